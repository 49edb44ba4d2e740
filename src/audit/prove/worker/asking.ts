import type { Design } from '../../../kernel/design.js';
import { Values } from '../cut/values.js';
import type { FamilyKit } from '../family/kit.js';
import { everyDesignLike, oneDesign } from '../family/subject.js';
import type { Instrumented } from '../load.js';
import type { Counterclaim } from '../obligation/counterclaim.js';
import { type Obligation, openingTask, subjectsOf, type Task, taskOf } from '../obligation/obligation.js';
import { opening, transitionNamed } from '../obligation/transition.js';
import type { Manner } from '../solve/protocol.js';
import type { Solver } from '../solve/solver.js';
import { Execution, TooManyPaths } from '../symbolic/execution.js';
import { powerHalfUp } from '../symbolic/power.js';
import { anyOf } from '../term/alternatives.js';
import { scriptOf } from '../term/smt.js';
import type { Claim } from '../term/term.js';
import { Terms } from '../term/terms.js';
import { pricesIn } from '../world/world.js';
import type { Asked, ProverAnswer, ProverJob, Reached } from './messages.js';
import { asked, type Asking, type Attempt } from './question.js';

/** What a proof needs beside the transition. */
export interface AskOptions {
  readonly instrumented: Instrumented;
  readonly design: Design;
  /** What is assumed where the design stands for all of its shape; null where it stands for itself. */
  readonly family: FamilyKit | null;
  readonly solver: Solver;
  readonly effort: number;
  readonly wanted: readonly string[];
}

/** What finds most answers soonest, and two others that find what it does not. */
const directly: Manner = { branches: false, multipliesOut: true, seed: 0, byCells: false };
const asWritten: Manner = { ...directly, multipliesOut: false };
const usually: Manner = { ...directly, branches: true };

/** Several counterclaims of an obligation at once, the hard ones of which are harder among others. */
const ofOne: readonly Attempt[] = [{ manner: directly, patience: 3 }];

/** Several obligations at once. */
const ofSeveral: readonly Attempt[] = [{ manner: directly, patience: 16 }];

/** Counterclaims in values: many of them, and some. */
const ofValues = (isMany: boolean): readonly Attempt[] => [{ manner: { ...directly, byCells: true }, patience: isMany ? 6 : 16 }];

/** One counterclaim, which cannot be asked in parts: in every manner for some seconds, and then for as long as it takes. */
const alone: readonly Attempt[] = [
  ...[0, 7].flatMap((seed) => [directly, asWritten, usually].map((manner) => ({ manner: { ...manner, seed }, patience: 2 }))),
  { manner: usually, patience: null },
];

/** How many counterclaims are asked at once where all of them are too much: as long as that is not too much either, and from then on. So few as the last are asked one by one. */
const slice = { easy: 64, hard: 16, alone: 6 };

/** The next smaller size of a question. */
const below = (count: number): number => [slice.easy, slice.hard].find((size) => size < count) ?? (count > slice.alone ? Math.ceil(count / 2) : 1);

/** Whether any of a list of counterclaims can be: of all at once, and where that is too much to ask, part by part. */
async function askedOf(options: Asking, list: readonly Counterclaim[]): Promise<Asked> {
  // Nothing at all can be without asking anyone.
  if (list.length === 0) return { kind: 'none' };
  const whole = await asked(options, anyOf(options.execution.terms, list), list.length > 1 ? ofOne : alone);
  return whole.kind === 'unknown' && list.length > 1 ? askedInParts(options, list) : whole;
}

/** The same of one part after the other. The first that is not free of counterclaims decides. */
async function askedInParts(options: Asking, list: readonly Counterclaim[]): Promise<Asked> {
  let size = below(list.length);
  for (let done = 0; done < list.length;) {
    const part = list.slice(done, done + size);
    const found = size === slice.easy ? await asked(options, anyOf(options.execution.terms, part), ofOne) : await askedOf(options, part);
    // Hard ones stand together: after the first question that was too much, fewer are asked at once to the end.
    if (found.kind === 'unknown' && size === slice.easy) size = slice.hard;
    else if (found.kind !== 'none') return found;
    else done += part.length;
  }
  return { kind: 'none' };
}

/** How many counterclaims are asked at once in values: as many at first, and from the first question on that is too much; fewer to find out which of them are left. */
const inValues = { easy: 256, hard: 64, last: 16 };

/** Whether counterclaims can be, as far as their values go. */
const askedInValues = ({ execution, ...options }: Asking, values: Values, list: readonly Counterclaim[]): Promise<Asked> =>
  asked({ ...options, execution, told: null }, values.of(anyOf(execution.terms, list)), ofValues(list.length > inValues.hard), 'Real');

/** Those of some counterclaims that can be, or might, as far as their values go. */
async function leftInValues(options: Asking, values: Values, list: readonly Counterclaim[], most: number = inValues.easy): Promise<readonly Counterclaim[]> {
  const left: Counterclaim[] = [];
  let size = most;
  for (let done = 0; done < list.length;) {
    const part = list.slice(done, done + size);
    const found = await askedInValues(options, values, part);
    const isTooMuch = found.kind === 'unknown' && found.reason === 'effort';
    const next = part.length > inValues.hard ? inValues.hard : inValues.last;
    if (isTooMuch && next === inValues.hard) size = next;
    else {
      const isLast = part.length <= inValues.last || (found.kind === 'unknown' && !isTooMuch);
      if (found.kind !== 'none') left.push(...(isLast ? part : await leftInValues(options, values, part, next)));
      done += part.length;
    }
  }
  return left;
}

/** How many obligations are put into one question at first, none of which has more counterclaims than a question of its own may take. */
const batchSize = 8;
const mostInBatch = 100;

/** Who is asked about obligations, and what the prices are by which amounts in them have values. */
interface AskingOfWorlds extends Asking {
  readonly prices: readonly string[];
}

/** What is known of an obligation, and the claim that was asked in the end. */
interface Answered {
  readonly asked: Asked;
  readonly claim: Claim;
}

async function answeredAlone(options: AskingOfWorlds, { claim, counterclaims }: Obligation): Promise<Answered> {
  const told: Claim[] = [];
  const values = new Values(options.execution.terms, claim, options.prices);
  const left = values.isWhole ? await leftInValues(options, values, counterclaims) : counterclaims;
  const found = await askedOf({ ...options, told }, left);
  return { asked: found, claim: options.execution.terms.every([claim, ...told]) };
}

/** Of each obligation, whether anything refutes it. Most are easy, and what they have in common is most of what is asked: several go into one question. */
async function askedTogether(options: AskingOfWorlds, obligations: readonly Obligation[]): Promise<readonly Answered[]> {
  const found: Answered[] = [];
  for (let first = 0; first < obligations.length; first += batchSize) {
    const batch = obligations.slice(first, first + batchSize);
    const some = batch.filter(({ counterclaims }) => counterclaims.length > 0 && counterclaims.length <= mostInBatch);
    const together = some.length < 2 ? null : await asked(options, options.execution.terms.some(some.map(({ claim }) => claim)), ofSeveral);
    for (const each of batch) found.push(together?.kind === 'none' && some.includes(each) ? { asked: together, claim: each.claim } : await answeredAlone(options, each));
  }
  return found;
}

function taskFor({ instrumented: { kit }, design, family, wanted }: AskOptions, execution: Execution, { name, share }: ProverJob): Task {
  const transition = name === opening ? null : transitionNamed(name);
  const subjects = subjectsOf(kit, transition, (id) => wanted.includes(id)).filter((_, place) => place % share.of === share.place);
  const proved = family === null ? oneDesign(design) : everyDesignLike(design, execution, family);
  return transition === null ? openingTask(kit, execution, proved, subjects) : taskOf(kit, execution, proved, transition, subjects);
}

/** Follows the machine through a transition, and asks the solver what is to be shown of it. */
export async function askOf(options: AskOptions, job: ProverJob): Promise<ProverAnswer> {
  const execution = new Execution(new Terms(), options.instrumented.listen, new Map([['powerHalfUp', powerHalfUp]]));
  const { solver, effort } = options;
  const asking: AskingOfWorlds = { solver, effort, execution, told: null, prices: pricesIn(options.design) };
  try {
    const { obligations, accepted } = taskFor(options, execution, job);
    const reached: Reached = job.isTaken ? { kind: 'taken' } : await askedOf({ ...asking, told: [] }, accepted);
    // Where no situation takes the transition, nothing that begins with its being taken can be: only that no way is missing is still to be shown.
    const left = reached.kind === 'none' ? obligations.map((each) => (each.subject.kind === 'ways' ? each : { ...each, counterclaims: [] })) : obligations;
    const found = await askedTogether(asking, left);
    return {
      kind: 'transition', ways: accepted.length, reached,
      obligations: obligations.map(({ subject, claim }, place) => ({ subject, asked: found[place]?.asked ?? { kind: 'unknown', reason: 'crash' }, script: scriptOf(found[place]?.claim ?? claim).text })),
    };
  } catch (thrown) {
    if (thrown instanceof TooManyPaths) return { kind: 'too-many-paths' };
    throw thrown;
  }
}
