export type { AccountSummary } from './tally.js';
export type { AssetMoves, Moves } from './moves.js';
export type { Broken, Judged } from './judge.js';
export { basePrice } from './base-price.js';
export { run, type RunOptions, type RunReport, usualOptions } from './run.js';
export { type Health, isNotable, type RunRow } from './row.js';
export { type Keeper, usualKeeper } from './keeper.js';
