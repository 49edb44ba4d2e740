/** Most states are found many times, mostly one soon after another: as many as this are remembered, and not sent twice. */
const recentSlots = 2 ** 14;

/** States found for another part, packed one after another. */
export class Outbox {
  #words = new Int32Array(1024);
  #length = 0;
  /** No state's first word is −1. */
  readonly #recent: Int32Array;
  constructor(readonly width: number) {
    this.#recent = new Int32Array(recentSlots * width).fill(-1);
  }

  /** @param hash of the state's words */
  push(state: Int32Array, hash: number): void {
    const slot = (hash & (recentSlots - 1)) * this.width;
    if (this.#isAt(slot, state)) return;
    this.#recent.set(state, slot);
    if (this.#length + this.width > this.#words.length) {
      const grown = new Int32Array(this.#words.length * 2);
      grown.set(this.#words);
      this.#words = grown;
    }
    this.#words.set(state, this.#length);
    this.#length += this.width;
  }

  /** Hands over what was found, and begins anew. */
  emptied(): Int32Array {
    const handed = this.#words.slice(0, this.#length);
    this.#length = 0;
    return handed;
  }

  #isAt(slot: number, state: Int32Array): boolean {
    for (let place = 0; place < this.width; place += 1) if (this.#recent[slot + place] !== state[place]) return false;
    return true;
  }
}
