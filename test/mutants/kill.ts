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

/** What a hunt for one mutant came to: the runs within which it was found; null where it survived. */
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

async function hunted(mutant: Mutant): Promise<Kill | null> {
  const found = await huntFor(mutant);
  return found === null ? null : { runs: found.runs };
}

const kills = new Map<string, Promise<Kill | null>>();

/** The kill of a mutant by the guarantee that claims it; hunted once. */
export function killOf(mutant: Mutant): Promise<Kill | null> {
  const kill = kills.get(mutant.id) ?? hunted(mutant);
  kills.set(mutant.id, kill);
  return kill;
}

let unmutated: Promise<Bundle> | undefined;
const spared = new Map<string, number>();

/** Whether the machine without the mistake stands up to the same hunt: the same seed, the same designs, at least as many runs. */
export async function isSpared(mutant: Mutant, runs: number): Promise<boolean> {
  const place = `${mutant.guarantee} in ${mutant.toy ?? 'every design'}`;
  if ((spared.get(place) ?? 0) >= runs) return true;
  unmutated ??= bundleWith(null);
  if (foundIn(await unmutated, mutant, runs) !== null) return false;
  spared.set(place, runs);
  return true;
}

/** Each guarantee with its mutants that were hunted, and the runs within which each was found. */
export async function tableOfKills(): Promise<string> {
  const byGuarantee = new Map<string, string[]>();
  for (const { id, guarantee } of mutants) {
    const kill = await kills.get(id);
    if (kill !== undefined) byGuarantee.set(guarantee, [...(byGuarantee.get(guarantee) ?? []), kill === null ? 'survives' : `≤ ${kill.runs.toString()}`]);
  }
  const rows = [...byGuarantee].map(([guarantee, runs]) => `${guarantee.padEnd(32)} ${runs.length.toString().padStart(2)}   ${runs.join(', ')}`);
  return [`${'guarantee'.padEnd(32)} mutants, each with the runs that found it`, ...rows].join('\n');
}
