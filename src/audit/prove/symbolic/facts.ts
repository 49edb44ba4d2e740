import { combined, isSame, magnitude, type Monomial, type Polynomial, tightened } from '../term/polynomial.js';
import type { Claim } from '../term/term.js';
import { type Comparison, comparisonOf, isAbout } from './comparison.js';
import { Layered } from './layered.js';

/** Claims that were learnt, from which something follows. */
export type Reasons = readonly Claim[];

interface Bound {
  readonly value: bigint;
  readonly because: Reasons;
}

/** Where an atom lies, as far as it is known; null for no bound. */
interface Range {
  readonly least: Bound | null;
  readonly most: Bound | null;
}

/** A polynomial that is at least zero, or one that is not zero, as its place says. */
interface Fact {
  readonly polynomial: Polynomial;
  readonly because: Reasons;
}

/** What came out of a claim. */
interface Judgement {
  readonly holds: boolean;
  readonly because: Reasons;
}

const anywhere: Range = { least: null, most: null };


const none: readonly Fact[] = [];
/** Alternatives: one of the claims, at least, comes out as `hold`. */
interface Clause {
  readonly claims: readonly Claim[];
  readonly hold: boolean;
  /** Why it holds, and why what is no longer among the claims does not. */
  readonly because: Reasons;
  /** Whether nobody has looked at it yet. */
  readonly isNew: boolean;
}

const together = (reasons: readonly Reasons[]): Reasons => [...new Set(reasons.flat())];

const opposite = (judged: Judgement | null): Judgement | null => (judged === null ? null : { holds: !judged.holds, because: judged.because });

/** Whether all hold: one that fails decides it, and else none may be unknown. */
function all(judged: readonly (Judgement | null)[]): Judgement | null {
  const known: Judgement[] = [];
  for (const each of judged) {
    if (each?.holds === false) return each;
    if (each !== null) known.push(each);
  }
  return known.length < judged.length ? null : { holds: true, because: together(known.map(({ because }) => because)) };
}

/** How many facts a conclusion may be summed of, and how many sums are tried for one. */
const mostSteps = 3;
const mostSums = 24;

interface Search {
  left: number;
}

/**
 * What is known on a path, as polynomials that are at least zero, and the conclusions that are cheap: sums of a few facts over products of
 * bounded atoms. It only decides which branches are worth following. Whatever it concludes is put to the solver as well, with the few
 * claims that it follows from.
 */
export class Facts {
  #touched = new Set<number>();
  /** How many facts a conclusion may be summed of just now. */
  #steps = mostSteps;
  private constructor(
    /** By each of their monomials, the latest first: a question is most often about what was just learnt. */
    private readonly sums: Layered<string, readonly Fact[]>,
    private readonly ranges: Layered<number, Range>,
    private unequal: readonly Fact[],
    private clauses: readonly Clause[],
    /** Claims that are decided, by id. */
    private readonly settled: Layered<number, Judgement>,
  ) {}

  static nothing(): Facts {
    return new Facts(new Layered(), new Layered(), [], [], new Layered());
  }

  /** What these claims say by themselves: which of several alternatives they leave is looked at when more is learnt of the same. */
  static saying(claims: readonly Claim[]): Facts {
    const facts = Facts.nothing();
    for (const claim of claims) facts.#learn(claim, true, [claim]);
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
    return this.#judgement(claim)?.holds ?? null;
  }

  /** Claims that were learnt from which it follows that this one holds, or that it fails, as it was judged; null where it was not. */
  reasonsFor(claim: Claim): Reasons | null {
    return this.#judgement(claim)?.because ?? null;
  }

  #judgement(claim: Claim): Judgement | null {
    const settled = this.settled.get(claim.id);
    if (settled !== undefined) return settled;
    const judged = this.#judged(claim);
    // Facts are only ever added: what they decide once stays decided.
    if (judged !== null) this.settled.set(claim.id, judged);
    return judged;
  }

  #judged(claim: Claim): Judgement | null {
    switch (claim.kind) {
      case 'less': {
        const { above, reverse } = comparisonOf(claim);
        return this.#isShown(true, above) ?? this.#isShown(false, reverse);
      }
      case 'equal': return this.#judgeEqual(comparisonOf(claim));
      case 'not': return opposite(this.#judgement(claim.claim));
      case 'every': return all(claim.claims.map((each) => this.#judgement(each)));
      case 'some': return opposite(all(claim.claims.map((each) => opposite(this.#judgement(each)))));
    }
  }

  /** A claim that holds, or fails, where a polynomial is at least zero. */
  #isShown(holds: boolean, p: Polynomial): Judgement | null {
    const because = this.#whyAtLeastZero(p);
    return because === null ? null : { holds, because };
  }

  /** Adds a fact, with what follows where only one of several alternatives is left. */
  learn(claim: Claim): void {
    this.#learn(claim, true, [claim]);
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

  #learn(claim: Claim, holds: boolean, because: Reasons): void {
    this.settled.set(claim.id, { holds, because });
    switch (claim.kind) {
      case 'less': {
        const { above, reverse } = comparisonOf(claim);
        this.#add(holds ? above : reverse, because);
        return;
      }
      case 'equal':
        this.#addEqual(comparisonOf(claim), holds, because);
        return;
      case 'not':
        this.#learn(claim.claim, !holds, because);
        return;
      case 'every': case 'some':
        if ((claim.kind === 'every') === holds) for (const each of claim.claims) this.#learn(each, holds, because);
        else this.clauses = [...this.clauses, { claims: claim.claims, hold: holds, because, isNew: true }];
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
      const judged = clause.claims.map((claim) => this.#judgement(claim));
      if (judged.some((each) => each?.holds === clause.hold)) continue;
      const left = clause.claims.filter((_, place) => judged[place] === null);
      const because = left.length === clause.claims.length ? clause.because : together([clause.because, ...judged.map((each) => each?.because ?? [])]);
      const [last] = left;
      if (last !== undefined && left.length === 1) {
        this.#learn(last, clause.hold, because);
        hasLearnt = true;
      } else open.push(left.length === clause.claims.length && !clause.isNew ? clause : { claims: left, hold: clause.hold, because, isNew: false });
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

  /** Why a polynomial is not below zero, by the bounds of its atoms alone; null where they do not show it. */
  whyNatural(p: Polynomial): Reasons | null {
    const least = this.leastOf(p);
    return least !== null && least >= 0n ? [...p.monomials.values()].flatMap((monomial) => this.#boundsOf(monomial)) : null;
  }

  #judgeEqual({ gap, reverse, above, below }: Comparison): Judgement | null {
    if (gap.monomials.size === 0) return { holds: gap.constant === 0n, because: [] };
    const apart = this.#isShown(false, above) ?? this.#isShown(false, below);
    if (apart !== null) return apart;
    const unequal = this.unequal.find(({ polynomial }) => isSame(gap, polynomial) || isSame(reverse, polynomial));
    if (unequal !== undefined) return { holds: false, because: unequal.because };
    return all([this.#isShown(true, gap), this.#isShown(true, reverse)]);
  }

  #addEqual({ gap, reverse, above, below }: Comparison, holds: boolean, because: Reasons): void {
    if (holds) {
      this.#add(gap, because);
      this.#add(reverse, because);
      return;
    }
    const [isAbove, isBelow] = [this.#whyAtLeastZero(gap), this.#whyAtLeastZero(reverse)];
    if (isAbove !== null) this.#add(above, together([because, isAbove]));
    else if (isBelow !== null) this.#add(below, together([because, isBelow]));
    else {
      this.unequal = [...this.unequal, { polynomial: gap, because }];
      this.#touch(gap);
    }
  }

  #touch({ monomials }: Polynomial): void {
    for (const { atoms } of monomials.values()) for (const atom of atoms) this.#touched.add(atom);
  }

  #add(loose: Polynomial, because: Reasons): void {
    const p = tightened(loose);
    const [only] = p.monomials.values();
    if (only === undefined) return;
    this.#touch(p);
    if (p.monomials.size > 1 || only.atoms.length > 1) {
      const fact = { polynomial: p, because };
      for (const key of p.monomials.keys()) this.sums.set(key, [fact, ...(this.sums.get(key) ?? none)]);
      return;
    }
    const [atom = 0] = only.atoms;
    const { least, most } = this.ranges.get(atom) ?? anywhere;
    this.ranges.set(atom, only.coefficient > 0n
      ? { least: least === null || -p.constant > least.value ? { value: -p.constant, because } : least, most }
      : { least, most: most === null || p.constant < most.value ? { value: p.constant, because } : most });
  }

  /** Why p is at least zero: a positive sum of facts and of what is at least zero by its bounds, as far as a short search shows: of one, of two, and so on. */
  #whyAtLeastZero(p: Polynomial): Reasons | null {
    for (let steps = 0; steps <= this.#steps; steps += 1) {
      const found = this.#whySum(p, { left: mostSums }, steps);
      if (found !== null) return together([found]);
    }
    return null;
  }

  #whySum(p: Polynomial, search: Search, steps: number): Reasons | null {
    const natural = this.whyNatural(p);
    if (natural !== null || steps === 0) return natural;
    // What has no bound on the side that counts must go; where all have one, any may go for a better one.
    const unbounded = [...p.monomials].find(([, monomial]) => this.#leastOf(monomial) === null);
    for (const [key, { coefficient }] of unbounded === undefined ? p.monomials : [unbounded]) {
      const found = this.#whySumWithout(key, coefficient, p, search, steps);
      if (found !== null) return found;
    }
    return null;
  }

  /** The same by a fact with which this monomial cancels. */
  #whySumWithout(key: string, coefficient: bigint, p: Polynomial, search: Search, steps: number): Reasons | null {
    for (const { polynomial, because } of this.sums.get(key) ?? none) {
      const alike = polynomial.monomials.get(key)?.coefficient ?? 0n;
      if (alike * coefficient <= 0n) continue;
      if (search.left === 0) return null;
      search.left -= 1;
      // |alike| · p − |coefficient| · fact is free of this monomial; p ≥ 0 follows where that is at least zero.
      const found = this.#whySum(combined(magnitude(alike), p, -magnitude(coefficient), polynomial), search, steps - 1);
      if (found !== null) return [...because, ...found];
    }
    return null;
  }

  #leastOf({ atoms, coefficient }: Monomial): bigint | null {
    const [only] = atoms;
    // Most are one atom, and most of the time goes here.
    if (only !== undefined && atoms.length === 1) {
      const range = this.ranges.get(only);
      const end = coefficient > 0n ? range?.least : range?.most;
      return end === undefined || end === null ? null : coefficient * end.value;
    }
    const ranges = atoms.map((atom) => this.ranges.get(atom) ?? anywhere);
    // A product grows with its factors only where none is below zero.
    if (ranges.some(({ least }) => least === null || least.value < 0n)) return null;
    if (ranges.some(isNothing)) return 0n;
    let product = coefficient;
    for (const { least, most } of ranges) {
      const end = coefficient > 0n ? least : most;
      if (end === null) return null;
      product *= end.value;
    }
    return product;
  }

  /** Why a monomial is not below what `#leastOf` says. */
  #boundsOf({ atoms, coefficient }: Monomial): Reasons {
    const ranges = atoms.map((atom) => this.ranges.get(atom) ?? anywhere);
    const nothing = ranges.find(isNothing);
    const used = nothing !== undefined ? [nothing.least, nothing.most]
      : ranges.flatMap(({ least, most }) => (coefficient > 0n ? [least] : atoms.length > 1 ? [least, most] : [most]));
    return used.flatMap((bound) => bound?.because ?? []);
  }
}

const isNothing = ({ least, most }: Range): boolean => least?.value === 0n && most?.value === 0n;
