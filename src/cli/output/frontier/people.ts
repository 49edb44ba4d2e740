import type { Column } from '../../../audit/frontier/frontier.js';
import type { Axis } from '../../../audit/frontier/axis.js';
import { depthTimesHeld } from '../../../audit/frontier/worst-case/start.js';
import type { Style } from '../style.js';
import { lineLength, tableOf, wrapped } from '../table.js';
import type { DrawnMap } from './drawn.js';
import { shown, worded } from './quantity.js';
import { holdsText, methodOf, methodText, otherwiseText } from './words.js';

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
  ] as const;
  const rows = map.columns.map((column) => [shown(unit, column.value ?? 0n), holdsText(along.axis, column), otherwiseText(along.axis, column), methodText(column)]);
  return tableOf(columns, rows, style.faint);
}

const paint = (verdict: string, style: Style): string => (verdict === 'holds' ? style.good(verdict) : verdict === 'fails' ? style.bad(verdict) : style.doubtful(verdict));

/** The one axis: where the claim holds, and the answers at values of a grid. */
function lineLines({ asked: { along, shown: values }, map }: DrawnMap, style: Style): readonly string[] {
  const [column] = map.columns;
  if (column === undefined) return [];
  const { unit } = along.axis.parameter;
  const name = worded(along.axis.parameter.name);
  const verdictAt = (value: bigint): string => {
    const first = column.segments.find(({ from, to }) => value >= from && value <= to)?.first;
    return first === undefined ? '-' : first.verdict === 'refused' ? `not admissible: ${first.theorem}` : first.verdict;
  };
  const rows = values.map((value) => [shown(unit, value), paint(verdictAt(value), style)]);
  const parts = [column.shape.kind === 'refused' ? '' : `holds ${holdsText(along.axis, column)}`, otherwiseText(along.axis, column)].filter((part) => part !== '' && part !== '-');
  return [
    ...wrapped(`${name}: ${parts.join('; ')}. Decided by ${methodText(column)}.`, lineLength).map(style.strong),
    '',
    ...tableOf([{ head: name, align: 'right' }, { head: 'claim' }], rows, style.faint),
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

/** What the answers rest on: the theorem, the worst cases, and what was assumed of the market. */
function groundLines({ asked: { question, setting: { design } }, map }: DrawnMap): readonly string[] {
  const methods = map.columns.map(methodOf);
  const isExact = methods.includes('theorem');
  const isRun = methods.some((method) => method === 'bisection' || method === 'samples');
  return [
    ...(isExact ? [`Theorem: ${question.theorem}`] : []),
    ...(isRun ? [`Machine: ${question.worstCase} No run may break the claim.`] : []),
    ...(isRun && design.depth.kind === 'share' ? [`The market absorbs ${depthTimesHeld.toString()} times what the account holds.`] : []),
    ...(isRun && methods.includes('bisection') ? ['Bisection asks both ends, seven points between and the design\'s own, and halves what lies between unlike answers: other changes could hide between like ones.'] : []),
  ];
}

const isMixed = ({ shape }: Column): boolean => shape.kind === 'mixed';

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
    ...wrap(warning).map(style.doubtful),
    ...wrap(groundLines(drawn)).map(style.faint),
  ].map((line) => `${line}\n`).join('');
}
