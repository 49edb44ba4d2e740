/** What a set of states may take. */
export interface Budget {
  readonly states: number;
  /** Bytes of all tables together. */
  readonly bytes: number;
}

/** No room for another state: the budget is spent. */
export const FULL = -2;
/** The state was there already. */
export const KNOWN = -1;

const firstCapacity = 4096;
/** Slots of the table that may be taken before it grows. */
const mostLoad = 0.75;

/** A number that packed words alone decide. */
export function hashOf(words: Int32Array, from: number, count: number): number {
  let hash = 0x9e3779b1;
  for (let place = 0; place < count; place += 1) {
    hash = Math.imul(hash ^ (words[from + place] ?? 0), 0x85ebca6b);
    hash ^= hash >>> 15;
  }
  hash = Math.imul(hash, 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}

/** Every state that was reached, in the order in which it was. Open addressing over typed arrays. */
export class Visited {
  size = 0;
  words: Int32Array;
  #table: Int32Array;
  #capacity = firstCapacity;
  #full = false;
  constructor(readonly width: number, readonly budget: Budget) {
    this.words = new Int32Array(firstCapacity * width);
    this.#table = new Int32Array(firstCapacity * 2).fill(-1);
  }

  /** Bytes that the tables take now. */
  get bytes(): number {
    return this.words.byteLength + this.#table.byteLength;
  }

  /** Enters a state: its number where it is new, else `KNOWN`, or `FULL` where the budget has no room for it. */
  add(state: Int32Array): number {
    const found = this.#slotOf(state, 0);
    if ((this.#table[found] ?? -1) >= 0) return KNOWN;
    if (this.#full || !this.#hasRoom()) return FULL;
    const slot = this.size + 1 > this.#table.length * mostLoad ? this.#regrown(state) : found;
    const number = this.size;
    this.words.set(state, number * this.width);
    this.#table[slot] = number;
    this.size = number + 1;
    return number;
  }

  /** The number of a state; −1 where it was never reached. */
  find(state: Int32Array): number {
    return this.#table[this.#slotOf(state, 0)] ?? -1;
  }

  #slotOf(state: Int32Array, from: number): number {
    const mask = this.#table.length - 1;
    let slot = hashOf(state, from, this.width) & mask;
    for (;;) {
      const number = this.#table[slot] ?? -1;
      if (number < 0 || this.#isAt(number, state, from)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #isAt(number: number, state: Int32Array, from: number): boolean {
    const base = number * this.width;
    for (let place = 0; place < this.width; place += 1) if (this.words[base + place] !== state[from + place]) return false;
    return true;
  }

  /** Out-of-bounds writes to typed arrays are lost without a word, so room is made before each. */
  #hasRoom(): boolean {
    if (this.size >= this.budget.states) return this.#refuse();
    if (this.size < this.#capacity) return true;
    const capacity = Math.min(Math.ceil(this.#capacity * 1.5), this.budget.states);
    // The table grows after the states that it finds: its room is part of theirs.
    if (capacity * 4 * this.width + this.#slotsFor(capacity) * 4 > this.budget.bytes) return this.#refuse();
    const words = new Int32Array(capacity * this.width);
    words.set(this.words);
    this.words = words;
    this.#capacity = capacity;
    return true;
  }

  /** Slots of the table once so many states are in it. */
  #slotsFor(states: number): number {
    let slots = this.#table.length;
    while (states > slots * mostLoad) slots *= 2;
    return slots;
  }

  #refuse(): false {
    this.#full = true;
    return false;
  }

  /** Doubles the table, and finds the slot of a state in it. */
  #regrown(state: Int32Array): number {
    this.#table = new Int32Array(this.#table.length * 2).fill(-1);
    for (let number = 0; number < this.size; number += 1) this.#table[this.#slotOf(this.words, number * this.width)] = number;
    return this.#slotOf(state, 0);
  }
}
