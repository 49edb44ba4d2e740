import type { Assurance } from '../../../audit/assurance/assurance.js';
import type { Assured } from '../../../audit/assurance/evidence.js';
import { allOf, type Names } from '../../../audit/assurance/reach.js';
import { assumptionsBehind, countOf } from '../../../audit/assurance/verdict.js';
import { replayTrace } from '../../../audit/replay.js';
import type { Style } from '../style.js';
import { type Column, cut, lineLength, lineOf, widthOf, wrapped } from '../table.js';
import { traceTimeline } from '../trace.js';
import { campaignText, missingText, shortCount, verdictCounts } from './counts.js';
import { evidenceLines } from './evidence-text.js';

const runsColumn: Column = { head: 'judged in runs', align: 'right' };
const usual: readonly Column[] = [{ head: 'guarantee' }, { head: 'verdict' }, { head: 'evidence', mayCut: true }, { head: 'promised' }];
const indent = '  ';

function painted({ verdict, promised }: Assured, style: Style): string {
  if (verdict === 'refuted') return promised ? style.bad(verdict) : style.doubtful(verdict);
  return verdict === 'open' ? style.doubtful(verdict) : style.good(verdict);
}

/** What runs judged of it; of what they broke, how often it held before says nothing. */
function judgedInRuns({ evidence, verdict }: Assured): string {
  const judged = evidence.flatMap((each) => (each.kind === 'search' ? [each.judged] : []));
  return verdict === 'refuted' ? '' : judged.map(shortCount).join();
}

/** Where nothing but runs decides, their column would say everything twice. */
const isWithRuns = ({ guarantees }: Assurance): boolean =>
  guarantees.some(({ verdict, evidence }) => verdict !== 'refuted' && evidence.length > 1 && evidence.some(({ kind }) => kind === 'search'));

/** A row for the verdict and what it rests on, and a line for each other piece of evidence but runs, which have a column. */
interface Row {
  readonly cells: readonly string[];
  readonly others: readonly string[];
}

function rowOf(assured: Assured, assurance: Assurance, style: Style): Row {
  const [first, ...others] = evidenceLines(assured, assurance);
  const runs = isWithRuns(assurance) ? [judgedInRuns(assured)] : [];
  return {
    cells: [assured.id, painted(assured, style), first?.text ?? '', ...runs, assured.promised ? 'yes' : 'no'],
    others: others.flatMap(({ level, text, isOfRuns }) => (isOfRuns ? [] : [`${level}: ${text}`])),
  };
}

/** Natural widths, with the evidence cut where a line would be too long. */
function widthsFor(columns: readonly Column[], rows: readonly Row[]): readonly number[] {
  const natural = columns.map(({ head }, place) => Math.max(head.length, ...rows.map(({ cells }) => widthOf(cells[place] ?? ''))));
  const excess = natural.reduce((sum, width) => sum + width, 2 * (columns.length - 1) + indent.length) - lineLength;
  return natural.map((width, place) => (columns[place]?.mayCut === true ? width - Math.max(excess, 0) : width));
}

/** The table of verdicts, under a heading for each theme. */
function verdictLines(assurance: Assurance, style: Style): readonly string[] {
  const columns = isWithRuns(assurance) ? [...usual.slice(0, -1), runsColumn, ...usual.slice(-1)] : usual;
  const rows = assurance.guarantees.map((assured) => rowOf(assured, assurance, style));
  const widths = widthsFor(columns, rows);
  const margin = indent.length + (widths[0] ?? 0) + (widths[1] ?? 0) + 4;
  const lines = assurance.guarantees.flatMap(({ theme }, place) => [
    ...(assurance.guarantees[place - 1]?.theme === theme ? [] : [style.strong(theme)]),
    ...(rows[place] === undefined ? [] : [lineOf(columns, widths, rows[place].cells, indent)]),
    ...(rows[place]?.others ?? []).map((other) => `${' '.repeat(margin)}${style.faint(cut(other, lineLength - margin))}`),
  ]);
  return [style.faint(lineOf(columns, widths, columns.map(({ head }) => head), indent)), ...lines];
}

/** What verdicts rest on, each told once under the number that the table names. */
export function assumptionLines({ guarantees }: Assurance, style: Style): readonly string[] {
  const all = assumptionsBehind(guarantees);
  const width = `[${all.length.toString()}]`.length;
  const lines = all.flatMap((assumption, place) => wrapped(assumption, lineLength - width - 3).map((line, which) =>
    `${indent}${(which === 0 ? `[${(place + 1).toString()}]` : '').padEnd(width)} ${line}`));
  return all.length === 0 ? [] : [style.strong('Assumptions'), ...lines, ''];
}

/** What the runs reached, and what they did not. */
export function reachLines({ coverage: { phases, transitions, guardSides, refusals } }: Assurance, style: Style): readonly string[] {
  const lists: readonly (readonly [string, Names])[] = [['phases', phases], ['transitions', transitions], ['sides of guards', guardSides], ['refusals', refusals]];
  const watched = lists.filter(([, names]) => allOf(names).length > 0);
  const missing = watched.flatMap(([, names]) => names.missing);
  if (watched.length === 0) return [];
  const said = watched.map(([what, names]) => `${names.reached.length.toString()} of ${allOf(names).length.toString()} ${what}`).join(', ');
  return [`Reached: ${said}.`, ...(missing.length === 0 ? [] : wrapped(`Not reached: ${missing.join(', ')}.`, lineLength).map(style.faint)), ''];
}

/** One refutation: its claim, the shortest run that shows it, and how to see it again. */
function refutationLines({ id, claim, promised, trace }: Assured, again: (id: string) => string, style: Style): readonly string[] {
  if (trace === null) return [];
  const title = `${id} is refuted${promised ? '' : ', which the design does not promise'}`;
  return [
    promised ? style.bad(title) : style.doubtful(title), ...wrapped(claim, lineLength), '',
    ...traceTimeline(trace, replayTrace(trace), style), `Again: ${again(id)}`, '',
  ];
}

/** An assurance, for people. @param again the command that repeats the refutation of a guarantee */
export function assuranceLines(assurance: Assurance, again: (id: string) => string, style: Style): readonly string[] {
  const { design: { design }, dialect, guarantees } = assurance;
  const missing = missingText(assurance);
  const isOpen = countOf(guarantees, 'open') > 0 || missing !== null;
  const paint = countOf(guarantees, 'refuted') > 0 ? style.bad : isOpen ? style.doubtful : style.good;
  return [
    style.strong(`${design.name}, a design of ${dialect}`),
    campaignText(assurance),
    '',
    ...verdictLines(assurance, style),
    '',
    ...assumptionLines(assurance, style),
    ...reachLines(assurance, style),
    ...guarantees.flatMap((assured) => refutationLines(assured, again, style)),
    ...(missing === null ? [] : [style.doubtful(missing)]),
    paint(verdictCounts(assurance)),
  ];
}
