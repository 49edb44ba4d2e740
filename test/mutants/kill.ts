import fc from 'fast-check';
import { mutants, type Mutant } from '../../properties/mutants.js';
import type { Design } from '../../src/kernel/design.js';
import type { Trace } from '../../src/audit/trace.js';
import { toyVariants } from '../../src/mechanisms/stepwise/toy.js';
import { bundleWith, type Bundle } from './apply.js';

/** How many runs a hunt is given, in turn, until it finds something: most mutants fall at once, and few need many. */
const efforts = [60, 240, 960, 1_920, 3_840, 7_680] as const;

/** Fixed, whatever the seed of the other tests: the table of kills is the same for everyone. */
const seed = 20_200_312;

// The first counterexample kills. Making it small is for people who read it.
fc.configureGlobal({ ...fc.readConfigureGlobal(), endOnFailure: true });

/** What a hunt for one mutant came to: the run that found it. */
export interface Kill {
  readonly runs: number;
}

/** No toy has the name that a mutant asks for. */
export class UnknownToy extends Error {
  override readonly name = 'UnknownToy';
}

/** The toy of a mutant, where it names one. */
export function toyOf({ toy }: Mutant): Design | null {
  if (toy === undefined) return null;
  const found = toyVariants.find(({ name }) => name === toy);
  if (found === undefined) throw new UnknownToy(`No toy is called "${toy}".`);
  return found;
}

/** What a hunt for a mutant finds in a bundle. */
function foundIn({ hunt, huntEverywhere, stepwise }: Bundle, mutant: Mutant, runs: number): Trace | null {
  const toy = toyOf(mutant);
  return toy === null ? huntEverywhere(stepwise, mutant.guarantee, { seed, runs }) : hunt(stepwise, toy, mutant.guarantee, { seed, runs });
}

/** The run that kills a mutant, with the bundle that it was found in; null where it survives. */
export async function huntFor(mutant: Mutant): Promise<{ readonly bundle: Bundle; readonly runs: number; readonly trace: Trace } | null> {
  const bundle = await bundleWith(mutant);
  for (const runs of efforts) {
    const trace = foundIn(bundle, mutant, runs);
    if (trace !== null) return { bundle, runs, trace };
  }
  return null;
}

/** As far as any effort goes: the runs of a smaller one are the first of a larger one. */
const mostRuns = Math.max(...efforts);

/** The first run in a bundle that breaks the guarantee of a mutant, where it is looked for. */
const firstIn = ({ firstBreak, stepwise }: Bundle, mutant: Mutant, runs: number): number | null => firstBreak(stepwise, mutant.guarantee, toyOf(mutant), { seed, runs });

async function hunted(mutant: Mutant): Promise<Kill | null> {
  const runs = firstIn(await bundleWith(mutant), mutant, mostRuns);
  return runs === null ? null : { runs };
}

const kills = new Map<string, Promise<Kill | null>>();

/** The kill of a mutant by the guarantee that claims it; hunted once. */
export function killOf(mutant: Mutant): Promise<Kill | null> {
  const kill = kills.get(mutant.id) ?? hunted(mutant);
  kills.set(mutant.id, kill);
  return kill;
}

/** Where a mutant is looked for. */
const placeOf = ({ guarantee, toy }: Mutant): string => `${guarantee} in ${toy ?? 'every design'}`;

/** Each place with the mutants that are looked for in it. */
export const places: readonly (readonly [string, readonly Mutant[]])[] = [...new Set(mutants.map(placeOf))].map((place) => [place, mutants.filter((mutant) => placeOf(mutant) === place)]);

let unmutated: Promise<Bundle> | undefined;

/** Whether the machine without a mistake stands up to the longest hunt for any of these mutants: the same seed, the same designs, as many runs. */
export async function areSpared(there: readonly Mutant[]): Promise<boolean> {
  const [one] = there;
  const kills = await Promise.all(there.map(killOf));
  unmutated ??= bundleWith(null);
  const bundle = await unmutated;
  return one !== undefined && firstIn(bundle, one, Math.max(...kills.map((kill) => kill?.runs ?? mostRuns))) === null;
}

/** Each guarantee with its mutants that were hunted, and the run that found each. */
export async function tableOfKills(): Promise<string> {
  const byGuarantee = new Map<string, string[]>();
  for (const { id, guarantee } of mutants) {
    const kill = await kills.get(id);
    if (kill !== undefined) byGuarantee.set(guarantee, [...(byGuarantee.get(guarantee) ?? []), kill === null ? 'survives' : kill.runs.toString()]);
  }
  const rows = [...byGuarantee].map(([guarantee, runs]) => `${guarantee.padEnd(32)} ${runs.length.toString().padStart(2)}   ${runs.join(', ')}`);
  return [`${'guarantee'.padEnd(32)} mutants, each with the run that found it`, ...rows].join('\n');
}
