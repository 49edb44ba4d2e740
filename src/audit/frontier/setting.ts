import type { Asset, Design } from '../../kernel/design.js';

/** A design at one point of a map, and the account that a claim is asked about there. */
export interface Setting {
  readonly design: Design;
  /** The collateral whose own parameters vary, and that accounts of a given loan-to-value hold: an index into the design's assets. */
  readonly asset: number;
  /** Loan-to-value that the account starts from [bps]; null where it starts at health 1 and meets the largest move of the envelope. */
  readonly startLtv: bigint | null;
}

/** A collateral leg and a debt leg of another asset, by their indexes in the design. */
export interface Pair {
  readonly collateral: number;
  readonly debt: number;
}

/** Every pair of assets that an account may hold and owe, and whose prices may part. */
export const pairsOf = ({ assets }: Design): readonly Pair[] =>
  assets.flatMap(({ threshold }, collateral) =>
    threshold === 0n ? [] : assets.flatMap(({ borrowable }, debt) => (borrowable && debt !== collateral ? [{ collateral, debt }] : [])));

/** The pairs that a claim is asked about: those of the one collateral where its loan-to-value is given, else all. */
export const pairsIn = ({ design, asset, startLtv }: Setting): readonly Pair[] =>
  pairsOf(design).filter(({ collateral }) => startLtv === null || collateral === asset);

/** The collateral legs of those pairs, each once. */
export const legsIn = (setting: Setting): readonly Asset[] =>
  setting.design.assets.filter((_, asset) => pairsIn(setting).some(({ collateral }) => collateral === asset));
