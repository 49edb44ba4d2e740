import type { Column } from '../../../../audit/frontier/frontier.js';
import type { Segment } from '../../../../audit/frontier/segments.js';
import { element, type Place, pointsOf } from './element.js';
import { regions, type Verdict } from './palette.js';
import type { Scale } from './scale.js';

/** One area of one answer. */
export interface Area {
  readonly verdict: Verdict;
  readonly corners: readonly Place[];
}

/** The sides of the plot [pixels]. */
interface Edges {
  readonly left: number;
  readonly right: number;
}

interface Stretch {
  readonly verdict: Verdict;
  readonly from: number;
  readonly to: number;
}

/** The segments of a column on paper, without gaps: each reaches to the last value that holds, so that the frontier lies on the edge. */
function stretchesOf({ segments }: Column, down: Scale): readonly Stretch[] {
  const edge = (before: Segment, after: Segment): number => down.at(after.first.verdict === 'holds' ? after.from : before.to);
  return segments.map((segment, place) => {
    const [before, after] = [segments[place - 1], segments[place + 1]];
    return {
      verdict: segment.first.verdict,
      from: before === undefined ? down.at(segment.from) : edge(before, segment),
      to: after === undefined ? down.at(segment.to) : edge(segment, after),
    };
  });
}

const strip = (left: number, right: number, stretches: readonly Stretch[]): readonly Area[] =>
  stretches.map(({ verdict, from, to }) => ({ verdict, corners: [{ x: left, y: from }, { x: right, y: from }, { x: right, y: to }, { x: left, y: to }] }));

const isAlike = (one: readonly Stretch[], other: readonly Stretch[]): boolean =>
  one.length === other.length && one.every(({ verdict }, place) => verdict === other[place]?.verdict);

/** The stretches of one column as far as another has more at an end of the axis: those begin with no height. Null where they do not fit. */
function fitted(one: readonly Stretch[], other: readonly Stretch[]): readonly Stretch[] | null {
  const flat = (stretches: readonly Stretch[], at: number): readonly Stretch[] => stretches.map(({ verdict }) => ({ verdict, from: at, to: at }));
  for (let skipped = 0; skipped + one.length <= other.length; skipped += 1) {
    const [low, high] = [one[0]?.from ?? 0, one[one.length - 1]?.to ?? 0];
    const whole = [...flat(other.slice(0, skipped), low), ...one, ...flat(other.slice(skipped + one.length), high)];
    if (isAlike(whole, other)) return whole;
  }
  return null;
}

/** What lies between two columns: straight edges where both have the same answers in the same order, else each up to the middle. */
function between(left: number, one: readonly Stretch[], right: number, other: readonly Stretch[]): readonly Area[] {
  const middle = (left + right) / 2;
  const [from, to] = [fitted(one, other) ?? one, fitted(other, one) ?? other];
  if (!isAlike(from, to)) return [...strip(left, middle, one), ...strip(middle, right, other)];
  return from.map((stretch, place) => {
    const across = to[place] ?? stretch;
    return { verdict: stretch.verdict, corners: [{ x: left, y: stretch.from }, { x: right, y: across.from }, { x: right, y: across.to }, { x: left, y: stretch.to }] };
  });
}

/** All areas of a map; one column alone fills the width. */
export function areasOf(columns: readonly Column[], across: Scale, down: Scale, edges: Edges): readonly Area[] {
  const [only] = columns;
  if (only !== undefined && columns.length === 1) return strip(edges.left, edges.right, stretchesOf(only, down));
  return columns.slice(1).flatMap((column, place) => {
    const before = columns[place] ?? column;
    return between(across.at(before.value ?? 0n), stretchesOf(before, down), across.at(column.value ?? 0n), stretchesOf(column, down));
  });
}

/** The edges of neighbours would show as hairlines: each area is outlined in its own colour. */
export const drawnArea = ({ verdict, corners }: Area): string => {
  const { fill } = regions[verdict];
  return element('polygon', { points: pointsOf(corners), fill, ...(verdict === 'refused' ? {} : { stroke: fill, 'stroke-width': 0.6 }) });
};

/** Stretches lower than this [pixels] have no room for a word. */
const leastHeight = 26;
/** Of the tallest stretch, the share that another must have to be preferred for standing nearer to the middle. */
const nearlyTallest = 0.75;

/** Where the name of a region may stand: in one of its tallest stretches, the one nearest to the middle; null where none is tall enough. */
export function namePlace(verdict: Verdict, columns: readonly Column[], across: Scale, down: Scale, { left, right }: Edges): Place | null {
  const middle = (left + right) / 2;
  const found = columns.flatMap((column) => stretchesOf(column, down).flatMap(({ verdict: each, from, to }) => {
    const x = columns.length === 1 ? middle : across.at(column.value ?? 0n);
    return each === verdict && Math.abs(to - from) >= leastHeight ? [{ x, y: (from + to) / 2, height: Math.abs(to - from) }] : [];
  }));
  const tallest = Math.max(...found.map(({ height }) => height));
  const [best] = found.filter(({ height }) => height >= tallest * nearlyTallest).sort((one, other) => Math.abs(one.x - middle) - Math.abs(other.x - middle));
  const margin = 60;
  return best === undefined ? null : { x: Math.min(Math.max(best.x, left + margin), right - margin), y: best.y };
}
