import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { instrumentMistake } from '../../build/instrument.js';
import { problemText } from '../../build/problem.js';
import { mutants } from '../../properties/mutants.js';
import { type Instrumented, loadInstrumented } from '../../src/audit/prove/load.js';
import { prove, usualEffort, type ProveOptions, type TransitionProof } from '../../src/audit/prove/prove.js';
import type { Design } from '../../src/kernel/design.js';
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
  const loaded = await loadInstrumented();
  if (loaded === null) throw new NotMade('The instrumented machine was not built.');
  return loaded;
}

const made = new Map<string, Promise<NonNullable<Machine>>>();

/** The instrumented machine with one named mistake in it; made once. */
export function instrumentedMutant(id: string): Promise<NonNullable<Machine>> {
  const machine = made.get(id) ?? makeMutant(id);
  made.set(id, machine);
  return machine;
}

function makeMutant(id: string): Promise<NonNullable<Machine>> {
  const mutant = mutants.find((each) => each.id === id);
  if (mutant === undefined) throw new NotMade(`There is no mutant ${id}.`);
  return instrumentedWith(id, mutant);
}

/** The instrumented machine with one text in one of its files replaced by another. @param id names the folder in which it is made */
export async function instrumentedWith(id: string, { file, find, replace }: Pick<(typeof mutants)[number], 'file' | 'find' | 'replace'>): Promise<NonNullable<Machine>> {
  const out = join(folder, id);
  mkdirSync(out, { recursive: true });
  // Packages under `node_modules` say for themselves how their modules are read.
  writeFileSync(join(out, 'package.json'), '{ "type": "module" }\n');
  const text = readFileSync(join(root, file), 'utf8');
  if (!text.includes(find)) throw new NotMade(`${file} does not say what is to be replaced.`);
  const problems = instrumentMistake(root, join(root, 'traced'), out, file, text.replace(find, () => replace));
  const loaded = problems.length > 0 ? null : await loadInstrumented(out);
  if (loaded === null) throw new NotMade(problems.map(problemText).join('\n'));
  return { folder: out, kit: loaded.kit };
}

export const z3: Solver = { ask: (questions) => askZ3(questions, { seconds: 60, node: process.execPath }) };

/** An instrumented machine, and where it is; where it is the one that ships, null. */
export type Machine = NonNullable<ProveOptions['machine']> | null;

/** All that is shown of the transitions of these names, about these guarantees. @param jobs how many work at a time */
export async function shown(design: Design, names: readonly string[], wanted: readonly string[], machine: Machine = null, jobs = 1): Promise<readonly TransitionProof[]> {
  const proofs: TransitionProof[] = [];
  const usual = { effort: usualEffort, seconds: 60, node: process.execPath, solver: 'z3', jobs };
  for await (const proof of prove({ ...usual, design, names, wanted, ...(machine === null ? {} : { machine }) })) proofs.push(proof);
  return proofs;
}
