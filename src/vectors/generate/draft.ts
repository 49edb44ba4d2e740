import type { Situation } from './situations.js';

/** What kind of thing a vector is about. */
export type Family = 'step' | 'boundary' | 'lifecycle' | 'parameter' | 'precedence' | 'refusal' | 'rounding' | 'wire';

/** A vector as somebody thought of it: the answers are the machine's to give. */
export interface Draft {
  readonly family: Family;
  readonly slug: string;
  readonly comment: string;
  readonly given: () => Situation;
  /** In memory, or anything at all in the family `wire`. */
  readonly events: readonly unknown[];
}

/** Integers as vectors write them, whatever they stand in. */
export function asPlain(value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString();
  if (Array.isArray(value)) return value.map(asPlain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, asPlain(inner)]));
}

/** A text as part of an id. */
export const slugOf = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
