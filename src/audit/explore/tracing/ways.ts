import type { Decision, Question } from './recorder.js';
import type { Algebra, Polynomial } from './polynomial.js';

/** Where a way ends: the values of the outputs, and a number by which the caller knows the rest. */
export interface End {
  readonly kind: 'end';
  readonly id: number;
  readonly outputs: readonly Polynomial[];
}

/** A question with the ways that its answers lead to, as far as any run took them. */
export interface Fork {
  readonly kind: 'fork';
  readonly question: Question;
  yes: Way | null;
  no: Way | null;
}

export type Way = End | Fork;

/** Two runs of the same code asked different questions after the same answers: the code is not a function of its inputs. */
export class Wavering extends Error {
  override readonly name = 'Wavering';
}

const isSameQuestion = (one: Question, other: Question): boolean => one.kind === other.kind && one.form === other.form && one.bound === other.bound;

function grown(way: Way | null, decisions: readonly Decision[], from: number, end: End): Way {
  const next = decisions[from];
  if (next === undefined) return end;
  const fork: Way = way ?? { kind: 'fork', question: next.question, yes: null, no: null };
  if (fork.kind === 'end' || !isSameQuestion(fork.question, next.question)) throw new Wavering('Instrumented code answered the same inputs in two ways.');
  if (next.answer) fork.yes = grown(fork.yes, decisions, from + 1, end);
  else fork.no = grown(fork.no, decisions, from + 1, end);
  return fork;
}

/** Works polynomials out on plain inputs, each atom once. */
class Evaluation {
  readonly #atoms = new Map<number, bigint>();
  constructor(readonly algebra: Algebra, readonly inputs: Int32Array) {}

  of({ terms, constant }: Polynomial): bigint {
    return terms.reduce((sum, { atoms, coefficient }) => sum + atoms.reduce((product, id) => product * this.#atom(id), coefficient), constant);
  }

  #atom(id: number): bigint {
    const known = this.#atoms.get(id);
    if (known !== undefined) return known;
    const value = this.#worked(id);
    this.#atoms.set(id, value);
    return value;
  }

  #worked(id: number): bigint {
    const atom = this.algebra.atoms[id];
    if (atom === undefined) return 0n;
    if (atom.kind === 'input') return BigInt(this.inputs[atom.place] ?? 0);
    const numerator = this.of(atom.numerator);
    const denominator = this.of(atom.denominator);
    return atom.kind === 'quotient' ? numerator / denominator : numerator % denominator;
  }
}

/** Every way that some run of one piece of code took. */
export class Ways {
  root: Way | null = null;
  ends = 0;
  constructor(readonly algebra: Algebra) {}

  add(decisions: readonly Decision[], id: number, outputs: readonly Polynomial[]): void {
    this.root = grown(this.root, decisions, 0, { kind: 'end', id, outputs });
    this.ends += 1;
  }

  /** Takes a known way on these inputs: the id of its end, with the outputs written; −1 where no run has taken it. */
  take(inputs: Int32Array, outputs: Int32Array): number {
    const evaluation = new Evaluation(this.algebra, inputs);
    let way = this.root;
    while (way !== null && way.kind === 'fork') {
      const value = evaluation.of(way.question.form);
      const answer: boolean = way.question.kind === 'exceeds' ? value > way.question.bound : value === way.question.bound;
      way = answer ? way.yes : way.no;
    }
    if (way === null) return -1;
    way.outputs.forEach((output, place) => {
      outputs[place] = Number(evaluation.of(output));
    });
    return way.id;
  }
}
