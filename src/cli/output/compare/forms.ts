import type { Style } from '../style.js';
import { lineLength, tableOf, wrapped } from '../table.js';
import type { Comparison } from './comparison.js';
import { csvOf, jsonOf } from './programs.js';
import { type ComparisonRow, type ComparisonTable, tablesOf } from './tables.js';
import { columnLines, equalLine, pathLine, protocolLines, roleLines, titleOf, warningLines } from './words.js';

/** How a comparison may be written. */
export const comparisonFormats = ['table', 'csv', 'json', 'markdown'] as const;
export type ComparisonFormat = (typeof comparisonFormats)[number];

const text = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');

/** What was compared and how, before any table. */
const preamble = (comparison: Comparison): readonly string[] =>
  [pathLine(comparison), ...comparison.prices.notes, equalLine(comparison), ...roleLines(comparison)];

/** The name of a design stands out among its positions; bad debt is told in its colour. */
function painted({ cells, isTotal, isLoss }: ComparisonRow, { badPlace }: { readonly badPlace: number }, isEach: boolean, style: Style): readonly string[] {
  return cells.map((cell, place) => {
    if (place === 0 && isTotal && isEach) return style.strong(cell);
    return isLoss && place === badPlace ? style.bad(cell) : cell;
  });
}

function tableLines({ title, columns, rows }: ComparisonTable, isEach: boolean, style: Style): readonly string[] {
  const badPlace = columns.findIndex(({ head }) => head === 'bad debt');
  return [style.strong(title), ...tableOf(columns, rows.map((row) => painted(row, { badPlace }, isEach, style)), style.faint), ''];
}

/** For people: what was held equal, three tables, and what the columns mean. */
function peopleText(comparison: Comparison, style: Style): string {
  const wrap = (line: string): readonly string[] => wrapped(line, lineLength);
  return text([
    style.strong(titleOf(comparison)),
    ...preamble(comparison).flatMap(wrap),
    '',
    ...tablesOf(comparison).flatMap((table) => tableLines(table, comparison.isEach, style)),
    ...[...columnLines(comparison), ...protocolLines(comparison)].flatMap(wrap).map(style.faint),
    ...warningLines(comparison).flatMap(wrap).map(style.bad),
  ]);
}

const escaped = (cell: string): string => cell.trim().replaceAll('|', '\\|');

function markdownTable({ title, columns, rows }: ComparisonTable, isEach: boolean): readonly string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const named = ({ cells, isTotal }: ComparisonRow): readonly string[] =>
    cells.map((cell, place) => (place === 0 && isTotal && isEach ? `**${escaped(cell)}**` : escaped(cell)));
  return [`### ${title}`, '', line(columns.map(({ head }) => head)), line(columns.map(({ align }) => (align === 'right' ? '---:' : '---'))), ...rows.map((row) => line(named(row))), ''];
}

/** The same, as a page may hold it. */
function markdownText(comparison: Comparison): string {
  const paragraphs = (lines: readonly string[]): readonly string[] => lines.flatMap((line) => [line, '']);
  return text([
    `## ${titleOf(comparison)}`,
    '',
    ...paragraphs(preamble(comparison)),
    ...tablesOf(comparison).flatMap((table) => markdownTable(table, comparison.isEach)),
    ...paragraphs([...columnLines(comparison), ...protocolLines(comparison), ...warningLines(comparison).map((line) => `**${line}**`)]).slice(0, -1),
  ]);
}

/** A whole comparison in one of its forms. */
export function writtenAs(format: ComparisonFormat, comparison: Comparison, style: Style): string {
  if (format === 'csv') return csvOf(comparison);
  if (format === 'json') return jsonOf(comparison);
  return format === 'markdown' ? markdownText(comparison) : peopleText(comparison, style);
}
