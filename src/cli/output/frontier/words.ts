import type { Column } from '../../../audit/frontier/frontier.js';
import type { Axis } from '../../../audit/frontier/axis.js';
import type { Segment } from '../../../audit/frontier/segments.js';
import type { Frontier } from '../../../audit/frontier/shape.js';
import { shown } from './quantity.js';

/** A stretch of an axis: where it begins and ends, unless the axis does. */
function stretch({ low, high, parameter: { unit } }: Axis, { from, to }: Pick<Segment, 'from' | 'to'>): string {
  const [first, last] = [shown(unit, from), shown(unit, to)];
  if (from === low && to === high) return 'everywhere';
  if (from === to) return `at ${first}`;
  if (from === low) return `up to ${last}`;
  return to === high ? `from ${first}` : `${first} to ${last}`;
}

const ofVerdict = (column: Column, verdict: Segment['first']['verdict']): readonly Segment[] => column.segments.filter(({ first }) => first.verdict === verdict);

/** Where the claim holds: "up to 24.25%", "everywhere", "nowhere". */
export function holdsText(axis: Axis, column: Column): string {
  const holding = ofVerdict(column, 'holds');
  return holding.length === 0 ? (column.shape.kind === 'refused' ? '-' : 'nowhere') : listed(holding.map((segment) => stretch(axis, segment)));
}

const listed = (stretches: readonly string[]): string => stretches.join(' and ');

const refusedText = (axis: Axis, segment: Segment, theorem: string): string => {
  const where = stretch(axis, segment);
  return `not admissible${where === 'everywhere' ? '' : ` ${where}`}: ${theorem}`;
};

/** Where it does not: "fails from 24.26%", "not admissible from 107%: target-lies-above-the-frontier". */
export function otherwiseText(axis: Axis, column: Column): string {
  const failing = ofVerdict(column, 'fails').map((segment) => stretch(axis, segment));
  const refused = column.segments.flatMap((segment) => (segment.first.verdict === 'refused' ? [refusedText(axis, segment, segment.first.theorem)] : []));
  const parts = [...(failing.length === 0 ? [] : [`fails ${listed(failing)}`]), ...refused];
  return `${column.shape.kind === 'mixed' ? 'not monotone: ' : ''}${parts.length === 0 ? '-' : parts.join('; ')}`;
}

/** "holds", "fails", "not admissible: target-lies-above-the-frontier". */
export const verdictText = ({ first }: Segment): string => (first.verdict === 'refused' ? `not admissible: ${first.theorem}` : first.verdict);

const decidedBy = (decision: Segment['first']): string => (decision.verdict === 'refused' ? 'parameter checks' : decision.evidence.by);

/** What decided the ends of a stretch: "theorem", "machine", "theorem and machine", "parameter checks". */
export const evidenceText = ({ first, last }: Segment): string => [...new Set([decidedBy(first), decidedBy(last)])].join(' and ');

/** Whether a frontier itself was decided by a theorem, on both sides. */
export const isExact = ({ holds, fails }: Frontier): boolean =>
  [holds, fails].every((decision) => decision.verdict !== 'refused' && decision.evidence.by === 'theorem');

/** How the frontiers of a column were decided; where it has none, how all of it was: `samples` where the machine ran, and nothing was to be halved. */
export type DecidedBy = 'theorem' | 'bisection' | 'samples' | 'checks';

export function methodOf({ frontiers, segments, machinePoints }: Column): DecidedBy {
  if (frontiers.length > 0) return frontiers.every(isExact) ? 'theorem' : 'bisection';
  if (segments.every(({ first }) => first.verdict === 'refused')) return 'checks';
  return machinePoints === 0 ? 'theorem' : 'samples';
}

/** Of a column: its method in a word, how many points were asked, how many of them of the machine, and in how many runs. */
export const countsOf = (column: Column): readonly string[] =>
  [methodOf(column) === 'checks' ? 'parameter checks' : methodOf(column), column.points.toString(), column.machinePoints.toString(), column.runs.toString()];

const counted = (count: number, one: string): string => `${count.toString()} ${one}${count === 1 ? '' : 's'}`;

/** "theorem at 18 points"; "bisection at 21 points, in 54 machine runs"; "samples at 10 points, in 122 machine runs". */
export function methodText(column: Column): string {
  const [method = ''] = countsOf(column);
  const runs = column.runs === 0 ? '' : `, in ${counted(column.runs, 'machine run')}`;
  return `${method} at ${counted(column.points, 'point')}${runs}`;
}
