import type { MarketTerms, MarketView } from '../../../properties/protocol/market/view.js';
import { intentOf, quoteOf } from '../../machine/intent.js';
import type { MarketEmulation } from '../../machine/market-scene.js';
import type { Opening } from '../../machine/opening.js';
import type { Intent, Quote } from '../../machine/scene.js';
import { dealOf, nothing, termsOf, viewOf } from './emulation.js';
import { call, type Call } from './kernel/call.js';
import type { Parameters, State } from './kernel/state.js';
import { openPool } from './parameters.js';

const borrowers = ['first', 'second'] as const;
const [collateralPlace, debtPlace] = [0, 1] as const;

/** Amounts so small that every state of two accounts can be visited, at prices at which none of them is dust. */
export const few: Opening = { collateral: 4n, debt: 10n, collateralPrice: 40_000_000_000_000_000_000_000_000_000n, debtPrice: 10_000_000_000_000_000n };

function openingOf(parameters: Parameters, { collateral, debt, collateralPrice, debtPrice }: Opening): State {
  const debts = [debt, (debt * 2n) / 3n];
  const accounts = borrowers.map((name, place) => ({ name, category: null, positions: [{ ...nothing, scaledDeposit: collateral, isCollateral: true }, { ...nothing, scaledDebt: debts[place] ?? 0n, isBorrowing: true }] }));
  return { ...openPool(parameters, [collateralPrice, debtPrice]), accounts };
}

/** A deficit is a cushion in debt: what lenders have stays as it is, until somebody covers it. */
function marketViewOf(parameters: Parameters, state: State): MarketView {
  const members = borrowers.map((name) => ({ name, view: viewOf(parameters, state, name) }));
  return { members, kept: 0n, openLiquidations: 0, carried: 0n, cushions: [-(state.market.reserves[debtPlace]?.deficit ?? 0n)], claims: 0n, share: null, isBalanced: null };
}

function intentsOf(parameters: Parameters, state: State, at: bigint): readonly Intent<State>[] {
  const answer = (asked: Call) => call(parameters, state, asked);
  return borrowers.flatMap((account) => {
    const { debt } = viewOf(parameters, state, account);
    const step = (what: string, covered: bigint): Intent<State> => intentOf(
      { name: `${what} of the ${account}`, deed: 'step', at },
      { at, sender: 'liquidator', request: { type: 'liquidate', account, collateral: collateralPlace, debt: debtPlace, covered, takesDeposit: false } } satisfies Call, answer, dealOf,
    );
    return [step('repay all', debt), step('repay a half', debt / 2n)];
  });
}

/** A pool that two borrowers share. */
export function marketOf(parameters: Parameters, opening: Opening): MarketEmulation<State> {
  const quote = (state: State, at: bigint, price: bigint): Quote<State> =>
    quoteOf({ at, sender: 'world', request: { type: 'price', reserve: collateralPlace, price } } satisfies Call, (asked) => call(parameters, state, asked));
  const bearer = parameters.release.recordsDeficit ? 'a deficit' : 'nobody';
  const terms: MarketTerms = { account: termsOf(parameters), bearer, takesSeveral: false, hasInterest: false, hasLimit: false, rounding: { collateral: 0n, debt: 0n } };
  return { terms, opening: openingOf(parameters, opening), openedAt: 1n, firstPrice: opening.collateralPrice, quote, view: (state) => marketViewOf(parameters, state), intents: (state, at) => intentsOf(parameters, state, at) };
}
