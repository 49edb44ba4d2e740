import { BPS, PRICE_SCALE } from '../../../kernel/arithmetic.js';
import type { DesignResult } from '../../../audit/compare/compare.js';
import type { Measures } from '../../../audit/compare/measures.js';
import type { Health } from '../../../market/run/index.js';
import { ratioToHuman, valueToHuman } from '../../../mechanisms/stepwise/parameters/human.js';
import { csvLine } from '../csv.js';
import { jsonDocument } from '../json.js';
import type { Comparison } from './comparison.js';
import { borrowed, type Money, otherMoney, roundedNumber, shownMoney } from './money.js';
import { endsText } from './tables.js';

/** Places of a percentage and of a health: both are quotients, and no cell could hold every digit. */
const quotientPlaces = 6;

/** A share of the debt at the start in percent; null where nothing was owed. */
const percentOf = (value: bigint, { debtAtStart }: Measures): string | null => (debtAtStart === 0n ? null : roundedNumber(value * 100n, debtAtStart, quotientPlaces));

const healthCell = (health: Health | null): string => (health === null || health.owed === 0n ? '' : roundedNumber(health.backing, health.owed * BPS, quotientPlaces));

interface Cell {
  readonly name: string;
  readonly of: (measures: Measures) => string;
}

/** The name of a measure as columns have it: debtAtStart → debt_at_start. */
const columnOf = ({ key }: Money): string => key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const moneyCell = (money: Money): Cell => ({ name: columnOf(money), of: (measures) => valueToHuman(measures[money.key]) });

function cells(level: string): readonly Cell[] {
  const count = (name: string, of: (measures: Measures) => bigint): Cell => ({ name, of: (measures) => of(measures).toString() });
  return [
    moneyCell(borrowed),
    ...shownMoney(level).flatMap((money): readonly Cell[] => [moneyCell(money), { name: `${columnOf(money)}_percent`, of: (measures) => percentOf(measures[money.key], measures) ?? '' }]),
    ...otherMoney.map(moneyCell),
    count('steps', ({ steps }) => steps),
    count('takes', ({ takes }) => takes),
    count('auctions', ({ auctions }) => auctions),
    count('resets', ({ resets }) => resets),
    count('liquidatable_seconds', ({ liquidatableFor }) => liquidatableFor),
    { name: 'safety', of: ({ safety }) => safety.kind },
    { name: 'seconds_to_safety', of: ({ safety }) => (safety.kind === 'safe' ? safety.longest.toString() : '') },
    count('insolvent_seconds', ({ insolventFor }) => insolventFor),
    { name: 'start_health', of: ({ startHealth }) => healthCell(startHealth) },
    { name: 'lowest_health', of: ({ lowestHealth }) => healthCell(lowestHealth) },
    { name: 'ends', of: endsText },
  ];
}

/** For spreadsheets: a row for each design, and for each position where they are asked for; values with every digit, a total without a position's name. */
export function csvOf({ results, level, isEach }: Comparison): string {
  const columns = cells(ratioToHuman(level));
  const line = (label: string, name: string, measures: Measures): string => csvLine([label, name, ...columns.map(({ of }) => of(measures))]);
  const rows = results.flatMap(({ label, total, positions }) => [line(label, '', total), ...(isEach ? positions.map(({ name, measures }) => line(label, name, measures)) : [])]);
  return `${csvLine(['design', 'position', ...columns.map(({ name }) => name)])}${rows.join('')}`;
}

const plainMeasures = (measures: Measures) => ({
  ...measures,
  percent: Object.fromEntries(shownMoney('').map(({ key }) => [key, percentOf(measures[key], measures)])),
});

const plainResult = ({ label, design, total, positions, broken }: DesignResult, isEach: boolean) => ({
  design: label,
  kind: design === null ? 'protocol' : 'design',
  warning: design?.warning ?? null,
  target: design?.target ?? null,
  total: plainMeasures(total),
  ...(isEach ? { positions: positions.map(({ name, isOpened, measures }) => ({ name, isOpened, ...plainMeasures(measures) })) } : {}),
  broken,
});

function plainStart({ start, reference: { design } }: Comparison) {
  if (start.kind === 'positions') return { kind: start.kind, of: design.name };
  const { kind, pair, collateral, levels } = start;
  return { kind, collateral: { asset: design.assets[pair.collateral]?.id, amount: collateral }, debt: design.assets[pair.debt]?.id, healths: levels };
}

/** For programs: values × 10^36, ratios in basis points, healths as the exact ratio backing / (owed × 10,000), percentages of the debt at the start, seconds. */
export function jsonOf(comparison: Comparison): string {
  const { results, prices, reference, margin, level, isEach } = comparison;
  const moves = results[0]?.moves;
  return jsonDocument({
    prices: prices.name,
    notes: prices.notes,
    path: { observations: moves?.observations, from: moves?.from, until: moves?.until },
    numeraire: reference.numeraire,
    valueScale: PRICE_SCALE,
    heldEqual: plainStart(comparison),
    margin,
    level,
    designs: results.map((result) => plainResult(result, isEach)),
  });
}
