import type { RunReport, RunRow } from '../../market/run/index.js';
import type { NamedDesign } from '../input/design.js';
import type { NamedPrices } from '../input/given.js';
import { csvLine } from './csv.js';
import { jsonLine } from './json.js';
import { csvColumns, plainRow } from './run-rows.js';
import { plainSummary, summaryLines } from './run-summary.js';
import type { Style } from './style.js';
import { wrapped, lineLength } from './table.js';
import { Timeline } from './timeline.js';

/** How a run is written: something before its rows, each row, and something after them. */
export interface RunForm {
  readonly begin: () => string;
  readonly row: (row: RunRow) => string;
  readonly end: (report: RunReport) => string;
}

const text = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');

/** What is run, in the words of every form. */
export interface RunSubject {
  readonly found: NamedDesign;
  readonly prices: NamedPrices;
}

/** For people: a timeline, cut after so many events, and the summary. */
export function peopleForm({ found, prices }: RunSubject, style: Style, mostRows: number): RunForm {
  const { design, numeraire, positions } = found;
  const timeline = new Timeline(design, numeraire, style, positions.map(({ name }) => name));
  let seen = 0;
  return {
    begin: () => text([
      style.strong(`${design.name} over ${prices.name}`),
      ...prices.notes.flatMap((note) => wrapped(note, lineLength)),
      '',
      timeline.head(),
    ]),
    row: (row) => {
      seen += 1;
      return seen > mostRows ? '' : text(timeline.lines(row));
    },
    end: (report) => text([
      ...(seen > mostRows ? [style.faint(`  … and ${(seen - mostRows).toString()} more events: --rows shows more of them, --csv all.`)] : []),
      ...(seen === 0 ? ['  Nothing happened.'] : []),
      '',
      ...summaryLines(design, numeraire, report, style),
    ]),
  };
}

/** For spreadsheets: the timeline, in human units with every digit. */
export function csvForm({ found }: RunSubject): RunForm {
  const columns = csvColumns(found.design);
  return { begin: () => csvLine(columns.map(({ name }) => name)), row: (row) => csvLine(columns.map(({ cell }) => cell(row))), end: () => '' };
}

const subjectOf = ({ found, prices }: RunSubject) => ({
  design: found.design.name,
  numeraire: found.numeraire,
  decimals: Object.fromEntries(found.design.assets.map(({ id, decimals }) => [id, Number(decimals)])),
  prices: prices.name,
  notes: prices.notes,
});

/** For programs that read line by line: what is run, each row, the summary. */
export const linesForm = (subject: RunSubject): RunForm => ({
  begin: () => `${jsonLine({ kind: 'run', ...subjectOf(subject) })}\n`,
  row: (row) => `${jsonLine({ kind: 'row', ...plainRow(subject.found.design, row) })}\n`,
  end: (report) => `${jsonLine({ kind: 'summary', ...plainSummary(subject.found.design, report) })}\n`,
});

/** For programs that read it whole: one document, written as it is made. */
export function documentForm(subject: RunSubject): RunForm {
  const { design } = subject.found;
  let separator = '\n';
  return {
    begin: () => `${jsonLine(subjectOf(subject)).slice(0, -1)},"timeline":[`,
    row: (row) => {
      const line = `${separator}${jsonLine(plainRow(design, row))}`;
      separator = ',\n';
      return line;
    },
    end: (report) => `\n],"summary":${jsonLine(plainSummary(design, report))}}\n`,
  };
}
