import type { Design } from '../../../kernel/design.js';
import type { Instrumented } from '../load.js';
import type { Counterclaim } from '../obligation/counterclaim.js';
import { openingTask, type Task, taskOf } from '../obligation/obligation.js';
import { opening, transitionNamed } from '../obligation/transition.js';
import type { Answer } from '../solve/protocol.js';
import type { Solver } from '../solve/solver.js';
import { Execution, TooManyPaths } from '../symbolic/execution.js';
import { powerHalfUp } from '../symbolic/power.js';
import { anyOf } from '../term/alternatives.js';
import { scriptOf } from '../term/smt.js';
import { Terms } from '../term/terms.js';
import type { Asked, ProverAnswer, ProverJob, Reached } from './messages.js';

/** What a proof needs beside the transition. */
export interface AskOptions {
  readonly instrumented: Instrumented;
  readonly design: Design;
  readonly solver: Solver;
  readonly effort: number;
  readonly wanted: readonly string[];
}

const askedFrom = (answer: Answer | undefined): Asked => {
  if (answer === undefined) return { kind: 'unknown', reason: 'crash' };
  if (answer.verdict === 'unsat') return { kind: 'none' };
  return answer.verdict === 'sat' ? { kind: 'found', values: answer.values } : { kind: 'unknown', reason: answer.reason };
};

/** How often a question is halved: beyond it, what is too much to ask stays so. */
const mostHalvings = 6;

/** Of each list of counterclaims, whether any can be. */
async function askedOf(options: AskOptions, terms: Terms, lists: readonly (readonly Counterclaim[])[], halvings: number): Promise<readonly Asked[]> {
  // Nothing at all can be without asking anyone.
  const some = lists.filter((list) => list.length > 0);
  const answers = [...(some.length === 0 ? [] : await options.solver.ask(some.map((list) => ({ text: scriptOf(anyOf(terms, list)).text, effort: options.effort }))))];
  const found: Asked[] = [];
  for (const list of lists) {
    const asked: Asked = list.length === 0 ? { kind: 'none' } : askedFrom(answers.shift());
    found.push(asked.kind === 'unknown' && list.length > 1 && halvings > 0 ? await askedByHalves(options, terms, list, halvings - 1) : asked);
  }
  return found;
}

/** The same, where that is too much to ask at once: of one half and then the other. The first that is not free of counterclaims decides. */
async function askedByHalves(options: AskOptions, terms: Terms, list: readonly Counterclaim[], halvings: number): Promise<Asked> {
  const middle = Math.ceil(list.length / 2);
  for (const half of [list.slice(0, middle), list.slice(middle)]) {
    const [asked = { kind: 'none' }] = await askedOf(options, terms, [half], halvings);
    if (asked.kind !== 'none') return asked;
  }
  return { kind: 'none' };
}

const taskNamed = ({ instrumented: { kit }, design, wanted }: AskOptions, execution: Execution, name: string): Task => {
  const isWanted = (id: string): boolean => wanted.includes(id);
  return name === opening ? openingTask(kit, execution, design, isWanted) : taskOf(kit, execution, design, transitionNamed(name), isWanted);
};

/** Follows the machine through a transition, and asks the solver what is to be shown of it. */
export async function askOf(options: AskOptions, { name, isTaken }: Pick<ProverJob, 'name' | 'isTaken'>): Promise<ProverAnswer> {
  const execution = new Execution(new Terms(), options.instrumented.listen, new Map([['powerHalfUp', powerHalfUp]]));
  const { terms } = execution;
  try {
    const { obligations, accepted } = taskNamed(options, execution, name);
    const reached: readonly Reached[] = isTaken ? [{ kind: 'taken' }] : await askedOf(options, terms, [accepted], mostHalvings);
    // Where no situation takes the transition, nothing that begins with its being taken can be: only that no way is missing is still to be shown.
    const isNever = reached.every(({ kind }) => kind === 'none');
    const found = await askedOf(options, terms, obligations.map(({ subject, counterclaims }) => (isNever && subject.kind !== 'ways' ? [] : counterclaims)), mostHalvings);
    return {
      kind: 'transition', ways: accepted.length, reached: reached[0] ?? { kind: 'none' },
      obligations: obligations.map(({ subject, claim }, place) => ({ subject, asked: found[place] ?? { kind: 'unknown', reason: 'crash' }, script: scriptOf(claim).text })),
    };
  } catch (thrown) {
    if (thrown instanceof TooManyPaths) return { kind: 'too-many-paths' };
    throw thrown;
  }
}
