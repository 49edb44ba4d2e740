import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folderCache, invariants, provable, prove, type ProveOptions, solverVersion, usualEffort } from '../../src/audit/index.js';
import { stepwise } from '../../src/mechanisms/stepwise/mechanism.js';
import { loadPreset } from '../support/designs.js';

/** How long a whole design may take on two cores. */
export const wantedOfProofs = { coldSeconds: 600, warmSeconds: 20 } as const;

/** How long the prover took for all that a design promises of all transitions, from nothing and from its cache. */
export interface ProverTimes {
  readonly obligations: number;
  /** Obligations that were neither proved nor vacuous: times of another amount of work compare with nothing. */
  readonly unproved: number;
  readonly coldSeconds: number;
  readonly warmSeconds: number;
}

async function timed(options: ProveOptions): Promise<{ readonly seconds: number; readonly kinds: readonly string[] }> {
  const began = performance.now();
  const kinds: string[] = [];
  for await (const { shown } of prove(options)) kinds.push(...shown.map(({ finding }) => finding.kind));
  return { seconds: (performance.now() - began) / 1000, kinds };
}

/** Proves a reference design, with two workers; null where the solver is not installed. */
export async function proverTimes(name: string): Promise<ProverTimes | null> {
  const solver = solverVersion();
  if (solver === null) return null;
  const { design } = loadPreset(name);
  const promised = stepwise.guarantees.filter(({ scope, promisedBy }) => scope === 'edge' && promisedBy(design)).map(({ id }) => id);
  const folder = mkdtempSync(join(tmpdir(), 'unwind-bench-'));
  const wanted = [...invariants.map(({ id }) => id), ...promised];
  const options: ProveOptions = { design, wanted, names: provable, effort: usualEffort, seconds: 120, node: process.execPath, solver, jobs: 2, cache: folderCache(folder) };
  const cold = await timed(options);
  const warm = await timed(options);
  rmSync(folder, { recursive: true });
  const unproved = [...cold.kinds, ...warm.kinds].filter((kind) => kind !== 'proved' && kind !== 'vacuous').length;
  return { obligations: cold.kinds.length, unproved, coldSeconds: cold.seconds, warmSeconds: warm.seconds };
}
