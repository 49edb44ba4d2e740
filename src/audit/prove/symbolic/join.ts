import type { Quantity } from '../../explore/tracing/arithmetic.js';
import { anyOf, type Row, rowOfAll } from '../term/alternatives.js';
import { type Claim, Integer } from '../term/term.js';
import type { Terms } from '../term/terms.js';
import type { Path } from './path.js';

/** A result of joined ways stands where the code expects a result of its own: this is where it is told so. */
export const isOf = <T>(joined: unknown): joined is T => joined !== undefined;

const takenOn = ({ items }: Path<unknown>): Row => rowOfAll(items.flatMap(({ kind, claim }) => (kind === 'taken' ? [claim] : [])));

/** The claim that code comes to one result, from all of its ways: those that do, or none of the others, whichever are fewer. */
export function claimOf<T>(terms: Terms, ways: readonly Path<T>[], result: T): Claim {
  const those = ways.filter((way) => way.result === result);
  const others = ways.filter((way) => way.result !== result);
  return those.length <= others.length ? anyOf(terms, those.map(takenOn)) : terms.not(anyOf(terms, others.map(takenOn)));
}

/** The integer that code comes to, on whichever way. */
function joinedInteger(terms: Terms, ways: readonly Path<Integer>[]): Integer {
  const results = [...new Set(ways.map(({ result }) => result))];
  const last = results.pop() ?? terms.constant(0n);
  return results.reduceRight((otherwise, result) => terms.choice(claimOf(terms, ways, result), result, otherwise), last);
}

export const isQuantity = (value: unknown): value is Quantity => typeof value === 'bigint' || value instanceof Integer;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value) && !isQuantity(value);

/** Constants go back to the code as they are, so that it does with them what it always does. */
export const plain = (integer: Integer): Quantity => (integer.origin.kind === 'constant' ? integer.origin.value : integer);

/**
 * What code comes to on all of its ways: one integer, a record of such results, or what is the same on every way. Undefined where its
 * results have nothing of the kind in common.
 */
export function joinedResult(terms: Terms, ways: readonly Path<unknown>[]): unknown {
  const [first] = ways;
  if (first === undefined || ways.every(({ result }) => result === first.result)) return first?.result;
  const integers = ways.flatMap(({ items, result }) => (isQuantity(result) ? [{ items, result: terms.of(result) }] : []));
  if (integers.length === ways.length) return plain(joinedInteger(terms, integers));
  const records = ways.flatMap(({ items, result }) => (isRecord(result) ? [{ items, result }] : []));
  if (!isRecord(first.result) || records.length < ways.length) return undefined;
  const fields = Object.keys(first.result).map((key) => [key, joinedResult(terms, records.map(({ items, result }) => ({ items, result: result[key] })))] as const);
  return fields.every(([, field]) => field !== undefined) ? Object.fromEntries(fields) : undefined;
}
