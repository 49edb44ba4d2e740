import type { Column, FrontierMap } from '../../../audit/frontier/frontier.js';
import type { Axis } from '../../../audit/frontier/axis.js';
import type { Style } from '../style.js';
import { lineLength, tableOf, wrapped } from '../table.js';
import type { DrawnMap } from './drawn.js';
import { groundsOf } from './grounds.js';
import { shown, worded } from './quantity.js';
import { countsOf, evidenceText, holdsText, methodText, otherwiseText, verdictText } from './words.js';

const rangeOf = ({ parameter: { name, unit }, low, high }: Axis): string => `${worded(name)} from ${shown(unit, low)} to ${shown(unit, high)}`;

/** What varies, and of which asset. */
function variesLine({ asked: { across, along, setting } }: DrawnMap): string {
  const asset = setting.design.assets[setting.asset]?.id ?? '';
  const names = [along, ...(across === null ? [] : [across])].map(({ axis }) => axis.parameter.name);
  const ofAsset = ['bonus', 'threshold', 'ltv'].filter((name) => names.includes(name));
  const whose = ofAsset.length === 0 ? '' : `; ${ofAsset.map(worded).join(' and ')} of ${asset}`;
  return across === null ? `Along ${rangeOf(along.axis)}${whose}.` : `For each ${rangeOf(across.axis)}, along ${rangeOf(along.axis)}${whose}.`;
}

/** Where the claim holds at each value of the axis across. */
function mapLines({ asked: { across, along }, map }: DrawnMap, style: Style): readonly string[] {
  const unit = across?.axis.parameter.unit ?? 'count';
  const columns = [
    { head: worded(across?.axis.parameter.name ?? ''), align: 'right' }, { head: `${worded(along.axis.parameter.name)}: holds` }, { head: 'otherwise', mayCut: true }, { head: 'decided by' },
    { head: 'points', align: 'right' }, { head: 'by machine', align: 'right' }, { head: 'runs', align: 'right' },
  ] as const;
  const rows = map.columns.map((column) => [shown(unit, column.value ?? 0n), holdsText(along.axis, column), otherwiseText(along.axis, column), ...countsOf(column)]);
  return tableOf(columns, rows, style.faint);
}

const paint = (verdict: string, style: Style): string => (verdict === 'holds' ? style.good(verdict) : verdict === 'fails' ? style.bad(verdict) : style.doubtful(verdict));

/** The one axis: where the claim holds, and its stretches with what decided the ends of each. */
function lineLines({ asked: { along: { axis } }, map }: DrawnMap, style: Style): readonly string[] {
  const [column] = map.columns;
  if (column === undefined) return [];
  const { name, unit } = axis.parameter;
  const [holding, otherwise] = [holdsText(axis, column), otherwiseText(axis, column)];
  const parts = [holding === '-' || holding === 'nowhere' ? '' : `holds ${holding}`, otherwise === '-' ? '' : otherwise].filter((part) => part !== '');
  const rows = column.segments.map((segment) => [shown(unit, segment.from), shown(unit, segment.to), paint(verdictText(segment), style), evidenceText(segment)]);
  return [
    ...wrapped(`${worded(name)}: ${parts.join('; ')}. Decided by ${methodText(column)}.`, lineLength).map(style.strong),
    '',
    ...tableOf([{ head: 'from', align: 'right' }, { head: 'to', align: 'right' }, { head: 'claim' }, { head: 'its ends decided by' }], rows, style.faint),
  ];
}

/** Where the design itself stands. */
function ownLines({ name, asked: { across, along }, map: { own } }: DrawnMap, style: Style): readonly string[] {
  if (own === null) return [];
  const { value, decision, column } = own;
  const here = ({ parameter: { name: called, unit } }: Axis, at: bigint): string => `${worded(called)} ${shown(unit, at)}`;
  const where = across === null || column.value === null ? here(along.axis, value) : `${here(across.axis, column.value)} and ${here(along.axis, value)}`;
  const verdict = decision.verdict === 'refused' ? `is not admissible: ${decision.theorem}` : decision.verdict;
  const [frontier, other] = column.frontiers;
  const nearby = frontier === undefined || other !== undefined ? '' : `; the frontier there is ${shown(along.axis.parameter.unit, frontier.at)}`;
  return [`${name} itself, at ${where}: ${paint(verdict, style)}${nearby}.`];
}

/** How the runs that break the claim are seen again: commands to paste, and so never wrapped. */
function traceLines({ name, asked: { question }, map, traces }: DrawnMap): readonly string[] {
  if (traces === null) return [];
  const isFailing = map.columns.some(({ segments }) => segments.some(({ first }) => first.verdict === 'fails'));
  if (!question.isGuarantee) return isFailing ? wrapped(`No run is written: ${question.id} is conditional. Beyond the frontier its condition fails, so that nothing breaks it.`, lineLength) : [];
  const [first] = traces.beyond;
  const count = traces.beyond.length;
  return [
    ...(traces.own === null ? [] : [`A run that breaks ${name} itself: unwind run ${traces.own}`]),
    ...(first === undefined ? [] : [`A run that breaks it right beyond the frontier: unwind run ${first.file}${count === 1 ? '' : `  (one of ${count.toString()})`}`]),
  ];
}

/** The parameter checks that refuse, in full: cells of a table may be cut. */
function refusedLines({ columns }: FrontierMap): readonly string[] {
  const names = new Set(columns.flatMap(({ segments }) => segments.flatMap(({ first }) => (first.verdict === 'refused' ? [first.theorem] : []))));
  return names.size === 0 ? [] : [`Not admissible: refused by ${[...names].join(', ')}, before any machine runs.`];
}

const isMixed = ({ shape }: Column): boolean => shape.kind === 'mixed';

const endedLines = ({ columns, wanted }: FrontierMap): readonly string[] =>
  (columns.length < wanted ? [`Ended before its time: ${columns.length.toString()} of ${wanted.toString()} columns.`] : []);

/** A map, for people. */
export function mapText(drawn: DrawnMap, style: Style): string {
  const { name, asked, map } = drawn;
  const wrap = (lines: readonly string[]): readonly string[] => lines.flatMap((line) => wrapped(line, lineLength));
  const warning = map.columns.some(isMixed) ? ['Not monotone: no one number says where the claim stops holding, so its stretches are listed.'] : [];
  return [
    style.strong(`${name}: where ${asked.question.id} holds`),
    ...wrap([`Asked: whether ${asked.question.asks}.`, variesLine(drawn)]),
    '',
    ...(asked.across === null ? lineLines(drawn, style) : mapLines(drawn, style)),
    '',
    ...wrap(ownLines(drawn, style)),
    ...traceLines(drawn),
    ...wrap([...warning, ...refusedLines(map), ...endedLines(map)]).map(style.doubtful),
    ...wrap(groundsOf(drawn)).map(style.faint),
  ].map((line) => `${line}\n`).join('');
}
