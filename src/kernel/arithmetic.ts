/** Basis points: 10,000 is one whole. Every ratio of a design is in basis points. */
export const BPS = 10_000n;
/** One whole per-second rate or index: 10^27. */
export const RAY = 1_000_000_000_000_000_000_000_000_000n;
/** Prices are numeraire per base unit, times 10^36. */
export const PRICE_SCALE = 1_000_000_000_000_000_000_000_000_000_000_000_000n;

/** ⌊x · y / d⌋. The remainder stays with whoever pays the result. */
export const mulDivDown = (x: bigint, y: bigint, d: bigint): bigint => (x * y) / d;

/** ⌈x · y / d⌉ for x · y ≥ 0. The remainder goes to whoever receives the result. */
export const mulDivUp = (x: bigint, y: bigint, d: bigint): bigint => (x * y + d - 1n) / d;

/** x · y / d rounded to the nearest integer, halves up; the rounding of Maker's `rmul`. */
export const mulDivHalfUp = (x: bigint, y: bigint, d: bigint): bigint => (x * y + d / 2n) / d;

export const min = (a: bigint, b: bigint): bigint => (a < b ? a : b);
export const max = (a: bigint, b: bigint): bigint => (a > b ? a : b);

/** a − b, or zero where b is larger: a quantity never goes below zero. */
export const subOrZero = (a: bigint, b: bigint): bigint => (a > b ? a - b : 0n);

/** The array with one entry replaced. Amounts are kept per asset, in the order of the design's assets. */
export const replaced = <T>(list: readonly T[], index: number, value: T): readonly T[] => list.map((old, at) => (at === index ? value : old));

/** The entry of a list that has one entry per asset. An index comes from the design, so absence is our own mistake and reads as zero. */
export const amountAt = (list: readonly bigint[], index: number): bigint => list[index] ?? 0n;
