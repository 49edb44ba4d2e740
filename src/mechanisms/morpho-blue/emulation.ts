import type { Deal, Fraction, Terms, View } from '../../../properties/protocol/view.js';
import { intentOf, portionsOf, quoteOf } from '../../machine/intent.js';
import { noDeal, type Opening } from '../../machine/opening.js';
import type { Emulation, Intent, Quote } from '../../machine/scene.js';
import { call, type Call } from './kernel/call.js';
import { healthOf } from './kernel/health.js';
import type { Output } from './kernel/outputs.js';
import { incentiveOf } from './kernel/seizure.js';
import { toAssetsUp } from './kernel/shares.js';
import { accountOf, type Fixed, type State } from './kernel/state.js';
import { ORACLE_PRICE_SCALE, WAD } from './kernel/word.js';
import { openMarket, type Parameters } from './parameters.js';

export const borrower = 'borrower';
export const liquidator = 'liquidator';

/** What one unit is in shares as long as nothing has accrued. */
const FIRST_SHARES = 1_000_000n;
const LENT = 1_000n;

/** A market in which one lender has lent, and one borrower owes. */
export function openingOf(parameters: Parameters, { collateral, debt, collateralPrice }: Opening): State {
  const { market } = openMarket(parameters, { at: 1n, price: collateralPrice, rate: 0n });
  const [supply, borrow] = [{ assets: debt * LENT, shares: debt * LENT * FIRST_SHARES }, { assets: debt, shares: debt * FIRST_SHARES }];
  const empty = { supplyShares: 0n, borrowShares: 0n, collateral: 0n, authorized: [] };
  return {
    market: { ...market, supply, borrow },
    accounts: [{ ...empty, name: 'lender', supplyShares: supply.shares }, { ...empty, name: borrower, borrowShares: borrow.shares, collateral }],
  };
}

export const incentiveFor = ({ lltv }: Fixed): Fraction => ({ over: incentiveOf(lltv), under: WAD });

/** What somebody owes [loan units], rounded up as the market does. */
export function owedIn({ market, accounts }: State, name = borrower): bigint {
  const owed = toAssetsUp(accountOf({ market, accounts }, name).borrowShares, market.borrow);
  return owed.kind === 'number' ? owed.value : 0n;
}

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, amount) => total + amount, 0n);

/** The view of a borrower. */
export function viewOf(fixed: Fixed, state: State, name = borrower): View {
  const { market, accounts } = state;
  const account = accountOf(state, name);
  const health = healthOf(fixed, market, account);
  return {
    collateral: account.collateral, lot: 0n, returned: 0n, debt: owedIn(state, name), due: 0n, fineDebt: account.borrowShares, collateralPrice: market.price, debtPrice: ORACLE_PRICE_SCALE,
    isLiquidatable: health.kind === 'judged' && !health.isHealthy, bonus: incentiveFor(fixed), cap: null, asking: null,
    isBalanced: sum(accounts.map(({ borrowShares }) => borrowShares)) === market.borrow.shares && sum(accounts.map(({ supplyShares }) => supplyShares)) === market.supply.shares,
  };
}

/** What a call moved for the borrower. */
export function dealOf(outputs: readonly Output[]): Deal {
  const liquidated = outputs.find(({ kind }) => kind === 'liquidated');
  if (liquidated?.kind === 'liquidated') return { ...noDeal, repaid: liquidated.repaidAssets, seized: liquidated.seizedAssets, writtenOff: liquidated.badDebtAssets };
  const moved = outputs.find(({ kind }) => kind === 'moved');
  return moved?.kind === 'moved' ? { ...noDeal, repaid: moved.assets } : noDeal;
}

/** The calls that anybody may make of the market: prices, liquidations by collateral and by shares, and the owner's repayments. */
export function callsOf(state: State, at: bigint): readonly { readonly name: string; readonly deed: 'step' | 'owner'; readonly call: Call }[] {
  const { collateral, borrowShares } = accountOf(state, borrower);
  const liquidation = (seizedAssets: bigint, repaidShares: bigint): Call => ({ at, sender: liquidator, request: { type: 'liquidate', borrower, seizedAssets, repaidShares } });
  const repayment = (shares: bigint): Call => ({ at, sender: borrower, request: { type: 'repay', onBehalf: borrower, assets: 0n, shares } });
  return [
    ...portionsOf(collateral).map(({ name, amount }) => ({ name: `seize ${name}`, deed: 'step' as const, call: liquidation(amount, 0n) })),
    ...[2n, 1n].map((part) => ({ name: part === 1n ? 'repay all' : 'repay a half', deed: 'step' as const, call: liquidation(0n, borrowShares / part) })),
    { name: 'owner repays all', deed: 'owner' as const, call: repayment(borrowShares) },
  ];
}

export const termsOf = (fixed: Fixed): Terms => ({
  threshold: { over: fixed.lltv, under: WAD }, largestPenalty: incentiveFor(fixed), target: null, debtRounding: 1n, takesOver: false, hasAuction: false, hasSteps: true, hasRepayment: true, hasTotals: true, hasCap: false,
});

/** A market as one borrower meets it, without interest. */
export function emulationOf(parameters: Parameters, opening: Opening): Emulation<State> {
  const quote = (state: State, at: bigint, price: bigint): Quote<State> => quoteOf({ at, sender: 'world', request: { type: 'price', price } } satisfies Call, (asked) => call(parameters, state, asked));
  const intents = (state: State, at: bigint): readonly Intent<State>[] =>
    callsOf(state, at).map(({ name, deed, call: asked }) => intentOf({ name, deed, at }, asked, (each) => call(parameters, state, each), dealOf));
  return { terms: termsOf(parameters), opening: openingOf(parameters, opening), openedAt: 1n, firstPrice: opening.collateralPrice, quote, view: (state) => viewOf(parameters, state), intents };
}
