import { type Either, left, right } from 'fp-ts/lib/Either.js';
import type { InputError } from '../../../machine/input.js';
import type { Scene } from '../../../machine/scene.js';
import type { PricePath } from '../../../market/index.js';
import type { Keeper, Moves } from '../../../market/run/index.js';
import { type Measures, totalOf } from '../measures.js';
import { feedPrice, priceIn, type ProtocolContender } from './contender.js';
import { greatest } from './keeper.js';
import type { Placed } from './placing.js';
import { ProtocolWatch } from './watch.js';

/** A deployed protocol with what it is tried on, and prices in the assets of the reference. */
export interface ProtocolEntrant extends ProtocolContender {
  readonly positions: readonly Placed[];
  readonly path: PricePath;
}

/** What a path did to the positions of a protocol. */
export interface ProtocolWalked {
  readonly positions: readonly { readonly name: string; readonly isOpened: true; readonly measures: Measures }[];
  readonly total: Measures;
  readonly moves: Moves;
}

export interface ProtocolWalkOptions {
  readonly keeper: Keeper;
  /** Seconds after the last observation in which an auction goes on at its price. */
  readonly drain: bigint;
  readonly level: bigint;
}

/** More calls than anybody needs on one account at one moment. */
const mostAtOnce = 1_000;

/** One position on its way: its scene, the last price that it heard of, and what is kept of it. */
class Course {
  readonly #watch: ProtocolWatch;
  readonly #keeper: Keeper;
  #scene: Scene;
  #price: bigint | null = null;

  constructor(readonly placed: Placed, level: bigint, keeper: Keeper) {
    this.#watch = new ProtocolWatch(placed, level);
    this.#keeper = keeper;
    this.#scene = placed.scene;
  }

  /** A feed tells a price; whoever may gain by a call makes it, the greatest first, until none is useful. */
  observe(at: bigint, price: bigint): void {
    const told = this.#scene.quoted(at, price);
    if (told.kind === 'refused') return;
    this.#price = price;
    this.#move(told.scene);
    for (let calls = 0; calls < mostAtOnce; calls += 1) {
      const acted = greatest(this.#scene, this.#keeper.margin);
      if (acted === null) return;
      this.#watch.book(acted);
      this.#scene = acted.after;
    }
  }

  /** Between two observations time alone moves the price of an auction: keepers look again and again. */
  waitUntil(until: bigint): void {
    for (let at = this.#scene.at + this.#keeper.pace; at < until; at += this.#keeper.pace) {
      if (this.#price === null || this.#scene.view().asking === null) return;
      this.observe(at, this.#price);
    }
  }

  measures(): Measures {
    return this.#watch.measures();
  }

  #move(scene: Scene): void {
    this.#watch.see(scene);
    this.#scene = scene;
  }
}

/** Walks the positions of a protocol along a path. Refuses what the path refuses. */
export function walkProtocol(entrant: ProtocolEntrant, { keeper, drain, level }: ProtocolWalkOptions): Either<InputError, ProtocolWalked> {
  const courses = entrant.positions.map((placed) => new Course(placed, level, keeper));
  const opened = entrant.positions[0]?.scene.at ?? 0n;
  let [observations, from, until] = [0n, 0n, 0n];
  for (const next of entrant.path) {
    if (next._tag === 'Left') return next;
    const { at } = next.right;
    const price = priceIn(entrant, next.right);
    if (observations === 0n) from = at;
    observations += 1n;
    until = at;
    // A protocol's time begins where its market does: years of interest would pass otherwise before the first price.
    const clock = opened + at - from;
    for (const course of courses) {
      course.waitUntil(clock);
      if (price !== null) course.observe(clock, feedPrice(entrant, price));
    }
  }
  if (observations === 0n) return left({ code: 'MISSING', path: 'prices', expected: 'at least one observation', found: 'none' });
  for (const course of courses) course.waitUntil(opened + until - from + drain);
  const positions = courses.map((course) => ({ name: course.placed.name, isOpened: true as const, measures: course.measures() }));
  return right({ positions, total: totalOf(positions.map(({ measures }) => measures)), moves: { observations, from, until, assets: [], outsideEnvelope: 0n } });
}
