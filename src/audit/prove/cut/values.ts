import { comparisonOf } from '../symbolic/comparison.js';
import { type Monomial, ofAtom, type Polynomial, times } from '../term/polynomial.js';
import type { Claim, Integer } from '../term/term.js';
import type { Terms } from '../term/terms.js';
import { type Belonging, belongingIn } from './belonging.js';

/** What a claim is made of: the polynomials that it compares, and what is chosen of two in them. */
interface Made {
  readonly polynomials: ReadonlySet<Polynomial>;
  readonly choices: ReadonlySet<Integer>;
}

function madeOf(terms: Terms, whole: Claim): Made {
  const polynomials = new Set<Polynomial>();
  const choices = new Set<Integer>();
  const seen = new Set<Claim>();
  const meet = (polynomial: Polynomial): void => {
    polynomials.add(polynomial);
    for (const { atoms } of polynomial.monomials.values()) {
      for (const atom of atoms) {
        const integer = terms.withId(atom);
        if (integer.origin.kind !== 'choice' || choices.has(integer)) continue;
        choices.add(integer);
        for (const claim of chosen(terms, integer.origin, integer)) visit(claim);
      }
    }
  };
  const visit = (claim: Claim): void => {
    if (seen.has(claim)) return;
    seen.add(claim);
    if (claim.kind === 'not') visit(claim.claim);
    else if ('claims' in claim) claim.claims.forEach(visit);
    else meet(comparisonOf(claim).gap);
  };
  visit(whole);
  return { polynomials, choices };
}

/** What it means that one of two integers is chosen. */
const chosen = (terms: Terms, { condition, then, otherwise }: Extract<Integer['origin'], { kind: 'choice' }>, result: Integer): readonly Claim[] =>
  [terms.some([terms.not(condition), terms.equal(result, then)]), terms.some([condition, terms.equal(result, otherwise)])];

const isLinear = ({ atoms }: Monomial): boolean => atoms.length === 1;

/** How many values are multiplied with each other. */
const mostFactors = 2;

/**
 * A claim in values. Whatever multiplies an amount by its price gets a name, as if that were any number: a product less for the solver to look into. What is compared
 * of amounts is said of their values as well. All of this follows from the claim, so that where it cannot be, the claim cannot be; the reverse is not so.
 */
export class Values {
  readonly #belonging: Belonging;
  readonly #said = new Map<string, Claim>();
  /**
   * Whether all products are of amounts with their prices, and of two values at most. Where a bonus varies, or a share is one amount by another, products remain that are no
   * values: what follows then is too little, or so hard that a solver does not even end in time.
   */
  readonly isWhole: boolean;
  /** @param about all claims that are to be said in values, as one; @param prices names of the variables that are prices */
  constructor(private readonly terms: Terms, about: Claim, prices: readonly string[]) {
    const isInput = (atom: number): boolean => terms.withId(atom).origin.kind === 'variable';
    const { polynomials } = madeOf(terms, about);
    this.#belonging = belongingIn(polynomials, new Set(prices.map((name) => terms.variable(name).id)), isInput);
    this.isWhole = [...polynomials].every(({ monomials }) => [...monomials.values()].every((monomial) => isLinear(monomial) || (this.#valuesIn(monomial.atoms)?.length ?? Infinity) <= mostFactors));
  }

  /** What follows from a claim, in values. */
  of(claim: Claim): Claim {
    const { terms } = this;
    const choices = [...madeOf(terms, claim).choices].flatMap((choice) => (choice.origin.kind === 'choice' ? chosen(terms, choice.origin, choice) : []));
    return terms.every([claim, ...choices].map((each) => this.#follows(each, true)));
  }

  /** What follows from a claim that holds, or that does not. */
  #follows(claim: Claim, holds: boolean): Claim {
    if (claim.kind === 'not') return this.#follows(claim.claim, !holds);
    const key = `${claim.id.toString()} ${String(holds)}`;
    const known = this.#said.get(key);
    if (known !== undefined) return known;
    const said = 'claims' in claim ? this.#joined(claim.claims, (claim.kind === 'every') === holds, holds) : this.#compared(claim, holds);
    this.#said.set(key, said);
    return said;
  }

  #joined(claims: readonly Claim[], areAll: boolean, hold: boolean): Claim {
    const { terms } = this;
    const parts = [...new Set(claims.map((each) => this.#follows(each, hold)))];
    const nothing = terms.every([]);
    if (areAll) return terms.every(parts.filter((part) => part !== nothing));
    return parts.includes(nothing) ? nothing : terms.some(parts);
  }

  #compared(claim: Extract<Claim, { kind: 'less' | 'equal' }>, holds: boolean): Claim {
    const { gap, reverse, above, below } = comparisonOf(claim);
    if (claim.kind === 'less') return this.#atLeastZero(holds ? above : reverse, false);
    if (holds) return this.#atLeastZero(gap, true);
    return this.#either(this.#atLeastZero(above, false), this.#atLeastZero(below, false));
  }

  #either(one: Claim, other: Claim): Claim {
    const nothing = this.terms.every([]);
    return one === nothing || other === nothing ? nothing : this.terms.some([one, other]);
  }

  /** What follows where a polynomial is at least zero, or is zero. */
  #atLeastZero(p: Polynomial, isZero: boolean): Claim {
    const { terms } = this;
    const direct = this.#asValues(p);
    const alone = direct === null ? [] : [this.#sign(direct, isZero)];
    if (direct !== null && ![...p.monomials.values()].every(isLinear)) return terms.every(alone);
    const worth = this.#pricesWith(p, direct !== null).flatMap((price) => {
      const value = this.#asValues(times(p, ofAtom(price)));
      return value === null ? [] : [this.#signWith(price, value, isZero)];
    });
    return terms.every([...alone, ...worth]);
  }

  /** The prices with which a polynomial may be said in values: of a sum those that all its amounts have, of what has products besides one of any that it has. */
  #pricesWith({ monomials }: Polynomial, isSum: boolean): readonly number[] {
    const { pricesOf, isFree } = this.#belonging;
    const atoms = [...new Set([...monomials.values()].flatMap((monomial) => monomial.atoms))];
    const [first = [], ...rest] = atoms.map((atom) => [...pricesOf(atom)]);
    if (!isSum) return [...new Set([...first, ...rest.flat()])];
    return atoms.some(isFree) ? [] : first.filter((price) => rest.every((others) => others.includes(price)));
  }

  #sign(value: Integer, isZero: boolean): Claim {
    const zero = this.terms.constant(0n);
    return isZero ? this.terms.equal(value, zero) : this.terms.atMost(zero, value);
  }

  /** The sign of what was multiplied by a price, which might be below zero as far as anybody knows. */
  #signWith(price: number, value: Integer, isZero: boolean): Claim {
    const { terms } = this;
    if (isZero) return this.#sign(value, isZero);
    const zero = terms.constant(0n);
    const isBelow = terms.less(terms.withId(price), zero);
    return terms.every([terms.some([isBelow, terms.atMost(zero, value)]), terms.some([terms.not(isBelow), terms.atMost(value, zero)])]);
  }

  /** A polynomial with a name for each product of an amount and its price; null where an amount is multiplied by something else. A single amount stays what it is. */
  #asValues({ monomials, constant }: Polynomial): Integer | null {
    const { terms } = this;
    let sum = terms.constant(constant);
    for (const { atoms, coefficient } of monomials.values()) {
      const factors = atoms.length === 1 ? atoms.map((atom) => this.#plain(atom)) : this.#valuesIn(atoms);
      if (factors === null) return null;
      sum = terms.add(sum, factors.reduce((product, factor) => terms.multiply(product, factor), terms.constant(coefficient)));
    }
    return sum;
  }

  #valuesIn(atoms: readonly number[]): readonly Integer[] | null {
    const { priceOf, isFree } = this.#belonging;
    const left = [...atoms];
    const values: Integer[] = [];
    const take = (atom: number): void => { left.splice(left.indexOf(atom), 1); };
    for (const atom of atoms) {
      if (isFree(atom)) continue;
      // What enters no product of its own does so here, by the price alone.
      const price = priceOf.get(atom) ?? atoms.find((each) => each !== atom);
      if (price === undefined || !left.includes(price)) return null;
      take(atom);
      take(price);
      values.push(this.terms.variable(`value-${atom.toString()}-${price.toString()}`));
    }
    return [...values, ...left.map((atom) => this.#plain(atom))];
  }

  /** An atom by itself: what it was chosen of is said in values too, and not by the atom. */
  #plain(atom: number): Integer {
    const integer = this.terms.withId(atom);
    return integer.origin.kind === 'choice' ? this.terms.variable(`choice-of-${atom.toString()}`) : integer;
  }
}
