import type { Deal } from '../../../properties/protocol/view.js';
import type { MarketTerms, MarketView } from '../../../properties/protocol/market/view.js';
import { intentOf, portionsOf, quoteOf } from '../../machine/intent.js';
import { type MarketEmulation, marketLevels } from '../../machine/market-scene.js';
import { noDeal, type Opening } from '../../machine/opening.js';
import type { Intent, Quote } from '../../machine/scene.js';
import { termsOf, viewOf } from './emulation.js';
import { call, type Call } from './kernel/call.js';
import { accrue, depositOf } from './kernel/interest.js';
import type { Output } from './kernel/outputs.js';
import { collateralReserves, reservesAt } from './kernel/reserves.js';
import { type Parameters, type State } from './kernel/state.js';
import { word } from './kernel/word.js';
import { openComet } from './parameters.js';

const borrowers = ['first', 'second'] as const;
const place = 0;
/** One time only, so that there is an end of states: long enough for interest that small amounts show. */
const PERIOD = 157_680_000n;

/** Amounts so small that every state of two accounts can be visited. */
export const few: Opening = { collateral: 3n, debt: 5n, collateralPrice: 200_000_000_000_000_000_000_000_000n, debtPrice: 100_000_000_000_000n };

/** A lender's deposit is four times the debt of the first, and reserves are half of it: one loss they can bear, and not two. */
function openingOf(parameters: Parameters, { collateral, debt, collateralPrice, debtPrice }: Opening): State {
  const { market } = openComet(parameters, 1n, { base: debtPrice, assets: [collateralPrice] });
  const debts = [debt, (debt * 2n) / 3n] as const;
  const [lent, owed] = [debt * 4n, debts[0] + debts[1]];
  const assets = market.assets.map((asset) => ({ ...asset, totalSupplied: collateral * 2n, balance: collateral * 2n }));
  return {
    market: { ...market, assets, totalSupply: lent, totalBorrow: owed, baseBalance: lent - owed + debt / 2n },
    accounts: [{ name: 'lender', principal: lent, collateral: [0n] }, ...borrowers.map((name, index) => ({ name, principal: -(debts[index] ?? 0n), collateral: [collateral] }))],
  };
}

/** The market as its next call will find it: interest is added whenever somebody calls. */
function accruedAt(parameters: Parameters, state: State, at: bigint): State {
  const accrued = accrue(parameters, state, at);
  return 'kind' in accrued ? state : accrued;
}

function marketViewOf(parameters: Parameters, before: State, at: bigint): MarketView {
  const state = accruedAt(parameters, before, at);
  const { market } = state;
  const members = borrowers.map((name) => ({ name, view: viewOf(parameters, state, name) }));
  const kept = market.assets.reduce((sum, asset) => sum + collateralReserves(asset).value, 0n);
  const claims = depositOf(word(market.totalSupply), word(market.supplyIndex)).value;
  return { members, kept, openLiquidations: 0, carried: 0n, cushions: [reservesAt(parameters, market, at).value], claims, share: { over: market.supplyIndex, under: 1n }, isBalanced: members.every(({ view }) => view.isBalanced === true) };
}

const boughtIn = (outputs: readonly Output[]): Deal =>
  ({ ...noDeal, seized: outputs.reduce((sum, output) => (output.kind === 'bought' ? sum + output.amount : sum), 0n) });

function intentsOf(parameters: Parameters, state: State, at: bigint): readonly Intent<State>[] {
  const answer = (asked: Call) => call(parameters, state, asked);
  const { members } = marketViewOf(parameters, state, at);
  const absorb = (...names: readonly string[]): Intent<State> => {
    const debt = members.reduce((sum, { name, view }) => (names.includes(name) ? sum + view.debt : sum), 0n);
    return intentOf({ name: `absorb the ${names.join(' and the ')}`, deed: 'step', at }, { at, sender: 'absorber', request: { type: 'absorb', accounts: names } } satisfies Call, answer, () => ({ ...noDeal, writtenOff: debt }));
  };
  const [view] = members.map((member) => member.view);
  const own = state.market.assets.reduce((sum, asset) => sum + collateralReserves(asset).value, 0n);
  const worth = view === undefined || view.debtPrice === 0n ? 0n : (own * view.collateralPrice) / view.debtPrice;
  const buy = (paid: bigint): Call => ({ at, sender: 'buyer', request: { type: 'buyCollateral', asset: place, paid, least: 0n } });
  const waiting: Intent<State> = { name: 'a period passes', deed: 'time', at: at + PERIOD, call: null, outcome: () => ({ kind: 'accepted', state, deal: noDeal }) };
  return [
    absorb('first'), absorb('second'), absorb('first', 'second'), absorb('second', 'first'),
    ...portionsOf(worth).filter(({ name }) => name === 'a half').map(({ name, amount }) => intentOf({ name: `buy collateral, paying ${name} of its price`, deed: 'take', at }, buy(amount), answer, boughtIn)),
    ...(at > 1n ? [] : [waiting]),
  ];
}

/** A Comet that two borrowers and a lender share, with interest. */
export function marketOf(parameters: Parameters, opening: Opening): MarketEmulation<State> {
  const quote = (state: State, at: bigint, price: bigint): Quote<State> =>
    quoteOf({ at, sender: 'world', request: { type: 'price', asset: place, price } } satisfies Call, (asked) => call(parameters, state, asked));
  const terms: MarketTerms = { account: termsOf(parameters), bearer: 'reserves', takesSeveral: true, hasInterest: true, hasLimit: false, rounding: { collateral: 0n, debt: 4n } };
  return {
    terms, opening: openingOf(parameters, opening), openedAt: 1n, firstPrice: opening.collateralPrice, levels: marketLevels, quote,
    view: (state, at) => marketViewOf(parameters, state, at), intents: (state, at) => intentsOf(parameters, state, at),
  };
}
