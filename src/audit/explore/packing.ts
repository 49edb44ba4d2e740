import type { Field } from '../../machine/setting.js';

/** How many shapes a setting may have. */
const shapeBits = 9;
/** Most shapes that a state has room for; the number after the last is no shape, so that −1 is no state's first word. */
export const mostShapes = 2 ** shapeBits - 1;

/** A setting has more shapes than a state has room for: a bug of ours, since shapes are few. */
export class TooManyShapes extends Error {
  override readonly name = 'TooManyShapes';
}

const bitsFor = (most: bigint): number => most.toString(2).length;

/** States as a few 32-bit words: the shape first, then each field in the bits that its largest value needs. */
export class Packing {
  readonly words: number;
  readonly fields: number;
  /** Per field: which word it lies in, how far up, and its largest value. */
  readonly #word: Int32Array;
  readonly #shift: Int32Array;
  readonly #mask: Int32Array;
  readonly #most: Int32Array;
  constructor(fields: readonly Field[]) {
    let word = 0;
    let shift = shapeBits;
    const slots = fields.map(({ most }) => {
      const bits = bitsFor(most);
      if (shift + bits > 32) {
        word += 1;
        shift = 0;
      }
      const slot = { word, shift, mask: 2 ** bits - 1 };
      shift += bits;
      return slot;
    });
    this.words = word + 1;
    this.fields = fields.length;
    this.#word = Int32Array.from(slots, (slot) => slot.word);
    this.#shift = Int32Array.from(slots, (slot) => slot.shift);
    this.#mask = Int32Array.from(slots, (slot) => slot.mask);
    this.#most = Int32Array.from(fields, ({ most }) => Number(most));
  }

  /** Writes a state into words; false where a value lies outside the setting. */
  pack(shape: number, values: Int32Array, words: Int32Array): boolean {
    if (shape >= mostShapes) throw new TooManyShapes(`shape ${shape.toString()}`);
    for (let place = 0; place < this.words; place += 1) words[place] = 0;
    words[0] = shape;
    for (let place = 0; place < this.fields; place += 1) {
      const value = values[place] ?? 0;
      if (value < 0 || value > (this.#most[place] ?? 0)) return false;
      const word = this.#word[place] ?? 0;
      words[word] = (words[word] ?? 0) | (value << (this.#shift[place] ?? 0));
    }
    return true;
  }

  shapeOf(words: Int32Array, from: number): number {
    return (words[from] ?? 0) & (2 ** shapeBits - 1);
  }

  /** Reads the values of the state whose words begin at `from`. */
  unpack(words: Int32Array, from: number, values: Int32Array): void {
    for (let place = 0; place < this.fields; place += 1) {
      values[place] = ((words[from + (this.#word[place] ?? 0)] ?? 0) >>> (this.#shift[place] ?? 0)) & (this.#mask[place] ?? 0);
    }
  }
}
