import type { Design } from '../../kernel/design.js';
import type { World } from '../../kernel/world.js';
import type { Layout, Move, Setting } from '../../machine/setting.js';
import { eventOf, type Expander } from './expander.js';
import { Packing } from './packing.js';
import { isLiquidating, isProgressing, Patience } from './patience.js';
import { isDue } from './payment.js';
import { bigintsOf } from './plain.js';
import { earlier, type Place, type Tally } from './tally.js';
import { type Budget, FULL, hashOf, Visited } from './visited.js';

/** Which part of the states a worker keeps. */
export interface Part {
  readonly index: number;
  readonly of: number;
}

/** The only worker keeps them all. */
export const whole: Part = { index: 0, of: 1 };

/** States found for another part, packed one after another. */
class Outbox {
  words = new Int32Array(1024);
  length = 0;

  push(state: Int32Array): void {
    if (this.length + state.length > this.words.length) {
      const grown = new Int32Array(this.words.length * 2);
      grown.set(this.words);
      this.words = grown;
    }
    this.words.set(state, this.length);
    this.length += state.length;
  }

  /** Hands over what was found, and begins anew. */
  emptied(): Int32Array {
    const handed = this.words.slice(0, this.length);
    this.length = 0;
    return handed;
  }
}

/** Of an expanded state: whether keepers are offered nothing in it although it is being liquidated. */
const LEADS_ON = 1;
const WAITS = 2;

/** A small number for each state. */
class Flags {
  #bytes = new Uint8Array(4096);

  set(number: number, flag: number): void {
    if (number >= this.#bytes.length) {
      const grown = new Uint8Array(Math.max(this.#bytes.length * 2, number + 1));
      grown.set(this.#bytes);
      this.#bytes = grown;
    }
    this.#bytes[number] = flag;
  }

  of(number: number): number {
    return this.#bytes[number] ?? 0;
  }
}

/** The states of one part of a setting, and all that was met while expanding them, level by level. */
export class Shard {
  readonly packing: Packing;
  readonly visited: Visited;
  depth = 0;
  /** Edges whose end lies beyond the bounds of the setting: judged, and not followed. */
  beyond = 0;
  isFull = false;
  readonly outboxes: readonly Outbox[];
  /** States of a liquidation, and those of them in which keepers are offered nothing now. */
  liquidating = 0;
  waiting = 0;
  readonly #patience: Patience;
  readonly #design: Design;
  readonly #layout: Layout;
  readonly #moves: readonly Move[];
  readonly #times: number[] = [];
  readonly #broken = new Map<string, Place>();
  readonly #state: Int32Array;
  readonly #values: Int32Array;
  readonly #later: Int32Array;
  readonly #flags = new Flags();
  /** Where each level ends. */
  readonly #levels: number[] = [];
  #expanded = 0;
  /** Where the level ends that is under way. */
  #levelEnd: number | null = null;

  constructor(setting: Setting<Design>, readonly expander: Expander, budget: Budget, readonly part: Part) {
    this.#design = setting.design;
    this.#layout = setting.layout;
    this.#moves = setting.moves;
    this.#patience = new Patience(setting, expander);
    this.packing = new Packing(setting.layout.fields);
    this.visited = new Visited(this.packing.words, budget);
    this.outboxes = Array.from({ length: part.of }, () => new Outbox());
    this.#state = new Int32Array(this.packing.words);
    this.#values = new Int32Array(setting.layout.fields.length);
    this.#later = new Int32Array(setting.layout.fields.length);
  }

  /** The packed words of a world. */
  packed(world: World): Int32Array {
    const words = new Int32Array(this.packing.words);
    this.packing.pack(this.expander.shapeNumber(this.#layout.shapeOf(world)), Int32Array.from(this.#layout.valuesOf(world), Number), words);
    return words;
  }

  /** Takes in states that others found. */
  receive(states: Int32Array): void {
    const { words } = this.packing;
    for (let from = 0; from < states.length; from += words) {
      if (this.visited.add(states.subarray(from, from + words), -1) === FULL) this.isFull = true;
    }
  }

  /** Enters a world to begin with, where it belongs to this part. */
  enter(world: World): void {
    const words = this.packed(world);
    if (this.#ownerOf(words) === this.part.index) this.receive(words);
  }

  /** States that are known and not yet expanded. */
  get frontier(): number {
    return this.visited.size - this.#expanded;
  }

  /**
   * Expands the states of the frontier, or goes on with them; true once the level is done.
   * @param isPausing asked every few thousand states; true leaves the rest of the level for the next call
   */
  expandLevel(isPausing: () => boolean): boolean {
    const end = this.#levelEnd ?? this.visited.size;
    this.#levelEnd = end;
    while (this.#expanded < end) {
      this.#expand(this.#expanded);
      this.#expanded += 1;
      if (this.#expanded % 4096 === 0 && isPausing()) return false;
    }
    this.#levelEnd = null;
    this.depth += 1;
    this.#levels.push(end);
    return true;
  }

  tally(): Tally {
    return { met: this.expander.endings.flatMap((ending, number) => (this.#times[number] === undefined ? [] : [{ ending, times: this.#times[number] }])), broken: this.#broken };
  }

  /** Words are all the memory of a state: shapes must have the same number everywhere. */
  #ownerOf(words: Int32Array): number {
    return this.part.of === 1 ? 0 : hashOf(words, 0, words.length) % this.part.of;
  }

  #expand(number: number): void {
    const { packing, visited, expander } = this;
    const from = number * packing.words;
    const shape = packing.shapeOf(visited.words, from);
    packing.unpack(visited.words, from, this.#values);
    let isOffered = false;
    expander.expand(shape, this.#values, (id, choice, values) => {
      this.#times[id] = (this.#times[id] ?? 0) + 1;
      const ending = expander.endings[id];
      if (ending === undefined) return;
      if (ending.code !== null && this.#isTurnedAway(shape, ending.move, choice)) this.#note(['owner-can-always-repay'], this.#placeOf(from, ending.move, choice));
      if (ending.code !== null) return;
      isOffered ||= isProgressing(this.#moves[ending.move]);
      if (ending.broken.length > 0) this.#note(ending.broken, this.#placeOf(from, ending.move, choice));
      if (!packing.pack(ending.shape, values, this.#state)) this.beyond += 1;
      else this.#put(number);
    });
    const isLiquidated = isLiquidating(expander.shapes[shape] ?? '');
    if (isLiquidated) this.liquidating += 1;
    if (isLiquidated && !isOffered) this.waiting += 1;
    this.#flags.set(number, isLiquidated && !isOffered ? WAITS : LEADS_ON);
  }

  /**
   * Where keepers are offered nothing, waiting must lead to an offer. Asked of all states at the end, the last first, since most of
   * them wait one second for a state that was reached later.
   */
  judgeWaiting(): void {
    for (let number = this.#expanded - 1; number >= 0; number -= 1) if (this.#flags.of(number) === WAITS) this.#await(number);
  }

  #await(number: number): void {
    const { packing, visited } = this;
    const from = number * packing.words;
    const shape = packing.shapeOf(visited.words, from);
    packing.unpack(visited.words, from, this.#values);
    const next = this.#patience.afterSecond(shape, this.#values, this.#later);
    const leadsTo = next >= 0 && packing.pack(next, this.#later, this.#state) ? visited.find(this.#state) : -1;
    const isRewarded = (leadsTo >= 0 && this.#flags.of(leadsTo) === LEADS_ON) || this.#patience.isRewarded(shape, this.#values);
    if (isRewarded) this.#flags.set(number, LEADS_ON);
    else this.#note(['never-stuck'], { ...this.#placeOf(from, -1, 0), depth: this.#levels.filter((end) => end <= number).length });
  }

  /** Whether what was refused is a payment that is due. What is not due may be refused, and must not hide a refusal of what is. */
  #isTurnedAway(shape: number, place: number, choice: number): boolean {
    const move = this.#moves[place];
    if (move?.type !== 'REPAY') return false;
    const world = this.#layout.worldOf(this.expander.shapes[shape] ?? '', bigintsOf(this.#values));
    return isDue(this.#design, world, eventOf(move, world, choice));
  }

  #note(ids: readonly string[], place: Place): void {
    for (const id of ids) this.#broken.set(id, earlier(this.#broken.get(id), place));
  }

  #placeOf(from: number, move: number, choice: number): Place {
    return { depth: this.depth, state: Array.from(this.visited.words.subarray(from, from + this.packing.words)), move, choice };
  }

  #put(parent: number): void {
    const owner = this.#ownerOf(this.#state);
    if (owner !== this.part.index) this.outboxes[owner]?.push(this.#state);
    else if (this.visited.add(this.#state, parent) === FULL) this.isFull = true;
  }
}
