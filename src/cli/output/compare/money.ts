import { PRICE_SCALE } from '../../../kernel/arithmetic.js';
import type { DesignResult } from '../../../audit/compare/compare.js';
import type { Measures } from '../../../audit/compare/measures.js';

const significant = 6;
const mostPlaces = 18;

const absolute = (number: bigint): bigint => (number < 0n ? -number : number);

function decimal(digits: bigint, places: number): string {
  const text = digits.toString().padStart(places + 1, '0');
  return places === 0 ? text : `${text.slice(0, -places)}.${text.slice(-places)}`;
}

/** A fraction in units of its last decimal place, without its sign, rounded to the nearest. */
const unitsOf = (numerator: bigint, denominator: bigint, places: number): bigint => (absolute(numerator) * 10n ** BigInt(places) + denominator / 2n) / denominator;

/** A fraction with so many decimal places, rounded to the nearest. @param denominator above zero */
export function roundedNumber(numerator: bigint, denominator: bigint, places: number): string {
  const units = unitsOf(numerator, denominator, places);
  return units === 0n ? '0' : `${numerator < 0n ? '-' : ''}${decimal(units, places)}`;
}

/** The same for people: what is something never reads as nothing, but as "<0.01". */
export function fixedNumber(numerator: bigint, denominator: bigint, places: number): string {
  const isTooSmall = numerator !== 0n && unitsOf(numerator, denominator, places) === 0n;
  return isTooSmall ? `${numerator < 0n ? '>-' : '<'}${decimal(1n, places)}` : roundedNumber(numerator, denominator, places);
}

/** Decimal places at which the largest of some values shows six significant digits. */
export function placesOf(values: readonly bigint[]): number {
  const largest = values.reduce((most, value) => (absolute(value) > most ? absolute(value) : most), 0n);
  if (largest === 0n) return 2;
  const digitsAbove = largest.toString().length - PRICE_SCALE.toString().length + 1;
  return Math.min(Math.max(significant - digitsAbove, 0), mostPlaces);
}

type MoneyKey = {
  readonly [Key in keyof Measures]: Measures[Key] extends bigint ? Key : never;
}[keyof Measures];

/** A sum of money in a comparison: the head of its column for people, and which measure it is. */
export interface Money {
  readonly head: string;
  readonly key: MoneyKey;
}

/** The debt at the start, which shares are of. */
export const borrowed: Money = { head: 'borrowed', key: 'debtAtStart' };

/** The sums for people, in the order of their columns. @param level the common level of over-sale, in words */
export const shownMoney = (level: string): readonly Money[] => [
  { head: 'bad debt', key: 'badDebt' },
  { head: 'closed', key: 'debtClosed' },
  { head: 'sold', key: 'collateralSold' },
  { head: 'borrower loss', key: 'borrowerLoss' },
  { head: 'over-sale', key: 'overSale' },
  { head: `beyond ${level}`, key: 'overSaleAtLevel' },
  { head: 'keepers', key: 'keeperReward' },
  { head: 'protocol', key: 'protocolFee' },
];

/** Sums that only programs are told of: with them, the columns balance. */
export const otherMoney: readonly Money[] = [
  { head: 'uncovered', key: 'uncovered' },
  { head: 'tips', key: 'tips' },
  { head: 'salvage gain', key: 'salvageGain' },
];

/** A value as a share of the debt at the start, in percent to two places; "-" where nothing was owed. */
export function shareOf(value: bigint, { debtAtStart }: Measures): string {
  if (debtAtStart === 0n) return '-';
  return value === 0n ? '0' : `${fixedNumber(value * 100n, debtAtStart, 2)}%`;
}

/** Decimal places for a whole comparison, by the largest sum that it shows. */
export const placesIn = (results: readonly DesignResult[], money: readonly Money[]): number =>
  placesOf(results.flatMap(({ total }) => money.map(({ key }) => total[key])));
