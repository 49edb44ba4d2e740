import type { Algebra, Atom, Polynomial } from './polynomial.js';
import type { Question } from './recorder.js';
import type { End, Fork, Way } from './ways.js';

/** Takes a way on plain inputs: the id of its end, or −1 where none is known. */
export type Compiled = (inputs: Int32Array, outputs: Int32Array) => number;

const exact = 9_007_199_254_740_991n;
const magnitude = ({ lowest, highest }: { readonly lowest: bigint; readonly highest: bigint }): bigint => (-lowest > highest ? -lowest : highest);
const fitsNumber = (range: { readonly lowest: bigint; readonly highest: bigint }): boolean => magnitude(range) <= exact;

/**
 * Questions in one function. Engines do not optimise functions beyond some tens of kilobytes, and a tree of ways grows to megabytes: it is
 * cut into functions that call each other, of which only those that are taken are ever compiled.
 */
const questionsInFunction = 48;

/** The place in a table where a function will stand, once it is known what an answer leads to. */
type SlotUnder = (fork: Fork, answer: boolean) => number;

/** The forks at which a function of their own begins: each holds as many questions as it may, counted from the ends. */
function cuts(root: Way | null): ReadonlySet<Way> {
  const found = new Set<Way>();
  const questionsIn = (way: Way | null): number => {
    if (way === null || way.kind === 'end') return 0;
    const questions = 1 + questionsIn(way.yes) + questionsIn(way.no);
    if (questions < questionsInFunction) return questions;
    found.add(way);
    return 0;
  };
  questionsIn(root);
  return found;
}

/** Writes JavaScript for ways. A sum is worked out in numbers where none of its parts can leave 2^53, and in bigints elsewhere. */
class Writer {
  /** Inputs that the function under way reads. */
  #places = new Set<number>();
  readonly #cuts: ReadonlySet<Way>;
  readonly #functions: string[] = [];
  constructor(readonly algebra: Algebra, readonly root: Way, readonly slotUnder: SlotUnder) {
    this.#cuts = cuts(root);
  }

  program(): string {
    const main = this.#function(this.root);
    return `'use strict';${this.#functions.join('')}return ${main};`;
  }

  /** Writes a function and tells its name. What callers worked out it works out again where it needs it. */
  #function(way: Way): string {
    const outer = this.#places;
    this.#places = new Set();
    const body = way.kind === 'end' ? this.#end(way, new Set()) : this.#fork(way, new Set());
    const inputs = [...this.#places].sort((one, other) => one - other).map((place) => `v${place.toString()}=f[${place.toString()}]`);
    this.#places = outer;
    const name = `w${this.#functions.length.toString()}`;
    this.#functions.push(`function ${name}(f,o){${inputs.length === 0 ? '' : `const ${inputs.join(',')};`}${body}}`);
    return name;
  }

  #fork(fork: Fork, defined: ReadonlySet<number>): string {
    const { text, names } = this.#defining([fork.question.form], defined);
    return `${text}if(${this.#question(fork.question)}){${this.#under(fork, true, names)}}else{${this.#under(fork, false, names)}}`;
  }

  #under(fork: Fork, answer: boolean, defined: ReadonlySet<number>): string {
    const way = answer ? fork.yes : fork.no;
    if (way === null) return `return m[${this.slotUnder(fork, answer).toString()}](f,o);`;
    if (way.kind === 'end') return this.#end(way, defined);
    return this.#cuts.has(way) ? `return ${this.#function(way)}(f,o);` : this.#fork(way, defined);
  }

  /** Most outputs are the input at their own place: those are copied at once, which keeps the text small, and an engine's work on it. */
  #end({ id, outputs }: End, defined: ReadonlySet<number>): string {
    const changed = outputs.flatMap((output, place) => (this.#isInput(output, place) ? [] : [{ output, place }]));
    const { text } = this.#defining(changed.map(({ output }) => output), defined);
    const written = changed.map(({ output, place }) => `o[${place.toString()}]=${this.#isSmall(output) ? this.#sum(output) : `Number(${this.#bigSum(output)})`};`);
    return `${text}${outputs.length > changed.length ? 'c(f,o);' : ''}${written.join('')}return ${id.toString()};`;
  }

  #isInput({ terms: [term, ...others], constant }: Polynomial, place: number): boolean {
    if (term === undefined || others.length > 0 || constant !== 0n || term.coefficient !== 1n || term.atoms.length !== 1) return false;
    const atom = this.algebra.atoms[term.atoms[0] ?? -1];
    return atom?.kind === 'input' && atom.place === place;
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
    this.#places.add(atom.place);
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

function copy(from: Int32Array, to: Int32Array): void {
  const { length } = to;
  for (let place = 0; place < length; place += 1) to[place] = from[place] ?? 0;
}

const isCompiled = (made: unknown): made is Compiled => typeof made === 'function';

/** No way is known yet. */
export const nowhere: Compiled = () => -1;

/**
 * Turns ways into a function of plain integers.
 * @param table what is asked where the ways end in nothing, by the slots that `slotUnder` gives
 */
export function compiled(algebra: Algebra, root: Way, table: readonly Compiled[], slotUnder: SlotUnder): Compiled {
  // The text is made of numbers and of names made here alone. Compiled code is what makes a checked edge cost less than a microsecond.
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  const make = new Function('m', 'c', new Writer(algebra, root, slotUnder).program());
  const made: unknown = Reflect.apply(make, undefined, [table, copy]);
  return isCompiled(made) ? made : nowhere;
}
