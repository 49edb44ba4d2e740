import type { Ending, Expander } from '../../src/audit/explore/expander.js';

/** The instrumented machine and the machine itself answered differently: one of them is wrong. */
export class Disagreement extends Error {
  override readonly name = 'Disagreement';
}

/** An answer as both must give it. Endings are numbered by each explorer on its own, so they are compared by what they say. */
interface Answer {
  readonly ending: number;
  readonly choice: number;
  readonly values: Int32Array;
}

const kept = (ending: number, choice: number, values: Int32Array): Answer => ({ ending, choice, values: values.slice() });

const isAccepted = (ending: Ending | undefined): boolean => ending !== undefined && ending.code === null;

const areSame = (one: Int32Array, other: Int32Array): boolean => one.length === other.length && one.every((value, place) => value === other[place]);

/** Compares answers of two expanders; pairs of endings that were found to say the same are not compared again. */
class Comparison {
  readonly #same = new Map<number, number>();
  constructor(readonly plain: Expander, readonly traced: Expander) {}

  /** @param where tells the state, should they differ */
  compare(where: () => string, one: Answer, other: Answer | undefined): void {
    if (other === undefined || one.choice !== other.choice || !this.#isSameEnding(one.ending, other.ending)) throw this.#disagreement(where, one, other);
    if (isAccepted(this.plain.endings[one.ending]) && !areSame(one.values, other.values)) throw this.#disagreement(where, one, other);
  }

  #isSameEnding(plain: number, traced: number): boolean {
    if (this.#same.get(traced) === plain) return true;
    const isSame = JSON.stringify(this.plain.endings[plain]) === JSON.stringify(this.traced.endings[traced]);
    if (isSame) this.#same.set(traced, plain);
    return isSame;
  }

  #disagreement(where: () => string, one: Answer, other: Answer | undefined): Disagreement {
    const told = (expander: Expander, answer: Answer | undefined): string =>
      (answer === undefined ? 'nothing' : `${JSON.stringify(expander.endings[answer.ending])} with ${answer.values.join(' ')} to choice ${answer.choice.toString()}`);
    return new Disagreement(`In ${where()} the machine answers ${told(this.plain, one)}, and traced ${told(this.traced, other)}.`);
  }
}

/** An expander that puts every question to both, throws `Disagreement` where their answers differ, and passes on those of the machine itself. */
export function sideBySide(plain: Expander, traced: Expander): Expander {
  const comparison = new Comparison(plain, traced);
  return {
    get endings() { return plain.endings; },
    get shapes() { return plain.shapes; },
    shapeNumber: (shape) => plain.shapeNumber(shape),
    expand: (shape, values, onAnswer) => {
      const where = (): string => `${plain.shapes[shape] ?? ''} with ${values.join(' ')}`;
      const others: Answer[] = [];
      traced.expand(shape, values, (...answer) => others.push(kept(...answer)));
      let place = 0;
      plain.expand(shape, values, (ending, choice, written) => {
        comparison.compare(where, { ending, choice, values: written }, others[place]);
        place += 1;
        onAnswer(ending, choice, written);
      });
      if (place !== others.length) throw new Disagreement(`In ${where()} the machine gives ${place.toString()} answers, and traced ${others.length.toString()}.`);
    },
    answer: (shape, values, move, choice, written) => {
      const where = (): string => `${plain.shapes[shape] ?? ''} with ${values.join(' ')}`;
      const other = new Int32Array(values.length);
      const theirs = traced.answer(shape, values, move, choice, other);
      const mine = plain.answer(shape, values, move, choice, written);
      comparison.compare(where, { ending: mine, choice, values: written }, { ending: theirs, choice, values: other });
      return mine;
    },
  };
}
