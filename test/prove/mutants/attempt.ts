import type { Mutant } from '../../../properties/mutants.js';
import { transitions } from '../../../src/audit/prove/obligation/transition.js';
import { prove, usualEffort } from '../../../src/audit/prove/prove.js';
import type { Design } from '../../../src/kernel/design.js';
import type { Bundle } from '../../mutants/apply.js';
import { huntFor } from '../../mutants/kill.js';
import type { Trace } from '../../../src/audit/trace.js';
import { instrumentedMutant } from '../machine.js';
import type { Proved, Seen } from './attempts.js';

/** What a proof of one mutant may take. */
export interface Allowance {
  readonly seconds: number;
  readonly solver: string;
}

/** The transition on which a run breaks the guarantee that it names; null where no single step does, or where the chart has no such transition. */
function transitionIn({ stepwise, replayTrace, edgesOf, rulingOnEdge }: Bundle, trace: Trace): string | null {
  const { moments, brokenAt } = replayTrace(trace, stepwise);
  const guarantee = stepwise.guarantees.find(({ id }) => id === trace.guarantee);
  const moment = brokenAt === null ? undefined : moments[brokenAt];
  if (guarantee === undefined || moment === undefined) return null;
  const edge = edgesOf(stepwise, trace.design.design, moment.parts).find((each) => rulingOnEdge(guarantee, each) === 'broken');
  return transitions.find(({ phase, type }) => phase === edge?.before.account.phase && type === edge.event.type)?.name ?? null;
}

/** What the search says of a mutant. */
export async function seen(mutant: Mutant): Promise<Seen | null> {
  const found = await huntFor(mutant);
  return found === null ? null : { runs: found.runs, transition: transitionIn(found.bundle, found.trace) };
}

/** The design in which the search found a mutant. */
export const designOf = async (mutant: Mutant): Promise<Design | null> => (await huntFor(mutant))?.trace.design.design ?? null;

/** Asks for the guarantee of a mutant at one transition of one design: a machine with a mistake must not be proved. */
export async function proved(mutant: Mutant, design: Design, transition: string, { seconds, solver }: Allowance): Promise<Proved> {
  const machine = await instrumentedMutant(mutant.id);
  const limits = { effort: usualEffort, seconds, node: process.execPath, solver, jobs: 1, signal: AbortSignal.timeout(seconds * 1000) };
  const at = { design: design.name, transition };
  for await (const { shown } of prove({ ...limits, design, names: [transition], wanted: [mutant.guarantee], machine })) {
    const findings = shown.flatMap(({ subject, finding }) => (subject.kind === 'guarantee' ? [finding] : []));
    const open = findings.find(({ kind }) => kind === 'open');
    if (findings.some(({ kind }) => kind === 'refuted')) return { verdict: 'refuted', ...at, why: null };
    if (open?.kind === 'open') return { verdict: 'open', ...at, why: open.why };
  }
  return { verdict: 'survives', ...at, why: null };
}
