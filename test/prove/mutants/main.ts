import { mutants, type Mutant } from '../../../properties/mutants.js';
import { kernelDigest, solverVersion } from '../../../src/audit/index.js';
import { loadPreset } from '../../support/designs.js';
import { records } from '../recorded.js';
import { breachIn, leavingIn, proved, seen, smallRun } from './attempt.js';
import { type Attempt, attempts, digestOf, keep, type Proved } from './attempts.js';
import { isOfSteps } from './of-steps.js';

// Run by hand: `npm run prove:mutants -- SECONDS [MUTANT…]`. Goes on where it ended before; a mutant that is named is tried again.
const [seconds = '600', ...named] = process.argv.slice(2);
const allowance = { seconds: Number(seconds), solver: solverVersion() ?? '' };
const kernel = kernelDigest();
const { design } = loadPreset('micro');
const chosen = mutants.filter(({ id }) => named.length === 0 || named.includes(id));
const known = new Map<string, Attempt>();

function note(attempt: Attempt): void {
  known.set(attempt.mutant, attempt);
  keep(known, allowance.solver);
}

/** Where the search sees the mutant; asked once. */
async function searched(mutant: Mutant): Promise<Attempt> {
  const before = known.get(mutant.id);
  if (before !== undefined) return before;
  const attempt = { mutant: mutant.id, guarantee: mutant.guarantee, of: digestOf(mutant, kernel), search: await seen(mutant), prover: null };
  note(attempt);
  return attempt;
}

const isRefuted = ({ verdict }: Proved): boolean => verdict === 'refuted';

/** Asks the prover: of `micro`; of another design that a run breaks, where that does not refute; and there of what the run leaves on its way, on which the guarantee rests. */
async function answered(mutant: Mutant, transition: string): Promise<Proved> {
  const first = await proved(mutant, design, transition, allowance);
  const run = isRefuted(first) || first.verdict === 'refused' ? null : await smallRun(mutant);
  const breach = run === null ? null : breachIn(run);
  if (run === null || breach === null) return first;
  const second = await proved(mutant, breach.design, breach.transition, allowance);
  const left = isRefuted(second) ? null : leavingIn(run);
  const third = left === null ? second : await proved(mutant, left.design, left.transition, allowance, left.invariant);
  // Where the usual design survives, the other one says more: the search breaks it there.
  return [third, second].find(isRefuted) ?? (first.verdict === 'survives' ? second : first);
}

async function asked(mutant: Mutant): Promise<void> {
  const attempt = await searched(mutant);
  const transition = attempt.search?.transition ?? null;
  if (attempt.prover !== null || transition === null) return;
  const prover = await answered(mutant, transition);
  note({ ...attempt, prover });
  console.log(`${mutant.id}: ${prover.verdict} at ${prover.transition} of ${prover.design}${prover.invariant === undefined ? '' : `, where ${prover.invariant} breaks`}`);
}

/** What is much to follow waits until the rest is done. */
const ways = new Map(records().flatMap(({ transitions }) => transitions.map(({ name, ways: count }) => [name, count] as const)));
const isMuch = ({ search }: Attempt): boolean => (ways.get(search?.transition ?? '') ?? Number.MAX_SAFE_INTEGER) > 110;

for (const mutant of mutants) {
  const before = attempts().get(mutant.id);
  if (before?.of === digestOf(mutant, kernel)) known.set(mutant.id, named.includes(mutant.id) ? { ...before, prover: null } : before);
}
for (const mutant of chosen.filter(isOfSteps)) if (!isMuch(await searched(mutant))) await asked(mutant);
for (const mutant of chosen.filter(isOfSteps)) await asked(mutant);
for (const mutant of chosen) await searched(mutant);
