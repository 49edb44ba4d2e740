/**
 * base^exponent in fixed point, rounding half up after each multiplication, in the order of Maker's `rpow`.
 * Its loop is why it stands alone: the prover replaces it by its contract (never above `one` for base ≤ one, and falling in the exponent).
 * @param base fixed point, scaled by `one`
 * @param exponent a whole number, e.g. [seconds]
 * @param one the scale, e.g. RAY
 * Source: makerdao/dss `abaci.sol`, `rpow`.
 */
export function powerHalfUp(base: bigint, exponent: bigint, one: bigint): bigint {
  const half = one / 2n;
  let result = exponent % 2n === 0n ? one : base;
  let square = base;
  let left = exponent / 2n;
  while (left > 0n) {
    square = (square * square + half) / one;
    if (left % 2n === 1n) result = (result * square + half) / one;
    left = left / 2n;
  }
  return result;
}
