import type { Asking, Deal, Terms, View } from '../../../properties/protocol/view.js';
import { RAY } from '../../kernel/arithmetic.js';
import { intentOf, portionsOf, quoteOf } from '../../machine/intent.js';
import { noDeal, type Opening } from '../../machine/opening.js';
import type { Emulation, Intent, Quote } from '../../machine/scene.js';
import { type Answer, call, type Request } from './kernel/call.js';
import type { Curve } from './kernel/abacus.js';
import type { Output } from './kernel/outputs.js';
import { standingOf } from './kernel/sales.js';
import { accountOf, emptyAccount, type Sale, type State } from './kernel/state.js';
import { WAD_TO_RAY, WORD_LIMIT } from './kernel/word.js';
import { openSystem, type Parameters } from './parameters.js';

const owner = 'borrower';
const taker = 'taker';
const PLENTY = 1_000n;
/** How many of its own periods an emulation looks ahead. */
const PERIODS = 3n;

/** The time in which an auction's price moves noticeably [seconds]. */
export function periodOf(curve: Curve, tail: bigint): bigint {
  if (curve.kind === 'linear') return curve.zeroAfter / 2n;
  return tail / 2n;
}

const saleIn = ({ market }: State, name: string): Sale | undefined => market.sales.find((sale) => sale.owner === name);

function askingOf(state: State, sale: Sale | undefined, at: bigint): Asking | null {
  if (sale === undefined) return null;
  const standing = standingOf(state.market.clipper, sale, at);
  return standing.kind === 'standing' ? { ask: standing.price, top: sale.top, startedAt: sale.startedAt, isRunning: !standing.needsReset } : null;
}

/** The view of a vault. Debts are in RAD, so that a unit of collateral at a price in RAY costs that many. */
export function viewOf(state: State, at: bigint, name = owner): View {
  const { market } = state;
  const { collateral, normalisedDebt, unlocked } = accountOf(state, name);
  const sale = saleIn(state, name);
  return {
    collateral, lot: sale?.lot ?? 0n, returned: unlocked, debt: normalisedDebt * market.vat.rate, due: sale?.due ?? 0n, fineDebt: normalisedDebt * market.vat.rate + (sale?.due ?? 0n), collateralPrice: market.feed.value * WAD_TO_RAY, debtPrice: 1n,
    isLiquidatable: collateral * market.vat.safetyPrice < normalisedDebt * market.vat.rate, bonus: null, cap: null, asking: askingOf(state, sale, at),
    isBalanced: state.accounts.reduce((sum, account) => sum + account.normalisedDebt, 0n) === market.vat.normalisedDebt,
  };
}

/** What a purchase takes out of the lot and pays; where the lot ends first, the vow keeps what was still due. */
const dealOf = (sale: Sale) => (outputs: readonly Output[]): Deal => {
  const taken = outputs.find(({ kind }) => kind === 'taken');
  return taken?.kind === 'taken' ? { ...noDeal, repaid: taken.paid, seized: sale.lot - taken.lot, writtenOff: taken.lot === 0n ? taken.due : 0n } : noDeal;
};

/** What the vow pays for an auction that somebody starts or resets. */
export const rewardOf = (outputs: readonly Output[]): Deal =>
  ({ ...noDeal, rewarded: outputs.reduce((sum, output) => (output.kind === 'kicked' || output.kind === 'redone' ? sum + output.reward : sum), 0n) });

/** Of every vault. */
export const termsOf = ({ liquidationRatio }: Parameters): Terms => ({
  threshold: { over: RAY, under: liquidationRatio }, largestPenalty: null, target: null, debtRounding: 0n, takesOver: false,
  hasAuction: true, hasSteps: false, hasRepayment: false, hasTotals: true, hasCap: false,
});

/** A collateral as one vault meets it, from second 1 on: prices are poked as soon as feeds tell them. */
export function emulationOf(parameters: Parameters, opening: Opening): Emulation<State> {
  const { market } = openSystem(parameters, { value: opening.collateralPrice, isValid: true });
  const debt = opening.debt * parameters.rate;
  const period = periodOf(parameters.curve, parameters.tail);
  const state: State = {
    market: { ...market, vat: { ...market.vat, debt: debt * PLENTY, normalisedDebt: opening.debt, safetyPrice: (opening.collateralPrice * WAD_TO_RAY * RAY) / parameters.liquidationRatio } },
    accounts: [{ ...emptyAccount(owner), collateral: opening.collateral, normalisedDebt: opening.debt }, { ...emptyAccount(taker), dai: debt * PLENTY, trustsClipper: true }],
  };
  const asks = (current: State, at: bigint, sender: string) => (request: Request): Answer => call(parameters, current, { at, sender, request });
  const priced = (current: State, at: bigint) => (request: Request): Answer => {
    const quoted = asks(current, at, 'world')(request);
    return quoted.kind === 'reverted' ? quoted : asks(quoted.state, at, 'anyone')({ type: 'poke' });
  };
  const quote = (current: State, at: bigint, price: bigint): Quote<State> => quoteOf<State, Output, Request>({ type: 'price', feed: { value: price, isValid: true } }, priced(current, at));
  const saleIntents = (current: State, at: bigint, sale: Sale): readonly Intent<State>[] => {
    const take = (amount: bigint): Request => ({ type: 'take', id: sale.id, amount, maxPrice: WORD_LIMIT - 1n, receiver: taker });
    return [
      ...portionsOf(sale.lot).map(({ name, amount }) => intentOf({ name: `take ${name} of the lot`, deed: 'take', at }, take(amount), asks(current, at, taker), dealOf(sale))),
      intentOf({ name: 'reset the auction', deed: 'reset', at }, { type: 'redo', id: sale.id, keeper: 'keeper' }, asks(current, at, 'keeper'), rewardOf),
    ];
  };
  const intents = (current: State, at: bigint): readonly Intent<State>[] => {
    const sale = saleIn(current, owner);
    const later = at + period;
    const waiting: Intent<State> = { name: 'a period passes', deed: 'time', at: later, call: null, outcome: () => ({ kind: 'accepted', state: current, deal: noDeal }) };
    return [
      intentOf({ name: 'start an auction', deed: 'start', at }, { type: 'bark', vault: owner, keeper: 'keeper' }, asks(current, at, 'keeper'), rewardOf),
      ...(sale === undefined ? [] : saleIntents(current, at, sale)),
      ...(sale !== undefined && at < 1n + PERIODS * period ? [waiting] : []),
    ];
  };
  return {
    terms: termsOf(parameters), opening: state, openedAt: 1n, firstPrice: opening.collateralPrice, quote, view: viewOf, intents,
  };
}
