import { mulDivDown } from '../../../kernel/arithmetic.js';
import { isWord, ONE, SCALE_FACTOR } from './constants.js';
import { accepted, type Accepted, type Output } from './outputs.js';
import { type Reverted, reverted } from './reason.js';
import { type Deposit, type Pool, type State, withMarket } from './state.js';

/** The sum of gains of a scale of an epoch. */
export const sumAt = ({ sums }: Pool, epoch: bigint, scale: bigint): bigint => sums.find((each) => each.epoch === epoch && each.scale === scale)?.sum ?? 0n;

function withSum(pool: Pool, sum: bigint): Pool {
  const { epoch, scale } = pool;
  const isHere = (each: { readonly epoch: bigint; readonly scale: bigint }): boolean => each.epoch === epoch && each.scale === scale;
  const sums = pool.sums.some(isHere) ? pool.sums.map((each) => (isHere(each) ? { epoch, scale, sum } : each)) : [...pool.sums, { epoch, scale, sum }];
  return { ...pool, sums };
}

/** What is left of a deposit, rounded down; nothing after an epoch, after two scales, or where less than a billionth is left. */
export function compoundedOf(pool: Pool, { initial, product, scale, epoch }: Deposit): bigint {
  if (initial === 0n || epoch < pool.epoch) return 0n;
  const left = mulDivDown(initial, pool.product, product);
  const scales = pool.scale - scale;
  const compounded = scales === 0n ? left : scales === 1n ? mulDivDown(left, 1n, SCALE_FACTOR) : 0n;
  return compounded < mulDivDown(initial, 1n, SCALE_FACTOR) ? 0n : compounded;
}

/** The collateral that a deposit has gained, over the scale in which it was made and the next, rounded down [wei]. */
export function gainOf(pool: Pool, { initial, product, sum, scale, epoch }: Deposit): bigint {
  if (initial === 0n) return 0n;
  const first = sumAt(pool, epoch, scale) - sum;
  const second = mulDivDown(sumAt(pool, epoch, scale + 1n), 1n, SCALE_FACTOR);
  return mulDivDown(mulDivDown(initial, first + second, product), 1n, ONE);
}

/** How much one LUSD of the pool gains and loses × 10^18, and what the divisions left over. */
interface PerUnit {
  readonly kind: 'perUnit';
  readonly gain: bigint;
  readonly loss: bigint;
  readonly collateralError: bigint;
  readonly lossError: bigint;
}

/** The loss is rounded up and the gain down, each corrected by what it left over before. */
function perUnitOf(pool: Pool, debt: bigint, collateral: bigint): PerUnit | Reverted {
  const { deposits } = pool;
  const gained = collateral * ONE + pool.collateralError;
  const gain = mulDivDown(gained, 1n, deposits);
  const collateralError = gained - gain * deposits;
  if (debt === deposits) return { kind: 'perUnit', gain, loss: ONE, collateralError, lossError: 0n };
  const lost = debt * ONE - pool.lossError;
  if (lost < 0n) return reverted('SafeMath: subtraction overflow');
  const loss = mulDivDown(lost, 1n, deposits) + 1n;
  return { kind: 'perUnit', gain, loss, collateralError, lossError: loss * deposits - lost };
}

/** The product after a loss: an epoch ends where nothing is left, a scale where it would become too small to be exact. One scale at most: the release as deployed. */
function withLoss(pool: Pool, loss: bigint): { readonly pool: Pool; readonly outputs: readonly Output[] } {
  const factor = ONE - loss;
  if (factor === 0n) {
    const epoch = pool.epoch + 1n;
    const begun: readonly Output[] = [{ kind: 'epochBegun', epoch }, { kind: 'scaleBegun', scale: 0n }];
    return { pool: { ...pool, epoch, scale: 0n, product: ONE }, outputs: begun };
  }
  const product = mulDivDown(pool.product, factor, ONE);
  if (product >= SCALE_FACTOR) return { pool: { ...pool, product }, outputs: [] };
  const scale = pool.scale + 1n;
  return { pool: { ...pool, scale, product: mulDivDown(pool.product * factor, SCALE_FACTOR, ONE) }, outputs: [{ kind: 'scaleBegun', scale }] };
}

/**
 * The pool buys debt for collateral. It is nothing where the pool is empty or no debt is sold.
 * @param debt at most the deposits [LUSD × 10^18]
 * @param collateral [wei]
 */
export function offset(state: State, debt: bigint, collateral: bigint): Accepted | Reverted {
  const { market } = state;
  const { pool } = market;
  if (pool.deposits === 0n || debt === 0n) return accepted(state, []);
  if (!isWord(collateral * ONE + pool.collateralError)) return reverted('SafeMath: multiplication overflow');
  const perUnit = perUnitOf(pool, debt, collateral);
  if (perUnit.kind === 'reverted') return perUnit;
  if (perUnit.loss > ONE) return reverted('invalid opcode');
  const { epoch, scale } = pool;
  if (!isWord(perUnit.gain * pool.product)) return reverted('SafeMath: multiplication overflow');
  const sum = sumAt(pool, epoch, scale) + perUnit.gain * pool.product;
  if (!isWord(sum)) return reverted('SafeMath: addition overflow');
  const summed = withSum({ ...pool, collateralError: perUnit.collateralError, lossError: perUnit.lossError }, sum);
  const lost = withLoss(summed, perUnit.loss);
  if (lost.pool.product === 0n) return reverted('invalid opcode');
  const after = { ...lost.pool, deposits: pool.deposits - debt, collateral: pool.collateral + collateral };
  const moved = withMarket(state, {
    pool: after, activeDebt: market.activeDebt - debt, activeCollateral: market.activeCollateral - collateral, supply: market.supply - debt,
  });
  return accepted(moved, [{ kind: 'gainsSummed', sum, epoch, scale }, ...lost.outputs, { kind: 'productChanged', product: lost.pool.product }]);
}

/** A deposit of so much, made now. */
export function depositNow(pool: Pool, initial: bigint): Deposit {
  if (initial === 0n) return { initial, product: 0n, sum: 0n, scale: 0n, epoch: 0n };
  return { initial, product: pool.product, sum: sumAt(pool, pool.epoch, pool.scale), scale: pool.scale, epoch: pool.epoch };
}
