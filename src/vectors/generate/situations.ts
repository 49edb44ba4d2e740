import { RAY } from '../../kernel/arithmetic.js';
import type { Asset, Design } from '../../kernel/design.js';
import type { Event, EventType } from '../../kernel/event.js';
import type { Account, Market, Phase, Reserve, World } from '../../kernel/world.js';
import { settle } from '../../machine/routing.js';
import { transitionOf } from '../../machine/transition.js';
import { openWorld, stepwise } from '../../mechanisms/stepwise/index.js';

export const ether: Asset = { id: 'ETH', decimals: 0n, threshold: 8_000n, bonus: 500n, borrowable: false, rate: 0n };
export const bitcoin: Asset = { id: 'BTC', decimals: 0n, threshold: 5_000n, bonus: 1_000n, borrowable: true, rate: 0n };
export const dollar: Asset = { id: 'USD', decimals: 0n, threshold: 0n, bonus: 0n, borrowable: true, rate: 0n };

const blockable = ['WITHDRAW', 'BORROW', 'STEP', 'OPEN_AUCTION', 'TAKE', 'RESET_AUCTION', 'RECOGNISE_LOSS'] as const;

/** Round numbers: ether backs 80 % and is toxic below health 0.84, dollars are owed. */
export const plainDesign: Design = {
  name: 'vector',
  dialect: 'stepwise@1',
  assets: [ether, dollar],
  warning: 11_000n,
  target: 10_500n,
  sizing: { kind: 'targetHealth' },
  schedule: { interval: 60n, unlock: { kind: 'whole' }, mostSteps: 3n, window: 3_600n },
  depth: { kind: 'unlimited' },
  incentive: { curve: { kind: 'fixed' }, nonToxicCeiling: false, protocolShare: 0n, leastReward: 0n },
  dust: { kind: 'none' },
  toxicity: 'escalate',
  auction: {
    curve: { kind: 'linear', zeroAfter: 1_200n }, startPremium: 12_000n, duration: 900n, largestFall: 7_000n, reserve: 6_000n,
    tip: 0n, tipShare: 0n, mostRounds: 2n, takes: 'partial',
  },
  loss: { insurance: [0n, 0n], insuranceCap: 5_000n, backstop: [0n, 0n] },
  breaker: { maxAge: 7_200n, largestMove: 5_000n, moveInterval: 600n, release: 900n, whenStale: blockable, whenTripped: blockable },
  envelope: { largestDrop: 0n, largestRise: 0n, reaction: 0n },
};

export type Changes = Partial<Design>;

/** Ether, bitcoin, which backs half, and dollars. */
export const three: Changes = { assets: [ether, bitcoin, dollar], loss: { insurance: [0n, 0n, 0n], insuranceCap: 5_000n, backstop: [0n, 0n, 0n] } };

export const withSchedule = (changes: Partial<Design['schedule']>): Changes => ({ schedule: { ...plainDesign.schedule, ...changes } });
export const withIncentive = (changes: Partial<Design['incentive']>): Changes => ({ incentive: { ...plainDesign.incentive, ...changes } });
export const withAuction = (changes: Partial<Design['auction']>): Changes => ({ auction: { ...plainDesign.auction, ...changes } });
export const withBreaker = (changes: Partial<Design['breaker']>): Changes => ({ breaker: { ...plainDesign.breaker, ...changes } });
export const withLoss = (changes: Partial<Design['loss']>): Changes => ({ loss: { ...plainDesign.loss, ...changes } });
/** The plain assets, some fields of the first or of the last changed. */
export const withEther = (changes: Partial<Asset>): Changes => ({ assets: [{ ...ether, ...changes }, dollar] });
export const withDollar = (changes: Partial<Asset>): Changes => ({ assets: [ether, { ...dollar, ...changes }] });

type Amounts = Readonly<Record<string, bigint>>;

/** What a world is to hold; whatever is left out is zero, and every asset with a price was quoted at second 0. */
export interface Holding {
  readonly collateral?: Amounts;
  readonly debt?: Amounts;
  readonly prices?: Amounts;
  readonly account?: Partial<Account>;
  readonly market?: Partial<Market>;
  readonly reserves?: Readonly<Record<string, Partial<Reserve>>>;
}

export const usualPrices: Amounts = { ETH: 100n, BTC: 400n, USD: 1n };

/** A world with one account, its sums right, sent by the chart to where it belongs. */
export function worldWith(design: Design, { collateral = {}, debt = {}, prices = usualPrices, account = {}, market = {}, reserves = {} }: Holding): World {
  const open = openWorld(design, 0n);
  const listed = (amounts: Amounts): readonly bigint[] => design.assets.map(({ id }) => amounts[id] ?? 0n);
  const stocked = open.market.reserves.map((reserve, asset) => {
    const id = design.assets[asset]?.id ?? '';
    const price = prices[id] ?? 0n;
    return { ...reserve, price, anchor: price, depth: 1_000_000n, index: RAY, collateral: collateral[id] ?? 0n, debt: debt[id] ?? 0n, ...reserves[id] };
  });
  return settle(stepwise, design, {
    market: { ...open.market, reserves: stocked, ...market },
    account: { ...open.account, collateral: listed(collateral), debt: listed(debt), ...account },
  }).world;
}

/** A design and a world in which something is about to happen. */
export interface Situation {
  readonly design: Design;
  readonly world: World;
}

/** A recipe does not come out as it says: a bug of ours. */
export class Spoiled extends Error {
  override readonly name = 'Spoiled';
}

const transition = transitionOf(stepwise);

/** The situation after events, all of which must be accepted. */
export const later = ({ design, world }: Situation, ...events: readonly Event[]): Situation => ({
  design,
  world: events.reduce((sofar, event) => {
    const answer = transition(design, sofar, event);
    if (answer._tag === 'Left') throw new Spoiled(`${event.type} is refused: ${answer.left.code}`);
    return answer.right.world;
  }, world),
});

type Fields<T extends EventType> = Partial<Omit<Extract<Event, { type: T }>, 'type'>>;

export const step = (fields: Fields<'STEP'> = {}): Event => ({ type: 'STEP', at: 0n, collateral: 'ETH', debt: 'USD', offered: 100_000n, least: 0n, ...fields });
export const openAuction = (fields: Fields<'OPEN_AUCTION'> = {}): Event => ({ type: 'OPEN_AUCTION', at: 0n, collateral: 'ETH', debt: 'USD', ...fields });
export const take = (fields: Fields<'TAKE'> = {}): Event => ({ type: 'TAKE', at: 0n, amount: 10_000n, maxPrice: 1_000n, ...fields });
export const deposit = (fields: Fields<'DEPOSIT'> = {}): Event => ({ type: 'DEPOSIT', at: 0n, asset: 'ETH', amount: 100n, ...fields });
export const withdraw = (fields: Fields<'WITHDRAW'> = {}): Event => ({ type: 'WITHDRAW', at: 0n, asset: 'ETH', amount: 100n, ...fields });
export const borrow = (fields: Fields<'BORROW'> = {}): Event => ({ type: 'BORROW', at: 0n, asset: 'USD', amount: 100n, ...fields });
export const repay = (fields: Fields<'REPAY'> = {}): Event => ({ type: 'REPAY', at: 0n, asset: 'USD', amount: 100n, ...fields });
export const cover = (fields: Fields<'COVER'> = {}): Event => ({ type: 'COVER', at: 0n, asset: 'USD', amount: 100n, ...fields });
export const quote = (prices: Readonly<Record<string, bigint>>, at = 0n, depth = 1_000_000n): Event =>
  ({ type: 'QUOTE', at, quotes: Object.entries(prices).map(([asset, price]) => ({ asset, price, depth })) });
/** Events that consist of their time. */
export const plain = (type: 'TICK' | 'ACCRUE' | 'HALT' | 'RESUME' | 'RESET_AUCTION' | 'RECOGNISE_LOSS' | 'CLOSE', at = 0n): Event => ({ type, at });

/** What is owed against 1000 ether at 100, that is 80,000 of backing, in each state where steps or owners may act. */
const due = { healthy: 60_000n, atRisk: 75_000n, ready: 85_000n, exhausted: 96_000n, hopeless: 200_000n };

/** A design near the plain one, with an account in this phase; a design too far from it is a bug of ours. */
export function situationIn(phase: Phase, design: Design, more: Holding = {}): Situation {
  const owing = (USD: bigint): Situation => ({ design, world: worldWith(design, { collateral: { ETH: 1_000n }, debt: { USD }, ...more }) });
  const made = ((): Situation => {
    switch (phase) {
      case 'healthy': return owing(due.healthy);
      case 'atRisk': return owing(due.atRisk);
      case 'unwinding.ready': return owing(due.ready);
      case 'unwinding.cooling': return later(owing(due.ready), step({ offered: 10_000n }));
      case 'unwinding.exhausted': return owing(due.exhausted);
      case 'auction.running': return later(owing(due.exhausted), openAuction());
      case 'auction.expired': return later(owing(due.exhausted), openAuction(), plain('TICK', design.auction.duration));
      case 'badDebt': return later(owing(due.hopeless), openAuction(), take());
      case 'settled': return later(owing(0n), plain('CLOSE'));
    }
  })();
  if (made.world.account.phase !== phase) throw new Spoiled(`the account is ${made.world.account.phase}, not ${phase}`);
  return made;
}

/** The plain design, changed, with an account in this phase. */
export const situation = (phase: Phase, changes: Changes = {}, more: Holding = {}): Situation => situationIn(phase, { ...plainDesign, ...changes }, more);
