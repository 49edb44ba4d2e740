import { amountAt, replaced } from '../../../kernel/arithmetic.js';
import type { Effect, Flow } from '../../../kernel/effect.js';
import type { Design } from '../../../kernel/design.js';
import { assetId } from '../../../kernel/reserve.js';

/** The list with `change` added to one entry. */
export const added = (list: readonly bigint[], asset: number, change: bigint): readonly bigint[] => replaced(list, asset, amountAt(list, asset) + change);

/** A movement for the caller to carry out. */
export const flow = (design: Design, name: Flow, asset: number, amount: bigint): Effect => ({ kind: 'flow', flow: name, asset: assetId(design, asset), amount });

/** The same without the movements of nothing. */
export const flows = (design: Design, movements: readonly (readonly [Flow, number, bigint])[]): readonly Effect[] =>
  movements.filter(([, , amount]) => amount > 0n).map(([name, asset, amount]) => flow(design, name, asset, amount));
