import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { instrument } from '../../build/instrument.js';
import { mutants } from '../../properties/mutants.js';
import { type Instrumented, loadInstrumented } from '../../src/audit/prove/load.js';
import { prove, type ProveOptions, type TransitionProof } from '../../src/audit/prove/prove.js';
import type { Solver } from '../../src/audit/prove/solve/solver.js';
import { askZ3 } from '../../src/audit/prove/solve/z3.js';

const root = join(import.meta.dirname, '../..');
const folder = join(root, 'node_modules/.cache/unwind-mutants/instrumented');

/** The instrumented machine could not be made, or not with this mistake in it. */
export class NotMade extends Error {
  override readonly name = 'NotMade';
}

/** The instrumented machine, as the tests' setup made it. */
export async function instrumentedMachine(): Promise<Instrumented> {
  const made = await loadInstrumented();
  if (made === null) throw new NotMade('The instrumented machine was not built.');
  return made;
}

/** The instrumented machine with one named mistake in it. */
export async function instrumentedMutant(id: string): Promise<Instrumented> {
  const mutant = mutants.find((each) => each.id === id);
  if (mutant === undefined) throw new NotMade(`There is no mutant ${id}.`);
  const { file, find, replace } = mutant;
  const out = join(folder, id);
  mkdirSync(out, { recursive: true });
  // Packages under `node_modules` say for themselves how their modules are read.
  writeFileSync(join(out, 'package.json'), '{ "type": "module" }\n');
  const problems = instrument(root, out, new Map([[file, readFileSync(join(root, file), 'utf8').replace(find, () => replace)]]));
  const made = problems.length > 0 ? null : await loadInstrumented(out);
  if (made === null) throw new NotMade(problems.join('\n'));
  return made;
}

export const z3: Solver = { ask: (questions) => askZ3(questions, { seconds: 60, node: process.execPath }) };

/** All that is shown of the transitions of these names, about these guarantees. */
export async function shown(options: Pick<ProveOptions, 'instrumented' | 'design'>, names: readonly string[], ids: readonly string[]): Promise<readonly TransitionProof[]> {
  const proofs: TransitionProof[] = [];
  const all = prove({ ...options, solver: z3, effort: 20_000_000, isWanted: (id) => ids.includes(id), isTaken: ({ name }) => names.includes(name) });
  for await (const proof of all) proofs.push(proof);
  return proofs;
}
