import { min, mulDivUp } from '../../../kernel/arithmetic.js';

/** A collateral, and how much dearer debt becomes that it backs [bps]. */
export interface Risked {
  readonly risk: bigint;
  /** [value] */
  readonly value: bigint;
}

/** Whether one collateral covers debt before another: less risk first, then more value. */
const precedes = (one: Risked, other: Risked): boolean => (one.risk === other.risk ? one.value > other.value : one.risk < other.risk);

const inserted = (sorted: readonly Risked[], each: Risked): readonly Risked[] =>
  [...sorted.filter((other) => !precedes(each, other)), each, ...sorted.filter((other) => precedes(each, other))];

interface Cover {
  readonly left: bigint;
  readonly weighted: bigint;
}

function covering({ left, weighted }: Cover, { risk, value }: Risked): Cover {
  const used = min(left, value);
  return { left: left - used, weighted: weighted + used * risk };
}

/** The average risk of the collateral that covers a debt, by value, rounded up [bps]; where there is too little, of all of it. */
export function riskPremiumOf(collaterals: readonly Risked[], debt: bigint): bigint {
  const { left, weighted } = collaterals.reduce(inserted, []).reduce<Cover>(covering, { left: debt, weighted: 0n });
  return left === debt ? 0n : mulDivUp(weighted, 1n, debt - left);
}
