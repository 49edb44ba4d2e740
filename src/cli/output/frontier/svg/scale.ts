import { type Axis, roundStep } from '../../../../audit/frontier/axis.js';

/** An axis on paper: where a value stands [pixels], and the values that are written beside it. */
export interface Scale {
  readonly at: (value: bigint) => number;
  readonly ticks: readonly bigint[];
}

/** An axis between two places; of a single value, in the middle. @param most how many ticks there is room for */
export function scaleOf({ low, high, parameter }: Axis, from: number, to: number, most: bigint): Scale {
  const step = roundStep(parameter.unit, high - low, most);
  const first = ((low + step - 1n) / step) * step;
  const count = first > high ? 0 : Number((high - first) / step) + 1;
  const span = Number(high - low);
  return {
    at: (value) => (span === 0 ? (from + to) / 2 : from + ((to - from) * Number(value - low)) / span),
    ticks: Array.from({ length: count }, (_, place) => first + BigInt(place) * step),
  };
}
