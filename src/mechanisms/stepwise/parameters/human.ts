import { type Either, chain, left, right } from 'fp-ts/lib/Either.js';
import { BPS, PRICE_SCALE, RAY } from '../../../kernel/arithmetic.js';
import { AMOUNT_LIMIT, PRICE_LIMIT, TIME_LIMIT, VALUE_LIMIT } from '../../../kernel/limits.js';
import type { InputError } from '../../../machine/input.js';
import { inputError, matched, plainNumber, scaled, scaledUp, unscaled } from './exact-decimal.js';

type Read = Either<InputError, bigint>;

/** Ratios [bps] are below 2^16: a value below 2^240 times a ratio then fits 256 bits. */
export const RATIO_LIMIT = 65_536n;
/** Seconds of a year of 365 days, as interest counts it. */
export const YEAR = 31_536_000n;
/** With more decimals, the scale of prices could not hold a price of one human unit. */
export const MOST_DECIMALS = 36n;

const numberPattern = new RegExp(`^${plainNumber}$`);
const ratioPattern = new RegExp(`^${plainNumber}(%?)$`);
const durationPattern = new RegExp(`^${plainNumber}([smhdw])$`);
const withUnitPattern = new RegExp(`^${plainNumber}(?: ([A-Za-z][A-Za-z0-9._-]*))?$`);
const ratePattern = new RegExp(`^${plainNumber}(%?)/(s|year)$`);

const unitSeconds: Readonly<Record<string, bigint>> = { w: 604_800n, d: 86_400n, h: 3_600n, m: 60n, s: 1n };

const powerOfTen = (exponent: bigint): bigint => 10n ** exponent;

/** The number of a matched text, its decimal point included. */
const numberOf = (groups: readonly string[]): string => `${groups[1] ?? ''}${groups[2] ?? ''}`;

/** 8250 → "82.5%". */
export const ratioToHuman = (bps: bigint): string => `${unscaled(bps, BPS / 100n)}%`;

/** "82.5%" or "0.825" → 8250 [bps]; refuses what is no multiple of 0.01 %, and 655.36 % or more. */
export const ratioFromHuman = (text: string): Read =>
  chain((groups: readonly string[]) =>
    scaled(numberOf(groups), text, {
      scale: groups[3] === '%' ? BPS / 100n : BPS,
      limit: RATIO_LIMIT,
      quantity: 'a ratio',
      toHuman: ratioToHuman,
    }),
  )(matched(text, ratioPattern, 'a ratio such as "82.5%" or "0.825"'));

/** 5400 → "90m": the largest unit that divides it. */
export function durationToHuman(seconds: bigint): string {
  const unit = seconds === 0n ? undefined : Object.entries(unitSeconds).find(([, length]) => seconds % length === 0n);
  return unit === undefined ? `${seconds.toString()}s` : `${(seconds / unit[1]).toString()}${unit[0]}`;
}

/** "90s", "5m", "12h", "1d", "1w" → seconds; refuses fractions of a second, and 2^48 seconds or more. */
export const durationFromHuman = (text: string): Read =>
  chain((groups: readonly string[]) =>
    scaled(numberOf(groups), text, {
      scale: unitSeconds[groups[3] ?? 's'] ?? 1n,
      limit: TIME_LIMIT,
      quantity: 'a duration',
      toHuman: durationToHuman,
    }),
  )(matched(text, durationPattern, 'a duration such as "90s", "5m", "12h", "1d" or "1w"'));

/** Base units → the human number, every digit: 1500000 at 6 decimals → "1.5". */
export const amountToHuman = (amount: bigint, decimals: bigint): string => unscaled(amount, powerOfTen(decimals));

/** What an amount is an amount of. */
export interface Unit {
  readonly id: string;
  readonly decimals: bigint;
}

/** Text with the unit that it must have, or may leave out where `optional`. */
function inUnit(text: string, unit: string, optional: boolean, expected: string): Either<InputError, string> {
  return chain((groups: readonly string[]): Either<InputError, string> => {
    const found = groups[3] ?? '';
    const fits = found === unit || (optional && found === '');
    return fits ? right(numberOf(groups)) : left(inputError('WRONG_UNIT', `a quantity in ${unit}`, text));
  })(matched(text, withUnitPattern, expected));
}

/** "1.5 ETH" or "1.5" → base units; refuses another unit, more digits than the asset has decimals, and 2^112 base units or more. */
export const amountFromHuman = (text: string, { id, decimals }: Unit): Read =>
  chain((number: string) =>
    scaled(number, text, {
      scale: powerOfTen(decimals),
      limit: AMOUNT_LIMIT,
      quantity: 'an amount',
      toHuman: (amount) => `${amountToHuman(amount, decimals)} ${id}`,
    }),
  )(inUnit(text, id, true, `an amount such as "1.5 ${id}"`));

const perUnit = (decimals: bigint): bigint => powerOfTen(MOST_DECIMALS - decimals);

/** Price × 10^36 per base unit → numeraire per human unit, every digit. Decimals are at most 36. */
export const priceToHuman = (price: bigint, decimals: bigint): string => unscaled(price, perUnit(decimals));

/**
 * Numeraire per human unit, e.g. "3000.25" → numeraire per base unit × 10^36.
 * Refuses a unit, digits below the scale, and 2^128 or more; decimals are at most 36.
 */
export function priceFromHuman(price: string, decimals: bigint): Read {
  if (decimals > MOST_DECIMALS) {
    return left(inputError('OUT_OF_RANGE', `at most ${MOST_DECIMALS.toString()} decimals`, decimals.toString()));
  }
  return chain((groups: readonly string[]) =>
    scaled(numberOf(groups), price, {
      scale: perUnit(decimals),
      limit: PRICE_LIMIT,
      quantity: 'a price',
      toHuman: (integer) => priceToHuman(integer, decimals),
    }),
  )(matched(price, numberPattern, 'a price such as "3000.25"'));
}

/** A price with the numeraire behind it, e.g. "180 USD"; as `priceFromHuman`. */
export const quotedPriceFromHuman = (text: string, numeraire: string, decimals: bigint): Read =>
  chain((number: string) => priceFromHuman(number, decimals))(inUnit(text, numeraire, false, `a price such as "180 ${numeraire}"`));

/** Value × 10^36 → numeraire, every digit. */
export const valueToHuman = (value: bigint): string => unscaled(value, PRICE_SCALE);

/** "2000 USD" → value × 10^36; refuses another unit or none, more than 36 decimals, and 2^240 or more. */
export const valueFromHuman = (text: string, numeraire: string): Read =>
  chain((number: string) =>
    scaled(number, text, {
      scale: PRICE_SCALE,
      limit: VALUE_LIMIT,
      quantity: 'a value',
      toHuman: (value) => `${valueToHuman(value)} ${numeraire}`,
    }),
  )(inUnit(text, numeraire, false, `a value such as "2000 ${numeraire}"`));

/** A multiplier such as the per-second cut of an auction: RAY → "0.9995". */
export const factorToHuman = (ray: bigint): string => unscaled(ray, RAY);

/** "0.9995" or "99.95%" → RAY; refuses more than 27 decimals, and 1000 or more. */
export const factorFromHuman = (text: string): Read =>
  chain((groups: readonly string[]) =>
    scaled(numberOf(groups), text, {
      scale: groups[3] === '%' ? RAY / 100n : RAY,
      limit: 1_000n * RAY,
      quantity: 'a factor',
      toHuman: factorToHuman,
    }),
  )(matched(text, ratioPattern, 'a factor such as "0.9995" or "99.95%"'));

/** A yearly rate in RAY per second: ⌈ratio / year⌉. Rounded up, in favour of lenders: by less than 10^-27 a second, 3.2 × 10^-20 a year. */
const perSecond = (number: string, percent: boolean): bigint => scaledUp(number, percent ? RAY / 100n : RAY, YEAR);

/** RAY per second → "5%/year" where a yearly rate in hundredths of a percent means exactly it, else "0.000…/s". */
export function rateToHuman(rate: bigint): string {
  const yearly = unscaled((rate * YEAR * BPS) / RAY, BPS / 100n);
  return perSecond(yearly, true) === rate ? `${yearly}%/year` : `${unscaled(rate, RAY)}/s`;
}

/**
 * "5%/year" or "0.000000001/s" → RAY per second, linear in time; a year has 31,536,000 seconds.
 * Yearly rates round up, in favour of lenders; rates per second are exact or refused, as are rates of 100 % per second or more.
 */
export const rateFromHuman = (text: string): Read =>
  chain((groups: readonly string[]): Read => {
    const percent = groups[3] === '%';
    if (groups[4] === 's') {
      return scaled(numberOf(groups), text, {
        scale: percent ? RAY / 100n : RAY,
        limit: RAY,
        quantity: 'a rate',
        toHuman: (rate) => `${unscaled(rate, RAY)}/s`,
      });
    }
    const rate = perSecond(numberOf(groups), percent);
    return rate < RAY ? right(rate) : left(inputError('OUT_OF_RANGE', 'a rate below 100% a second', text));
  })(matched(text, ratePattern, 'a rate such as "5%/year" or "0.000000001/s"'));
