import fc from 'fast-check';
import { mutants, type Mutant } from '../../properties/mutants.js';
import { bundleWith, type Bundle } from './apply.js';

/** How many runs a hunt is given, in turn, until it finds something: most mutants fall at once, and few need many. */
const efforts = [60, 240, 960, 3_840] as const;

/** Fixed, whatever the seed of the other tests: the table of kills is the same for everyone. */
const seed = 20_200_312;

// The first counterexample kills. Making it small is for people who read it.
fc.configureGlobal({ ...fc.readConfigureGlobal(), endOnFailure: true });

/** What a hunt for one mutant came to: the runs within which it was found, and its events; null where it survived. */
export interface Kill {
  readonly runs: number;
  readonly events: number;
}

function killedIn({ huntEverywhere, stepwise }: Bundle, guarantee: string): Kill | null {
  for (const runs of efforts) {
    const trace = huntEverywhere(stepwise, guarantee, { seed, runs });
    if (trace !== null) return { runs, events: trace.events.length };
  }
  return null;
}

const kills = new Map<string, Promise<Kill | null>>();

/** The kill of a mutant by the guarantee that claims it; hunted once. */
export function killOf(mutant: Mutant): Promise<Kill | null> {
  const known = kills.get(mutant.id);
  if (known !== undefined) return known;
  const hunted = bundleWith(mutant).then((bundle) => killedIn(bundle, mutant.guarantee));
  kills.set(mutant.id, hunted);
  return hunted;
}

let unmutated: Promise<Bundle> | undefined;
const spared = new Map<string, number>();

/** Whether the machine without any mistake stands up to the same hunt: the same seed, and at least as many runs. */
export async function isSpared(guarantee: string, runs: number): Promise<boolean> {
  if ((spared.get(guarantee) ?? 0) >= runs) return true;
  unmutated ??= bundleWith(null);
  const { huntEverywhere, stepwise } = await unmutated;
  if (huntEverywhere(stepwise, guarantee, { seed, runs }) !== null) return false;
  spared.set(guarantee, runs);
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
