import type { Axis } from '../../../audit/frontier/axis.js';
import type { Column, OwnPoint } from '../../../audit/frontier/frontier.js';
import type { Segment } from '../../../audit/frontier/segments.js';
import type { WrittenTrace, WrittenTraces } from '../../frontier/traces.js';
import { csvLine } from '../csv.js';
import { jsonDocument } from '../json.js';
import type { DrawnMap } from './drawn.js';
import { columnName, countedIn, plainValue } from './quantity.js';
import { methodOf } from './words.js';

/** The one frontier of a column, and on which side of it the claim fails; null where it has none, or several. */
function onlyFrontier({ frontiers: [frontier, other] }: Column): { readonly at: bigint; readonly fails: 'above' | 'below' } | null {
  return frontier === undefined || other !== undefined ? null : { at: frontier.at, fails: frontier.beyond > frontier.at ? 'above' : 'below' };
}

/** The runs that were written of one stretch. */
const tracesIn = (traces: WrittenTraces | null, { value }: Column, { from, to }: Segment): readonly WrittenTrace[] =>
  (traces?.beyond ?? []).filter((trace) => trace.value === value && trace.beyond >= from && trace.beyond <= to);

const theoremOf = ({ first }: Segment): string | null => (first.verdict === 'refused' ? first.theorem : null);

/**
 * For spreadsheets: a row for each stretch with one answer, and the frontier of its column in each. Ratios are fractions of one, durations seconds.
 * Between `from` and `to`, both included, the answer is `verdict`.
 */
export function csvOf({ asked: { across, along }, map, traces }: DrawnMap): string {
  const { name, unit } = along.axis.parameter;
  const acrossName = across === null ? [] : [columnName(across.axis.parameter.name, across.axis.parameter.unit)];
  const alongName = columnName(name, unit);
  const head = [...acrossName, `${alongName}_from`, `${alongName}_to`, 'verdict', 'refused_by', `${alongName}_frontier`, 'fails', 'shape', 'method', 'points', 'machine_points', 'machine_runs', 'trace'];
  const rows = map.columns.flatMap((column) => column.segments.map((segment) => {
    const frontier = onlyFrontier(column);
    return csvLine([
      ...(across === null || column.value === null ? [] : [plainValue(across.axis.parameter.unit, column.value)]),
      plainValue(unit, segment.from), plainValue(unit, segment.to), segment.first.verdict, theoremOf(segment) ?? '',
      frontier === null ? '' : plainValue(unit, frontier.at), frontier?.fails ?? '', column.shape.kind, methodOf(column),
      column.points.toString(), column.machinePoints.toString(), column.runs.toString(), tracesIn(traces, column, segment)[0]?.file ?? '',
    ]);
  }));
  return `${csvLine(head)}${rows.join('')}`;
}

const plainAxis = ({ parameter: { name, unit, meaning }, low, high }: Axis) => ({ name, meaning, unit: countedIn[unit], low, high });

const evidenceOf = (decision: Segment['first']): string => (decision.verdict === 'refused' ? 'checks' : decision.evidence.by);

const plainSegment = (segment: Segment, traces: readonly WrittenTrace[]) => ({
  from: segment.from, to: segment.to, verdict: segment.first.verdict, theorem: theoremOf(segment), endsDecidedBy: [evidenceOf(segment.first), evidenceOf(segment.last)],
  traces: traces.map(({ beyond, file }) => ({ at: beyond, file })),
});

const plainColumn = (traces: WrittenTraces | null) => (column: Column) => ({
  value: column.value,
  shape: column.shape.kind,
  frontier: onlyFrontier(column),
  method: methodOf(column),
  points: column.points,
  theoremPoints: column.theoremPoints,
  machinePoints: column.machinePoints,
  machineRuns: column.runs,
  segments: column.segments.map((segment) => plainSegment(segment, tracesIn(traces, column, segment))),
});

const plainOwn = ({ value, decision, column }: OwnPoint, trace: string | null) => ({ across: column.value, along: value, verdict: decision.verdict, frontier: onlyFrontier(column)?.at ?? null, trace });

/** For programs: ratios in basis points, durations in seconds, integers as decimal strings. */
export const jsonOf = ({ name, asked: { question, setting, across, along, method }, map, traces }: DrawnMap): string => jsonDocument({
  design: name,
  dialect: setting.design.dialect,
  claim: question.id,
  asks: question.asks,
  theorem: question.theorem === '' ? null : question.theorem,
  worstCase: question.worstCase,
  asset: setting.design.assets[setting.asset]?.id ?? null,
  across: across === null ? null : { ...plainAxis(across.axis), step: across.step },
  along: plainAxis(along.axis),
  machineOnly: method === 'machine',
  columnsWanted: map.wanted,
  columns: map.columns.map(plainColumn(traces)),
  own: map.own === null ? null : plainOwn(map.own, traces?.own ?? null),
});
