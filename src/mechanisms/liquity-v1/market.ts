import type { Deal } from '../../../properties/protocol/view.js';
import type { MarketTerms, MarketView } from '../../../properties/protocol/market/view.js';
import { intentOf, quoteOf } from '../../machine/intent.js';
import type { MarketEmulation } from '../../machine/market-scene.js';
import { noDeal, type Opening } from '../../machine/opening.js';
import type { Intent, Quote } from '../../machine/scene.js';
import { accepted, terms as ofTrove, viewOf } from './emulation.js';
import { call, type Call } from './kernel/call.js';
import { ONE } from './kernel/constants.js';
import type { Output } from './kernel/outputs.js';
import { accountOf, emptySystem, type State } from './kernel/state.js';

const troves = ['first', 'second', 'depositor'] as const;
/** What the depositor's trove holds in times of the first, and owes in times of its worth: half of that is in the pool, enough for one trove and too little for two. */
const HELD = 4n;
const OWED = 2n;
/** What its owner may add: the system then is in recovery at lower prices only, and the pool buys what it left to other troves before. */
const ADDED = 6n;

/** Troves are closed whole: these amounts are as few states as any. */
export const few: Opening = { collateral: ONE, debt: 1_800n * ONE, collateralPrice: 3_000n * ONE, debtPrice: ONE };

function openingOf({ collateral, debt, collateralPrice }: Opening): State {
  const open = (sender: string, held: bigint, lusd: bigint): Call => ({ sender, request: { type: 'openTrove', opening: { collateral: held, lusd, maxFee: ONE } } });
  const lent = (collateral * OWED * collateralPrice) / ONE;
  // Troves open where nobody would refuse them; then the price is what it is.
  const calls: readonly Call[] = [
    open('depositor', collateral * HELD, lent), open('first', collateral, debt), open('second', (collateral * 119n) / 100n, debt),
    { sender: 'depositor', request: { type: 'provideToSP', amount: lent / 2n } }, { sender: 'world', request: { type: 'setPrice', price: collateralPrice } },
  ];
  return calls.reduce(accepted, emptySystem(collateralPrice * HELD));
}

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, amount) => total + amount, 0n);

/** By how much the sums of all troves may lack what two redistributions gave [wei]: what one stake is given is rounded down to 18 digits, and then what each trove is. */
const roundingFor = (unit: bigint): bigint => 2n * (((HELD + ADDED + 3n) * unit) / ONE + BigInt(troves.length));

function marketViewOf(state: State, most: bigint): MarketView {
  const { market } = state;
  const members = troves.map((name) => ({ name, view: viewOf(state, name) }));
  const lacking = [
    market.activeCollateral + market.defaultCollateral - sum(members.map(({ view }) => view.collateral)),
    market.activeDebt + market.defaultDebt - sum(members.map(({ view }) => view.debt)),
  ];
  const isWhole = lacking.every((lack) => lack >= 0n && lack <= most) && members.every(({ view }) => view.isBalanced === true);
  return { members, kept: market.pool.collateral + market.surplus, openLiquidations: 0, carried: 0n, cushions: [market.pool.deposits], claims: 0n, share: null, isBalanced: isWhole };
}

/** What leaves is the liquidator's compensation, or a depositor's gain; what nobody pays is the LUSD that is burned. */
const dealOf = (before: State) => (outputs: readonly Output[], after: State): Deal => {
  const gone = outputs.map((output) => (output.kind === 'liquidated' ? output.collateralGas : output.kind === 'gainWithdrawn' ? output.gain : 0n));
  return { ...noDeal, seized: sum(gone), writtenOff: before.market.supply - after.market.supply };
};

function intentsOf(state: State, at: bigint, unit: bigint): readonly Intent<State>[] {
  const answer = (asked: Call) => call(state, asked);
  const step = (name: string, request: Call['request']): Intent<State> => intentOf({ name, deed: 'step', at }, { sender: 'liquidator', request } satisfies Call, answer, dealOf(state));
  const batch = (...names: readonly string[]): Intent<State> => step(`liquidate ${names.join(' and ')}`, { type: 'batchLiquidateTroves', troves: names });
  const { collateral, deposit } = accountOf(state, 'depositor');
  const own = (name: string, request: Call['request']): Intent<State> => intentOf({ name, deed: 'owner', at }, { sender: 'depositor', request } satisfies Call, answer, dealOf(state));
  return [
    step('liquidate the first', { type: 'liquidate', trove: 'first' }), step('liquidate the second', { type: 'liquidate', trove: 'second' }),
    batch('first', 'second'), batch('second', 'first'), step('liquidate the two lowest', { type: 'liquidateTroves', most: 2n }),
    own('the pool is emptied', { type: 'withdrawFromSP', amount: deposit.initial }),
    ...(collateral < ADDED * unit ? [own('the depositor adds collateral', { type: 'addColl', collateral: ADDED * unit })] : []),
  ];
}

/** A system of three troves, one of whose owners has given its LUSD to the stability pool. */
export function marketOf(_parameters: unknown, opening: Opening): MarketEmulation<State> {
  const quote = (state: State, _at: bigint, price: bigint): Quote<State> => quoteOf({ sender: 'world', request: { type: 'setPrice', price } } satisfies Call, (asked) => call(state, asked));
  const rounding = roundingFor(opening.collateral);
  const terms: MarketTerms = { account: ofTrove, bearer: 'a pool and other accounts', takesSeveral: true, hasInterest: false, hasLimit: false, rounding: { collateral: rounding, debt: rounding } };
  return { terms, opening: openingOf(opening), openedAt: 1n, firstPrice: opening.collateralPrice, quote, view: (state) => marketViewOf(state, rounding), intents: (state, at) => intentsOf(state, at, opening.collateral) };
}
