import type { Algebra, Polynomial } from '../../../src/audit/explore/tracing/polynomial.js';
import type { Ways } from '../../../src/audit/explore/tracing/ways.js';

/** Works polynomials out on plain inputs, each atom once: what compiled code is held against. */
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

/** Takes a known way on these inputs, question by question: the id of its end, with the outputs written; −1 where no run has taken it. */
export function interpreted({ algebra, root }: Ways, inputs: Int32Array, outputs: Int32Array): number {
  const evaluation = new Evaluation(algebra, inputs);
  let way = root;
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
