import type { Design } from '../../../kernel/design.js';
import type { CrossCounts } from '../cross-check.js';
import { designDigest, shapeDigest } from '../digest.js';
import type { Finding } from '../finding.js';
import type { TransitionProof } from '../prove.js';
import type { Counts, ProofReport, SubjectVerdict } from '../report.js';

export const proofFormat = 'unwind-proof/1';

/** What was asked of a transition and not proved. */
export interface Unproved {
  /** The id of a guarantee or an invariant, or `ways`. */
  readonly claim: string;
  readonly verdict: 'refuted' | 'open';
  /** Why it is open; null of what is refuted. */
  readonly why: string | null;
  /** The world and event that refute, with integers as decimal texts; null of what is open. */
  readonly situation: unknown;
}

/** One transition that was looked at, or the opening of an account. */
export interface RecordedTransition {
  readonly name: string;
  readonly ways: number;
  /** Whether a situation is known that takes it: else all that is shown of it is vacuous. */
  readonly isTaken: boolean;
  readonly counts: Counts;
  readonly unproved: readonly Unproved[];
}

/** What a second solver made of what the first had proved. */
export interface CrossCheck extends CrossCounts {
  readonly solver: string;
}

/** What a run of the prover came to: small enough to be read by people, and bound to what was proved. */
export interface ProofRecord {
  readonly format: typeof proofFormat;
  readonly design: string;
  /** Whether it is about one design, or about every one of a shape. */
  readonly reach: 'design' | 'shape';
  /** Digests of the machine, and of the parameters whatever the design is called: of those that make its shape where the record is about all designs of it. */
  readonly kernel: string;
  readonly parameters: string;
  readonly solver: string;
  readonly effort: number;
  /** Null where no second solver was asked. */
  readonly crossCheck: CrossCheck | null;
  readonly isInductive: boolean;
  readonly counts: Counts;
  /** Transitions that were not looked at to the end. */
  readonly missing: readonly string[];
  readonly assumptions: readonly string[];
  readonly subjects: readonly SubjectVerdict[];
  readonly transitions: readonly RecordedTransition[];
}

const quantities = (_key: string, value: unknown): unknown => (typeof value === 'bigint' ? value.toString() : value);
const plainOf = (value: unknown): unknown => JSON.parse(JSON.stringify(value, quantities));

function unprovedFrom(claim: string, finding: Finding): readonly Unproved[] {
  if (finding.kind === 'open') return [{ claim, verdict: 'open', why: finding.why, situation: null }];
  return finding.kind === 'refuted' ? [{ claim, verdict: 'refuted', why: null, situation: plainOf(finding.situation) }] : [];
}

function recordedFrom({ name, ways, witness, shown }: TransitionProof): RecordedTransition {
  const counts = shown.reduce<Counts>((sum, { finding: { kind } }) => ({ ...sum, [kind]: sum[kind] + 1 }), { proved: 0, vacuous: 0, refuted: 0, open: 0 });
  const unproved = shown.flatMap(({ subject, finding }) => unprovedFrom(subject.kind === 'ways' ? subject.kind : subject.id, finding));
  return { name, ways, isTaken: witness !== null, counts, unproved };
}

/** What is kept of a report. @param crossCheck what a second solver said of it, where one was asked */
export const recordOf = (design: Design, { design: named, isForAll, kernel, solver, effort, isInductive, counts, subjects, transitions, missing, assumptions }: ProofReport, crossCheck: CrossCheck | null = null): ProofRecord => ({
  format: proofFormat, design: named, reach: isForAll ? 'shape' : 'design', kernel, parameters: isForAll ? shapeDigest(design) : designDigest(design), solver, effort, crossCheck, isInductive, counts, missing, assumptions, subjects,
  transitions: transitions.map(recordedFrom),
});

/** A record as JSON text, with one line for each subject and transition, so that a change of one is a change of one line. */
export function encodeProofRecord({ subjects, transitions, ...rest }: ProofRecord): string {
  const lines = (all: readonly unknown[]): string => all.map((each) => `    ${JSON.stringify(each)}`).join(',\n');
  const head = Object.entries(rest).map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`);
  return `{\n${head.join(',\n')},\n  "subjects": [\n${lines(subjects)}\n  ],\n  "transitions": [\n${lines(transitions)}\n  ]\n}\n`;
}
