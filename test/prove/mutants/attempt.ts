import type { Mutant } from '../../../properties/mutants.js';
import type { StepwiseEdge } from '../../../properties/stepwise/claim.js';
import { invariants } from '../../../src/audit/index.js';
import { transitions } from '../../../src/audit/prove/obligation/transition.js';
import { prove, usualEffort } from '../../../src/audit/prove/prove.js';
import type { Design } from '../../../src/kernel/design.js';
import { toyVariants } from '../../../src/mechanisms/stepwise/toy.js';
import { loadPreset, presetNames } from '../../support/designs.js';
import type { Bundle } from '../../mutants/apply.js';
import { huntFor } from '../../mutants/kill.js';
import type { Trace } from '../../../src/audit/trace.js';
import { instrumentedMutant, NotMade } from '../machine.js';
import type { Proved, Seen } from './attempts.js';

/** What a proof of one mutant may take. */
export interface Allowance {
  readonly seconds: number;
  readonly solver: string;
}

/** The name of the transition that an edge takes; null where the chart has no such transition. */
const nameOf = ({ before, event }: StepwiseEdge): string | null => transitions.find(({ phase, type }) => phase === before.account.phase && type === event.type)?.name ?? null;

/** The transition on which a run breaks the guarantee that it names; null where no single step does, or where the chart has no such transition. */
function transitionIn({ stepwise, replayTrace, edgesOf, rulingOnEdge }: Bundle, trace: Trace): string | null {
  const { moments, brokenAt } = replayTrace(trace, stepwise);
  const guarantee = stepwise.guarantees.find(({ id }) => id === trace.guarantee);
  const moment = brokenAt === null ? undefined : moments[brokenAt];
  if (guarantee === undefined || moment === undefined) return null;
  const edge = edgesOf(stepwise, trace.design.design, moment.parts).find((each) => rulingOnEdge(guarantee, each) === 'broken');
  return edge === undefined ? null : nameOf(edge);
}

/** What the search says of a mutant. */
export async function seen(mutant: Mutant): Promise<Seen | null> {
  const found = await huntFor(mutant);
  return found === null ? null : { runs: found.runs, transition: transitionIn(found.bundle, found.trace) };
}

/** A run that breaks the guarantee of a mutant. */
interface Broken {
  readonly bundle: Bundle;
  readonly trace: Trace;
}

/** Runs in each design with two assets before the design is taken that the search came upon. */
const inEach = { seed: 20_200_312, runs: 240 };

/** How many pairs of a collateral and a debt an account may have: a step has some of its ways for each. */
const pairsIn = ({ assets }: Design): number => assets.filter(({ threshold }) => threshold > 0n).length * assets.filter(({ borrowable }) => borrowable).length;

/** The toys, and what ships, those of few pairs first: each policy is in one of them. */
const small: readonly Design[] = [...toyVariants, ...presetNames.map((name) => loadPreset(name).design)].filter(({ assets }) => assets.length === 2).sort((one, other) => pairsIn(one) - pairsIn(other));

/** A run in a small design, where one is found soon: there are fewer ways to follow than in most designs that are drawn. Else the run that the search found; null where it found none. */
export async function smallRun(mutant: Mutant): Promise<Broken | null> {
  const found = await huntFor(mutant);
  if (found === null || mutant.toy !== undefined) return found;
  const { bundle } = found;
  const promising = small.filter((design) => bundle.stepwise.guarantees.some(({ id, promisedBy }) => id === mutant.guarantee && promisedBy(design)));
  for (const design of promising) {
    const trace = bundle.hunt(bundle.stepwise, design, mutant.guarantee, inEach);
    if (trace !== null) return { bundle, trace };
  }
  return found;
}

/** Where a run breaks its guarantee: the design, and the transition; null where no single step does. */
export function breachIn({ bundle, trace }: Broken): { readonly design: Design; readonly transition: string } | null {
  const transition = transitionIn(bundle, trace);
  return transition === null ? null : { design: trace.design.design, transition };
}

/** Where a run leaves what is assumed of every world: no proof of its guarantee holds from there on. */
export interface Leaving {
  readonly design: Design;
  readonly transition: string;
  readonly invariant: string;
}

/** Where a run leaves an invariant first; null where it keeps all of them. */
export function leavingIn({ bundle: { stepwise, replayTrace, edgesOf }, trace }: Broken): Leaving | null {
  const { design } = trace.design;
  for (const { parts } of replayTrace(trace, stepwise).moments) {
    for (const edge of edgesOf(stepwise, design, parts)) {
      const invariant = invariants.find(({ holds }) => !holds(design, edge.after))?.id;
      const transition = nameOf(edge);
      if (invariant !== undefined && transition !== null) return { design, transition, invariant };
    }
  }
  return null;
}

/**
 * Asks for the guarantee of a mutant at one transition of one design: a machine with a mistake must not be proved.
 * @param invariant asked for instead, where the guarantee rests on it
 */
export async function proved(mutant: Mutant, design: Design, transition: string, { seconds, solver }: Allowance, invariant?: string): Promise<Proved> {
  const limits = { effort: usualEffort, seconds, node: process.execPath, solver, jobs: 1, signal: AbortSignal.timeout(seconds * 1000) };
  const at = { design: design.name, transition, ...(invariant === undefined ? {} : { invariant }) };
  const claim = invariant ?? mutant.guarantee;
  const machine = await instrumentedMutant(mutant.id).catch((cause: unknown) => {
    // Whatever else goes wrong is a mistake of ours, and no verdict.
    if (cause instanceof NotMade) return cause;
    throw cause;
  });
  if (machine instanceof NotMade) return { verdict: 'refused', ...at, why: machine.message };
  for await (const { shown } of prove({ ...limits, design, names: [transition], wanted: [claim], machine })) {
    const findings = shown.flatMap(({ subject, finding }) => (subject.kind !== 'ways' && subject.id === claim ? [finding] : []));
    const open = findings.find(({ kind }) => kind === 'open');
    if (findings.some(({ kind }) => kind === 'refuted')) return { verdict: 'refuted', ...at, why: null };
    if (open?.kind === 'open') return { verdict: 'open', ...at, why: open.why };
  }
  return { verdict: 'survives', ...at, why: null };
}
