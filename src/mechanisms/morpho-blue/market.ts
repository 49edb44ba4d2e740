import type { MarketTerms, MarketView } from '../../../properties/protocol/market/view.js';
import { intentOf, quoteOf } from '../../machine/intent.js';
import { type MarketEmulation, marketLevels } from '../../machine/market-scene.js';
import { noDeal, type Opening } from '../../machine/opening.js';
import type { Intent, Quote } from '../../machine/scene.js';
import { dealOf, termsOf, viewOf } from './emulation.js';
import { call, type Call } from './kernel/call.js';
import { accountOf, type Fixed, type State } from './kernel/state.js';
import { WAD } from './kernel/word.js';
import { openMarket, type Parameters } from './parameters.js';

const borrowers = ['first', 'second'] as const;
const FIRST_SHARES = 1_000_000n;
/** One time only, so that there is an end of states: long enough for a quarter of interest. */
const PERIOD = 31_536_000n;
const RATE: bigint = WAD / 4n / PERIOD;
/** A tenth of the interest is the recipient's, in shares like those of the lenders. */
const FEE: bigint = WAD / 10n;

/** Amounts so small that every state of two accounts can be visited. */
export const few: Opening = { collateral: 2n, debt: 3n, collateralPrice: 2_000_000_000_000_000_000_000_000_000_000_000_000n, debtPrice: 1_000_000_000_000_000_000_000_000_000_000_000_000n };

function openingOf(parameters: Parameters, { collateral, debt, collateralPrice }: Opening): State {
  const { market } = openMarket(parameters, { at: 1n, price: collateralPrice, rate: RATE });
  const empty = { supplyShares: 0n, borrowShares: 0n, collateral: 0n, authorized: [] };
  const debts = [debt, (debt * 2n) / 3n] as const;
  const [lent, owed] = [debt * 6n, debts[0] + debts[1]];
  const lender = (name: string, part: bigint) => ({ ...empty, name, supplyShares: (lent * FIRST_SHARES * part) / 3n });
  return {
    market: { ...market, supply: { assets: lent, shares: lent * FIRST_SHARES }, borrow: { assets: owed, shares: owed * FIRST_SHARES } },
    accounts: [lender('lender', 2n), lender('smaller lender', 1n), ...borrowers.map((name, place) => ({ ...empty, name, collateral, borrowShares: (debts[place] ?? 0n) * FIRST_SHARES }))],
  };
}

function marketViewOf(fixed: Fixed, state: State): MarketView {
  const { market: { supply } } = state;
  const members = borrowers.map((name) => ({ name, view: viewOf(fixed, state, name) }));
  return { members, kept: 0n, openLiquidations: 0, carried: 0n, cushions: [], claims: supply.assets, share: { over: supply.assets, under: supply.shares }, isBalanced: members.every(({ view }) => view.isBalanced === true) };
}

function intentsOf(fixed: Fixed, state: State, at: bigint): readonly Intent<State>[] {
  const answer = (asked: Call) => call(fixed, state, asked);
  const each = borrowers.flatMap((name) => {
    const { collateral, borrowShares } = accountOf(state, name);
    const liquidation = (what: string, seizedAssets: bigint, repaidShares: bigint): Intent<State> =>
      intentOf({ name: `${what} of the ${name}`, deed: 'step', at }, { at, sender: 'liquidator', request: { type: 'liquidate', borrower: name, seizedAssets, repaidShares } } satisfies Call, answer, dealOf);
    return [liquidation('seize all', collateral, 0n), liquidation('seize a half', collateral / 2n, 0n), liquidation('repay all', 0n, borrowShares)];
  });
  const later = at + PERIOD;
  const waiting = at > 1n ? [] : [intentOf({ name: 'a period passes', deed: 'time', at: later }, { at: later, sender: 'anyone', request: { type: 'accrueInterest' } } satisfies Call, answer, () => noDeal)];
  return [...each, ...waiting];
}

/** A market that two borrowers and two lenders share, with interest. */
export function marketOf(parameters: Parameters, opening: Opening): MarketEmulation<State> {
  const fixed: Parameters = { ...parameters, rateModel: 'told', fee: FEE };
  const quote = (state: State, at: bigint, price: bigint): Quote<State> => quoteOf({ at, sender: 'world', request: { type: 'price', price } } satisfies Call, (asked) => call(fixed, state, asked));
  const terms: MarketTerms = { account: termsOf(fixed), bearer: 'lenders', takesSeveral: false, hasInterest: true, hasLimit: false, rounding: { collateral: 0n, debt: 3n } };
  return { terms, opening: openingOf(fixed, opening), openedAt: 1n, firstPrice: opening.collateralPrice, levels: marketLevels, quote, view: (state) => marketViewOf(fixed, state), intents: (state, at) => intentsOf(fixed, state, at) };
}
