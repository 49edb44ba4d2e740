import { checkDesign, isUsable } from '../../mechanisms/stepwise/parameters/checks.js';
import type { Difference } from '../conform/compare.js';
import { designOf } from '../format/parameters.js';
import type { PlainCase } from '../format/vector.js';
import { compared, isAlike, type Pair } from './difference.js';
import { isSameCase, questionIn, questionOf, type Question } from './posed.js';
import { smaller } from './smaller.js';

/** A question that two sides answer differently, and where. */
export interface Disagreed {
  readonly question: Question;
  readonly difference: Difference;
}

/** Bounds the work on one disagreement: the search for a smaller one may stop anywhere. */
const mostTries = 2_000;

/** The event at which they part alone, in the world that it met: where they agreed until then, nothing before it matters. */
function alone({ question: { posed, answers }, difference: { step } }: Disagreed): Question | null {
  const init = answers[step - 1]?.world ?? posed.init;
  const question = questionOf({ ...posed, init, events: posed.events.slice(step, step + 1) });
  return question._tag === 'Right' ? question.right : null;
}

/** Whether somebody could have these parameters. */
const isDesign = ({ posed }: Question): boolean => isUsable(checkDesign(designOf(posed.params)));

/** Looks for smaller cases on which two sides still disagree. */
class Shrinking {
  #tries = 0;
  readonly #tried = new Set<string>();
  /** Why a side broke on the way: there is nothing more to be learnt from it. */
  broken: string | null = null;
  readonly #ofDesigns: boolean;
  constructor(readonly pair: Pair, public best: Disagreed) {
    this.#ofDesigns = isDesign(best.question);
  }

  get isOver(): boolean {
    return this.#tries >= mostTries || this.broken !== null;
  }

  /** Takes a question if the two still disagree on it. What begins as a design stays one. */
  async accepts(question: Question): Promise<boolean> {
    if (this.#ofDesigns && !isDesign(question)) return false;
    this.#tries += 1;
    const outcome = await compared(this.pair, question);
    if (outcome.kind === 'broken') this.broken = outcome.why;
    if (outcome.kind !== 'differ' || !isAlike(outcome.difference, this.best.difference)) return false;
    this.best = { question, difference: outcome.difference };
    return true;
  }

  /** Takes the first of some cases that they still disagree on, if any. */
  async takesAny(group: readonly PlainCase[]): Promise<void> {
    for (const plain of group) {
      if (this.isOver) return;
      const question = questionIn(plain);
      if (question._tag === 'Right' && !isSameCase(question.right.plain, this.best.question.plain) && await this.accepts(question.right)) return;
    }
  }

  /** One pass over all that may be tried. Whether anything became smaller. */
  async pass(): Promise<boolean> {
    const start = this.best.question.plain;
    for (const group of smaller(() => this.best.question.plain, this.#tried)) await this.takesAny(group);
    return !isSameCase(start, this.best.question.plain);
  }
}

/** The fewest events, the plainest policies and the smallest numbers on which two sides still disagree. */
export async function shrunk(pair: Pair, found: Disagreed): Promise<Disagreed> {
  const shrinking = new Shrinking(pair, found);
  const single = alone(found);
  if (single !== null) await shrinking.accepts(single);
  for (let isChanging = true; isChanging && !shrinking.isOver;) isChanging = await shrinking.pass();
  return shrinking.best;
}
