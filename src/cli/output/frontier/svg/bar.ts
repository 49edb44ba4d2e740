import type { Unit } from '../../../../audit/frontier/parameter.js';
import type { Frontier } from '../../../../audit/frontier/shape.js';
import type { DrawnMap } from '../drawn.js';
import { shown } from '../quantity.js';
import { isExact } from '../words.js';
import { axisTitle } from './chart.js';
import { element, escaped, label } from './element.js';
import { footerOf } from './footer.js';
import { frontierMark, legend, ownMark, picture } from './legend.js';
import { faint, ink, regions } from './palette.js';
import { type Scale, scaleOf } from './scale.js';

const width = 960;
const plot = { left: 60, right: 730, top: 112, bottom: 166 } as const;
/** Where small print begins [pixels]. */
const footerTop = 250;
const middle = { 'text-anchor': 'middle' } as const;
/** A stretch has to be so wide [pixels] to carry its name. */
const leastNamed = 90;

/** Frontiers nearer to each other than this [pixels] have their values one above the other. */
const leastApart = 76;

/** The frontiers with their values, every other one higher where they stand close. */
function frontierMarks(frontiers: readonly Frontier[], { at }: Scale, unit: Unit): string {
  let isRaised = false;
  return frontiers.map((frontier, place) => {
    const before = frontiers[place - 1];
    const x = at(frontier.at);
    isRaised = before !== undefined && !isRaised && x - at(before.at) < leastApart;
    const top = plot.top - (isRaised ? 22 : 6);
    return `${element('line', { x1: x, x2: x, y1: top, y2: plot.bottom, stroke: ink, 'stroke-width': 2 })}${frontierMark({ x, y: top }, isExact(frontier))}${label(x, top - 9, shown(unit, frontier.at), { ...middle, 'font-weight': 'bold' })}`;
  }).join('');
}

/** One axis as a bar: the stretches on which the claim holds, and the value at which it stops. */
export function bar(drawn: DrawnMap): string {
  const { name, asked, map: { columns, own } } = drawn;
  const { axis } = asked.along;
  const { unit } = axis.parameter;
  const scale = scaleOf(axis, plot.left, plot.right, 11n);
  const y = (plot.top + plot.bottom) / 2;
  const segments = columns[0]?.segments ?? [];
  const stretches = segments.map(({ from, to, first: { verdict } }, place) => {
    const next = segments[place + 1];
    const [left, right] = [scale.at(from), next === undefined ? scale.at(to) : scale.at(next.from)];
    const named = right - left < leastNamed ? '' : label((left + right) / 2, y + 5, regions[verdict].name, { ...middle, 'font-weight': 'bold', fill: regions[verdict].words });
    return `${element('rect', { x: left, y: plot.top, width: right - left, height: plot.bottom - plot.top, fill: regions[verdict].fill })}${named}`;
  });
  const ticks = scale.ticks.map((tick) => `${element('line', { x1: scale.at(tick), x2: scale.at(tick), y1: plot.bottom, y2: plot.bottom + 5, stroke: ink })}${label(scale.at(tick), plot.bottom + 21, shown(unit, tick), middle)}`);
  const isShown = own !== null && own.value >= axis.low && own.value <= axis.high;
  const title = `${name}: where ${asked.question.id} holds`;
  const footer = footerOf(drawn, plot.left, footerTop);
  return picture(width, footerTop + footer.height, escaped(title), [
    label(plot.left, 32, title, { 'font-size': 19, 'font-weight': 'bold' }),
    label(plot.left, 56, `Asked: whether ${asked.question.asks}.`, { fill: faint }),
    ...stretches,
    element('rect', { x: plot.left, y: plot.top, width: plot.right - plot.left, height: plot.bottom - plot.top, fill: 'none', stroke: ink }),
    ...ticks,
    frontierMarks(columns.flatMap(({ frontiers }) => frontiers), scale, unit),
    isShown ? ownMark({ x: scale.at(own.value), y: plot.bottom }) : '',
    label((plot.left + plot.right) / 2, plot.bottom + 50, axisTitle(axis), middle),
    legend(columns, isShown ? `${name} itself` : null, { x: plot.right + 24, y: plot.top + 4 }),
    footer.drawn,
  ].join(''));
}
