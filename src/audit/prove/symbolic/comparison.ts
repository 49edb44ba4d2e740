import { constantly, minus, negated, type Polynomial } from '../term/polynomial.js';
import type { Claim } from '../term/term.js';

type Compared = Extract<Claim, { readonly kind: 'less' | 'equal' }>;

/** The polynomials of which a comparison speaks, and what they are at least zero for. */
export interface Comparison {
  /** right ≥ left */
  readonly gap: Polynomial;
  /** left ≥ right */
  readonly reverse: Polynomial;
  /** right > left */
  readonly above: Polynomial;
  /** left > right */
  readonly below: Polynomial;
}

const one = constantly(1n);
const comparisons = new WeakMap<Claim, Comparison>();

/** What a comparison is about: the same is judged on thousands of ways, and made once. */
export function comparisonOf(claim: Compared): Comparison {
  const known = comparisons.get(claim);
  if (known !== undefined) return known;
  const gap = minus(claim.right.normal, claim.left.normal);
  const reverse = negated(gap);
  const made = { gap, reverse, above: minus(gap, one), below: minus(reverse, one) };
  comparisons.set(claim, made);
  return made;
}

const atomsIn = new WeakMap<Claim, ReadonlySet<number>>();

/** The atoms that a claim is about. */
function atomsOf(claim: Claim): ReadonlySet<number> {
  const known = atomsIn.get(claim);
  if (known !== undefined) return known;
  const found = new Set<number>();
  const take = ({ monomials }: Polynomial): void => {
    for (const { atoms } of monomials.values()) for (const atom of atoms) found.add(atom);
  };
  if ('left' in claim) [claim.left.normal, claim.right.normal].forEach(take);
  else for (const part of 'claims' in claim ? claim.claims : [claim.claim]) for (const atom of atomsOf(part)) found.add(atom);
  atomsIn.set(claim, found);
  return found;
}

/** Whether a claim speaks of any of these atoms. */
export function isAbout(claim: Claim, atoms: ReadonlySet<number>): boolean {
  for (const atom of atomsOf(claim)) if (atoms.has(atom)) return true;
  return false;
}
