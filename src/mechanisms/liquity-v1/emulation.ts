import type { Deal, View } from '../../../properties/protocol/view.js';
import { intentOf, priceIntents } from '../../machine/intent.js';
import { noDeal, type Opening } from '../../machine/opening.js';
import type { Emulation, Intent } from '../../machine/scene.js';
import { call, type Call } from './kernel/call.js';
import { LEAST_RATIO, ONE } from './kernel/constants.js';
import type { Output } from './kernel/outputs.js';
import { accountOf, emptySystem, type State } from './kernel/state.js';
import { entireOf } from './kernel/trove.js';

const borrower = 'borrower';
const other = 'other';
/** What the other trove holds and owes, in times of the borrower's: it is richer, so that the system as a whole is in recovery only after a fall. */
const [HELD, OWED] = [4n, 3n] as const;

/** Whether a list of this one trove would liquidate it: below 110 % always, in recovery also below the whole system's ratio. */
const mayBeLiquidated = (state: State): boolean => accountOf(state, borrower).status === 1n && call(state, { sender: 'liquidator', request: { type: 'liquidate', trove: borrower } }).kind === 'accepted';

function viewOf(state: State): View {
  const { market, accounts } = state;
  const account = accountOf(state, borrower);
  const isOpen = account.status === 1n;
  const { collateral, debt } = isOpen ? entireOf(market, account) : { collateral: 0n, debt: 0n };
  const stakes = accounts.reduce((sum, { stake }) => sum + stake, 0n);
  return {
    collateral, lot: 0n, returned: account.surplus, debt, due: 0n, fineDebt: debt, collateralPrice: market.price, debtPrice: ONE, isLiquidatable: mayBeLiquidated(state), bonus: null, cap: null, asking: null, isBalanced: stakes === market.totalStakes,
  };
}

/** The debt goes with the collateral, to the pool and to the other troves: each pays for what it takes over, with LUSD or with a debt of its own. What the owner may claim has not left it. */
const dealOf = (before: State) => (outputs: readonly Output[], after: State): Deal => {
  const closed = outputs.find(({ kind }) => kind === 'liquidated');
  if (closed?.kind !== 'liquidated' || accountOf(after, borrower).status === 1n) return noDeal;
  const { debt } = entireOf(before.market, accountOf(before, borrower));
  return { repaid: debt, seized: closed.collateral + closed.collateralGas, refunded: 0n, writtenOff: 0n };
};

const accepted = (state: State, asked: Call): State => {
  const answer = call(state, asked);
  return answer.kind === 'accepted' ? answer.state : state;
};

/** A system with the borrower's trove and a larger one, whose owner gives all of its LUSD to the stability pool or none. */
export function emulationOf(_parameters: unknown, { collateral, debt, collateralPrice }: Opening): Emulation<State> {
  const trove = (held: bigint, owed: bigint) => ({ type: 'openTrove', opening: { collateral: collateral * held, lusd: debt * owed, maxFee: ONE } }) as const;
  // Troves open where nobody would refuse them; then the price is what it is.
  const first = accepted(emptySystem(collateralPrice * HELD), { sender: other, request: trove(HELD, OWED) });
  const opened = accepted(accepted(first, { sender: borrower, request: trove(1n, 1n) }), { sender: 'world', request: { type: 'setPrice', price: collateralPrice } });
  const intents = (state: State, at: bigint): readonly Intent<State>[] => {
    const answer = (asked: Call) => call(state, asked);
    const { lusd } = accountOf(state, other);
    const pooled = state.market.pool.deposits;
    return [
      ...priceIntents(collateralPrice, at, (price): Call => ({ sender: 'world', request: { type: 'setPrice', price } }), answer),
      intentOf({ name: 'liquidate', deed: 'step', at }, { sender: 'liquidator', request: { type: 'liquidate', trove: borrower } } satisfies Call, answer, dealOf(state)),
      intentOf({ name: 'the pool is filled', deed: 'time', at }, { sender: other, request: { type: 'provideToSP', amount: lusd } } satisfies Call, answer, () => noDeal),
      intentOf({ name: 'the pool is halved', deed: 'time', at }, { sender: other, request: { type: 'withdrawFromSP', amount: pooled / 2n } } satisfies Call, answer, () => noDeal),
      intentOf({ name: 'the owner claims', deed: 'owner', at }, { sender: borrower, request: { type: 'claimCollateral' } } satisfies Call, answer, () => noDeal),
    ];
  };
  return {
    terms: { threshold: { over: ONE, under: LEAST_RATIO }, largestPenalty: { over: LEAST_RATIO, under: ONE }, target: null, debtRounding: 0n, hasAuction: false, hasSteps: false, hasRepayment: false, hasTotals: true, hasCap: false },
    opening: opened, openedAt: 1n, view: viewOf, intents,
  };
}
