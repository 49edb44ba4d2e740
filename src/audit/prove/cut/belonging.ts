import type { Polynomial } from '../term/polynomial.js';

/** Which prices an amount is multiplied by. */
export interface Belonging {
  /** The price of an atom that enters a product, where each of its products has it. */
  readonly priceOf: ReadonlyMap<number, number>;
  /** The prices of what an atom is compared with that enters no product. */
  readonly pricesOf: (atom: number) => ReadonlySet<number>;
  /** Whether an atom enters products that have no price in common: no product of it is a value. */
  readonly isFree: (atom: number) => boolean;
}

const none: ReadonlySet<number> = new Set();

/** The prices that all products of an atom have in common, atom by atom. */
function commonPrices(polynomials: Iterable<Polynomial>, prices: ReadonlySet<number>): ReadonlyMap<number, ReadonlySet<number>> {
  const common = new Map<number, Set<number>>();
  for (const { monomials } of polynomials) {
    for (const { atoms } of monomials.values()) {
      if (atoms.length < 2) continue;
      const here = new Set(atoms.filter((atom) => prices.has(atom)));
      for (const atom of atoms) {
        const known = common.get(atom);
        if (prices.has(atom)) continue;
        common.set(atom, known === undefined ? here : new Set([...known].filter((price) => here.has(price))));
      }
    }
  }
  return common;
}

/** Sums of atoms that have no products in them: what is added up or compared is measured alike. */
const sumsIn = (polynomials: Iterable<Polynomial>): readonly (readonly number[])[] => [...polynomials].flatMap(({ monomials }) => {
  const terms = [...monomials.values()];
  return terms.length > 1 && terms.every(({ atoms }) => atoms.length === 1) ? [terms.flatMap(({ atoms }) => atoms)] : [];
});

/**
 * Which price each amount goes with, as the products show that it enters. What enters none goes with the prices of what it is compared with: from one computed integer to the next,
 * and at last to inputs, since what a taker offers is compared with every debt and makes them no more alike.
 * @param prices atoms that are prices; @param isInput whether an atom is an input, and not computed
 */
export function belongingIn(polynomials: ReadonlySet<Polynomial>, prices: ReadonlySet<number>, isInput: (atom: number) => boolean): Belonging {
  const priceOf = new Map<number, number>();
  const free = new Set<number>(prices);
  for (const [atom, [price]] of commonPrices(polynomials, prices)) {
    if (price === undefined) free.add(atom);
    else priceOf.set(atom, price);
  }
  const loose = new Map<number, Set<number>>();
  const pricesOf = (atom: number): ReadonlySet<number> => {
    const price = priceOf.get(atom);
    return price === undefined ? (loose.get(atom) ?? none) : new Set([price]);
  };
  const isLoose = (atom: number): boolean => !priceOf.has(atom) && !free.has(atom);
  const sums = sumsIn(polynomials).filter((atoms) => !atoms.some((atom) => free.has(atom)));
  /** Whether anything was learnt of the atoms that `takes` names, from all that are not. */
  const spread = (takes: (atom: number) => boolean, gives: (atom: number) => boolean): boolean => {
    let isNew = false;
    for (const atoms of sums) {
      const found = atoms.filter(gives).flatMap((atom) => [...pricesOf(atom)]);
      for (const atom of atoms.filter(takes)) {
        const known = loose.get(atom) ?? new Set();
        loose.set(atom, known);
        for (const price of found) isNew = !known.has(price) || isNew;
        for (const price of found) known.add(price);
      }
    }
    return isNew;
  };
  const isLooseInput = (atom: number): boolean => isLoose(atom) && isInput(atom);
  while (spread((atom) => isLoose(atom) && !isInput(atom), (atom) => !isLooseInput(atom)));
  spread(isLooseInput, (atom) => !isLooseInput(atom));
  return { priceOf, pricesOf, isFree: (atom) => free.has(atom) };
}
