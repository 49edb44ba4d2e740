import type { Unit } from '../../../audit/frontier/parameter.js';
import { BPS } from '../../../kernel/arithmetic.js';
import { unscaled } from '../../../mechanisms/stepwise/parameters/exact-decimal.js';
import { ratioToHuman } from '../../../mechanisms/stepwise/parameters/human.js';

const lengths = [['d', 86_400n], ['h', 3_600n], ['m', 60n], ['s', 1n]] as const;

/** A span of time to the second: "3h 1s". */
function exactSpan(seconds: bigint): string {
  const parts = lengths.flatMap(([unit, length], place) => {
    const count = (place === 0 ? seconds : seconds % (lengths[place - 1]?.[1] ?? 1n)) / length;
    return count === 0n ? [] : [`${count.toString()}${unit}`];
  });
  return parts.length === 0 ? '0s' : parts.join(' ');
}

/** A value for people, every digit: "24.25%", "15m", "30". */
export const shown = (unit: Unit, value: bigint): string => (unit === 'ratio' ? ratioToHuman(value) : unit === 'duration' ? exactSpan(value) : value.toString());

/** A value for spreadsheets, every digit: ratios as fractions of one, durations in seconds. */
export const plainValue = (unit: Unit, value: bigint): string => (unit === 'ratio' ? unscaled(value, BPS) : value.toString());

/** What the numbers of a unit count, for programs. */
export const countedIn: Readonly<Record<Unit, string>> = { ratio: 'basis points', duration: 'seconds', count: 'count' };

/** closeFactor → "close factor", as a sentence has it; names of one word stay. */
export const worded = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** closeFactor → close_factor, as a column has it, with seconds where it counts them. */
export const columnName = (name: string, unit: Unit): string =>
  `${name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}${unit === 'duration' ? '_seconds' : ''}`;
