import type { Reason } from './reason.js';
import { dividedUp, failureOf, fromRayUp, least, minus, narrow, PERCENT, plus, RAY, times, WAD, wide, type Word, word } from './word.js';

/** A remainder worth less than this is dust [value]: 1,000. */
export const DUST = 100_000_000_000_000_000_000_000_000_000n;
/** Basis points as a share of WAD. */
const WAD_PER_BPS = 100_000_000_000_000n;

/** A reserve's price [base currency × 10^8] and what one whole of its asset is [asset units]: at most 10^18. */
export interface Quote {
  readonly price: bigint;
  readonly unit: bigint;
}

/** What a unit of the asset is worth [value per asset unit, 1 is 10^26 of the base currency's units]. */
export const worthOf = (amount: Word, { price, unit }: Quote): Word => times(times(amount, word(price)), wide('down', word(WAD), word(1n), word(unit)));

/** A debt, and the health of the whole account. */
export interface Owed {
  readonly quote: Quote;
  readonly drawnShares: bigint;
  readonly drawnIndex: bigint;
  /** What the debt owes beside its drawn shares [asset units × RAY]. */
  readonly premium: bigint;
  /** All debt of the account [value × RAY]. */
  readonly total: bigint;
  readonly health: bigint;
  readonly targetHealth: bigint;
  /** Of the collateral that is seized [bps]. */
  readonly collateralFactor: bigint;
  /** One whole and the bonus [bps]. */
  readonly bonus: bigint;
}

/** How much of a debt is liquidated. */
export interface Taken {
  readonly drawnShares: bigint;
  /** [asset units × RAY] */
  readonly premium: bigint;
  readonly failure: Reason | null;
}

/** The debt whose repayment brings the account to its target [asset units × RAY]. */
export function toTarget({ quote, total, health, targetHealth, collateralFactor, bonus }: Owed): Word {
  const lift = minus(word(targetHealth), word(health));
  const loss = narrow('up', times(word(bonus), word(WAD_PER_BPS)), word(collateralFactor), word(PERCENT));
  const gain = times(times(minus(word(targetHealth), loss), word(quote.price)), word(WAD));
  return wide('up', word(total), times(word(quote.unit), lift), gain);
}

/** What would be left of a debt [asset units × RAY]. */
const leftOf = (owed: Owed, drawnShares: Word, premium: Word): Word =>
  minus(plus(times(minus(word(owed.drawnShares), drawnShares), word(owed.drawnIndex)), word(owed.premium)), premium);

function drawnFor(owed: Owed, target: Word, premium: Word, covered: Word): Word {
  const byTarget = dividedUp(minus(target, premium), word(owed.drawnIndex));
  const byCover = wide('down', minus(covered, fromRayUp(premium)), word(RAY), word(owed.drawnIndex));
  return least(least(byTarget, byCover), word(owed.drawnShares));
}

/**
 * The premium first, then drawn shares, up to the target and to what the liquidator covers.
 * What would leave dust takes the whole debt, though it be more than the liquidator covers: that is refused only later.
 */
export function debtTaken(owed: Owed, covered: bigint): Taken {
  const target = toTarget(owed);
  const wanted = least(times(fromRayUp(target), word(RAY)), word(owed.premium));
  const isCovered = covered >= fromRayUp(wanted).value;
  const premium = isCovered ? wanted : times(word(covered), word(RAY));
  const failure = failureOf([target, wanted, premium]);
  if (failure !== null) return { drawnShares: 0n, premium: 0n, failure };
  const takesDrawn = premium.value === owed.premium && premium.value < target.value;
  const drawn = takesDrawn ? drawnFor(owed, target, premium, word(covered)) : word(0n);
  const left = worthOf(leftOf(owed, drawn, premium), owed.quote);
  const leavesDust = drawn.value < owed.drawnShares && left.value < DUST * RAY;
  const all = failureOf([drawn, left]) === null && leavesDust;
  return all ? { drawnShares: owed.drawnShares, premium: owed.premium, failure: null } : { drawnShares: drawn.value, premium: premium.value, failure: failureOf([drawn, left]) };
}
