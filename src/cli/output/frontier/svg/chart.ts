import type { Axis } from '../../../../audit/frontier/axis.js';
import type { Column, OwnPoint } from '../../../../audit/frontier/frontier.js';
import type { DrawnMap } from '../drawn.js';
import { shown, worded } from '../quantity.js';
import { isExact } from '../words.js';
import { areasOf, drawnArea, namePlace } from './areas.js';
import { element, escaped, label, type Place } from './element.js';
import { footerOf } from './footer.js';
import { frontierMark, joining, legend, ownMark, picture } from './legend.js';
import { faint, grid, ink, regions } from './palette.js';
import { type Scale, scaleOf } from './scale.js';

const width = 960;
/** Where small print begins [pixels]. */
const footerTop = 560;
const plot = { left: 96, right: 730, top: 84, bottom: 480 } as const;

export const axisTitle = ({ parameter: { name, meaning, unit } }: Axis): string => `${worded(name)}: ${meaning}${unit === 'ratio' ? ' [%]' : ''}`;

const middle = { 'text-anchor': 'middle' } as const;

function acrossAxis(axis: Axis, { at, ticks }: Scale): string {
  const marks = ticks.map((tick) => `${element('line', { x1: at(tick), x2: at(tick), y1: plot.bottom, y2: plot.bottom + 5, stroke: ink })}${label(at(tick), plot.bottom + 21, shown(axis.parameter.unit, tick), middle)}`);
  return `${marks.join('')}${label((plot.left + plot.right) / 2, plot.bottom + 48, axisTitle(axis), middle)}`;
}

function alongAxis(axis: Axis, { at, ticks }: Scale): string {
  const marks = ticks.map((tick) => `${element('line', { x1: plot.left - 5, x2: plot.left, y1: at(tick), y2: at(tick), stroke: ink })}${label(plot.left - 9, at(tick) + 4, shown(axis.parameter.unit, tick), { 'text-anchor': 'end' })}`);
  const y = (plot.top + plot.bottom) / 2;
  return `${marks.join('')}${label(24, y, axisTitle(axis), { ...middle, transform: `rotate(-90 24 ${y.toString()})` })}`;
}

const gridLines = (across: Scale, along: Scale): string => [
  ...across.ticks.map((tick) => element('line', { x1: across.at(tick), x2: across.at(tick), y1: plot.top, y2: plot.bottom, stroke: grid, 'stroke-width': 0.6 })),
  ...along.ticks.map((tick) => element('line', { x1: plot.left, x2: plot.right, y1: along.at(tick), y2: along.at(tick), stroke: grid, 'stroke-width': 0.6 })),
].join('');

/** On which side of each frontier the claim fails. */
const sidesOf = ({ frontiers }: Column): string => frontiers.map(({ at, beyond }) => (beyond > at ? 'above' : 'below')).join();

/** Frontiers of neighbours that have as many, failing on the same sides, are joined; a line does not cross what is not known. */
function frontierLines(columns: readonly Column[], placesOf: (column: Column) => readonly Place[]): string {
  const lines = columns.slice(1).flatMap((column, index) => {
    const before = columns[index];
    if (before === undefined || sidesOf(before) !== sidesOf(column)) return [];
    const to = placesOf(column);
    return placesOf(before).flatMap((from, place) => {
      const end = to[place];
      return end === undefined ? [] : [joining(from, end)];
    });
  });
  const marks = columns.flatMap((column) => placesOf(column).map((place, index) => {
    const frontier = column.frontiers[index];
    return frontier === undefined ? '' : frontierMark(place, isExact(frontier));
  }));
  return `${lines.join('')}${marks.join('')}`;
}

const isInside = ({ low, high }: Axis, value: bigint | null): boolean => value !== null && value >= low && value <= high;

function ownPlace(own: OwnPoint | null, across: Axis, along: Axis, acrossScale: Scale, alongScale: Scale): Place | null {
  if (own === null || !isInside(across, own.column.value) || !isInside(along, own.value)) return null;
  return { x: acrossScale.at(own.column.value ?? 0n), y: alongScale.at(own.value) };
}

/** A map of two axes: the region in which the claim holds, its frontier, and the design's own place. */
export function chart(drawn: DrawnMap, acrossAxisOf: Axis): string {
  const { name, asked, map: { columns, own } } = drawn;
  const along = asked.along.axis;
  const x = scaleOf(acrossAxisOf, plot.left, plot.right, 11n);
  const y = scaleOf(along, plot.bottom, plot.top, 9n);
  const placesOf = ({ value, frontiers }: Column): readonly Place[] => frontiers.map(({ at }) => ({ x: columns.length === 1 ? (plot.left + plot.right) / 2 : x.at(value ?? 0n), y: y.at(at) }));
  const names = (['holds', 'fails', 'refused'] as const).flatMap((verdict) => {
    const place = namePlace(verdict, columns, x, y, plot);
    return place === null ? [] : [label(place.x, place.y + 5, regions[verdict].name, { ...middle, 'font-size': 16, 'font-weight': 'bold', fill: regions[verdict].words })];
  });
  const place = ownPlace(own, acrossAxisOf, along, x, y);
  const title = `${name}: where ${asked.question.id} holds`;
  const footer = footerOf(drawn, plot.left, footerTop);
  return picture(width, footerTop + footer.height, escaped(title), [
    label(plot.left, 36, title, { 'font-size': 19, 'font-weight': 'bold' }),
    label(plot.left, 60, `Asked: whether ${asked.question.asks}.`, { fill: faint }),
    ...areasOf(columns, x, y, plot).map(drawnArea),
    gridLines(x, y),
    frontierLines(columns, placesOf),
    element('rect', { x: plot.left, y: plot.top, width: plot.right - plot.left, height: plot.bottom - plot.top, fill: 'none', stroke: ink }),
    ...names,
    place === null ? '' : ownMark(place),
    acrossAxis(acrossAxisOf, x),
    alongAxis(along, y),
    legend(columns, place === null ? null : `${name} itself`, { x: plot.right + 24, y: plot.top + 12 }),
    footer.drawn,
  ].join(''));
}
