import { percentDivided, percentMultiplied } from './fixed.js';
import type { Release } from './release.js';
import { type Reverted } from './reason.js';
import { dividedDown, minus, refusalOf, times, word } from './word.js';

/** A reserve's price [base currency] and what one whole of its asset is [asset units]. */
export interface Quote {
  readonly price: bigint;
  readonly unit: bigint;
}

/** What is asked of one pair of reserves. */
export interface Exchange {
  readonly collateral: Quote;
  readonly debt: Quote;
  /** The debt that the liquidator covers [asset units]. */
  readonly covered: bigint;
  /** The collateral that the account holds [asset units]. */
  readonly held: bigint;
  /** One whole and the bonus [bps]. */
  readonly bonus: bigint;
  /** The protocol's part of the bonus [bps]. */
  readonly feeShare: bigint;
}

/** What comes of it. */
export interface Seizure {
  readonly kind: 'seizure';
  /** What the liquidator receives, the fee already off [asset units]. */
  readonly received: bigint;
  readonly fee: bigint;
  /** The debt that pays for both [asset units]. */
  readonly needed: bigint;
  /** The value of both [base currency]. */
  readonly value: bigint;
}

interface Sized {
  readonly collateral: bigint;
  readonly needed: bigint;
}

/** The collateral that the covered debt buys; where that is more than there is, all of it, and the debt that it pays. */
function sizedOf(release: Release, { collateral, debt, covered, held, bonus }: Exchange): Sized | Reverted {
  const [collateralPrice, debtPrice, collateralUnit, debtUnit] = [word(collateral.price), word(debt.price), word(collateral.unit), word(debt.unit)];
  const base = dividedDown(times(times(debtPrice, word(covered)), collateralUnit), times(collateralPrice, debtUnit));
  const bought = percentMultiplied(release.seizedCollateral, base, word(bonus));
  const refusal = refusalOf([bought]);
  if (refusal !== null) return refusal;
  if (bought.value <= held) return { collateral: bought.value, needed: covered };
  const worth = dividedDown(times(times(collateralPrice, word(held)), debtUnit), times(debtPrice, collateralUnit));
  const needed = percentDivided(release.neededDebt, worth, word(bonus));
  return refusalOf([needed]) ?? { collateral: held, needed: needed.value };
}

/** What a liquidation of one pair takes and asks for. */
export function seizureOf(release: Release, exchange: Exchange): Seizure | Reverted {
  const sized = sizedOf(release, exchange);
  if ('kind' in sized) return sized;
  const all = word(sized.collateral);
  const value = dividedDown(times(all, word(exchange.collateral.price)), word(exchange.collateral.unit));
  const extra = minus(all, percentDivided(release.principalPart, all, word(exchange.bonus)));
  const fee = exchange.feeShare === 0n ? word(0n) : percentMultiplied(release.fee, extra, word(exchange.feeShare));
  const received = minus(all, fee);
  // Releases before v3.3 do not compute the value, and v3.7 computes it elsewhere: there it cannot be what fails.
  const failing = release.recordsDeficit && release.usedUpBy === 'amount' ? [value, received] : [received];
  return refusalOf(failing) ?? { kind: 'seizure', received: received.value, fee: fee.value, needed: sized.needed, value: value.value };
}
