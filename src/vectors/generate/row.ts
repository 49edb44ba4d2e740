import type { Draft, Family } from './draft.js';
import type { Situation } from './situations.js';

/** A draft on one line of a table. */
export type Row = readonly [family: Family, slug: string, comment: string, given: () => Situation, ...events: readonly unknown[]];

/** The drafts of a table. */
export const drafted = (rows: readonly Row[]): readonly Draft[] => rows.map(([family, slug, comment, given, ...events]) => ({ family, slug, comment, given, events }));
