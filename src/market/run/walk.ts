import type { Design } from '../../kernel/design.js';
import type { Event } from '../../kernel/event.js';
import type { Refusal } from '../../kernel/refusal.js';
import type { InputError } from '../../machine/input.js';
import { openAccount, openMarket } from '../../mechanisms/stepwise/open.js';
import type { Position } from '../../mechanisms/stepwise/parameters/design-file.js';
import type { Observation } from '../paths/observation.js';
import { accrued, type Book, entered, type Entry, observed, worldOf } from './book.js';
import { Judge } from './judge.js';
import { attempted } from './keeper.js';
import { isLiquidating, nextLook } from './looks.js';
import { Measuring } from './moves.js';
import { canOpen, openingError, openingEvents } from './opening.js';
import { rowOf, type RunRow } from './row.js';
import type { RunOptions, RunReport } from './run.js';
import { Tally } from './tally.js';

/** More than any keeper needs on one account at one moment. */
const mostAtOnce = 10_000;

const observationError = ({ at }: Observation, { code }: Refusal): InputError =>
  ({ code: 'OUT_OF_RANGE', path: `prices at second ${at.toString()}`, expected: 'an observation that the machine accepts', found: code });

/** Positions on their way along a path: what the run knows between two observations. */
export class Walk {
  readonly #design: Design;
  readonly #positions: readonly Position[];
  readonly #options: RunOptions;
  readonly #judge: Judge;
  readonly #measuring: Measuring;
  readonly #tallies: readonly Tally[];
  /** Places of positions that are not open yet. */
  #waiting: readonly number[];
  #book: Book;

  constructor(design: Design, positions: readonly Position[], options: RunOptions, at: bigint) {
    this.#design = design;
    this.#positions = positions;
    this.#options = options;
    this.#judge = new Judge(design, options.judged);
    this.#measuring = new Measuring(design);
    this.#tallies = positions.map(({ name }) => new Tally(design, name));
    this.#waiting = positions.map((_, place) => place);
    this.#book = { market: openMarket(design, at), accounts: positions.map(() => openAccount(design)) };
  }

  /** Whether keepers may still have something to do. */
  isLiquidating(): boolean {
    return this.#book.accounts.some(isLiquidating);
  }

  /** A new observation: accounts feel it, positions that waited for it are taken, and keepers act. */
  *observe(observation: Observation): Generator<RunRow, InputError | null> {
    this.#measuring.see(observation);
    return yield* this.repeat(observation);
  }

  /** An observation that shows nothing new: it keeps quotes fresh, but the path has not moved. */
  *repeat(observation: Observation): Generator<RunRow, InputError | null> {
    const { at, quotes } = observation;
    if (at >= this.#book.market.accruedAt + this.#options.accrual) {
      const interest = accrued(this.#design, this.#book, at);
      if (interest._tag === 'Left') return observationError(observation, interest.left);
      yield* this.#all(interest.right);
    }
    const seen = observed(this.#design, this.#book, at, quotes);
    if (seen._tag === 'Left') return observationError(observation, seen.left);
    yield* this.#all(seen.right);
    const error = this.#waiting.length === 0 ? null : yield* this.#open();
    if (error !== null) return error;
    for (const place of this.#positions.keys()) yield* this.#keep(place);
    return null;
  }

  /** The time until the next observation, in which keepers look whenever time alone may have changed the answer. */
  *waitUntil(until: bigint): Generator<RunRow, void> {
    const looks = this.#positions.map((_, place) => this.#look(place, until));
    for (;;) {
      let earliest: number | null = null;
      for (const [place, at] of looks.entries()) if (at !== null && (earliest === null || at < (looks[earliest] ?? at))) earliest = place;
      const at = earliest === null ? null : (looks[earliest] ?? null);
      if (earliest === null || at === null) return;
      yield* this.#tick(earliest, at);
      yield* this.#keep(earliest);
      looks[earliest] = this.#look(earliest, until);
    }
  }

  report(): RunReport {
    const accounts = this.#tallies.flatMap((tally, place) => {
      const world = worldOf(this.#book, place);
      return world === null ? [] : [tally.summary(world)];
    });
    const { market } = this.#book;
    return { accounts, moves: this.#measuring.moves(), reserves: market.reserves, endedAt: market.at, broken: this.#judge.broken() };
  }

  #look(place: number, until: bigint): bigint | null {
    const world = worldOf(this.#book, place);
    return world === null ? null : nextLook(this.#design, world, this.#options.keeper, until);
  }

  #row(entry: Entry): RunRow {
    this.#judge.see(entry.parts, entry.account);
    const { row } = rowOf(this.#design, this.#positions[entry.account]?.name ?? '', entry.parts);
    this.#tallies[entry.account]?.add(row);
    return row;
  }

  *#all(entries: readonly Entry[]): Generator<RunRow, void> {
    for (const entry of entries) {
      this.#book = entry.book;
      yield this.#row(entry);
    }
  }

  /** Puts one event of one account to the machine; a refusal changes nothing and is the answer. */
  *#put(place: number, event: Event): Generator<RunRow, Refusal | null> {
    const world = worldOf(this.#book, place);
    if (world === null) return null;
    const answer = entered(this.#design, this.#book, place, world, event);
    if (answer._tag === 'Left') return answer.left;
    this.#book = answer.right.book;
    yield this.#row(answer.right);
    return null;
  }

  /** Time passes for one account; a row where that led it somewhere. */
  *#tick(place: number, at: bigint): Generator<RunRow, void> {
    for (const row of this.#put(place, { type: 'TICK', at })) if (row.path.length > 1) yield row;
  }

  *#open(): Generator<RunRow, InputError | null> {
    const still: number[] = [];
    for (const place of this.#waiting) {
      const position = this.#positions[place];
      if (position === undefined) continue;
      if (!canOpen(this.#design, this.#book.market, position)) {
        still.push(place);
        continue;
      }
      this.#tallies[place]?.open(this.#book.market.at);
      for (const event of openingEvents(this.#design, position, this.#book.market.at)) {
        const refusal = yield* this.#put(place, event);
        if (refusal !== null) return openingError(this.#design, position, place, refusal);
      }
    }
    this.#waiting = still;
    return null;
  }

  /** The keeper takes what an account offers, until nothing is accepted that it would take. */
  *#keep(place: number): Generator<RunRow, void> {
    for (let taken = 0; taken < mostAtOnce; taken += 1) {
      const world = worldOf(this.#book, place);
      const event = world === null ? null : attempted(this.#design, world, this.#options.keeper);
      if (event === null) return;
      const refusal = yield* this.#put(place, event);
      if (refusal !== null) return;
    }
  }
}
