/** Something that a polynomial treats as one: an input, or a quotient or remainder of two polynomials. */
export type Atom =
  | { readonly kind: 'input'; readonly place: number; readonly lowest: bigint; readonly highest: bigint }
  | { readonly kind: 'quotient' | 'remainder'; readonly numerator: Polynomial; readonly denominator: Polynomial; readonly lowest: bigint; readonly highest: bigint };

/** A product of atoms with a whole coefficient. */
export interface Term {
  /** Ids of atoms, ascending; each as often as it enters. */
  readonly atoms: readonly number[];
  readonly coefficient: bigint;
}

/** A sum of terms and a constant, in one normal form: equal polynomials are the same object, with the same id. */
export interface Polynomial {
  readonly id: number;
  readonly terms: readonly Term[];
  readonly constant: bigint;
  /** Bounds of its value for inputs within theirs. */
  readonly lowest: bigint;
  readonly highest: bigint;
}

const least = (values: readonly bigint[]): bigint => values.reduce((one, other) => (other < one ? other : one));
const most = (values: readonly bigint[]): bigint => values.reduce((one, other) => (other > one ? other : one));

interface Range {
  readonly lowest: bigint;
  readonly highest: bigint;
}

function timesRange(one: Range, other: Range): Range {
  const ends = [one.lowest * other.lowest, one.lowest * other.highest, one.highest * other.lowest, one.highest * other.highest];
  return { lowest: least(ends), highest: most(ends) };
}

const keyOf = (atoms: readonly number[]): string => atoms.join('*');

const magnitude = ({ lowest, highest }: Range): bigint => most([lowest, -lowest, highest, -highest]);

/** Every polynomial and atom of one exploration; each exists once. */
export class Algebra {
  readonly atoms: Atom[] = [];
  readonly #atomIds = new Map<string, number>();
  readonly #polynomials = new Map<string, Polynomial>();
  readonly #results = new Map<string, Polynomial>();

  input(place: number, lowest: bigint, highest: bigint): Polynomial {
    return this.#ofAtom(`i${place.toString()}`, { kind: 'input', place, lowest, highest });
  }

  constant(value: bigint): Polynomial {
    return this.#interned([], value);
  }

  add(one: Polynomial, other: Polynomial): Polynomial {
    return this.#remembered('+', one, other, () => this.#sum(one, other, 1n));
  }

  subtract(one: Polynomial, other: Polynomial): Polynomial {
    return this.#remembered('-', one, other, () => this.#sum(one, other, -1n));
  }

  multiply(one: Polynomial, other: Polynomial): Polynomial {
    return this.#remembered('*', one, other, () => this.#product(one, other));
  }

  /** The truncated quotient, as an atom of its own unless it is plain. */
  divide(one: Polynomial, other: Polynomial): Polynomial {
    if (other.terms.length === 0 && other.constant === 1n) return one;
    return this.#remembered('/', one, other, () => this.#ofAtom(`q${one.id.toString()}/${other.id.toString()}`, {
      kind: 'quotient', numerator: one, denominator: other, ...this.#quotientRange(one, other),
    }));
  }

  remainder(one: Polynomial, other: Polynomial): Polynomial {
    const bound = magnitude(other) - 1n;
    return this.#remembered('%', one, other, () => this.#ofAtom(`r${one.id.toString()}/${other.id.toString()}`, {
      kind: 'remainder', numerator: one, denominator: other, lowest: one.lowest < 0n ? -bound : 0n, highest: bound,
    }));
  }

  /** The polynomial without its constant. */
  form({ terms }: Polynomial): Polynomial {
    return this.#interned(terms, 0n);
  }

  /** The polynomial with every coefficient multiplied or, exactly, divided. */
  scaled({ terms, constant }: Polynomial, by: bigint, over: bigint): Polynomial {
    return this.#interned(terms.map(({ atoms, coefficient }) => ({ atoms, coefficient: (coefficient * by) / over })), (constant * by) / over);
  }

  #remembered(operation: string, one: Polynomial, other: Polynomial, make: () => Polynomial): Polynomial {
    const key = `${one.id.toString()}${operation}${other.id.toString()}`;
    const known = this.#results.get(key);
    if (known !== undefined) return known;
    const made = make();
    this.#results.set(key, made);
    return made;
  }

  #ofAtom(key: string, atom: Atom): Polynomial {
    const id = this.#atomIds.get(key) ?? this.atoms.push(atom) - 1;
    this.#atomIds.set(key, id);
    return this.#interned([{ atoms: [id], coefficient: 1n }], 0n);
  }

  #sum(one: Polynomial, other: Polynomial, sign: bigint): Polynomial {
    const terms = new Map(one.terms.map((term) => [keyOf(term.atoms), term]));
    for (const { atoms, coefficient } of other.terms) {
      const key = keyOf(atoms);
      terms.set(key, { atoms, coefficient: (terms.get(key)?.coefficient ?? 0n) + sign * coefficient });
    }
    return this.#normal(terms, one.constant + sign * other.constant);
  }

  #product(one: Polynomial, other: Polynomial): Polynomial {
    const terms = new Map<string, Term>();
    const enter = (atoms: readonly number[], coefficient: bigint): void => {
      const key = keyOf(atoms);
      terms.set(key, { atoms, coefficient: (terms.get(key)?.coefficient ?? 0n) + coefficient });
    };
    for (const mine of one.terms) {
      enter(mine.atoms, mine.coefficient * other.constant);
      for (const theirs of other.terms) enter([...mine.atoms, ...theirs.atoms].sort((a, b) => a - b), mine.coefficient * theirs.coefficient);
    }
    for (const { atoms, coefficient } of other.terms) enter(atoms, coefficient * one.constant);
    return this.#normal(terms, one.constant * other.constant);
  }

  #normal(terms: ReadonlyMap<string, Term>, constant: bigint): Polynomial {
    const kept = [...terms].filter(([, { coefficient }]) => coefficient !== 0n).sort(([one], [other]) => (one < other ? -1 : 1));
    return this.#interned(kept.map(([, term]) => term), constant);
  }

  #interned(terms: readonly Term[], constant: bigint): Polynomial {
    const key = `${terms.map(({ atoms, coefficient }) => `${coefficient.toString()}*${keyOf(atoms)}`).join('+')}+${constant.toString()}`;
    const known = this.#polynomials.get(key);
    if (known !== undefined) return known;
    const made = { id: this.#polynomials.size, terms, constant, ...this.#rangeOf(terms, constant) };
    this.#polynomials.set(key, made);
    return made;
  }

  #rangeOf(terms: readonly Term[], constant: bigint): Range {
    let range: Range = { lowest: constant, highest: constant };
    for (const { atoms, coefficient } of terms) {
      const term = timesRange(this.productRange(atoms), { lowest: coefficient, highest: coefficient });
      range = { lowest: range.lowest + term.lowest, highest: range.highest + term.highest };
    }
    return range;
  }

  productRange(atoms: readonly number[]): Range {
    return atoms.reduce<Range>((range, id) => timesRange(range, this.atoms[id] ?? { lowest: 0n, highest: 0n }), { lowest: 1n, highest: 1n });
  }

  /** Dividing by one or more never makes it larger. */
  #quotientRange(one: Polynomial, other: Polynomial): Range {
    const smallest = other.lowest > 0n ? other.lowest : 1n;
    const bound = magnitude(one) / smallest;
    const isPositive = one.lowest >= 0n && other.lowest >= 0n;
    return { lowest: isPositive ? 0n : -bound, highest: bound };
  }
}
