import { anyOf, rowOfAll } from '../term/alternatives.js';
import type { Claim, Integer } from '../term/term.js';
import type { Terms } from '../term/terms.js';
import { Facts } from './facts.js';
import { type Item, isHypothesis } from './path.js';
import type { Standing } from './standing.js';

/** What every one of the lists has. */
function inAll<T>(lists: readonly (readonly T[])[]): ReadonlySet<T> {
  const [first = [], ...others] = lists;
  const common = new Set(first);
  for (const list of others) {
    const there = new Set(list);
    for (const each of common) if (!there.has(each)) common.delete(each);
  }
  return common;
}

const claimsOf = (items: readonly Item[]): readonly Claim[] => items.map(({ claim }) => claim);

/**
 * Where one stands at the end of any of several ways: what they have in common is known, and that one of them was gone is a hypothesis.
 * What each of them alone concluded is known of none.
 */
export function together(terms: Terms, ends: readonly Standing[]): Standing {
  const [only] = ends;
  if (only !== undefined && ends.length === 1) return only;
  const hypotheses = ends.map(({ items }) => claimsOf(items.filter(({ kind }) => isHypothesis(kind))));
  const supposed = inAll(hypotheses);
  const known = inAll(ends.map(({ items }) => claimsOf(items)));
  const items = (only?.items ?? []).flatMap((item): readonly Item[] =>
    (!known.has(item.claim) ? [] : supposed.has(item.claim) ? [item] : [{ kind: 'implied', claim: item.claim, because: null }]));
  const facts = Facts.saying(claimsOf(items));
  const apart = anyOf(terms, hypotheses.map((claims) => rowOfAll(claims.filter((claim) => !supposed.has(claim)))));
  return { items: [...items, { kind: 'taken', claim: apart }], facts, results: [...inAll<Integer>(ends.map(({ results }) => results))] };
}
