import { canonical } from '../../../machine/canonical.js';
import type { Plain } from '../../../machine/dialect.js';
import { isPlain } from '../../../machine/records.js';
import type { ProtocolVector } from '../vector.js';
import type { ProtocolCell } from './cell.js';

/** In how many leaves two pieces of plain data differ. */
export function leavesApart(one: Plain | undefined, other: Plain | undefined): number {
  const innerOf = (value: Plain | undefined): ReadonlyMap<string, Plain> | null => (Array.isArray(value) || isPlain(value) ? new Map<string, Plain>(Object.entries(value)) : null);
  const [a, b] = [innerOf(one), innerOf(other)];
  if (a === null || b === null) return canonical(one ?? null) === canonical(other ?? null) ? 0 : 1;
  return [...new Set([...a.keys(), ...b.keys()])].reduce((sum, key) => sum + leavesApart(a.get(key), b.get(key)), 0);
}

const questionOf = ({ params, init, events }: ProtocolVector): Plain => [params, init, events[0] ?? null];

/** Refusals whose nearest accepted neighbour is another vector: of the same name, and one leaf apart. */
export function besides(vectors: readonly ProtocolVector[]): readonly { readonly cell: ProtocolCell; readonly id: string }[] {
  const byId = new Map(vectors.map((vector) => [vector.id, vector]));
  return vectors.flatMap((accepted) => {
    const refused = accepted.source.generator === 'neighbour' ? byId.get(accepted.id.replace('/neighbour/', '/refusal/')) : undefined;
    const code = refused?.expected[0]?.code ?? 'OK';
    if (refused === undefined || code === 'OK' || accepted.expected[0]?.code !== 'OK' || leavesApart(questionOf(refused), questionOf(accepted)) !== 1) return [];
    return [{ cell: { dialect: accepted.dialect, kind: 'neighbour', name: code, how: 'beside it' }, id: accepted.id }];
  });
}
