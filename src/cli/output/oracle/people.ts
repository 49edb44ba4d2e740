import { basename } from 'node:path';
import type { OracleKind } from '../../../vectors/oracle/kind.js';
import type { Divergence } from '../../../vectors/oracle/replay.js';
import { grouped } from '../assurance/counts.js';
import type { Style } from '../style.js';
import { type Column, lineLength, tableOf, widthOf, wrapped } from '../table.js';
import type { Replayed } from './replayed.js';

const right = (head: string): Column => ({ head, align: 'right' });
const columns: readonly Column[] = [{ head: 'file', mayCut: true }, { head: 'mechanism' }, right('rows'), right('match'), right('differ'), right('fields compared')];

const sum = (replays: readonly Replayed[], of: (replayed: Replayed) => number): number => replays.reduce((total, replayed) => total + of(replayed), 0);

/** Files by their names alone, unless two have the same: a table that cuts long names would cut what tells them apart. */
function shownNames(replays: readonly Replayed[]): readonly string[] {
  const names = replays.map(({ file }) => basename(file));
  return new Set(names).size === names.length ? names : replays.map(({ file }) => file);
}

const rowOf = ({ kind, tally }: Replayed, name: string): readonly string[] =>
  [name, kind.dialect, ...[tally.rows, tally.matches, tally.mismatches, tally.fields].map(grouped)];

const deltaText = (delta: bigint): string => (delta > 0n ? `+${delta.toString()}` : delta.toString());

function divergenceLines(file: string, { row, field, expected, got, delta }: Divergence, style: Style): readonly string[] {
  return [
    '',
    style.bad(`First divergence in ${file}: row ${row.toString()}, ${field}`),
    `  expected  ${expected}`,
    `  got       ${got}`,
    ...(delta === null ? [] : [`  delta     ${deltaText(delta)}`]),
  ];
}

/** A longer field has a line of its own. */
const longestField = 40;

/** The fields of a kind that no mechanism can answer, each with its reason beside it, or below. */
function unobservableLines({ id, unobservable }: OracleKind, style: Style): readonly string[] {
  const width = Math.max(0, ...unobservable.map(({ field }) => widthOf(field)).filter((each) => each <= longestField));
  const lines = unobservable.flatMap(({ field, reason }) => {
    const isLong = widthOf(field) > longestField;
    const reasons = wrapped(reason, lineLength - width - 4).map((line, place) => `  ${(place === 0 && !isLong ? field : '').padEnd(width)}  ${line}`);
    return isLong ? [...wrapped(field, lineLength - 2).map((line) => `  ${line}`), ...reasons] : reasons;
  });
  return ['', style.strong(`Not observable in ${id}`), ...lines];
}

function verdict(replays: readonly Replayed[], style: Style): string {
  const rows = sum(replays, ({ tally }) => tally.rows);
  const differing = sum(replays, ({ tally }) => tally.mismatches);
  const of = `${grouped(rows)} ${rows === 1 ? 'row' : 'rows'}`;
  return differing === 0 ? style.good(`Every answer agrees, in ${of}.`) : style.bad(`${grouped(differing)} of ${of} ${differing === 1 ? 'differs' : 'differ'}.`);
}

/** For people: a line for each file, the first divergence of each, and what could not be compared. */
export function replayLines(replays: readonly Replayed[], style: Style): readonly string[] {
  const names = shownNames(replays);
  const kinds = [...new Set(replays.map(({ kind }) => kind))].filter(({ unobservable }) => unobservable.length > 0);
  return [
    ...tableOf(columns, replays.map((replayed, place) => rowOf(replayed, names[place] ?? '')), style.strong),
    ...replays.flatMap(({ file, tally }) => (tally.first === null ? [] : divergenceLines(file, tally.first, style))),
    ...kinds.flatMap((kind) => unobservableLines(kind, style)),
    '',
    verdict(replays, style),
  ];
}
