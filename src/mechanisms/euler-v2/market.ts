import type { Deal } from '../../../properties/protocol/view.js';
import type { MarketTerms, MarketView } from '../../../properties/protocol/market/view.js';
import { RAY } from '../../kernel/arithmetic.js';
import { intentOf, quoteOf } from '../../machine/intent.js';
import { type MarketEmulation, marketLevels } from '../../machine/market-scene.js';
import { noDeal, type Opening } from '../../machine/opening.js';
import type { Intent, Quote } from '../../machine/scene.js';
import { termsOf, viewOf } from './emulation.js';
import { call, type Call } from './kernel/call.js';
import { assetsOf, owedNow } from './kernel/debt.js';
import type { Output } from './kernel/outputs.js';
import { type Account, accountOf, type Fixed, holdingOf, type State, vaultName } from './kernel/state.js';
import { DEBT_UNIT } from './kernel/word.js';
import { openVault } from './parameters.js';

const borrowers = ['first', 'second'] as const;
const liquidator = 'liquidator';
const [pledged, spare] = ['collateral', 'other'] as const;
const PLENTY = 1_000n;
/** One time only, so that there is an end of states: long enough for a quarter of interest. */
const PERIOD = 31_536_000n;
const RATE: bigint = RAY / 4n / PERIOD;

/** Amounts so small that every state of two accounts can be visited; one unit of debt is just enough to be socialised. */
export const few: Opening = { collateral: 3n, debt: 4n, collateralPrice: 2_000_000_000_000_000_000_000_000n, debtPrice: 1_000_000_000_000_000_000_000_000n };

function openingOf({ collateral, debt, collateralPrice, debtPrice }: Opening): State {
  const price = (value: bigint) => ({ middle: value, hard: value });
  const debts = [debt, (debt * 2n) / 3n] as const;
  const owed = debts[0] + debts[1];
  const { market } = openVault(debt * 6n, price(debtPrice), [pledged, spare].map((name) => ({ name, price: price(collateralPrice), assets: collateral, shares: collateral })), 1n);
  const account = (name: string, holding: string, shares: bigint, owing: bigint): Account =>
    ({ name, owed: owing * DEBT_UNIT, accumulator: market.accumulator, holdings: [{ name: holding, shares, isEnabled: true }], controllers: [vaultName], isDeferred: false, lastStatusCheck: 0n });
  return {
    market: { ...market, rate: RATE, cash: market.cash - owed, totalBorrows: owed * DEBT_UNIT },
    accounts: [...borrowers.map((name, place) => account(name, pledged, collateral, debts[place] ?? 0n)), account(liquidator, spare, collateral * PLENTY, 0n)],
  };
}

function marketViewOf(fixed: Fixed, state: State, at: bigint): MarketView {
  const { market, accounts } = state;
  const members = borrowers.map((name) => ({ name, view: viewOf(fixed, state, at, name) }));
  const taker = accountOf(state, liquidator);
  const [assets, owed] = [market.cash * DEBT_UNIT + market.totalBorrows, accounts.reduce((sum, each) => sum + owedNow(market, each), 0n)];
  // Interest is rounded down for all of the vault at once, and for each account: neither may be more than a unit of 2^-31 apart for each of them.
  const lack = market.totalBorrows - owed;
  const most = BigInt(accounts.length);
  return {
    members, kept: holdingOf(taker, pledged).shares, openLiquidations: 0, carried: assetsOf(owedNow(market, taker)), cushions: [], claims: assets / DEBT_UNIT,
    share: { over: assets, under: market.totalShares }, isBalanced: lack <= most && lack >= -most,
  };
}

/** A liquidator takes over debt and collateral, so that neither leaves the market: only what is socialised does. */
const dealOf = (outputs: readonly Output[]): Deal =>
  ({ ...noDeal, writtenOff: outputs.reduce((sum, output) => (output.kind === 'socialised' ? sum + output.assets : sum), 0n) });

function intentsOf(fixed: Fixed, state: State, at: bigint): readonly Intent<State>[] {
  const answer = (asked: Call) => call(fixed, state, asked);
  const each = borrowers.flatMap((violator) => {
    const debt = assetsOf(owedNow(state.market, accountOf(state, violator)));
    const step = (what: string, repaid: bigint | null): Intent<State> =>
      intentOf({ name: `${what} of the ${violator}`, deed: 'step', at }, { at, sender: liquidator, request: { type: 'liquidate', violator, collateral: pledged, repaid, leastSeized: 0n } } satisfies Call, answer, dealOf);
    return [step('repay the most', null), step('repay a half', debt / 2n)];
  });
  const later = at + PERIOD;
  const waiting = at > 1n ? [] : [intentOf({ name: 'a period passes', deed: 'time', at: later }, { at: later, sender: 'anyone', request: { type: 'touch' } } satisfies Call, answer, () => noDeal)];
  return [...each, ...waiting];
}

/** A vault that two borrowers share, whose debts its liquidator takes over, with interest. */
export function marketOf(fixed: Fixed, opening: Opening): MarketEmulation<State> {
  const quote = (state: State, at: bigint, value: bigint): Quote<State> =>
    quoteOf({ at, sender: 'world', request: { type: 'price', of: pledged, price: { middle: value, hard: value } } } satisfies Call, (asked) => call(fixed, state, asked));
  const terms: MarketTerms = { account: termsOf(fixed), bearer: fixed.socialises ? 'lenders' : 'nobody', takesSeveral: false, hasInterest: true, hasLimit: false, rounding: { collateral: 0n, debt: 4n } };
  return {
    terms, opening: openingOf(opening), openedAt: 1n, firstPrice: opening.collateralPrice, levels: marketLevels, quote,
    view: (state, at) => marketViewOf(fixed, state, at), intents: (state, at) => intentsOf(fixed, state, at),
  };
}
