/** What is known of one place in the kernel where something is decided or rounded. */
export type SiteKind = 'guard' | 'choice' | 'rounding';

/** How a place was met: the left side below, at or above the right one; a quotient with a remainder or without. */
export type Sight = 'below' | 'at' | 'above' | 'inexact' | 'exact';

let seen = new Map<string, Set<Sight>>();
let mistaken: string | null = null;

/**
 * Runs instrumented code and tells what it met, by the name of the place.
 * @param mistake a place that decides or rounds the other way where that makes a difference of one unit: `<` for `≤`, up for down; or the checks for a code, which are left out
 */
export function watched<T>(run: () => T, mistake: string | null = null): { readonly result: T; readonly seen: ReadonlyMap<string, ReadonlySet<Sight>> } {
  const met = new Map<string, Set<Sight>>();
  seen = met;
  mistaken = mistake;
  try {
    return { result: run(), seen: met };
  } finally {
    // What is met from here on, as when the next case is read, is met by nobody.
    seen = new Map();
    mistaken = null;
  }
}

function see(site: string, sight: Sight): void {
  const sights = seen.get(site);
  if (sights === undefined) seen.set(site, new Set([sight]));
  else sights.add(sight);
}

export type Comparing = '<' | '<=' | '>' | '>=';

/** `a < b` and its like, where it was written. The mistake takes the boundary in or leaves it out. */
export function $compare(site: string, comparing: Comparing, a: bigint, b: bigint): boolean {
  see(site, a < b ? 'below' : a > b ? 'above' : 'at');
  if (a === b) return (comparing === '<=' || comparing === '>=') !== (mistaken === site);
  return comparing === '<' || comparing === '<=' ? a < b : a > b;
}

/** The smaller or larger of two: where they differ, which one it was. */
export function $choose(site: string, choosing: 'min' | 'max' | 'subOrZero', a: bigint, b: bigint): bigint {
  if (a !== b) see(site, a < b ? 'below' : 'above');
  if (choosing === 'subOrZero') return a > b ? a - b : 0n;
  return (choosing === 'min') === a < b ? a : b;
}

/** ⌊x · y / d⌋ or ⌈x · y / d⌉ or the nearest, where it was written. The mistake rounds the other way. */
export function $round(site: string, rounding: 'down' | 'up' | 'halfUp', x: bigint, y: bigint, d: bigint): bigint {
  const product = x * y;
  const down = product / d;
  const isExact = product % d === 0n;
  see(site, isExact ? 'exact' : 'inexact');
  if (isExact) return down;
  const right = rounding === 'down' ? down : rounding === 'up' ? down + 1n : (product + d / 2n) / d;
  return mistaken === site ? down + down + 1n - right : right;
}

/** (x + d / 2) / d, where it was written so: the nearest, halves up. The mistake cuts off instead of rounding up, or rounds up instead of cutting off. */
export function $nearest(site: string, withHalf: bigint, d: bigint): bigint {
  return $round(site, 'halfUp', withHalf - d / 2n, 1n, d);
}

/** The mistake of a kernel that never refuses with a code. */
export const unchecked = (code: string): string => `unchecked ${code}`;

/** Whether a check refuses, where it was written. The mistake leaves the check out. */
export const $refuses = (code: string, isFailing: boolean): boolean => isFailing && mistaken !== unchecked(code);

/** Whether a check lets through, where it was written. The mistake leaves the check out. */
export const $passes = (code: string, isPassing: boolean): boolean => isPassing || mistaken === unchecked(code);
