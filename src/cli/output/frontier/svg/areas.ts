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

/** Room for a word is at least so high [pixels]. */
const leastHeight = 26;
/** Of the highest room, the share that another must have to be preferred for standing nearer to the middle. */
const nearlyHighest = 0.75;
/** How far a word reaches to either side [pixels]. */
const reach = 60;

/** A stretch of height in which one verdict stands, from its top down [pixels]. */
type Room = readonly [top: number, bottom: number];

/** What two rooms share: none or one. */
function sharedBy([top, bottom]: Room, [otherTop, otherBottom]: Room): readonly Room[] {
  const room: Room = [Math.max(top, otherTop), Math.min(bottom, otherBottom)];
  return room[1] > room[0] ? [room] : [];
}

const roomsOf = (verdict: Verdict, column: Column, down: Scale): readonly Room[] =>
  stretchesOf(column, down).flatMap((stretch): readonly Room[] => (stretch.verdict === verdict ? [[Math.min(stretch.from, stretch.to), Math.max(stretch.from, stretch.to)]] : []));

/** What of the rooms of a column its neighbours leave, as far as a word reaches: an edge between them slopes through the rest. */
function roomsBetween(verdict: Verdict, columns: readonly Column[], place: number, across: Scale, down: Scale): readonly Room[] {
  const xOf = ({ value }: Column): number => across.at(value ?? 0n);
  const own = columns[place];
  if (own === undefined) return [];
  // Edges slope from column to column: the first one beyond the reach on either side bounds them too.
  const before = columns.filter((column) => xOf(column) <= xOf(own) - reach);
  const after = columns.filter((column) => xOf(column) >= xOf(own) + reach);
  const near = columns.slice(Math.max(before.length - 1, 0), columns.length - Math.max(after.length - 1, 0));
  return near.reduce((rooms, column) => rooms.flatMap((room) => roomsOf(verdict, column, down).flatMap((other): readonly Room[] => sharedBy(room, other))), roomsOf(verdict, own, down));
}

/** Where the name of a region may stand: in one of its highest rooms, the one nearest to the middle; null where none is high enough. */
export function namePlace(verdict: Verdict, columns: readonly Column[], across: Scale, down: Scale, { left, right }: Edges): Place | null {
  const middle = (left + right) / 2;
  const found = columns.flatMap((column, place) => roomsBetween(verdict, columns, place, across, down).flatMap(([top, bottom]) => {
    const x = columns.length === 1 ? middle : across.at(column.value ?? 0n);
    return bottom - top >= leastHeight ? [{ x, y: (top + bottom) / 2, height: bottom - top }] : [];
  }));
  const highest = Math.max(...found.map(({ height }) => height));
  const [best] = found.filter(({ height }) => height >= highest * nearlyHighest).sort((one, other) => Math.abs(one.x - middle) - Math.abs(other.x - middle));
  return best === undefined ? null : { x: Math.min(Math.max(best.x, left + reach), right - reach), y: best.y };
}
