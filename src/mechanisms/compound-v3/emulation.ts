import type { Deal, Terms, View } from '../../../properties/protocol/view.js';
import { intentOf, portionsOf, quoteOf } from '../../machine/intent.js';
import { noDeal, type Opening } from '../../machine/opening.js';
import type { Emulation, Intent, Quote } from '../../machine/scene.js';
import { liquidityOf, owedOf } from './kernel/account.js';
import { call, type Call } from './kernel/call.js';
import type { Output } from './kernel/outputs.js';
import { accountOf, type Parameters, type State } from './kernel/state.js';
import { WAD } from './kernel/word.js';
import { openComet } from './parameters.js';

const borrower = 'borrower';
const place = 0;
const LENT = 1_000n;

/** The view of a borrower. */
export function viewOf(parameters: Parameters, state: State, name = borrower): View {
  const account = accountOf(state, name);
  const standing = liquidityOf(parameters, state.market, account, 'liquidate');
  const price = state.market.assets[place]?.price ?? 0n;
  const { creditFactor = WAD, scale = 1n } = parameters.assets[place] ?? {};
  const principals = state.accounts.map(({ principal }) => principal);
  const owed = principals.reduce((sum, principal) => (principal < 0n ? sum - principal : sum), 0n);
  return {
    collateral: account.collateral[place] ?? 0n, lot: 0n, returned: 0n, debt: owedOf(state.market, account).value, due: 0n, fineDebt: account.principal < 0n ? -account.principal : 0n,
    collateralPrice: price * parameters.baseScale, debtPrice: state.market.basePrice * scale,
    isLiquidatable: standing.kind === 'liquidity' && standing.value < 0n, bonus: { over: WAD, under: creditFactor }, cap: null, asking: null, isBalanced: owed === state.market.totalBorrow,
  };
}

/** Absorbing closes the debt for the credit of the collateral: what the credit lacks the protocol bears, what it exceeds the account is given. */
const dealOf = (debt: bigint, credit: (amount: bigint) => bigint) => (outputs: readonly Output[]): Deal => {
  const seized = outputs.reduce((sum, output) => (output.kind === 'collateralAbsorbed' ? sum + output.amount : sum), 0n);
  const paidOut = outputs.find(({ kind }) => kind === 'debtAbsorbed');
  if (paidOut?.kind !== 'debtAbsorbed') return noDeal;
  const worth = credit(seized);
  return { ...noDeal, repaid: worth < debt ? worth : debt, seized, refunded: paidOut.paidOut > debt ? paidOut.paidOut - debt : 0n, writtenOff: worth < debt ? debt - worth : 0n };
};

/** Of every account. */
export function termsOf({ assets }: Parameters): Terms {
  const { liquidateFactor = 0n, creditFactor = WAD } = assets[place] ?? {};
  return {
    threshold: { over: liquidateFactor, under: WAD }, largestPenalty: { over: WAD, under: creditFactor }, target: null, debtRounding: 1n, takesOver: true,
    hasAuction: false, hasSteps: false, hasRepayment: false, hasTotals: true, hasCap: false,
  };
}

/** A Comet as one borrower meets it, with one collateral, while no second passes. */
export function emulationOf(parameters: Parameters, opening: Opening): Emulation<State> {
  const { collateral, debt } = opening;
  const { market } = openComet(parameters, 1n, { base: opening.debtPrice, assets: [opening.collateralPrice] });
  const assets = market.assets.map((asset) => ({ ...asset, totalSupplied: collateral, balance: collateral }));
  const state: State = {
    market: { ...market, assets, totalSupply: debt * LENT, totalBorrow: debt, baseBalance: debt * LENT - debt },
    accounts: [{ name: borrower, principal: -debt, collateral: [collateral] }, { name: 'lender', principal: debt * LENT, collateral: [0n] }],
  };
  const quote = (current: State, at: bigint, price: bigint): Quote<State> =>
    quoteOf({ at, sender: 'world', request: { type: 'price', asset: place, price } } satisfies Call, (asked) => call(parameters, current, asked));
  const intents = (current: State, at: bigint): readonly Intent<State>[] => {
    const answer = (asked: Call) => call(parameters, current, asked);
    const view = viewOf(parameters, current);
    const { creditFactor = WAD } = parameters.assets[place] ?? {};
    const credit = (amount: bigint): bigint => (view.debtPrice === 0n ? 0n : (amount * view.collateralPrice * creditFactor) / (view.debtPrice * WAD));
    const own = (current.market.assets[place]?.balance ?? 0n) - (current.market.assets[place]?.totalSupplied ?? 0n);
    const paid = view.debtPrice === 0n ? 0n : (own * view.collateralPrice) / view.debtPrice;
    const buy = (amount: bigint): Call => ({ at, sender: 'buyer', request: { type: 'buyCollateral', asset: place, paid: amount, least: 0n } });
    return [
      intentOf({ name: 'absorb', deed: 'step', at }, { at, sender: 'absorber', request: { type: 'absorb', accounts: [borrower] } } satisfies Call, answer, dealOf(view.debt, credit)),
      ...portionsOf(paid).map(({ name, amount }) => intentOf({ name: `buy collateral, paying ${name} of its price`, deed: 'take', at }, buy(amount), answer, () => noDeal)),
    ];
  };
  return {
    terms: termsOf(parameters), opening: state, openedAt: 1n, firstPrice: opening.collateralPrice, quote, view: (each) => viewOf(parameters, each), intents,
  };
}
