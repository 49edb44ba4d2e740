import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mutants, type Mutant } from '../../../properties/mutants.js';

/** Where the search saw a mutant break its guarantee: the runs within which it did, and the transition; null where no single step breaks it. */
export interface Seen {
  readonly runs: number;
  readonly transition: string | null;
}

/** What the prover made of a mutant at one transition of one design. */
export interface Proved {
  /** Refused is what the build does not instrument: no prover gets to see it. */
  readonly verdict: 'refuted' | 'survives' | 'open' | 'refused';
  readonly design: string;
  readonly transition: string;
  /** Why it is open, or refused. */
  readonly why: string | null;
  /** The invariant that was asked for, where the run of the search leaves it on its way to what breaks the guarantee; else the guarantee was. */
  readonly invariant?: string;
}

/** All that is known of one mutant; the prover was not asked where it says nothing. */
export interface Attempt {
  readonly mutant: string;
  readonly guarantee: string;
  /** What was mutated, and of which kernel: another edit or another kernel is another attempt. */
  readonly of: string;
  readonly search: Seen | null;
  readonly prover: Proved | null;
}

/** What was tried, as a file keeps it. */
interface Kept {
  readonly format: 'unwind-mutant-proofs/1';
  readonly solver: string;
  readonly attempts: readonly Attempt[];
}

const file = join(import.meta.dirname, '../../../spec/proofs/mutants.json');

/** One text for an edit of a kernel. */
export const digestOf = (mutant: Mutant, kernel: string): string => createHash('sha256').update(JSON.stringify([kernel, mutant])).digest('hex').slice(0, 16);

/** What was tried before, by mutant. */
export function attempts(): ReadonlyMap<string, Attempt> {
  if (!existsSync(file)) return new Map();
  const { attempts: all } = JSON.parse(readFileSync(file, 'utf8')) as Kept;
  return new Map(all.map((attempt) => [attempt.mutant, attempt]));
}

/** Keeps what was tried, in the order of the registry, one line for each mutant; the file appears whole. */
export function keep(all: ReadonlyMap<string, Attempt>, solver: string): void {
  const lines = mutants.flatMap(({ id }) => {
    const attempt = all.get(id);
    return attempt === undefined ? [] : [`    ${JSON.stringify(attempt)}`];
  });
  writeFileSync(`${file}.unfinished`, `{\n  "format": "unwind-mutant-proofs/1",\n  "solver": ${JSON.stringify(solver)},\n  "attempts": [\n${lines.join(',\n')}\n  ]\n}\n`);
  renameSync(`${file}.unfinished`, file);
}
