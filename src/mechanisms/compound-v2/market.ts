import type { Deal } from '../../../properties/protocol/view.js';
import type { MarketTerms, MarketView } from '../../../properties/protocol/market/view.js';
import { intentOf, quoteOf } from '../../machine/intent.js';
import { type MarketEmulation, marketLevels } from '../../machine/market-scene.js';
import { noDeal, type Opening } from '../../machine/opening.js';
import type { Intent, Quote } from '../../machine/scene.js';
import { nothing, termsOf, viewOf } from './emulation.js';
import { call, type Call } from './kernel/call.js';
import type { Output } from './kernel/outputs.js';
import type { Parameters, State } from './kernel/state.js';
import { WAD } from './kernel/word.js';
import { openMarkets } from './parameters.js';

const borrowers = ['first', 'second'] as const;
const liquidator = 'liquidator';
const [collateralPlace, debtPlace] = [0, 1] as const;

/** Amounts so small that every state of two accounts can be visited. */
export const few: Opening = { collateral: 5n, debt: 7n, collateralPrice: 2_000_000_000_000_000_000n, debtPrice: 1_000_000_000_000_000_000n };

/** Underlying for one token at first: as `initialRate` says, which presets set to one. */
function openingOf(parameters: Parameters, { collateral, debt, collateralPrice, debtPrice }: Opening): State {
  const debts = [debt, (debt * 2n) / 3n] as const;
  const [lent, owed] = [debt * 6n, debts[0] + debts[1]];
  const { market } = openMarkets(parameters, [collateralPrice, debtPrice]);
  const pools = market.pools.map((pool, place) =>
    (place === collateralPlace ? { ...pool, cash: collateral * 2n, totalSupply: collateral * 2n } : { ...pool, cash: lent - owed, totalSupply: lent, totalBorrows: owed }));
  const account = (name: string, place: number) => ({ name, positions: [{ ...nothing, tokens: collateral, isMember: true }, { ...nothing, principal: debts[place] ?? 0n, index: WAD, isMember: true }] });
  return { market: { pools }, accounts: [...borrowers.map(account), { name: liquidator, positions: [nothing, { ...nothing, funds: lent }] }] };
}

/** Nobody is told of a loss: tokens of the lenders stand for debts that are not paid as for those that are. */
function marketViewOf(parameters: Parameters, state: State): MarketView {
  const pool = state.market.pools[debtPlace];
  const claims = pool === undefined ? 0n : pool.cash + pool.totalBorrows - pool.totalReserves;
  const members = borrowers.map((name) => ({ name, view: viewOf(parameters, state, name) }));
  const owed = members.reduce((sum, { view }) => sum + view.debt, 0n);
  return {
    members, kept: 0n, openLiquidations: 0, carried: 0n, cushions: [], claims, share: { over: claims, under: pool?.totalSupply ?? 1n },
    isBalanced: members.every(({ view }) => view.isBalanced === true) && owed === pool?.totalBorrows,
  };
}

const dealOf = ([liquidated]: readonly Output[]): Deal => (liquidated === undefined ? noDeal : { ...noDeal, repaid: liquidated.repaid, seized: liquidated.seized });

function intentsOf(parameters: Parameters, state: State, at: bigint): readonly Intent<State>[] {
  const answer = (asked: Call) => call(parameters, state, asked);
  return borrowers.flatMap((account) => {
    const most = viewOf(parameters, state, account).cap ?? 0n;
    const step = (what: string, repaid: bigint): Intent<State> => intentOf(
      { name: `${what} of the ${account}`, deed: 'step', at },
      { at, sender: liquidator, request: { type: 'liquidate', account, debt: debtPlace, collateral: collateralPlace, repaid } } satisfies Call, answer, dealOf,
    );
    return [step('repay the most', most), step('repay one unit', 1n)];
  });
}

/** Markets that two borrowers share. */
export function marketOf(parameters: Parameters, opening: Opening): MarketEmulation<State> {
  const quote = (state: State, at: bigint, price: bigint): Quote<State> =>
    quoteOf({ at, sender: 'world', request: { type: 'price', market: collateralPlace, price } } satisfies Call, (asked) => call(parameters, state, asked));
  const terms: MarketTerms = { account: termsOf(parameters), bearer: 'nobody', takesSeveral: false, hasInterest: false, hasLimit: false, rounding: { collateral: 0n, debt: 0n } };
  return { terms, opening: openingOf(parameters, opening), openedAt: 1n, firstPrice: opening.collateralPrice, levels: marketLevels, quote, view: (state) => marketViewOf(parameters, state), intents: (state, at) => intentsOf(parameters, state, at) };
}
