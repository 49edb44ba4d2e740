import type { Design } from '../../kernel/design.js';
import type { Instrumented } from './load.js';
import { replayed, situationFrom } from './obligation/counterexample.js';
import type { Counterclaim } from './obligation/counterclaim.js';
import { type Obligation, rangeAssumption, type Subject, taskOf } from './obligation/obligation.js';
import { type Situation, type Transition, transitions } from './obligation/transition.js';
import type { Answer } from './solve/protocol.js';
import type { Solver } from './solve/solver.js';
import { Execution } from './symbolic/execution.js';
import { powerAssumption, powerHalfUp } from './symbolic/power.js';
import { anyOf } from './term/alternatives.js';
import { scriptOf } from './term/smt.js';
import { Terms } from './term/terms.js';

/** What is known of one obligation. Nothing is rounded up: only `unsat` is a proof, and only what the machine itself breaks is refuted. */
export type Finding =
  | { readonly kind: 'proved' }
  | { readonly kind: 'refuted'; readonly situation: Situation }
  /** The solver gave up; or it named a situation in which nothing breaks, which is a mistake of the prover. */
  | { readonly kind: 'open'; readonly reason: 'unknown' | 'not-replayed' };

export interface Judged {
  readonly subject: Subject;
  readonly finding: Finding;
  /** SMT-LIB 2, with which anyone's solver can be asked the same. */
  readonly script: string;
}

/** What is known of one transition. */
export interface TransitionProof {
  readonly transition: Transition;
  /** Ways through the machine on which it accepts the event. */
  readonly ways: number;
  /** A situation in which the machine takes the transition; null where there is none, and all that is proved of it says nothing. */
  readonly witness: Situation | null;
  readonly judged: readonly Judged[];
}

export interface ProveOptions {
  readonly instrumented: Instrumented;
  readonly design: Design;
  readonly solver: Solver;
  /** How much the solver may spend on one question, in its own unit. */
  readonly effort: number;
  /** Which invariants and guarantees, by id, and which transitions. */
  readonly isWanted: (id: string) => boolean;
  readonly isTaken: (transition: Transition) => boolean;
}

/** What every proof assumes. */
export const assumptions: readonly string[] = [powerAssumption, rangeAssumption];

type Values = Readonly<Record<string, string>>;
type Refutation = Values | 'none' | 'unknown';

const refutationIn = (answer: Answer | undefined): Refutation => (answer?.verdict === 'unsat' ? 'none' : answer?.verdict === 'sat' ? answer.values : 'unknown');

/** Whether any of the counterclaims can be, where that is too much to ask of all at once: asked of fewer and fewer. */
async function refutationByHalves(options: ProveOptions, terms: Terms, counterclaims: readonly Counterclaim[]): Promise<Refutation> {
  if (counterclaims.length <= 1) return 'unknown';
  const middle = Math.ceil(counterclaims.length / 2);
  const halves = [counterclaims.slice(0, middle), counterclaims.slice(middle)];
  const answers = await options.solver.ask(halves.map((half) => ({ text: scriptOf(anyOf(terms, half)).text, effort: options.effort })));
  let sofar: Refutation = 'none';
  for (const [place, half] of halves.entries()) {
    const asked = refutationIn(answers[place]);
    const found = asked === 'unknown' ? await refutationByHalves(options, terms, half) : asked;
    if (typeof found === 'object') return found;
    if (found === 'unknown') sofar = found;
  }
  return sofar;
}

/** Of each list of counterclaims, whether any can be. */
async function refutations(options: ProveOptions, terms: Terms, lists: readonly (readonly Counterclaim[])[]): Promise<readonly Refutation[]> {
  const answers = await options.solver.ask(lists.map((list) => ({ text: scriptOf(anyOf(terms, list)).text, effort: options.effort })));
  const found: Refutation[] = [];
  for (const [place, list] of lists.entries()) {
    const asked = refutationIn(answers[place]);
    found.push(asked === 'unknown' ? await refutationByHalves(options, terms, list) : asked);
  }
  return found;
}

function findingFrom({ design, instrumented: { kit } }: ProveOptions, { subject, transition }: Obligation, found: Refutation): Finding {
  if (found === 'none') return { kind: 'proved' };
  if (found === 'unknown') return { kind: 'open', reason: 'unknown' };
  const situation = situationFrom(design, transition, found);
  return replayed(kit, design, situation, subject) === 'breaks' ? { kind: 'refuted', situation } : { kind: 'open', reason: 'not-replayed' };
}

/** A situation in which the machine takes the transition, as it is. */
function witnessFrom({ design, instrumented: { kit } }: ProveOptions, transition: Transition, found: Refutation): Situation | null {
  if (typeof found !== 'object') return null;
  const situation = situationFrom(design, transition, found);
  return replayed(kit, design, situation, { kind: 'ways' }) === 'accepted' ? situation : null;
}

async function proofOf(options: ProveOptions, transition: Transition): Promise<TransitionProof> {
  const { instrumented: { kit, listen }, design, isWanted } = options;
  const execution = new Execution(new Terms(), listen, new Map([['powerHalfUp', powerHalfUp]]));
  const { obligations, accepted } = taskOf(kit, execution, design, transition, isWanted);
  const [reached = 'none', ...found] = await refutations(options, execution.terms, [accepted, ...obligations.map(({ counterclaims }) => counterclaims)]);
  return {
    transition, ways: accepted.length, witness: witnessFrom(options, transition, reached),
    judged: obligations.map((obligation, place) => ({
      subject: obligation.subject, finding: findingFrom(options, obligation, found[place] ?? 'unknown'), script: scriptOf(obligation.claim).text,
    })),
  };
}

/** Proves a design transition by transition, each as soon as it is asked for. Throws `TooManyPaths` where a transition has too many ways. */
export async function* prove(options: ProveOptions): AsyncGenerator<TransitionProof, void> {
  for (const transition of transitions.filter(options.isTaken)) yield await proofOf(options, transition);
}
