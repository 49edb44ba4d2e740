import type { Finding } from '../finding.js';
import { kit } from '../kit.js';
import { invariants } from '../invariants.js';
import { type Subject, subjectsOf } from '../obligation/obligation.js';
import { opening, transitionNamed } from '../obligation/transition.js';
import { provable } from '../prove.js';
import { type Counts, type SubjectVerdict, verdictOf } from '../report.js';
import type { ProofRecord, RecordedTransition } from './record.js';

export type FindingKind = Finding['kind'];

const idOf = (subject: Subject): string => (subject.kind === 'ways' ? subject.kind : subject.id);

/** What is asked of a transition of the chart, or of the opening, where these claims are wanted. */
export const askedAt = (name: string, isWanted: (id: string) => boolean): readonly Subject[] =>
  subjectsOf(kit, name === opening ? null : transitionNamed(name), isWanted);

/** What a record says of a claim at a transition that it looked at. */
export function saidAt({ isTaken, unproved }: RecordedTransition, claim: string): FindingKind {
  const failed = unproved.find((each) => each.claim === claim);
  // That no way is missing is shown of transitions that nothing takes as well: it is why nothing does.
  return failed?.verdict ?? (isTaken || claim === 'ways' ? 'proved' : 'vacuous');
}

/** What a record says of a claim at a transition; null where it did not ask. */
export function saidBy({ subjects, transitions }: ProofRecord, name: string, claim: string): FindingKind | null {
  const found = transitions.find((each) => each.name === name);
  return found === undefined || !subjects.some(({ id }) => id === claim) ? null : saidAt(found, claim);
}

const isDisputed = ({ transitions }: ProofRecord, name: string, claim: string): boolean =>
  transitions.some((each) => each.name === name && each.unproved.some((failed) => failed.claim === claim && failed.why === 'disputed'));

/** What several records say of a claim at a transition together: a refutation outweighs a proof, and so does a solver that disputes it; a proof outweighs what was left open. */
export function saidByAll(records: readonly ProofRecord[], name: string, claim: string): FindingKind {
  const said = records.map((record) => saidBy(record, name, claim));
  if (said.includes('refuted')) return 'refuted';
  if (records.some((record) => isDisputed(record, name, claim))) return 'open';
  return (['proved', 'vacuous'] as const).find((kind) => said.includes(kind)) ?? 'open';
}

const isShown = (kind: FindingKind): boolean => kind === 'proved' || kind === 'vacuous';

/** What everything else rests on: that every way was looked at, and every invariant, from the opening on and through every transition. */
const foundations: readonly string[] = ['ways', ...invariants.map(({ id }) => id)];

/** Whether the invariants hold of every world that the machine gets into. */
export const isInductive = (records: readonly ProofRecord[]): boolean =>
  provable.every((name) => foundations.every((claim) => isShown(saidByAll(records, name, claim))));

/** What a record must say twice alike. */
export type Summary = Pick<ProofRecord, 'counts' | 'missing' | 'subjects' | 'isInductive'> & { readonly each: readonly Counts[] };

const countsOf = (kinds: readonly FindingKind[]): Counts =>
  kinds.reduce<Counts>((sum, kind) => ({ ...sum, [kind]: sum[kind] + 1 }), { proved: 0, vacuous: 0, refuted: 0, open: 0 });

/** What a record comes to, worked out from its transitions alone. Its transitions must be of the chart. */
export function summaryOf(record: ProofRecord): Summary {
  const isWanted = (id: string): boolean => record.subjects.some((subject) => subject.id === id);
  const said = record.transitions.map((each) => askedAt(each.name, isWanted).map((subject) => ({ subject, kind: saidAt(each, idOf(subject)) })));
  const subjects = record.subjects.map(({ id }): SubjectVerdict => {
    const about = said.flat().filter(({ subject }) => idOf(subject) === id);
    const counts = countsOf(about.map(({ kind }) => kind));
    return { id, kind: about[0]?.subject.kind ?? 'ways', verdict: verdictOf(counts), counts };
  });
  return {
    subjects, each: said.map((all) => countsOf(all.map(({ kind }) => kind))), counts: countsOf(said.flat().map(({ kind }) => kind)),
    missing: provable.filter((name) => !record.transitions.some((each) => each.name === name)), isInductive: isInductive([record]),
  };
}
