import type { Deal, Terms, View } from '../../../properties/protocol/view.js';
import { intentOf, quoteOf } from '../../machine/intent.js';
import { noDeal, type Opening } from '../../machine/opening.js';
import type { Emulation, Intent, Quote } from '../../machine/scene.js';
import { call, type Call } from './kernel/call.js';
import { LEAST_RATIO, ONE } from './kernel/constants.js';
import type { Output } from './kernel/outputs.js';
import { accountOf, emptySystem, type State } from './kernel/state.js';
import { entireOf } from './kernel/trove.js';

const borrower = 'borrower';
const other = 'other';
/** What the other trove holds in times of the borrower's; it is worth twice what it borrows, so that the system as a whole is in recovery only after a fall. */
const HELD = 4n;

/** Whether a list of this one trove would liquidate it: below 110 % always, in recovery also below the whole system's ratio. */
const mayBeLiquidated = (state: State, trove: string): boolean => accountOf(state, trove).status === 1n && call(state, { sender: 'liquidator', request: { type: 'liquidate', trove } }).kind === 'accepted';

/** The view of a trove. */
export function viewOf(state: State, name = borrower): View {
  const { market, accounts } = state;
  const account = accountOf(state, name);
  const isOpen = account.status === 1n;
  const { collateral, debt } = isOpen ? entireOf(market, account) : { collateral: 0n, debt: 0n };
  const stakes = accounts.reduce((sum, { stake }) => sum + stake, 0n);
  return {
    collateral, lot: 0n, returned: account.surplus, debt, due: 0n, fineDebt: debt, collateralPrice: market.price, debtPrice: ONE, isLiquidatable: mayBeLiquidated(state, name), bonus: null, cap: null, asking: null, isBalanced: stakes === market.totalStakes,
  };
}

/** The debt goes with the collateral, to the pool and to the other troves: each pays for what it takes over, with LUSD or with a debt of its own. What the owner may claim has not left it. */
const dealOf = (before: State) => (outputs: readonly Output[], after: State): Deal => {
  const closed = outputs.find(({ kind }) => kind === 'liquidated');
  if (closed?.kind !== 'liquidated' || accountOf(after, borrower).status === 1n) return noDeal;
  const { debt } = entireOf(before.market, accountOf(before, borrower));
  return { ...noDeal, repaid: debt, seized: closed.collateral + closed.collateralGas };
};

/** The state after a call, or as it was where the call is refused. */
export const accepted = (state: State, asked: Call): State => {
  const answer = call(state, asked);
  return answer.kind === 'accepted' ? answer.state : state;
};

/** Of every trove. */
export const terms: Terms = {
  threshold: { over: ONE, under: LEAST_RATIO }, largestPenalty: { over: LEAST_RATIO, under: ONE }, target: null, debtRounding: 0n, takesOver: false, hasAuction: false, hasSteps: false, hasRepayment: false, hasTotals: true, hasCap: false,
};

/** A system with the borrower's trove and a larger one, whose owner has given its LUSD to the stability pool. */
export function emulationOf(_parameters: unknown, { collateral, debt, collateralPrice }: Opening): Emulation<State> {
  const trove = (held: bigint, lusd: bigint) => ({ type: 'openTrove', opening: { collateral: held, lusd, maxFee: ONE } }) as const;
  const lent = (collateral * HELD * collateralPrice) / (2n * ONE);
  // Troves open where nobody would refuse them; then the price is what it is.
  const first = accepted(accepted(emptySystem(collateralPrice * HELD), { sender: other, request: trove(collateral * HELD, lent) }), { sender: other, request: { type: 'provideToSP', amount: lent } });
  const opened = accepted(accepted(first, { sender: borrower, request: trove(collateral, debt) }), { sender: 'world', request: { type: 'setPrice', price: collateralPrice } });
  const quote = (state: State, _at: bigint, price: bigint): Quote<State> => quoteOf({ sender: 'world', request: { type: 'setPrice', price } } satisfies Call, (asked) => call(state, asked));
  const intents = (state: State, at: bigint): readonly Intent<State>[] => {
    const answer = (asked: Call) => call(state, asked);
    const { lusd } = accountOf(state, other);
    const pooled = state.market.pool.deposits;
    return [
      intentOf({ name: 'liquidate', deed: 'step', at }, { sender: 'liquidator', request: { type: 'liquidate', trove: borrower } } satisfies Call, answer, dealOf(state)),
      intentOf({ name: 'the pool is filled', deed: 'time', at }, { sender: other, request: { type: 'provideToSP', amount: lusd } } satisfies Call, answer, () => noDeal),
      intentOf({ name: 'the pool is emptied', deed: 'time', at }, { sender: other, request: { type: 'withdrawFromSP', amount: pooled } } satisfies Call, answer, () => noDeal),
      intentOf({ name: 'the pool is halved', deed: 'time', at }, { sender: other, request: { type: 'withdrawFromSP', amount: pooled / 2n } } satisfies Call, answer, () => noDeal),
      intentOf({ name: 'the owner claims', deed: 'owner', at }, { sender: borrower, request: { type: 'claimCollateral' } } satisfies Call, answer, () => noDeal),
    ];
  };
  return {
    terms, opening: opened, openedAt: 1n, firstPrice: collateralPrice, quote, view: (state) => viewOf(state), intents,
  };
}
