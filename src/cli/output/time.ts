const day = 86_400n;
/** Before this, a time counts from the start of a scenario: nobody quoted anything on 1 January 1970. */
const firstDate = 100_000_000n;
/** 9999-12-31 23:59:59: beyond it dates have another form. */
const lastDate = 253_402_300_799n;

const twoDigits = (number: bigint): string => number.toString().padStart(2, '0');

/** The day of a time in UTC, or how many days a scenario has lasted. */
export function dayOf(at: bigint): string {
  if (at < firstDate || at > lastDate) return `day ${(at / day).toString()}`;
  return new Date(Number(at) * 1_000).toISOString().slice(0, 10);
}

/** The time of day: 17:15:00. */
export function clockOf(at: bigint): string {
  const seconds = at % day;
  return [seconds / 3_600n, (seconds / 60n) % 60n, seconds % 60n].map(twoDigits).join(':');
}

/** A time in UTC: 2020-03-12 17:15:00, or "day 2 17:15:00" of a scenario. */
export const timeOf = (at: bigint): string => `${dayOf(at)} ${clockOf(at)}`;

/** A span of time in its two largest units: "2d 3h", "15m"; exact, or with "≈". */
export function spanOf(seconds: bigint): string {
  const parts = [['d', seconds / day], ['h', (seconds / 3_600n) % 24n], ['m', (seconds / 60n) % 60n], ['s', seconds % 60n]] as const;
  const first = parts.findIndex(([, count]) => count > 0n);
  if (first < 0) return '0s';
  const shown = parts.slice(first, first + 2).filter(([, count]) => count > 0n);
  const isExact = parts.slice(first + 2).every(([, count]) => count === 0n);
  return `${isExact ? '' : '≈'}${shown.map(([unit, count]) => `${count.toString()}${unit}`).join(' ')}`;
}
