/** Murmur's finaliser: every bit of a number decides every bit of the other. */
function mixed(word: number): number {
  const one = Math.imul(word ^ (word >>> 16), 0x85eb_ca6b);
  const other = Math.imul(one ^ (one >>> 13), 0xc2b2_ae35);
  return other ^ (other >>> 16);
}

/** Any odd constant would do: it keeps the words of a sequence apart. */
const step = 0x9e37_79b9;

/** The seed of one of many things that are drawn from one seed: an integer of 32 bits. */
export const seedFor = (seed: number, place: number): number => mixed(mixed(seed + step) ^ Math.imul(place + 1, step)) | 0;

/** A sequence of drawn numbers; the same seed draws the same ones on every machine. */
export class Chance {
  private word: number;
  constructor(seed: number) {
    this.word = seed | 0;
  }

  /** A whole number in [0, count), for a count above zero. */
  below(count: number): number {
    this.word = (this.word + step) | 0;
    return (mixed(this.word) >>> 0) % count;
  }

  /** One of a list that is not empty; undefined of an empty one. */
  oneOf<T>(list: readonly T[]): T | undefined {
    return list.length === 0 ? undefined : list[this.below(list.length)];
  }
}
