import { type Either, right } from 'fp-ts/lib/Either.js';
import type { Design } from '../../kernel/design.js';
import type { Failure } from '../workers/failure.js';
import { type Pool, startPool } from '../workers/pool.js';
import { cacheKey, type ProofCache } from './cache.js';
import { designDigest, kernelDigest, proverDigest, shapeDigest } from './digest.js';
import { kit as ordinary, type Kit } from './kit.js';
import { type Finding, findingFrom, type Shown, shownFrom, type SituationFound, witnessFrom } from './finding.js';
import { rangeAssumption, subjectsOf } from './obligation/obligation.js';
import { opening, type Situation, transitionNamed, transitions } from './obligation/transition.js';
import { powerAssumption } from './symbolic/power.js';
import { takenIn } from './taken.js';
import { type AskedTransition, isProverAnswer, type ProverAnswer, type ProverJob, type ProverSetup } from './worker/messages.js';

/** What is known of one transition, or of the opening of an account. */
export interface TransitionProof {
  /** The name of the transition, or `opening`. */
  readonly name: string;
  /** Ways through the machine on which it accepts the event. */
  readonly ways: number;
  /** A situation in which the machine takes the transition; null where there is none, and all that is proved of it says nothing. */
  readonly witness: SituationFound | null;
  readonly shown: readonly Shown[];
}

export interface ProveOptions {
  readonly design: Design;
  /** Whether the design stands for all designs of its shape that the parameter checks let through: the same assets and policies, any numbers. */
  readonly isForAll?: boolean;
  /** Invariants and guarantees, by id. */
  readonly wanted: readonly string[];
  /** Transitions by name, and `opening`. */
  readonly names: readonly string[];
  /** How much the solver may spend on one question, in its own unit; and how many seconds, which a slow machine may need more of. */
  readonly effort: number;
  readonly seconds: number;
  /** Node itself, which runs the solver in a process of its own. */
  readonly node: string;
  /** The version of the solver, as `solverVersion` says it. */
  readonly solver: string;
  readonly jobs: number;
  readonly cache?: ProofCache;
  /** Where another instrumented machine was built, and that machine itself: counterexamples are played on it. */
  readonly machine?: { readonly folder: string; readonly kit: Kit };
  /** Ends the proof before its time: what is not shown by then is open. */
  readonly signal?: AbortSignal;
}

/** What every proof assumes. */
export const assumptions: readonly string[] = [
  'one account of a market is looked at: events of others change the market as this one could, and the sums of the market hold the parts of all',
  'a step of several parts is its parts, one after another: each is proved of any world that keeps the invariants',
  rangeAssumption, powerAssumption,
];

/** What a proof about all designs of a shape assumes beside: less than what the parameter checks demand. */
export const familyAssumption = 'the parameters are any that unwind check does not refuse: as many assets in the same roles, policies of the same kinds, and as many tiers, with other numbers';

/** How much the solver spends on one question before it is asked of less: about half a minute. */
export const usualEffort = 20_000_000;

/** The opening of an account, and every transition of the chart, in its order. */
export const provable: readonly string[] = [opening, ...transitions.map(({ name }) => name)];

/** Old space of one worker: the largest transition takes a quarter of it. */
const megabytes = 4_096;

function poolFor({ design, isForAll = false, wanted, effort, seconds, node, jobs, machine }: ProveOptions): Pool<ProverJob, ProverAnswer> {
  const setup: ProverSetup = { kind: 'prover', design, isForAll, wanted, effort, limits: { seconds, node }, folder: machine?.folder ?? null };
  return startPool({ module: new URL('./worker/prove-worker.js', import.meta.url), setup, workers: jobs, isResult: isProverAnswer, limits: { maxOldGenerationSizeMb: megabytes } });
}

/** Keys under which the answers of this proof are kept. */
function keysOf({ design, isForAll = false, wanted, effort, solver, machine }: ProveOptions): (name: string) => string {
  const all = [kernelDigest(machine?.folder), proverDigest(), designDigest(design), solver, effort.toString(), isForAll ? shapeDigest(design, machine?.folder) : 'one', ...[...wanted].sort()];
  return (name) => cacheKey([name, ...all]);
}

/** What is to be proved: a transition by its name, and a situation that takes it where a run met one. */
interface Proved {
  readonly name: string;
  readonly taken: Situation | null;
}

const isKnown = ({ reached, obligations }: AskedTransition): boolean => reached.kind !== 'unknown' && obligations.every(({ asked }) => asked.kind !== 'unknown');

/** Nothing was shown: the machine could not be followed to the end, or whoever followed it was lost. */
function unshown(options: ProveOptions, name: string, why: Extract<Finding, { kind: 'open' }>['why']): TransitionProof {
  const subjects = subjectsOf(options.machine?.kit ?? ordinary, name === opening ? null : transitionNamed(name), (id) => options.wanted.includes(id));
  return { name, ways: 0, witness: null, shown: subjects.map((subject) => ({ subject, finding: { kind: 'open', why }, script: null })) };
}

function proofFrom(options: ProveOptions, { name, taken }: Proved, { ways, reached, obligations }: AskedTransition): TransitionProof {
  const { design, isForAll = false, machine } = options;
  const at = { kit: machine?.kit ?? ordinary, design, isForAll, transition: name === opening ? null : transitionNamed(name) };
  const witness = taken ?? witnessFrom(at, reached);
  return { name, ways, witness, shown: obligations.map((obligation) => shownFrom(obligation, findingFrom(at, obligation, reached, witness))) };
}

/** The prover itself failed: a bug of ours. */
export class ProverFailed extends Error {
  override readonly name = 'ProverFailed';
}

function whyLost(failure: Failure): 'closed' | 'crash' {
  if (failure.kind === 'threw' || failure.kind === 'misread') throw new ProverFailed(failure.message);
  return failure.kind === 'closed' ? 'closed' : 'crash';
}

/** What became of one transition. */
function proofOf(options: ProveOptions, of: Proved, answer: Either<Failure, ProverAnswer>): TransitionProof {
  if (answer._tag === 'Left') return unshown(options, of.name, whyLost(answer.left));
  return answer.right.kind === 'too-many-paths' ? unshown(options, of.name, 'paths') : proofFrom(options, of, answer.right);
}

/** Asks about a transition, and has the answer kept as soon as it is known: what comes before it in order may take for ever. */
async function askedAbout(pool: Pool<ProverJob, ProverAnswer>, jobs: readonly ProverJob[], keep: (answer: AskedTransition) => void): Promise<Either<Failure, ProverAnswer> | undefined> {
  const answer = whole(await Promise.all(jobs.map((job) => pool.run(job))));
  if (answer?._tag === 'Right' && answer.right.kind === 'transition' && isKnown(answer.right)) keep(answer.right);
  return answer;
}

const isStep = (name: string): boolean => name.endsWith('.STEP.accepted');

/** A step has the most ways by far: begun last, it would be waited for alone. */
const longestFirst = (names: readonly string[]): readonly string[] => [...names.filter(isStep), ...names.filter((name) => !isStep(name))];

/** The jobs that prove a transition: of a step, as many as are at work at a time. Where no situation is known that takes it, the one that looks for one has to do all. */
const jobsFor = (name: string, isTaken: boolean, { jobs }: ProveOptions): readonly ProverJob[] => {
  const of = isTaken && isStep(name) ? jobs : 1;
  return Array.from({ length: of }, (_, place) => ({ kind: 'transition', name, isTaken, share: { place, of } }));
};

/** What jobs came to that shared the obligations of a transition, which take turns; the first that failed stands for all. */
function whole(answers: readonly Either<Failure, ProverAnswer>[]): Either<Failure, ProverAnswer> | undefined {
  const parts = answers.flatMap((answer) => (answer._tag === 'Right' && answer.right.kind === 'transition' ? [answer.right] : []));
  const [one] = parts;
  if (one === undefined || parts.length < answers.length) return answers.find((answer) => answer._tag === 'Left' || answer.right.kind !== 'transition');
  const most = Math.max(...parts.map(({ obligations }) => obligations.length));
  const obligations = Array.from({ length: most }, (_, turn) => parts.flatMap((part) => part.obligations.slice(turn, turn + 1))).flat();
  return right({ ...one, obligations });
}

/** Proves a design transition by transition, in the order of their names, each as soon as it is known. */
export async function* prove(options: ProveOptions): AsyncGenerator<TransitionProof, void> {
  const { cache, names, signal } = options;
  const keyOf = keysOf(options);
  const taken = takenIn(options.machine?.kit ?? ordinary, options.design, names.filter((name) => name !== opening));
  const recalled = new Map(names.flatMap((name) => {
    const known = cache?.recall(keyOf(name)) ?? null;
    return known === null || (known.reached.kind === 'taken' && !taken.has(name)) ? [] : [[name, known] as const];
  }));
  const pool = poolFor(options);
  const close = (): void => void pool.close();
  signal?.addEventListener('abort', close);
  if (signal?.aborted === true) close();
  const asked = longestFirst(names.filter((name) => !recalled.has(name)));
  const underWay = new Map(asked.map((name) => [name, askedAbout(pool, jobsFor(name, taken.has(name), options), (answer) => cache?.keep(keyOf(name), answer))]));
  try {
    for (const name of names) {
      const known = recalled.get(name);
      const answer = known === undefined ? await underWay.get(name) : right(known);
      yield answer === undefined ? unshown(options, name, 'crash') : proofOf(options, { name, taken: taken.get(name) ?? null }, answer);
    }
  } finally {
    signal?.removeEventListener('abort', close);
    await pool.close();
  }
}
