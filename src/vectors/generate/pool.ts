import { createHash } from 'node:crypto';
import type { Asset, Design } from '../../kernel/design.js';
import type { Event } from '../../kernel/event.js';
import { AMOUNT_LIMIT, PRICE_LIMIT, TIME_LIMIT } from '../../kernel/limits.js';
import type { World } from '../../kernel/world.js';
import { transitionOf } from '../../machine/transition.js';
import { stepwise } from '../../mechanisms/stepwise/index.js';
import { worldWith } from './situations.js';
import { unchecked } from '../../machine/checking.js';

/** One event in one world: the smallest thing that a vector can be about. */
export interface Edge {
  readonly design: Design;
  readonly world: World;
  readonly event: Event;
}

/** Numbers drawn from a name alone: no stream is shared, so that one search moves no other. */
class Draws {
  #count = 0;
  constructor(private readonly name: string) {}
  /** A whole number in [0, most). */
  below(most: number): number {
    this.#count += 1;
    return createHash('sha256').update(`${this.name} ${this.#count.toString()}`).digest().readUIntBE(0, 6) % most;
  }
  pick<T>(list: readonly [T, ...T[]]): T {
    return list[this.below(list.length)] ?? list[0];
  }
}

const transition = transitionOf(stepwise);

const clamped = (value: bigint, least: bigint, limit: bigint): bigint => (value < least ? least : value >= limit ? limit - 1n : value);

/** How far a quantity of an event is moved: mostly not at all or by one unit, sometimes to something small, now and then by a share. */
function nudged(draws: Draws, value: bigint, least: bigint, limit: bigint): bigint {
  const kind = draws.below(10);
  if (kind < 4) return value;
  if (kind < 7) return clamped(value + BigInt(draws.below(3)) - 1n, least, limit);
  if (kind < 9) return clamped(BigInt(draws.below(6)), least, limit);
  return clamped((value * BigInt(draws.below(200))) / 100n, least, limit);
}

/** A probe with its quantities moved a little. */
function variedEvent(draws: Draws, event: Event): Event {
  const amount = (value: bigint, least = 1n): bigint => nudged(draws, value, least, AMOUNT_LIMIT);
  switch (event.type) {
    case 'DEPOSIT': case 'WITHDRAW': case 'BORROW': case 'REPAY': case 'COVER': return { ...event, amount: amount(event.amount) };
    case 'STEP': return { ...event, offered: amount(event.offered), least: draws.below(4) === 0 ? amount(event.least, 0n) : event.least };
    case 'TAKE': return { ...event, amount: amount(event.amount), maxPrice: nudged(draws, event.maxPrice, 0n, PRICE_LIMIT) };
    case 'QUOTE': return { ...event, quotes: event.quotes.map((quote) => ({ ...quote, price: nudged(draws, quote.price, 1n, PRICE_LIMIT), depth: nudged(draws, quote.depth, 0n, AMOUNT_LIMIT) })) };
    default: return event;
  }
}

/** Another price of one asset: in worlds this small, it soon is one at which something turns. */
function anotherQuote(draws: Draws, design: Design, world: World): Event {
  const asset = draws.below(design.assets.length);
  const quote = { asset: design.assets[asset]?.id ?? '', price: BigInt(1 + draws.below(7)), depth: world.market.reserves[asset]?.depth ?? 0n };
  return { type: 'QUOTE', at: world.market.at, quotes: [quote] };
}

function drawnEvent(draws: Draws, design: Design, world: World): Event {
  if (draws.below(6) === 0) return anotherQuote(draws, design, world);
  const [first = { type: 'TICK', at: world.market.at } as const, ...rest] = stepwise.probes(design, world);
  const event = variedEvent(draws, draws.pick([first, ...rest]));
  return draws.below(3) === 0 ? { ...event, at: clamped(world.market.at + BigInt(draws.below(8)), 0n, TIME_LIMIT) } : event;
}

/** Where a walk begins: an account that holds and owes anything at all, wherever it then belongs. */
function opened(draws: Draws, design: Design): World {
  const scale = draws.pick([1n, 1n, 7n, 101n]);
  const some = (most: number): bigint => BigInt(draws.below(most)) * scale + (draws.below(3) === 0 ? 1n : 0n);
  const byAsset = (isWanted: (asset: Asset) => boolean, amount: () => bigint): Readonly<Record<string, bigint>> =>
    Object.fromEntries(design.assets.filter(isWanted).map(({ id }) => [id, amount()]));
  const collateral = byAsset(({ threshold }) => threshold > 0n, () => some(12) + 1n);
  const debt = byAsset(({ borrowable }) => borrowable, () => some(24));
  const reserves = Object.fromEntries(design.assets.map(({ id }) => [id, {
    depth: some(30), collateral: collateral[id] ?? 0n, debt: debt[id] ?? 0n, insurance: some(7), backstop: some(4),
  }]));
  const prices = byAsset(() => true, () => BigInt(1 + draws.below(5)));
  return worldWith(design, { collateral, debt, prices, reserves });
}

/** Every event that walks through a design try, from worlds that they reach. */
export function* walked(design: Design, walks: number, length: number): Generator<Edge> {
  for (let walk = 0; walk < walks; walk += 1) {
    const draws = new Draws(`${design.name} ${walk.toString()}`);
    let world = opened(draws, design);
    for (let turn = 0; turn < length; turn += 1) {
      const event = drawnEvent(draws, design, world);
      yield { design, world, event };
      const answer = transition(design, world, event, unchecked);
      if (answer._tag === 'Right') world = answer.right.world;
      if (world.account.phase === 'settled') break;
    }
  }
}
