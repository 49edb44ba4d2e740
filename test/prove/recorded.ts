import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Counts, ProofReport, SubjectVerdict } from '../../src/audit/index.js';
import { designDigest } from '../../src/audit/prove/digest.js';
import type { Design } from '../../src/kernel/design.js';

/** What a run of the prover came to: small enough to be read by people, and bound to what was proved. */
export interface ProofRecord {
  readonly format: 'unwind-proof-record/1';
  readonly design: string;
  /** Digests of the machine and of the parameters. */
  readonly kernel: string;
  readonly parameters: string;
  readonly solver: string;
  readonly effort: number;
  readonly isInductive: boolean;
  readonly counts: Counts;
  readonly subjects: readonly SubjectVerdict[];
  /** Transitions that were looked at to the end, and those that were not. */
  readonly transitions: readonly { readonly name: string; readonly ways: number; readonly isTaken: boolean; readonly counts: Counts }[];
  readonly missing: readonly string[];
}

export const proofs = join(import.meta.dirname, '../../spec/proofs');

const none: Counts = { proved: 0, vacuous: 0, refuted: 0, open: 0 };

/** What is kept of a report. */
export const recordOf = (design: Design, { kernel, solver, effort, isInductive, counts, subjects, transitions, missing }: ProofReport): ProofRecord => ({
  format: 'unwind-proof-record/1', design: design.name, kernel, parameters: designDigest(design), solver, effort, isInductive, counts, subjects,
  transitions: transitions.map(({ name, ways, witness, shown }) => ({
    name, ways, isTaken: witness !== null, counts: shown.reduce((sum, { finding: { kind } }) => ({ ...sum, [kind]: sum[kind] + 1 }), none),
  })),
  missing,
});

/** One line for each subject and transition, so that a change of one is a change of one line. */
export function recordText({ subjects, transitions, ...rest }: ProofRecord): string {
  const lines = (all: readonly unknown[]): string => all.map((each) => `    ${JSON.stringify(each)}`).join(',\n');
  const head = Object.entries(rest).map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`);
  return `{\n${head.join(',\n')},\n  "subjects": [\n${lines(subjects)}\n  ],\n  "transitions": [\n${lines(transitions)}\n  ]\n}\n`;
}

/** Every record, by the name of its design. */
export const records = (): readonly ProofRecord[] =>
  readdirSync(proofs).filter((file) => file.endsWith('.json')).sort().map((file) => JSON.parse(readFileSync(join(proofs, file), 'utf8')) as ProofRecord);
