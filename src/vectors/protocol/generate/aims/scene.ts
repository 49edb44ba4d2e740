import { type Plain, plainText, recordOf } from '../../../../machine/dialect.js';
import type { Aim } from './aim.js';

/** A world that is made from nothing, in the types of its mechanism, and an event: smaller than any preset. */
export interface Scene {
  /** What is otherwise than in the preset; all of it where that is less. */
  readonly params?: object;
  readonly market: object;
  readonly accounts: readonly { readonly name: string }[];
  readonly event: object;
}

const byName = ({ name: one }: { readonly name: string }, { name: other }: { readonly name: string }): number => (one < other ? -1 : 1);

/**
 * An aim from a world of its own.
 * @param beside the place and the value with which a refused event goes through
 */
export function aimOf(preset: string, { says, cells, scene, beside }: { readonly says: string; readonly cells: readonly string[]; readonly scene: Scene; readonly beside?: readonly [place: string, value: Plain | bigint] }): Aim {
  const { params, market, accounts, event } = scene;
  const world = { market: recordOf(market), accounts: Object.fromEntries([...accounts].sort(byName).map(({ name, ...fields }) => [name, recordOf(fields)])) };
  const given = params === undefined ? world : { params: recordOf(params), ...world };
  return { preset, says, cells, given, event: recordOf(event), beside: beside === undefined ? null : [beside[0], plainText(beside[1])] };
}
