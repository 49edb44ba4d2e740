import { designDigest, kernelDigest, provable, type ProofRecord, proofFormat, type RecordedTransition, solverVersion } from '../../src/audit/index.js';
import { askedAt, summaryOf } from '../../src/audit/prove/record/claims.js';
import { invariants } from '../../src/audit/prove/invariants.js';
import type { Design } from '../../src/kernel/design.js';

const none = { proved: 0, vacuous: 0, refuted: 0, open: 0 };

/** A record with its sums as its transitions have them. */
export function summed(record: ProofRecord): ProofRecord {
  const { each, ...summary } = summaryOf(record);
  return { ...record, ...summary, transitions: record.transitions.map((transition, place) => ({ ...transition, counts: each[place] ?? none })) };
}

/** What a proof would be recorded as that shows these guarantees and every invariant of every transition: nothing was asked of a solver. */
export function wholeRecord(design: Design, guarantees: readonly string[], names: readonly string[] = provable): ProofRecord {
  const wanted = [...invariants.map(({ id }) => id), ...guarantees];
  const subjects = new Map(names.flatMap((name) => askedAt(name, (id) => wanted.includes(id)).map((subject) => [subject.kind === 'ways' ? subject.kind : subject.id, subject.kind] as const)));
  return summed({
    format: proofFormat, design: design.name, reach: 'design', kernel: kernelDigest(), parameters: designDigest(design), solver: solverVersion() ?? '', effort: 1, crossCheck: null, isInductive: false, counts: none,
    missing: [], assumptions: ['numbers are numbers'], subjects: [...subjects].map(([id, kind]) => ({ id, kind, verdict: 'open', counts: none })),
    transitions: names.map((name) => ({ name, ways: 2, isTaken: true, counts: none, unproved: [] })),
  });
}

/** The record with one of its transitions changed. */
export const changedAt = (record: ProofRecord, name: string, change: Partial<RecordedTransition>): ProofRecord =>
  summed({ ...record, transitions: record.transitions.map((each) => (each.name === name ? { ...each, ...change } : each)) });
