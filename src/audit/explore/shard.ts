import type { Design } from '../../kernel/design.js';
import type { World } from '../../kernel/world.js';
import type { Layout, Move, Setting } from '../../machine/setting.js';
import { eventOf, type Expander } from './expander.js';
import { ACCEPTED, BROKEN, Met, OFFERED, UNPAID } from './met.js';
import { Outbox } from './outbox.js';
import { Packing } from './packing.js';
import { isLiquidating, type Knowledge, LEADS_ON, Patience, UNKNOWN, WAITS, WAITS_WELL } from './patience.js';
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

/** What is known of each state by its number. */
class Flags {
  #bytes = new Uint8Array(4096);

  set(number: number, flag: Knowledge): void {
    if (number >= this.#bytes.length) {
      const grown = new Uint8Array(Math.max(this.#bytes.length * 2, number + 1));
      grown.set(this.#bytes);
      this.#bytes = grown;
    }
    this.#bytes[number] = flag;
  }

  of(number: number): Knowledge {
    const flag = this.#bytes[number];
    return flag === LEADS_ON || flag === WAITS || flag === WAITS_WELL ? flag : UNKNOWN;
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
  readonly #met: Met;
  readonly #broken = new Map<string, Place>();
  readonly #state: Int32Array;
  readonly #values: Int32Array;
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
    this.#met = new Met(expander, setting.moves);
    this.packing = new Packing(setting.layout.fields);
    this.visited = new Visited(this.packing.words, budget);
    this.outboxes = Array.from({ length: part.of }, () => new Outbox(this.packing.words));
    this.#state = new Int32Array(this.packing.words);
    this.#values = new Int32Array(setting.layout.fields.length);
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
      if (this.visited.add(states.subarray(from, from + words)) === FULL) this.isFull = true;
    }
  }

  /** Enters a world to begin with, where it belongs to this part. */
  enter(world: World): void {
    const words = this.packed(world);
    if (this.#ownerOf(hashOf(words, 0, words.length)) === this.part.index) this.receive(words);
  }

  /** States that are known and not yet expanded. */
  get frontier(): number {
    return this.visited.size - this.#expanded;
  }

  /**
   * Expands the states of the frontier, or goes on with them; true once the level is done. A level is judged to its end even where the
   * budget has no room for what it leads to, so that what is found does not depend on who found it first.
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
    return { met: this.#met.all(), broken: this.#broken };
  }

  /** The tables take their slots from the bits of a hash: owners are told by all bits mixed once more, or each table would fill some of its slots alone. */
  #ownerOf(hash: number): number {
    return (Math.imul(hash ^ (hash >>> 15), 0x9e3779b1) >>> 12) % this.part.of;
  }

  #expand(number: number): void {
    const { packing, visited, expander } = this;
    const from = number * packing.words;
    const shape = packing.shapeOf(visited.words, from);
    packing.unpack(visited.words, from, this.#values);
    let asked = 0;
    expander.expand(shape, this.#values, (id, choice, values) => {
      const now = this.#met.count(id);
      asked |= now;
      if ((now & (BROKEN | UNPAID)) !== 0) this.#noteAnswer(id, choice, shape, from);
      if ((now & ACCEPTED) === 0) return;
      if (!packing.pack(this.#met.shapeOf(id), values, this.#state)) this.beyond += 1;
      else this.#put(from);
    });
    const isOffered = (asked & OFFERED) !== 0;
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
    if (this.#patience.isRewarded(shape, this.#values, this.#knownOf)) this.#flags.set(number, WAITS_WELL);
    else this.#note(['never-stuck'], { ...this.#placeOf(from, -1, 0), depth: this.#levels.filter((end) => end <= number).length });
  }

  /** What is known of a state without asking keepers; of several parts, each knows only some states. */
  readonly #knownOf = (shape: number, values: Int32Array): Knowledge => {
    const number = this.packing.pack(shape, values, this.#state) ? this.visited.find(this.#state) : -1;
    return number < 0 ? UNKNOWN : this.#flags.of(number);
  };

  #noteAnswer(id: number, choice: number, shape: number, from: number): void {
    const ending = this.expander.endings[id];
    if (ending === undefined) return;
    const place = this.#placeOf(from, ending.move, choice);
    if (ending.broken.length > 0) this.#note(ending.broken, place);
    else if (this.#isTurnedAway(shape, ending.move, choice)) this.#note(['owner-can-always-repay'], place);
  }

  /** Whether what was refused is a payment that is due. What is not due may be refused, and must not hide a refusal of what is. */
  #isTurnedAway(shape: number, place: number, choice: number): boolean {
    const move = this.#moves[place];
    if (move?.type !== 'REPAY') return false;
    const world = this.#layout.worldOf(this.expander.shapes[shape] ?? '', bigintsOf(this.#values));
    return isDue(this.#design, world, eventOf(move, world, choice));
  }

  /**
   * The edge by which a state was reached: of all that lead there from the level before, the one whose state has the least words, so that
   * it does not matter who owns it. No state remembers where it came from: that would be memory for each, where hardly one is asked.
   * @param depth of the level that the state is in
   */
  originOf(state: readonly number[], depth: number): Place | null {
    let best: Place | undefined;
    for (let number = this.#levels[depth - 2] ?? 0; number < (this.#levels[depth - 1] ?? 0); number += 1) best = this.#edgeTo(state, number, depth - 1, best);
    return best ?? null;
  }

  #edgeTo(state: readonly number[], number: number, depth: number, best: Place | undefined): Place | undefined {
    const { packing, visited, expander } = this;
    const from = number * packing.words;
    packing.unpack(visited.words, from, this.#values);
    let found = best;
    expander.expand(packing.shapeOf(visited.words, from), this.#values, (id, choice, values) => {
      const ending = expander.endings[id];
      if (ending === undefined || ending.code !== null || !packing.pack(ending.shape, values, this.#state)) return;
      if (this.#state.every((word, place) => word === state[place])) found = earlier(found, { ...this.#placeOf(from, ending.move, choice), depth });
    });
    return found;
  }

  #note(ids: readonly string[], place: Place): void {
    for (const id of ids) this.#broken.set(id, earlier(this.#broken.get(id), place));
  }

  #placeOf(from: number, move: number, choice: number): Place {
    return { depth: this.depth, state: Array.from(this.visited.words.subarray(from, from + this.packing.words)), move, choice };
  }

  /** Enters the state that was packed last, or sends it to its owner; most answers that change nothing lead back to where they began. */
  #put(from: number): void {
    const { packing: { words }, visited } = this;
    let place = 0;
    while (place < words && this.#state[place] === visited.words[from + place]) place += 1;
    if (place === words) return;
    if (this.part.of > 1) {
      const hash = hashOf(this.#state, 0, words);
      const owner = this.#ownerOf(hash);
      if (owner !== this.part.index) {
        this.outboxes[owner]?.push(this.#state, hash);
        return;
      }
    }
    if (visited.add(this.#state) === FULL) this.isFull = true;
  }
}
