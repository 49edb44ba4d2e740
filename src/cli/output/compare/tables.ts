import { BPS, PRICE_SCALE } from '../../../kernel/arithmetic.js';
import type { Measures, Safety } from '../../../audit/compare/measures.js';
import { ratioToHuman } from '../../../mechanisms/stepwise/parameters/human.js';
import { shortHealth } from '../quantities.js';
import type { Column } from '../table.js';
import { spanOf } from '../time.js';
import type { Health } from '../../../market/run/index.js';
import type { Comparison } from './comparison.js';
import { borrowed, fixedNumber, type Money, placesIn, shareOf, shownMoney } from './money.js';

/** A table of a comparison, before anybody says how it is drawn. */
export interface ComparisonTable {
  readonly title: string;
  readonly columns: readonly Column[];
  readonly rows: readonly ComparisonRow[];
}

/** A design (`isTotal`) or one of its positions; `isLoss` where it has bad debt. */
export interface ComparisonRow {
  readonly cells: readonly string[];
  readonly isTotal: boolean;
  readonly isLoss: boolean;
}

const design: Column = { head: 'design', mayCut: true };
const rightly = (head: string): Column => ({ head, align: 'right' });

function safetyText(safety: Safety): string {
  if (safety.kind === 'safe') return spanOf(safety.longest);
  return safety.kind === 'never' ? 'never' : '-';
}

/** Where positions ended: "2 settled, 1 badDebt"; one position by its phase alone. */
export function endsText({ ends }: Measures): string {
  const [only, second] = ends;
  if (only !== undefined && second === undefined) return only;
  const kinds = [...new Set(ends)].sort();
  return kinds.map((kind) => `${ends.filter((end) => end === kind).length.toString()} ${kind}`).join(', ');
}

/** A row for each design, and below it one for each position where they are asked for. */
function rowsOf({ results, isEach }: Comparison, cells: (measures: Measures) => readonly string[]): readonly ComparisonRow[] {
  const row = (name: string, measures: Measures, isTotal: boolean): ComparisonRow => ({ cells: [name, ...cells(measures)], isTotal, isLoss: measures.badDebt > 0n });
  return results.flatMap(({ label, total, positions }) => [
    row(label, total, true),
    ...(isEach ? positions.map(({ name, measures }) => row(`  ${name}`, measures, false)) : []),
  ]);
}

function moneyTable(comparison: Comparison, money: readonly Money[]): ComparisonTable {
  const columns = [borrowed, ...money];
  const places = placesIn(comparison.results, columns);
  return {
    title: `In ${comparison.reference.numeraire}, at the quotes when it happened`,
    columns: [design, ...columns.map(({ head }) => rightly(head))],
    rows: rowsOf(comparison, (measures) => columns.map(({ key }) => fixedNumber(measures[key], PRICE_SCALE, places))),
  };
}

const shareTable = (comparison: Comparison, money: readonly Money[]): ComparisonTable => ({
  title: 'In percent of what was borrowed',
  columns: [design, ...money.map(({ head }) => rightly(head))],
  rows: rowsOf(comparison, (measures) => money.map(({ key }) => shareOf(measures[key], measures))),
});

/** What a protocol leaves of collateral may be a last unit: its health is nothing, and no number says so shortly. */
function healthText(health: Health | null): string {
  const isDust = health !== null && health.backing > 0n && health.backing * 10_000n < health.owed * BPS;
  return isDust ? '<0.0001' : shortHealth(health);
}

interface CourseColumn {
  readonly column: Column;
  readonly cell: (measures: Measures) => string;
}

/** The health at the start is no news where all positions have the same. */
function courseColumns({ start }: Comparison): readonly CourseColumn[] {
  const startHealth: CourseColumn = { column: rightly('health'), cell: (measures) => shortHealth(measures.startHealth) };
  return [
    ...(start.kind === 'health' || start.kind === 'both' ? [] : [startHealth]),
    { column: rightly('lowest'), cell: ({ lowestHealth }) => healthText(lowestHealth) },
    { column: rightly('steps'), cell: ({ steps }) => steps.toString() },
    { column: rightly('takes'), cell: ({ takes }) => takes.toString() },
    { column: rightly('auctions'), cell: ({ auctions }) => auctions.toString() },
    { column: rightly('to safety'), cell: ({ safety }) => safetyText(safety) },
    { column: rightly('insolvent'), cell: ({ insolventFor }) => (insolventFor === 0n ? '-' : spanOf(insolventFor)) },
    { column: { head: 'ends' }, cell: endsText },
  ];
}

function courseTable(comparison: Comparison): ComparisonTable {
  const columns = courseColumns(comparison);
  return {
    title: 'What happened; healths and times together are those of the worst position',
    columns: [design, ...columns.map(({ column }) => column)],
    rows: rowsOf(comparison, (measures) => columns.map(({ cell }) => cell(measures))),
  };
}

/** Money, money as a share of the debt, and the course of events. */
export function tablesOf(comparison: Comparison): readonly ComparisonTable[] {
  const money = shownMoney(ratioToHuman(comparison.level));
  return [moneyTable(comparison, money), shareTable(comparison, money), courseTable(comparison)];
}
