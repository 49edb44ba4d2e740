import { max } from '../../kernel/arithmetic.js';
import type { Parameter, Unit } from './parameter.js';

/** A parameter and the values that it takes, both ends included [the parameter's unit]. */
export interface Axis {
  readonly parameter: Parameter;
  readonly low: bigint;
  readonly high: bigint;
}

/** Steps that people count in; beyond them, the same steps in a larger unit. */
const roundSteps: Readonly<Record<Unit, readonly bigint[]>> = {
  ratio: [1n, 2n, 5n, 10n, 20n, 25n, 50n, 100n, 200n, 250n, 500n],
  count: [1n, 2n, 5n],
  duration: [1n, 2n, 5n, 10n, 15n, 30n, 60n, 120n, 300n, 600n, 900n, 1_800n, 3_600n, 7_200n, 10_800n, 21_600n, 43_200n, 86_400n],
};

/** Days are counted as seconds are, and tens of percents as basis points are. */
const largerUnit: Readonly<Record<Unit, bigint>> = { ratio: 1_000n, count: 10n, duration: 86_400n };

const usualPoints = 15n;

/** The smallest round step with which at most `points` values, the low end included, reach the high end. */
export function roundStep(unit: Unit, span: bigint, points: bigint): bigint {
  const least = max(1n, (span + points - 2n) / (points - 1n));
  const steps = roundSteps[unit];
  let scale = 1n;
  for (;;) {
    const found = steps.find((step) => step * scale >= least);
    if (found !== undefined) return found * scale;
    scale *= largerUnit[unit];
  }
}

/** How far apart the values of an axis stand where nobody says: round, and about fifteen of them. */
export const usualStep = ({ parameter, low, high }: Axis): bigint => roundStep(parameter.unit, high - low, usualPoints);

/** The values of an axis from its low end in steps, and its high end. */
export function gridOf({ low, high }: Axis, step: bigint): readonly bigint[] {
  const count = Number((high - low) / step) + 1;
  const values = Array.from({ length: count }, (_, place) => low + BigInt(place) * step);
  return values[count - 1] === high ? values : [...values, high];
}
