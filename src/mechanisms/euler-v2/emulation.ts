import type { Deal, Terms, View } from '../../../properties/protocol/view.js';
import { intentOf, portionsOf, quoteOf } from '../../machine/intent.js';
import { noDeal, type Opening } from '../../machine/opening.js';
import type { Emulation, Intent, Quote as Told } from '../../machine/scene.js';
import { call, type Call } from './kernel/call.js';
import { assetsOf, owedNow } from './kernel/debt.js';
import { liquidityOf } from './kernel/liquidity.js';
import type { Output } from './kernel/outputs.js';
import { discountFactorOf } from './kernel/sizing.js';
import { type Account, accountOf, type Fixed, holdingOf, type State, vaultName } from './kernel/state.js';
import { CONFIGURATION_SCALE, DEBT_UNIT, WAD } from './kernel/word.js';
import { openVault } from './parameters.js';

const borrower = 'borrower';
const liquidator = 'liquidator';
const [pledged, spare] = ['collateral', 'other'] as const;
const LENT = 1_000n;

/** The view of a borrower. */
export function viewOf(fixed: Fixed, state: State, at: bigint, name = borrower): View {
  const account = accountOf(state, name);
  const standing = liquidityOf(fixed, state.market, account, at, 'liquidation');
  const [backing, liability] = standing.kind === 'liquidity' ? [standing.backing, standing.liability] : [0n, 0n];
  const isLiquidatable = liability > 0n && backing <= liability;
  const factor = isLiquidatable ? discountFactorOf(fixed.maxDiscount, backing, liability) : null;
  const total = state.accounts.reduce((sum, each) => sum + owedNow(state.market, each), 0n);
  return {
    collateral: holdingOf(account, pledged).shares, lot: 0n, returned: 0n, debt: assetsOf(owedNow(state.market, account)), due: 0n, fineDebt: owedNow(state.market, account),
    collateralPrice: state.market.collaterals.find(({ name }) => name === pledged)?.price.middle ?? 0n, debtPrice: state.market.price.middle,
    isLiquidatable, bonus: factor?.kind === 'number' ? { over: WAD, under: factor.value } : null, cap: null, asking: null, isBalanced: total === state.market.totalBorrows,
  };
}

/** What a call moved for the borrower. */
export function dealOf(outputs: readonly Output[]): Deal {
  const socialised = outputs.find(({ kind }) => kind === 'socialised');
  const liquidated = outputs.find(({ kind }) => kind === 'liquidated');
  return liquidated?.kind === 'liquidated'
    ? { ...noDeal, repaid: liquidated.repaid, seized: liquidated.seized, writtenOff: socialised?.kind === 'socialised' ? socialised.assets : 0n }
    : noDeal;
}

const limitOf = ({ collaterals }: Fixed): bigint => collaterals.find(({ name }) => name === pledged)?.loanToValue.liquidation ?? 0n;

/** Of every account. */
export const termsOf = (fixed: Fixed): Terms => ({
  threshold: { over: limitOf(fixed), under: CONFIGURATION_SCALE }, largestPenalty: { over: CONFIGURATION_SCALE, under: CONFIGURATION_SCALE - fixed.maxDiscount }, target: null,
  debtRounding: 1n, takesOver: false, hasAuction: false, hasSteps: true, hasRepayment: true, hasTotals: true, hasCap: false,
});

/** ⌊√square⌋, by Newton's method from above. */
function rootDown(square: bigint): bigint {
  let root = square + 1n;
  let next = (root + 1n) / 2n;
  while (next < root) {
    root = next;
    next = (root + square / root) / 2n;
  }
  return root;
}

/** A vault as one borrower meets it, whose debt has grown to half a unit below a whole one; its liquidator has plenty of another collateral. */
export function emulationOf(fixed: Fixed, { collateral, debt, collateralPrice, debtPrice }: Opening): Emulation<State> {
  const limit = limitOf(fixed);
  const quote = (price: bigint) => ({ middle: price, hard: price });
  const owed = debt * DEBT_UNIT - DEBT_UNIT / 2n;
  const open = openVault(debt * LENT, quote(debtPrice), [pledged, spare].map((name) => ({ name, price: quote(collateralPrice), assets: collateral, shares: collateral })), 1n);
  const account = (name: string, holding: string, shares: bigint): Account =>
    ({ name, owed: 0n, accumulator: open.market.accumulator, holdings: [{ name: holding, shares, isEnabled: true }], controllers: [vaultName], isDeferred: false, lastStatusCheck: 0n });
  const state: State = {
    market: { ...open.market, cash: debt * LENT - debt, totalBorrows: owed },
    accounts: [{ ...account(borrower, pledged, collateral), owed }, account(liquidator, spare, collateral * LENT)],
  };
  const told = (current: State, at: bigint, price: bigint): Told<State> =>
    quoteOf({ at, sender: 'world', request: { type: 'price', of: pledged, price: quote(price) } } satisfies Call, (asked) => call(fixed, current, asked));
  const intents = (current: State, at: bigint): readonly Intent<State>[] => {
    const answer = (asked: Call) => call(fixed, current, asked);
    const step = (repaid: bigint | null): Call => ({ at, sender: liquidator, request: { type: 'liquidate', violator: borrower, collateral: pledged, repaid, leastSeized: 0n } });
    const repay = (assets: bigint | null): Call => ({ at, sender: borrower, request: { type: 'repay', assets } });
    // All of the collateral then pays, at one whole less its health as the discount, for the debt but half of its last unit.
    const tight = (shares: bigint, assets: bigint): Call => {
      const square = ((2n * assets - 1n) * assets * debtPrice * debtPrice * CONFIGURATION_SCALE) / (2n * limit);
      return { at, sender: 'world', request: { type: 'price', of: pledged, price: quote(rootDown(square) / shares) } };
    };
    const { collateral: held, debt: owedNowWhole } = viewOf(fixed, current, at);
    return [
      ...(held > 0n && owedNowWhole > 1n && limit > 0n ? [intentOf({ name: 'price that pays for all but one unit', deed: 'price', at }, tight(held, owedNowWhole), answer, () => noDeal)] : []),
      intentOf({ name: 'repay the most', deed: 'step', at }, step(null), answer, dealOf),
      ...portionsOf(viewOf(fixed, current, at).debt).map(({ name, amount }) => intentOf({ name: `repay ${name}`, deed: 'step', at }, step(amount), answer, dealOf)),
      intentOf({ name: 'owner repays all', deed: 'owner', at }, repay(null), answer, () => ({ ...noDeal, repaid: viewOf(fixed, current, at).debt })),
    ];
  };
  return {
    terms: termsOf(fixed), opening: state, openedAt: 1n, firstPrice: collateralPrice, quote: told, view: (each, at) => viewOf(fixed, each, at), intents,
  };
}
