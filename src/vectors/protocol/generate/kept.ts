import { canonical } from '../../../machine/canonical.js';
import type { ProtocolVector, Recorded } from '../vector.js';
import type { ProtocolCell } from './cell.js';
import { type ProtocolDraft, type ProtocolFamily } from './draft.js';
import { nameOfCell, type Slugs } from './drafts.js';
import type { Met } from './edge.js';

/** Vectors that a search found before, by their ids. */
export type Kept = ReadonlyMap<string, ProtocolVector>;

const families: readonly ProtocolFamily[] = ['refusal', 'precedence', 'oracle', 'boundary', 'rounding'];

const keyOf = ({ file, row, call }: Recorded): string => `${file} ${row} ${call}`;

/** Recorded calls by file, row and call. */
export const byRecording = (pool: readonly Met[]): ReadonlyMap<string, Met> => new Map(pool.flatMap((edge) => (edge.recorded === null ? [] : [[keyOf(edge.recorded), edge] as const])));

const draftOf = ({ id, dialect, comment, params, init, events, source }: ProtocolVector, family: ProtocolFamily): ProtocolDraft =>
  ({ dialect, family, slug: id.slice(id.lastIndexOf('/') + 1), comment, params, init, events, recorded: source.recorded ?? null });

/** Whether a vector that says it was recorded asks what the recording asks: in its world, or in what of it has a part in the call. */
function isAsRecorded({ params, init, events, source: { recorded } }: ProtocolVector, recordings: ReadonlyMap<string, Met>): boolean {
  if (recorded === undefined) return true;
  const edge = recordings.get(keyOf(recorded));
  return edge !== undefined && edge.recorded?.sha256 === recorded.sha256 && canonical([params, init.market, events]) === canonical([edge.params, edge.init.market, [edge.event]])
    && Object.entries(init.accounts).every(([name, account]) => canonical(account) === canonical(edge.init.accounts[name] ?? null));
}

/**
 * What may have been found for a cell before, each with the drafts that belong together: to look for it again would come to the same, and takes minutes. Their answers are given anew.
 * One that was found later than others of its name has a number.
 */
export function keptFor(kept: Kept, slugs: Slugs, cell: ProtocolCell, recordings: ReadonlyMap<string, Met>): readonly (readonly [ProtocolDraft, ...ProtocolDraft[]])[] {
  return families.flatMap((family) => slugs.free(`${cell.dialect} ${family}`, nameOfCell(cell)).flatMap((slug): readonly (readonly [ProtocolDraft, ...ProtocolDraft[]])[] => {
    const vector = kept.get(`${cell.dialect}/${family}/${slug}`);
    if (vector === undefined || !isAsRecorded(vector, recordings)) return [];
    const beside = family === 'refusal' ? kept.get(vector.id.replace('/refusal/', '/neighbour/')) : undefined;
    return [[draftOf(vector, family), ...(beside === undefined ? [] : [draftOf(beside, 'neighbour')])]];
  }));
}
