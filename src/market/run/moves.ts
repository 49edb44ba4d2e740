import { BPS, max, min, mulDivDown, mulDivUp } from '../../kernel/arithmetic.js';
import type { Design } from '../../kernel/design.js';
import { uncoveredBelow, WHOLE } from '../../mechanisms/stepwise/parameters/theorems/legs.js';
import type { Observation } from '../paths/observation.js';

/** What the prices of one asset did, beside what the design survives. Ratios are basis points. */
export interface AssetMoves {
  readonly asset: string;
  /** Prices [numeraire per base unit × 10^36]; zero where it was never quoted. */
  readonly first: bigint;
  readonly last: bigint;
  readonly low: bigint;
  readonly high: bigint;
  /** From one observation to the next, rounded up. */
  readonly largestDrop: bigint;
  readonly largestRise: bigint;
  /** The fall at once that leaves every healthy account covered, rounded down; null for what backs nothing, or has no gap. */
  readonly gap: bigint | null;
}

/** Whether a path stayed inside the envelope that the design declares, and how far it went. */
export interface Moves {
  readonly observations: bigint;
  readonly from: bigint;
  readonly until: bigint;
  readonly assets: readonly AssetMoves[];
  /** Observations that moved a price by more than the envelope allows, or came sooner than keepers react. */
  readonly outsideEnvelope: bigint;
}

const gapOf = (design: Design, place: number): bigint | null => {
  const asset = design.assets[place];
  if (asset === undefined || asset.threshold === 0n) return null;
  const product = uncoveredBelow(design, asset);
  return product >= WHOLE ? null : mulDivDown(WHOLE - product, BPS, WHOLE);
};

function moved(before: AssetMoves, price: bigint): AssetMoves {
  if (before.first === 0n) return { ...before, first: price, last: price, low: price, high: price };
  return {
    ...before,
    last: price,
    low: min(before.low, price),
    high: max(before.high, price),
    largestDrop: price < before.last ? max(before.largestDrop, mulDivUp(before.last - price, BPS, before.last)) : before.largestDrop,
    largestRise: price > before.last ? max(before.largestRise, mulDivUp(price - before.last, BPS, before.last)) : before.largestRise,
  };
}

/** Measures observations as they pass. */
export class Measuring {
  readonly #design: Design;
  #assets: readonly AssetMoves[];
  #observations = 0n;
  #from = 0n;
  #until = 0n;
  #outside = 0n;

  constructor(design: Design) {
    this.#design = design;
    const never = { first: 0n, last: 0n, low: 0n, high: 0n, largestDrop: 0n, largestRise: 0n };
    this.#assets = design.assets.map(({ id }, place) => ({ asset: id, ...never, gap: gapOf(design, place) }));
  }

  see({ at, quotes }: Observation): void {
    const priceOf = (id: string): bigint | undefined => quotes.find(({ asset }) => asset === id)?.price;
    const isEarly = this.#observations > 0n && at < this.#until + this.#design.envelope.reaction;
    const isFar = this.#assets.some((asset, place) => this.#isOutside(asset, place, priceOf(asset.asset)));
    if (isEarly || isFar) this.#outside += 1n;
    this.#assets = this.#assets.map((asset) => {
      const price = priceOf(asset.asset);
      return price === undefined || price === asset.last ? asset : moved(asset, price);
    });
    if (this.#observations === 0n) this.#from = at;
    this.#until = at;
    this.#observations += 1n;
  }

  /** The envelope speaks of collateral that falls and of debt that rises: the other ways do no harm. */
  #isOutside({ last }: AssetMoves, place: number, price: bigint | undefined): boolean {
    const asset = this.#design.assets[place];
    if (asset === undefined || price === undefined || last === 0n) return false;
    const { largestDrop, largestRise } = this.#design.envelope;
    return (asset.threshold > 0n && price * BPS < last * (BPS - largestDrop)) || (asset.borrowable && price * BPS > last * (BPS + largestRise));
  }

  moves(): Moves {
    return { observations: this.#observations, from: this.#from, until: this.#until, assets: this.#assets, outsideEnvelope: this.#outside };
  }
}
