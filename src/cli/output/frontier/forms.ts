import type { Style } from '../style.js';
import type { DrawnMap } from './drawn.js';
import { mapText } from './people.js';
import { csvOf, jsonOf } from './programs.js';
import { bar } from './svg/bar.js';
import { chart } from './svg/chart.js';

/** How a map may be written. */
export const mapFormats = ['table', 'csv', 'svg', 'json'] as const;
export type MapFormat = (typeof mapFormats)[number];

const isFormat = (word: string | undefined): word is MapFormat => mapFormats.some((format) => format === word);

/** The format of a file by its ending, and a table where that says nothing. */
export function formatFor(file: string | undefined): MapFormat {
  const ending = /\.(?<ending>[a-z]+)$/.exec(file ?? '')?.groups?.['ending'];
  return isFormat(ending) ? ending : 'table';
}

/** A whole map in one of its forms. */
export function writtenAs(format: MapFormat, drawn: DrawnMap, style: Style): string {
  if (format === 'csv') return csvOf(drawn);
  if (format === 'json') return jsonOf(drawn);
  if (format === 'table') return mapText(drawn, style);
  const { across } = drawn.asked;
  return across === null ? bar(drawn) : chart(drawn, across.axis);
}
