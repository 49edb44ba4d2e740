import type { FormulaFinding, FormulaShown } from '../../../audit/index.js';
import { plainOf } from '../../../machine/scene.js';
import { jsonDocument } from '../json.js';
import type { Style } from '../style.js';
import { type Column, lineLength, padded, tableOf, wrapped } from '../table.js';

/** What was found of the formulas of a protocol. */
export interface FormulaReport {
  readonly name: string;
  /** The mechanism, and its release where it has several. */
  readonly key: string;
  readonly solver: string;
  readonly shown: readonly FormulaShown[];
  readonly assumes: readonly string[];
}

const columns: readonly Column[] = [{ head: 'claim' }, { head: 'about' }, { head: 'verdict' }, { head: 'ways', align: 'right' }, { head: 'says', mayCut: true }];

const reasons: Readonly<Record<Extract<FormulaFinding, { kind: 'open' }>['why'], string>> = {
  effort: 'the solver gave up', time: 'the solver ran out of time', crash: 'the solver was lost', paths: 'the function has too many ways',
  'not-replayed': 'the solver names quantities of which it holds: a mistake of the prover', 'example-fails': 'its example is none: it may hold of nothing',
};

function painted({ kind }: FormulaFinding, style: Style): string {
  const paint = { proved: style.good, refuted: style.bad, open: style.doubtful };
  return paint[kind](padded(kind, 'verdict'.length));
}

const quantities = (values: Readonly<Record<string, bigint>>): string => Object.entries(values).map(([name, value]) => `${name} = ${value.toString()}`).join(', ');

function unproved({ formula: { id }, finding }: FormulaShown, style: Style): readonly string[] {
  if (finding.kind === 'open') return [style.doubtful(`open: ${id}: ${reasons[finding.why]}.`)];
  return finding.kind === 'refuted' ? wrapped(`refuted: ${id}: ${quantities(finding.values)}`, lineLength).map(style.bad) : [];
}

const count = (shown: readonly FormulaShown[], kind: FormulaFinding['kind']): string => `${shown.filter(({ finding }) => finding.kind === kind).length.toString()} ${kind}`;

/** What was proved of formulas, for people. */
export const formulaLines = ({ name, key, solver, shown, assumes }: FormulaReport, style: Style): readonly string[] => [
  style.strong(`${name}: ${shown.length.toString()} claims about the formulas of ${key}, for all quantities`), style.faint(`Z3 ${solver}`), '',
  ...tableOf(columns, shown.map(({ formula: { id, theme, claim }, ways, finding }) => [id, theme, painted(finding, style), ways.toString(), claim]), style.strong), '',
  ...shown.flatMap((each) => unproved(each, style)),
  `${count(shown, 'proved')}, ${count(shown, 'refuted')}, ${count(shown, 'open')}.`, '',
  'Assumed:', ...[...assumes, 'what the protocol refuses is not judged'].map((each) => `- ${each}`),
];

/** The same for programs. */
export const formulaDocument = ({ name, key, solver, shown, assumes }: FormulaReport): string => jsonDocument({
  format: 'unwind-formulas/1', protocol: name, formulas: key, solver, assumes,
  claims: shown.map(({ formula: { id, theme, claim, example }, ways, finding }) => ({ id, theme, claim, ways, example: plainOf(example), finding: plainOf(finding) })),
});
