import type { AuditReport } from '../../audit/audit.js';
import { replayTrace } from '../../audit/replay.js';
import type { NamedDesign } from '../input/design.js';
import { counted, type JoinedFinding } from '../audit/verdicts.js';
import type { WalkedPath } from '../audit/walked.js';
import { resultLines } from './run-summary.js';
import type { Style } from './style.js';
import { lineLength, lineOf, widthOf, wrapped } from './table.js';
import { traceTimeline } from './trace.js';

const heads = ['guarantee', 'verdict', 'evidence', 'promised'];

function paintedVerdict({ verdict, promised }: JoinedFinding, style: Style): string {
  if (verdict === 'tested') return style.good(verdict);
  return verdict === 'open' || !promised ? style.doubtful(verdict) : style.bad(verdict);
}

function evidenceOf({ verdict, evidence, unit, trace, isBrokenOnPath }: JoinedFinding): string {
  if (trace !== undefined) return `${trace.events.length.toString()} events`;
  if (verdict === 'refuted') return isBrokenOnPath ? 'the given prices' : 'a generated run';
  return evidence.judged === 0 ? 'never put to the test' : `${evidence.judged.toString()} ${unit}`;
}

/** The table of verdicts, under a heading for each theme. */
function verdictLines(findings: readonly JoinedFinding[], style: Style): readonly string[] {
  const columns = heads.map((head) => ({ head }));
  const rows = findings.map((finding) => [finding.id, paintedVerdict(finding, style), evidenceOf(finding), finding.promised ? 'yes' : 'no']);
  const widths = heads.map((head, place) => Math.max(head.length, ...rows.map((cells) => widthOf(cells[place] ?? ''))));
  const lines = findings.flatMap(({ theme }, place) => {
    const heading = findings[place - 1]?.theme === theme ? [] : [style.strong(theme)];
    return [...heading, lineOf(columns, widths, rows[place] ?? [], '  ')];
  });
  return [style.faint(lineOf(columns, widths, heads, '  ')), ...lines];
}

/** What the runs reached, and what they did not. */
function coverageLines({ coverage: { phases, transitions, refusals } }: AuditReport, style: Style): readonly string[] {
  const missing = [...phases.missing, ...transitions.missing, ...refusals.missing];
  const of = ({ reached, total }: { readonly reached: number; readonly total: number }, what: string): string => `${reached.toString()} of ${total.toString()} ${what}`;
  const said = `Reached: ${of(phases, 'phases')}, ${of(transitions, 'transitions')}, ${of(refusals, 'refusals')}.`;
  return [said, ...(missing.length === 0 ? [] : wrapped(`Not reached: ${missing.join(', ')}.`, lineLength).map(style.faint))];
}

/** One refutation: its claim, the shortest run that shows it, and how to see it again. */
function refutationLines(finding: JoinedFinding, again: string, style: Style): readonly string[] {
  const { id, claim, promised, trace, file } = finding;
  const title = `${id} is refuted${promised ? '' : ', which the design does not promise'}`;
  const timeline = trace === undefined ? [] : ['', ...traceTimeline(trace, replayTrace(trace), style)];
  return [promised ? style.bad(title) : style.doubtful(title), ...wrapped(claim, lineLength), ...timeline, `Again: ${file === null ? again : `unwind run ${file}`}`, ''];
}

/** What happened to the design's own positions, shortly. */
function walkedLines({ design, numeraire }: NamedDesign, { prices, report, observations, all }: WalkedPath, style: Style): readonly string[] {
  const followed = observations.length < all ? [`Generated runs follow the ${observations.length.toString()} observations around the worst move of ${all.toString()}.`] : [];
  return [style.strong(`${design.name} over ${prices.name}`), ...prices.notes, '', ...resultLines(design, numeraire, report, style), '', ...followed, ...(followed.length === 0 ? [] : [''])];
}

/** An audit, for people. @param again the command that repeats the walk along the given prices */
export function auditLines(found: NamedDesign, report: AuditReport, findings: readonly JoinedFinding[], walked: WalkedPath | null, again: string, style: Style): readonly string[] {
  const [tested, refuted, open] = [counted(findings, 'tested'), counted(findings, 'refuted'), counted(findings, 'open')];
  const paint = refuted > 0 ? style.bad : open > 0 ? style.doubtful : style.good;
  return [
    ...(walked === null ? [] : walkedLines(found, walked, style)),
    style.strong(`${report.design}: ${report.runs.toString()} generated runs from seed ${report.seed.toString()}, ${report.edges.toString()} steps judged`),
    '',
    ...verdictLines(findings, style),
    '',
    ...coverageLines(report, style),
    '',
    ...findings.filter(({ verdict }) => verdict === 'refuted').flatMap((finding) => refutationLines(finding, again, style)),
    paint(`${tested.toString()} tested, ${refuted.toString()} refuted, ${open.toString()} open.`),
  ];
}
