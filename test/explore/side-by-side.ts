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
  compare(where: () => string, plain: Answer | undefined, traced: Answer): void {
    if (plain === undefined || plain.choice !== traced.choice || !this.#isSameEnding(plain.ending, traced.ending)) throw this.#disagreement(where, plain, traced);
    if (isAccepted(this.plain.endings[plain.ending]) && !areSame(plain.values, traced.values)) throw this.#disagreement(where, plain, traced);
  }

  #isSameEnding(plain: number, traced: number): boolean {
    if (this.#same.get(traced) === plain) return true;
    const isSame = JSON.stringify(this.plain.endings[plain]) === JSON.stringify(this.traced.endings[traced]);
    if (isSame) this.#same.set(traced, plain);
    return isSame;
  }

  #disagreement(where: () => string, one: Answer | undefined, other: Answer): Disagreement {
    const told = (expander: Expander, answer: Answer | undefined): string =>
      (answer === undefined ? 'nothing' : `${JSON.stringify(expander.endings[answer.ending])} with ${answer.values.join(' ')} to choice ${answer.choice.toString()}`);
    return new Disagreement(`In ${where()} the machine answers ${told(this.plain, one)}, and traced ${told(this.traced, other)}.`);
  }
}

/** An expander that counts what it compared. */
export interface SideBySide extends Expander {
  /** Answers that both gave alike. */
  readonly compared: number;
}

/**
 * The traced expander with the machine itself beside it: throws `Disagreement` where their answers differ.
 * @param every compares in one of so many states, counted as they are expanded
 */
export function sideBySide(plain: Expander, traced: Expander, every = 1): SideBySide {
  const comparison = new Comparison(plain, traced);
  const told = (shape: number, values: Int32Array) => (): string => `${traced.shapes[shape] ?? ''} with ${values.join(' ')}`;
  let expanded = 0;
  let compared = 0;
  return {
    get compared() { return compared; },
    get endings() { return traced.endings; },
    get shapes() { return traced.shapes; },
    shapeNumber: (shape) => traced.shapeNumber(shape),
    expand: (shape, values, onAnswer) => {
      expanded += 1;
      if (expanded % every !== 0) {
        traced.expand(shape, values, onAnswer);
        return;
      }
      const mine: Answer[] = [];
      plain.expand(shape, values, (...answer) => mine.push(kept(...answer)));
      let place = 0;
      traced.expand(shape, values, (ending, choice, written) => {
        comparison.compare(told(shape, values), mine[place], { ending, choice, values: written });
        place += 1;
        onAnswer(ending, choice, written);
      });
      if (place !== mine.length) throw new Disagreement(`In ${told(shape, values)()} the machine gives ${mine.length.toString()} answers, and traced ${place.toString()}.`);
      compared += place;
    },
    answer: (shape, values, move, choice, written) => {
      const theirs = traced.answer(shape, values, move, choice, written);
      if (every !== 1 || theirs < 0) return theirs;
      const other = new Int32Array(values.length);
      const mine = plain.answer(shape, values, move, choice, other);
      comparison.compare(told(shape, values), { ending: mine, choice, values: other }, { ending: theirs, choice, values: written });
      compared += 1;
      return theirs;
    },
  };
}
