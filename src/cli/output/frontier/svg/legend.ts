import type { Column } from '../../../../audit/frontier/frontier.js';
import { isExact } from '../words.js';
import { element, label, type Place, pointsOf } from './element.js';
import { definitions, faint, ink, regions, type Verdict } from './palette.js';

/** A point of the frontier: filled where a theorem decides it, hollow where bisection found it. */
export const frontierMark = ({ x, y }: Place, isFilled: boolean): string =>
  element('circle', { cx: x, cy: y, r: 3.5, fill: isFilled ? ink : '#ffffff', stroke: ink, 'stroke-width': 1.5 });

/** What joins the frontiers of two neighbours: nothing between them was asked. */
export const joining = (from: Place, to: Place): string =>
  element('polyline', { points: pointsOf([from, to]), fill: 'none', stroke: ink, 'stroke-width': 1.3, 'stroke-dasharray': '5 3' });

/** Where the design itself stands. */
export const ownMark = ({ x, y }: Place): string =>
  element('polygon', { points: pointsOf([{ x, y: y - 7 }, { x: x + 7, y }, { x, y: y + 7 }, { x: x - 7, y }]), fill: '#ffd24d', stroke: ink, 'stroke-width': 1.5 });

type Entry = readonly [(place: Place) => string, string];

const swatch = (verdict: Verdict): Entry =>
  [({ x, y }) => element('rect', { x: x - 8, y: y - 6, width: 16, height: 12, fill: regions[verdict].fill, stroke: faint, 'stroke-width': 0.5 }), verdict === 'refused' ? regions[verdict].name : `claim ${regions[verdict].name}`];

/** What a map shows, and nothing that it does not. */
function entriesOf(columns: readonly Column[], own: string | null): readonly Entry[] {
  const seen = (['holds', 'fails', 'refused'] as const).filter((verdict) => columns.some(({ segments }) => segments.some(({ first }) => first.verdict === verdict)));
  const found = columns.flatMap(({ frontiers }) => frontiers.map(isExact));
  const isJoined = columns.filter(({ frontiers }) => frontiers.length > 0).length > 1;
  return [
    ...seen.map(swatch),
    ...(found.includes(true) ? [[(place: Place) => frontierMark(place, true), 'frontier, by theorem'] as const] : []),
    ...(found.includes(false) ? [[(place: Place) => frontierMark(place, false), 'frontier, by bisection'] as const] : []),
    ...(isJoined ? [[({ x, y }: Place) => joining({ x: x - 9, y }, { x: x + 9, y }), 'joined, not asked'] as const] : []),
    ...(own === null ? [] : [[ownMark, own] as const]),
  ];
}

const lineHeight = 24;

/** The legend from a corner down. @param own the name of the design, where the map shows its place */
export const legend = (columns: readonly Column[], own: string | null, { x, y }: Place): string =>
  entriesOf(columns, own).map(([mark, words], place) => {
    const middle = y + place * lineHeight;
    return `${mark({ x: x + 8, y: middle })}${label(x + 26, middle + 4, words)}`;
  }).join('');

/** A whole picture: white paper, one family of letters that every machine has, a title for those who cannot see it. */
export const picture = (width: number, height: number, title: string, content: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${element('svg', {
    xmlns: 'http://www.w3.org/2000/svg', width, height, viewBox: `0 0 ${width.toString()} ${height.toString()}`, 'font-family': 'sans-serif', 'font-size': 13, fill: ink, role: 'img',
  }, `\n${element('title', {}, title)}${definitions()}${element('rect', { width, height, fill: '#ffffff' })}${content}`)}`;
