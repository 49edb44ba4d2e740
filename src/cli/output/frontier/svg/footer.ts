import { wrapped } from '../../table.js';
import type { DrawnMap } from '../drawn.js';
import { groundsOf } from '../grounds.js';
import { label } from './element.js';
import { faint } from './palette.js';

const lineHeight = 15;
const fontSize = 11;
/** Between the last line and the edge of the paper [pixels]. */
const margin = 6;
/** Characters of this size that fit between the margins of the paper in any usual family of letters. */
const lineLength = 138;

/** What a picture rests on, below it: it travels without the table. */
export interface Footer {
  readonly height: number;
  readonly drawn: string;
}

/** The grounds of a map as small print from a point down. */
export function footerOf(map: DrawnMap, left: number, top: number): Footer {
  const lines = groundsOf(map).flatMap((ground) => wrapped(ground, lineLength));
  return {
    height: lines.length * lineHeight + margin,
    drawn: lines.map((line, place) => label(left, top + place * lineHeight, line, { 'font-size': fontSize, fill: faint })).join(''),
  };
}
