import type { Observation, PricePath } from '../../market/index.js';

/** How many observations the generated runs follow at most: each plays them all. */
export const longestWindow = 400;
const half = longestWindow / 2;

/** How far an observation moves a price, as an exact share of the larger of both prices. */
interface Move {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

const isLarger = (one: Move, other: Move): boolean => one.numerator * other.denominator > other.numerator * one.denominator;

function largestMove(before: ReadonlyMap<string, bigint>, { quotes }: Observation): Move {
  let largest: Move = { numerator: 0n, denominator: 1n };
  for (const { asset, price } of quotes) {
    const was = before.get(asset) ?? price;
    const move = price > was ? { numerator: price - was, denominator: price } : { numerator: was - price, denominator: was };
    if (isLarger(move, largest)) largest = move;
  }
  return largest;
}

/** The whole of a short path, or the part of a long one around its worst move, in memory that does not grow with the path. */
export class Window {
  readonly #prices = new Map<string, bigint>();
  readonly #first: Observation[] = [];
  readonly #recent: Observation[] = [];
  #around: Observation[] = [];
  #worst: Move = { numerator: 0n, denominator: 1n };
  #seen = 0;

  /** The same path, seen as it is walked. */
  watching(path: PricePath): PricePath {
    const see = (observation: Observation): void => this.#see(observation);
    function* watched(): ReturnType<PricePath[typeof Symbol.iterator]> {
      for (const each of path) {
        if (each._tag === 'Right') see(each.right);
        yield each;
      }
    }
    return { [Symbol.iterator]: watched };
  }

  #see(observation: Observation): void {
    const move = largestMove(this.#prices, observation);
    for (const { asset, price } of observation.quotes) this.#prices.set(asset, price);
    this.#seen += 1;
    if (this.#first.length < longestWindow) this.#first.push(observation);
    this.#recent.push(observation);
    if (this.#recent.length > half) this.#recent.shift();
    if (isLarger(move, this.#worst)) {
      this.#worst = move;
      this.#around = [...this.#recent];
    } else if (this.#around.length < longestWindow) this.#around.push(observation);
  }

  /** What to follow, and how many observations the path had. */
  observations(): { readonly chosen: readonly Observation[]; readonly all: number } {
    return { chosen: this.#seen <= longestWindow ? this.#first : this.#around, all: this.#seen };
  }
}
