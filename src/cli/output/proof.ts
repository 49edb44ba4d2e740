import type { Finding, ProofReport, SubjectVerdict, TransitionProof } from '../../audit/index.js';
import { generatedIn } from '../../audit/index.js';
import type { Style } from './style.js';
import { type Column, lineLength, padded, tableOf, wrapped } from './table.js';

const columns: readonly Column[] = [
  { head: 'claim' }, { head: 'verdict' }, { head: 'proved', align: 'right' }, { head: 'vacuous', align: 'right' },
  { head: 'refuted', align: 'right' }, { head: 'open', align: 'right' },
];

const verdictWidth = 'verdict'.length;

function painted(verdict: Finding['kind'], style: Style): string {
  const paint = { proved: style.good, vacuous: style.faint, refuted: style.bad, open: style.doubtful };
  return paint[verdict](padded(verdict, verdictWidth));
}

const rowOf = (style: Style) => ({ id, verdict, counts: { proved, vacuous, refuted, open } }: SubjectVerdict): readonly string[] =>
  [id === 'ways' ? 'every way is looked at' : id, painted(verdict, style), ...[proved, vacuous, refuted, open].map(String)];

const reasons: Readonly<Record<Extract<Finding, { kind: 'open' }>['why'], string>> = {
  effort: 'the solver gave up', time: 'the solver ran out of time', crash: 'the solver, or who asked it, was lost', paths: 'the machine has too many ways here',
  closed: 'ended before its time', 'no-witness': 'no situation is known in which the machine does this',
  'not-replayed': 'the solver names a situation in which nothing breaks: a mistake of the prover, or a value that a contract allows and its function never has',
  disputed: 'the solver proved it, and a second one says that there is a counterexample',
};

const quantities = (_key: string, value: unknown): unknown => (typeof value === 'bigint' ? value.toString() : value);

/** What was refuted or stays open, with the world and event that refute. */
const unproved = ({ name, shown }: TransitionProof, style: Style): readonly string[] =>
  shown.flatMap(({ subject, finding }) => {
    const claim = subject.kind === 'ways' ? 'every way is looked at' : subject.id;
    if (finding.kind === 'open') return [style.doubtful(`open: ${claim}, at ${name}: ${reasons[finding.why]}.`)];
    return finding.kind === 'refuted' ? [style.bad(`refuted: ${claim}, at ${name}:`), JSON.stringify(finding.situation, quantities)] : [];
  });

const standing = ({ isInductive, missing }: ProofReport): string => {
  if (isInductive) return 'The invariants hold from the opening of an account on, through every transition: what is proved holds of every world that the machine gets into.';
  const of = missing.length > 0 ? `${missing.length.toString()} transitions were not looked at` : 'not every invariant is proved';
  return `What is proved holds of worlds that keep the invariants, and no more: ${of}.`;
};

const nothingTakes = ({ transitions }: ProofReport, style: Style): readonly string[] => {
  const names = transitions.filter(({ witness, shown }) => witness === null && shown.some(({ finding }) => finding.kind === 'vacuous')).map(({ name }) => name);
  return names.length === 0 ? [] : wrapped(`Vacuous, as no world that keeps the invariants takes them: ${names.join(', ')}.`, lineLength).map(style.faint);
};

/** What was proved, for people. */
export function proofLines(report: ProofReport, style: Style): readonly string[] {
  const { design, kernel, solver, subjects, counts, transitions, assumptions } = report;
  const ways = transitions.reduce((sum, each) => sum + each.ways, 0);
  const generated = generatedIn(counts);
  return [
    style.strong(`${design}: ${transitions.length.toString()} transitions, ${ways.toString()} ways, for all numbers`),
    style.faint(`kernel ${kernel.slice(0, 16)}, Z3 ${solver}`), '',
    ...tableOf(columns, subjects.map(rowOf(style)), style.strong), '',
    ...transitions.flatMap((each) => unproved(each, style)),
    ...nothingTakes(report, style),
    `${generated.toString()} obligations: ${counts.proved.toString()} proved, ${counts.vacuous.toString()} vacuous, ${counts.refuted.toString()} refuted, ${counts.open.toString()} open.`,
    ...wrapped(standing(report), lineLength), '',
    'Assumed:', ...assumptions.flatMap((each) => wrapped(each, lineLength - 2).map((line, place) => `${place === 0 ? '- ' : '  '}${line}`)),
  ];
}
