import type { Algebra, Atom, Polynomial } from './polynomial.js';
import type { Question } from './recorder.js';
import type { End, Way } from './ways.js';

/** Takes a way on plain inputs: the id of its end, or −1 where none is known. */
export type Compiled = (inputs: Int32Array, outputs: Int32Array) => number;

const exact = 9_007_199_254_740_991n;
const magnitude = ({ lowest, highest }: { readonly lowest: bigint; readonly highest: bigint }): bigint => (-lowest > highest ? -lowest : highest);
const fitsNumber = (range: { readonly lowest: bigint; readonly highest: bigint }): boolean => magnitude(range) <= exact;

/** Writes JavaScript for ways. A sum is worked out in numbers where none of its parts can leave 2^53, and in bigints elsewhere. */
class Writer {
  readonly places = new Set<number>();
  constructor(readonly algebra: Algebra) {}

  program(root: Way | null): string {
    const body = this.#way(root, new Set());
    const inputs = [...this.places].sort((one, other) => one - other).map((place) => `v${place.toString()}=f[${place.toString()}]`);
    return `'use strict';${inputs.length === 0 ? '' : `const ${inputs.join(',')};`}${body}`;
  }

  #way(way: Way | null, defined: ReadonlySet<number>): string {
    if (way === null) return 'return -1;';
    if (way.kind === 'end') return this.#end(way, defined);
    const { text, names } = this.#defining([way.question.form], defined);
    return `${text}if(${this.#question(way.question)}){${this.#way(way.yes, names)}}else{${this.#way(way.no, names)}}`;
  }

  #end({ id, outputs }: End, defined: ReadonlySet<number>): string {
    const { text } = this.#defining(outputs, defined);
    const written = outputs.map((output, place) => `o[${place.toString()}]=${this.#isSmall(output) ? this.#sum(output) : `Number(${this.#bigSum(output)})`};`);
    return `${text}${written.join('')}return ${id.toString()};`;
  }

  #question({ kind, form, bound }: Question): string {
    const operator = kind === 'exceeds' ? '>' : '===';
    return this.#isSmall(form) && bound <= exact && bound >= -exact
      ? `${this.#sum(form)}${operator}${bound.toString()}`
      : `${this.#bigSum(form)}${operator}${bound.toString()}n`;
  }

  /** Quotients and remainders that polynomials need, as constants, innermost first. */
  #defining(polynomials: readonly Polynomial[], defined: ReadonlySet<number>): { readonly text: string; readonly names: ReadonlySet<number> } {
    const names = new Set(defined);
    let text = '';
    const define = ({ terms }: Polynomial): void => {
      for (const { atoms } of terms) for (const id of atoms) {
        const atom = this.algebra.atoms[id];
        if (atom === undefined || names.has(id)) continue;
        names.add(id);
        if (atom.kind === 'input') continue;
        define(atom.numerator);
        define(atom.denominator);
        text += `const q${id.toString()}=${this.#ratio(atom)};`;
      }
    };
    polynomials.forEach(define);
    return { text, names };
  }

  #ratio(atom: Exclude<Atom, { kind: 'input' }>): string {
    const { kind, numerator, denominator } = atom;
    if (this.#isSmall(numerator) && this.#isSmall(denominator)) {
      const operands = `(${this.#sum(numerator)})${kind === 'quotient' ? '/' : '%'}(${this.#sum(denominator)})`;
      return kind === 'quotient' ? `Math.trunc(${operands})` : operands;
    }
    const operands = `(${this.#bigSum(numerator)})${kind === 'quotient' ? '/' : '%'}(${this.#bigSum(denominator)})`;
    return fitsNumber(atom) ? `Number(${operands})` : operands;
  }

  /** Whether every partial sum and product stays exact in a number. */
  #isSmall({ terms, constant }: Polynomial): boolean {
    const parts = terms.map(({ atoms, coefficient }) => magnitude(this.algebra.productRange(atoms)) * (coefficient < 0n ? -coefficient : coefficient));
    return parts.reduce((sum, part) => sum + part, constant < 0n ? -constant : constant) <= exact
      && terms.every(({ atoms }) => atoms.every((id) => fitsNumber(this.algebra.atoms[id] ?? { lowest: 0n, highest: 0n })));
  }

  #atom(id: number): string {
    const atom = this.algebra.atoms[id];
    if (atom?.kind !== 'input') return `q${id.toString()}`;
    this.places.add(atom.place);
    return `v${atom.place.toString()}`;
  }

  #sum({ terms, constant }: Polynomial): string {
    const parts = terms.map(({ atoms, coefficient }) => {
      const product = atoms.map((id) => this.#atom(id)).join('*');
      return coefficient === 1n ? product : coefficient === -1n ? `-${product}` : `${coefficient.toString()}*${product}`;
    });
    const all = constant === 0n && parts.length > 0 ? parts : [...parts, constant.toString()];
    return all.join('+').replaceAll('+-', '-');
  }

  #bigSum({ terms, constant }: Polynomial): string {
    const parts = terms.map(({ atoms, coefficient }) => `${coefficient.toString()}n*${atoms.map((id) => this.#bigAtom(id)).join('*')}`);
    return [...parts, `${constant.toString()}n`].join('+').replaceAll('+-', '-');
  }

  #bigAtom(id: number): string {
    const name = this.#atom(id);
    const atom = this.algebra.atoms[id];
    return atom !== undefined && (atom.kind === 'input' || fitsNumber(atom)) ? `BigInt(${name})` : name;
  }
}

const isCompiled = (made: unknown): made is Compiled => typeof made === 'function';

/** No way is known yet. */
export const nowhere: Compiled = () => -1;

/** Turns ways into a function of plain integers. */
export function compiled(algebra: Algebra, root: Way | null): Compiled {
  // The text is made of numbers and of names made here alone. Compiled code is what makes a checked edge cost less than a microsecond.
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  const made: unknown = new Function('f', 'o', new Writer(algebra).program(root));
  return isCompiled(made) ? made : nowhere;
}
