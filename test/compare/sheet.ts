import { Decimal } from 'decimal.js';
import { expect } from 'vitest';
import { unwind } from '../cli/running.js';

/** Values of a comparison have up to 36 decimals: nothing here rounds. */
const Precise = Decimal.clone({ precision: 400, toExpPos: 9e15, toExpNeg: -9e15 });

export const number = (text: string | undefined): Decimal => new Precise(text === undefined || text === '' ? 'NaN' : text);

/** A row of a comparison as spreadsheets read it. */
export interface SheetRow {
  readonly design: string;
  readonly position: string;
  /** A cell by the name of its column. */
  readonly text: (column: string) => string | undefined;
  readonly number: (column: string) => Decimal;
}

/** The cells of a line of CSV: those in quotes may hold commas. */
const cellsOf = (line: string): readonly string[] => (line.match(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g) ?? []).map((cell) => cell.replace(/,$/, '').replace(/^"(.*)"$/, '$1'));

/** What a comparison of these arguments comes to, row by row. */
export async function sheet(...texts: readonly string[]): Promise<readonly SheetRow[]> {
  const { code, out, err } = await unwind(['compare', ...texts, '--format', 'csv']);
  expect([code, err]).toEqual([0, '']);
  const [head = '', ...lines] = out.trimEnd().split('\n');
  const columns = cellsOf(head);
  return lines.map((line) => {
    const cells = cellsOf(line);
    const text = (column: string): string | undefined => cells[columns.indexOf(column)];
    return { design: cells[0] ?? '', position: cells[1] ?? '', text, number: (column) => number(text(column)) };
  });
}

/** The total of a design. */
export const totalOf = (rows: readonly SheetRow[], design: string): SheetRow => {
  const found = rows.find((row) => row.design === design && row.position === '');
  expect(found, `the total of ${design}`).toBeDefined();
  return found ?? { design, position: '', text: () => undefined, number: () => number('NaN') };
};
