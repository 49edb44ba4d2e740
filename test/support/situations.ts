import type { Design } from '../../src/kernel/design.js';
import type { Event, EventType } from '../../src/kernel/event.js';
import type { Phase, World } from '../../src/kernel/world.js';
import { after, smallDesign, Unexpected, worldWith, type Holding } from './worlds.js';

/** A design and a world in which something is about to happen. */
export interface Situation {
  readonly design: Design;
  readonly world: World;
}

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
const owed = { healthy: 60_000n, atRisk: 75_000n, ready: 85_000n, exhausted: 96_000n, hopeless: 200_000n };

const owing = (design: Design, USD: bigint, more: Holding = {}): World => worldWith(design, { collateral: { ETH: 1_000n }, debt: { USD }, ...more });

function worldIn(phase: Phase, design: Design, more: Holding): World {
  const auctioned = (debt: bigint): World => after(design, owing(design, debt, more), openAuction());
  switch (phase) {
    case 'healthy': return owing(design, owed.healthy, more);
    case 'atRisk': return owing(design, owed.atRisk, more);
    case 'unwinding.ready': return owing(design, owed.ready, more);
    case 'unwinding.cooling': return after(design, owing(design, owed.ready, more), step({ offered: 10_000n }));
    case 'unwinding.exhausted': return owing(design, owed.exhausted, more);
    case 'auction.running': return auctioned(owed.exhausted);
    case 'auction.expired': return after(design, auctioned(owed.exhausted), plain('TICK', design.auction.duration));
    case 'badDebt': return after(design, auctioned(owed.hopeless), take());
    case 'settled': return after(design, owing(design, 0n, more), plain('CLOSE'));
  }
}

/** The small design, changed, and a world in this state; where it is not in this state, the change was too much. */
export function situation(phase: Phase, changes: Partial<Design> = {}, more: Holding = {}): Situation {
  const design = smallDesign(changes);
  const world = worldIn(phase, design, more);
  if (world.account.phase !== phase) throw new Unexpected(`the account is ${world.account.phase}, not ${phase}`);
  return { design, world };
}

/** The same situation after events. */
export const later = ({ design, world }: Situation, ...events: readonly Event[]): Situation => ({ design, world: after(design, world, ...events) });
