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

/** What one run added: a way, and the question under one of whose answers it begins; at the very first, no question. */
export interface Addition {
  readonly under: Fork | null;
  readonly answer: boolean;
  readonly way: Way;
}

/** Every way that some run of one piece of code took. */
export class Ways {
  root: Way | null = null;
  ends = 0;
  constructor(readonly algebra: Algebra) {}

  /** Adds the way that a run took; from where it left the ways that are known. */
  add(decisions: readonly Decision[], id: number, outputs: readonly Polynomial[]): Addition {
    let under: Fork | null = null;
    let answer = false;
    let known = 0;
    for (let way = this.root; way !== null && known < decisions.length; known += 1) {
      const decision = decisions[known];
      if (decision === undefined || way.kind === 'end' || !isSameQuestion(way.question, decision.question)) throw new Wavering('Instrumented code answered the same inputs in two ways.');
      under = way;
      ({ answer } = decision);
      way = answer ? way.yes : way.no;
    }
    const way = decisions.slice(known).reduceRight<Way>((then, decision) => ({
      kind: 'fork', question: decision.question, yes: decision.answer ? then : null, no: decision.answer ? null : then,
    }), { kind: 'end', id, outputs });
    if (under === null) this.root = way;
    else if (answer) under.yes = way;
    else under.no = way;
    this.ends += 1;
    return { under, answer, way };
  }
}
