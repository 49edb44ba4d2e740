import { combined, constantly, minus, type Monomial, type Polynomial } from '../term/polynomial.js';
import type { Claim } from '../term/term.js';
import { Layered } from './layered.js';

/** Where an atom lies, as far as it is known; null for no bound. */
interface Range {
  readonly least: bigint | null;
  readonly most: bigint | null;
}

const anywhere: Range = { least: null, most: null };

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b));
const magnitude = (a: bigint): bigint => (a < 0n ? -a : a);
const floorDiv = (n: bigint, d: bigint): bigint => (n >= 0n || n % d === 0n ? n / d : n / d - 1n);

const none: readonly Polynomial[] = [];
const one = constantly(1n);
const zero = constantly(0n);
export const negated = (p: Polynomial): Polynomial => minus(zero, p);

/** p ≥ 0 with coprime coefficients, and so with the tightest constant that whole numbers allow. */
function tightened(p: Polynomial): Polynomial {
  let factor = 0n;
  for (const { coefficient } of p.monomials.values()) factor = gcd(magnitude(coefficient), factor);
  if (factor <= 1n) return p;
  const monomials = new Map([...p.monomials].map(([key, { atoms, coefficient }]) => [key, { atoms, coefficient: coefficient / factor }]));
  return { monomials, constant: floorDiv(p.constant, factor) };
}

/** Alternatives: one of the claims, at least, comes out as `hold`. */
interface Clause {
  readonly claims: readonly Claim[];
  readonly hold: boolean;
  /** Whether nobody has looked at it yet. */
  readonly isNew: boolean;
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

function isAbout(claim: Claim, atoms: ReadonlySet<number>): boolean {
  for (const atom of atomsOf(claim)) if (atoms.has(atom)) return true;
  return false;
}

const opposite = (judged: boolean | null): boolean | null => (judged === null ? null : !judged);
const all = (judged: readonly (boolean | null)[]): boolean | null => (judged.includes(false) ? false : judged.includes(null) ? null : true);

/** How many facts a conclusion may be summed of, and how many sums are tried for one. */
const mostSteps = 3;
const mostSums = 24;

interface Search {
  left: number;
}

/**
 * What is known on a path, as polynomials that are at least zero, and the conclusions that are cheap: sums of a few facts over products of
 * bounded atoms. It only decides which branches are worth following. Whatever it concludes is put to the solver as well.
 */
export class Facts {
  #touched = new Set<number>();
  /** How many facts a conclusion may be summed of just now. */
  #steps = mostSteps;
  private constructor(
    /** By each of their monomials, the latest first: a question is most often about what was just learnt. */
    private readonly sums: Layered<string, readonly Polynomial[]>,
    private readonly ranges: Layered<number, Range>,
    private unequal: readonly Polynomial[],
    private clauses: readonly Clause[],
    /** Claims that are decided, by id. */
    private readonly settled: Layered<number, boolean>,
  ) {}

  static nothing(): Facts {
    return new Facts(new Layered(), new Layered(), [], [], new Layered());
  }

  /** What these claims say by themselves: which of several alternatives they leave is looked at when more is learnt of the same. */
  static saying(claims: readonly Claim[]): Facts {
    const facts = Facts.nothing();
    for (const claim of claims) facts.#learn(claim, true);
    facts.clauses = facts.clauses.map((clause) => ({ ...clause, isNew: false }));
    facts.#taken();
    return facts;
  }

  /** The same facts, to be added to apart from these. */
  copy(): Facts {
    return new Facts(this.sums.copy(), this.ranges.copy(), this.unequal, this.clauses, this.settled.copy());
  }

  /** Whether a claim holds or fails on this path; null where that is not cheap to see. */
  judge(claim: Claim): boolean | null {
    const settled = this.settled.get(claim.id);
    if (settled !== undefined) return settled;
    const judged = this.#judged(claim);
    // Facts are only ever added: what they decide once stays decided.
    if (judged !== null) this.settled.set(claim.id, judged);
    return judged;
  }

  #judged(claim: Claim): boolean | null {
    switch (claim.kind) {
      case 'less': {
        const gap = minus(claim.right.normal, claim.left.normal);
        return this.#isAtLeastZero(minus(gap, one)) ? true : this.#isAtLeastZero(negated(gap)) ? false : null;
      }
      case 'equal': return this.#judgeZero(minus(claim.left.normal, claim.right.normal));
      case 'not': return opposite(this.judge(claim.claim));
      case 'every': return all(claim.claims.map((each) => this.judge(each)));
      case 'some': {
        const none = all(claim.claims.map((each) => opposite(this.judge(each))));
        return opposite(none);
      }
    }
  }

  /** Adds a fact, with what follows where only one of several alternatives is left. */
  learn(claim: Claim): void {
    this.#learn(claim, true);
    // Which of many alternatives are left is asked again and again: only bounds are looked at, and no sums.
    this.#steps = 0;
    for (let touched = this.#taken(); this.clauses.length > 0 && this.#resolve(touched); touched = this.#taken());
    this.#steps = mostSteps;
  }

  /** The atoms of what was learnt since the last time. */
  #taken(): ReadonlySet<number> {
    const touched = this.#touched;
    this.#touched = new Set();
    return touched;
  }

  #learn(claim: Claim, holds: boolean): void {
    this.settled.set(claim.id, holds);
    switch (claim.kind) {
      case 'less': {
        const gap = minus(claim.right.normal, claim.left.normal);
        this.#add(holds ? minus(gap, one) : negated(gap));
        return;
      }
      case 'equal':
        this.#addZero(minus(claim.left.normal, claim.right.normal), holds);
        return;
      case 'not':
        this.#learn(claim.claim, !holds);
        return;
      case 'every': case 'some':
        if ((claim.kind === 'every') === holds) for (const each of claim.claims) this.#learn(each, holds);
        else this.clauses = [...this.clauses, { claims: claim.claims, hold: holds, isNew: true }];
    }
  }

  /** Drops alternatives that are decided, and learns the last that is left. Only what is about the same atoms is looked at. Whether that taught anything. */
  #resolve(touched: ReadonlySet<number>): boolean {
    const clauses = this.clauses;
    this.clauses = [];
    const open: Clause[] = [];
    let hasLearnt = false;
    for (const clause of clauses) {
      if (!clause.isNew && !clause.claims.some((claim) => isAbout(claim, touched))) {
        open.push(clause);
        continue;
      }
      const judged = clause.claims.map((claim) => this.judge(claim));
      if (judged.includes(clause.hold)) continue;
      const left = clause.claims.filter((_, place) => judged[place] === null);
      const [last] = left;
      if (last !== undefined && left.length === 1) {
        this.#learn(last, clause.hold);
        hasLearnt = true;
      } else open.push(left.length === clause.claims.length && !clause.isNew ? clause : { claims: left, hold: clause.hold, isNew: false });
    }
    this.clauses = [...this.clauses, ...open];
    return hasLearnt;
  }

  /** Where a polynomial lies at least, by the bounds of its atoms; null for no bound. */
  leastOf({ monomials, constant }: Polynomial): bigint | null {
    let sum = constant;
    for (const monomial of monomials.values()) {
      const least = this.#leastOf(monomial);
      if (least === null) return null;
      sum += least;
    }
    return sum;
  }

  #judgeZero(p: Polynomial): boolean | null {
    if (p.monomials.size === 0) return p.constant === 0n;
    if (this.#isAtLeastZero(minus(p, one)) || this.#isAtLeastZero(minus(negated(p), one))) return false;
    if (this.unequal.some((q) => isSame(p, q) || isSame(p, negated(q)))) return false;
    return this.#isAtLeastZero(p) && this.#isAtLeastZero(negated(p)) ? true : null;
  }

  #addZero(p: Polynomial, holds: boolean): void {
    if (!holds && this.#isAtLeastZero(p)) this.#add(minus(p, one));
    else if (!holds && this.#isAtLeastZero(negated(p))) this.#add(minus(negated(p), one));
    else if (!holds) {
      this.unequal = [...this.unequal, p];
      this.#touch(p);
    } else {
      this.#add(p);
      this.#add(negated(p));
    }
  }

  #touch({ monomials }: Polynomial): void {
    for (const { atoms } of monomials.values()) for (const atom of atoms) this.#touched.add(atom);
  }

  #add(loose: Polynomial): void {
    const p = tightened(loose);
    const [only] = p.monomials.values();
    if (only === undefined) return;
    this.#touch(p);
    if (p.monomials.size > 1 || only.atoms.length > 1) {
      for (const key of p.monomials.keys()) this.sums.set(key, [p, ...(this.sums.get(key) ?? none)]);
      return;
    }
    const [atom = 0] = only.atoms;
    const { least, most } = this.ranges.get(atom) ?? anywhere;
    this.ranges.set(atom, only.coefficient > 0n
      ? { least: least === null || -p.constant > least ? -p.constant : least, most }
      : { least, most: most === null || p.constant < most ? p.constant : most });
  }

  /** Whether p is a positive sum of facts and of what is at least zero by its bounds, as far as a short search shows: of one, of two, and so on. */
  #isAtLeastZero(p: Polynomial): boolean {
    for (let steps = 0; steps <= this.#steps; steps += 1) if (this.#isSum(p, { left: mostSums }, steps)) return true;
    return false;
  }

  #isSum(p: Polynomial, search: Search, steps: number): boolean {
    const least = this.leastOf(p);
    if (least !== null && least >= 0n) return true;
    if (steps === 0) return false;
    // What has no bound on the side that counts must go; where all have one, any may go for a better one.
    const unbounded = [...p.monomials].find(([, monomial]) => this.#leastOf(monomial) === null);
    return (unbounded === undefined ? [...p.monomials] : [unbounded]).some(([key, { coefficient }]) => this.#isSumWithout(key, coefficient, p, search, steps));
  }

  /** The same by a fact with which this monomial cancels. */
  #isSumWithout(key: string, coefficient: bigint, p: Polynomial, search: Search, steps: number): boolean {
    for (const fact of this.sums.get(key) ?? none) {
      const alike = fact.monomials.get(key)?.coefficient ?? 0n;
      if (alike * coefficient <= 0n) continue;
      if (search.left === 0) return false;
      search.left -= 1;
      // |alike| · p − |coefficient| · fact is free of this monomial; p ≥ 0 follows where that is at least zero.
      if (this.#isSum(combined(magnitude(alike), p, -magnitude(coefficient), fact), search, steps - 1)) return true;
    }
    return false;
  }

  #leastOf({ atoms, coefficient }: Monomial): bigint | null {
    const ranges = atoms.map((atom) => this.ranges.get(atom) ?? anywhere);
    // A product grows with its factors only where none is below zero.
    if (atoms.length > 1 && ranges.some(({ least }) => least === null || least < 0n)) return null;
    if (ranges.some(({ least, most }) => least === 0n && most === 0n)) return 0n;
    let product = coefficient;
    for (const { least, most } of ranges) {
      const end = coefficient > 0n ? least : most;
      if (end === null) return null;
      product *= end;
    }
    return product;
  }
}

function isSame(p: Polynomial, q: Polynomial): boolean {
  if (p.constant !== q.constant || p.monomials.size !== q.monomials.size) return false;
  for (const [key, { coefficient }] of p.monomials) if (q.monomials.get(key)?.coefficient !== coefficient) return false;
  return true;
}
