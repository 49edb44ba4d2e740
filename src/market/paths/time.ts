/** 9999-12-31 23:59:59, the last second with a four-digit year; milliseconds since the epoch lie beyond it. */
const LAST_SECOND = 253_402_300_799n;
const DAYS_BEFORE_1970 = 719_468n;

const epoch = /^\d{1,12}$/;
const civil = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.0+)?)?(?: ?(?:Z|UTC|\+00:00))?)?$/;

const isLeap = (year: bigint): boolean => (year % 4n === 0n && year % 100n !== 0n) || year % 400n === 0n;

/** Days of a month, or 0 where there is no such month. */
function daysIn(year: bigint, month: bigint): bigint {
  if (month < 1n || month > 12n) return 0n;
  if (month === 2n) return isLeap(year) ? 29n : 28n;
  return month === 4n || month === 6n || month === 9n || month === 11n ? 30n : 31n;
}

/** Days from 1970-01-01 to a date of the proleptic Gregorian calendar; years are counted from March, so that a leap day comes last. */
export function daysSinceEpoch(year: bigint, month: bigint, day: bigint): bigint {
  const marchYear = month > 2n ? year : year - 1n;
  const monthsFromMarch = (month + 9n) % 12n;
  const dayOfYear = (153n * monthsFromMarch + 2n) / 5n + day - 1n;
  return marchYear * 365n + marchYear / 4n - marchYear / 100n + marchYear / 400n + dayOfYear - DAYS_BEFORE_1970;
}

function civilSeconds(text: string): bigint | null {
  const match = civil.exec(text);
  if (match === null) return null;
  const numbers = match.slice(1).map((digits = '0') => BigInt(digits));
  const [year = 0n, month = 0n, day = 0n, hour = 0n, minute = 0n, second = 0n] = numbers;
  const isDay = day >= 1n && day <= daysIn(year, month);
  if (!isDay || hour > 23n || minute > 59n || second > 59n) return null;
  return daysSinceEpoch(year, month, day) * 86_400n + hour * 3_600n + minute * 60n + second;
}

/** Seconds since 1970 of "1583971200", "2020-03-12 00:00:00" or "2020-03-12T00:00:00Z" (UTC), or null for anything else. */
export function secondsFromText(text: string): bigint | null {
  const seconds = epoch.test(text) ? BigInt(text) : civilSeconds(text);
  return seconds !== null && seconds >= 0n && seconds <= LAST_SECOND ? seconds : null;
}
