/** A product of atoms with a whole coefficient. */
export interface Monomial {
  /** Ids of integers that are no sum or product themselves, ascending; each as often as it enters. */
  readonly atoms: readonly number[];
  readonly coefficient: bigint;
}

/** A sum of monomials and a constant: what an integer is, multiplied out. Equal polynomials have equal monomials. */
export interface Polynomial {
  readonly monomials: ReadonlyMap<string, Monomial>;
  readonly constant: bigint;
}

const none: ReadonlyMap<string, Monomial> = new Map();

export const constantly = (constant: bigint): Polynomial => ({ monomials: none, constant });

const keyOf = (atoms: readonly number[]): string => atoms.join('*');

export const ofAtom = (id: number): Polynomial => ({ monomials: new Map([[keyOf([id]), { atoms: [id], coefficient: 1n }]]), constant: 0n });

function enter(monomials: Map<string, Monomial>, key: string, atoms: readonly number[], coefficient: bigint): void {
  const sum = (monomials.get(key)?.coefficient ?? 0n) + coefficient;
  if (sum === 0n) monomials.delete(key);
  else monomials.set(key, { atoms, coefficient: sum });
}

/** a · p + b · q */
export function combined(a: bigint, p: Polynomial, b: bigint, q: Polynomial): Polynomial {
  const monomials = new Map<string, Monomial>();
  if (a !== 0n) for (const [key, { atoms, coefficient }] of p.monomials) monomials.set(key, { atoms, coefficient: coefficient * a });
  if (b !== 0n) for (const [key, { atoms, coefficient }] of q.monomials) enter(monomials, key, atoms, coefficient * b);
  return { monomials, constant: a * p.constant + b * q.constant };
}

export const plus = (p: Polynomial, q: Polynomial): Polynomial => combined(1n, p, 1n, q);
export const minus = (p: Polynomial, q: Polynomial): Polynomial => combined(1n, p, -1n, q);

const byId = (one: number, other: number): number => one - other;

export function times(p: Polynomial, q: Polynomial): Polynomial {
  const monomials = new Map<string, Monomial>(combined(q.constant, p, p.constant, q).monomials);
  for (const one of p.monomials.values()) {
    for (const other of q.monomials.values()) {
      const atoms = [...one.atoms, ...other.atoms].sort(byId);
      enter(monomials, keyOf(atoms), atoms, one.coefficient * other.coefficient);
    }
  }
  return { monomials, constant: p.constant * q.constant };
}

const zero = constantly(0n);

export const negated = (p: Polynomial): Polynomial => minus(zero, p);

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b));
export const magnitude = (a: bigint): bigint => (a < 0n ? -a : a);
const floorDiv = (n: bigint, d: bigint): bigint => (n >= 0n || n % d === 0n ? n / d : n / d - 1n);

/** p ≥ 0 with coprime coefficients, and so with the tightest constant that whole numbers allow. */
export function tightened(p: Polynomial): Polynomial {
  let factor = 0n;
  for (const { coefficient } of p.monomials.values()) factor = gcd(magnitude(coefficient), factor);
  if (factor <= 1n) return p;
  const monomials = new Map([...p.monomials].map(([key, { atoms, coefficient }]) => [key, { atoms, coefficient: coefficient / factor }]));
  return { monomials, constant: floorDiv(p.constant, factor) };
}

export function isSame(p: Polynomial, q: Polynomial): boolean {
  if (p.constant !== q.constant || p.monomials.size !== q.monomials.size) return false;
  for (const [key, { coefficient }] of p.monomials) if (q.monomials.get(key)?.coefficient !== coefficient) return false;
  return true;
}
