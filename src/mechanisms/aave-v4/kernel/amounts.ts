import { DUST, type Owed, type Quote, type Taken, debtTaken, worthOf } from './debt.js';
import { assetsDown, assetsUp, type Pool, sharesDown } from './hub.js';
import { type Reverted, reverted } from './reason.js';
import {
  dividedUp, fromRayUp, least, minus, narrow, PERCENT, plus, RAY, refusalOf, times, type Word, wide, word,
} from './word.js';

/** The collateral of a liquidation. */
export interface Supplied {
  readonly quote: Quote;
  readonly pool: Pool;
  readonly shares: bigint;
  /** The protocol's part of the bonus [bps]. */
  readonly feeShare: bigint;
}

/** What a liquidation takes of both sides. */
export interface Liquidation {
  readonly kind: 'liquidation';
  readonly shares: bigint;
  /** Without the protocol's fee. */
  readonly sharesToLiquidator: bigint;
  readonly drawnShares: bigint;
  /** [asset units × RAY] */
  readonly premium: bigint;
}

interface Sized {
  readonly shares: Word;
  readonly drawnShares: Word;
  readonly premium: Word;
}

/** A debt in whole drawn shares and its premium [asset units × RAY]. */
const debtOf = ({ drawnIndex }: Owed, drawnShares: Word, premium: Word): Word => plus(times(drawnShares, word(drawnIndex)), premium);

/** What the debt buys of the collateral: ⌊debt · price · bonus⌋ in assets, and then in shares. */
function bought(owed: Owed, { quote, pool }: Supplied, drawnShares: Word, premium: Word): Word {
  const debt = debtOf(owed, drawnShares, premium);
  const gain = times(times(word(owed.quote.price), word(quote.unit)), word(owed.bonus));
  const cost = times(times(times(word(owed.quote.unit), word(quote.price)), word(PERCENT)), word(RAY));
  return sharesDown(pool, wide('down', debt, gain, cost));
}

/** The debt that collateral pays [asset units × RAY]. */
function paidBy(owed: Owed, { quote, pool }: Supplied, shares: Word): Word {
  const cost = times(times(times(word(quote.price), word(owed.quote.unit)), word(PERCENT)), word(RAY));
  const gain = times(times(word(owed.quote.price), word(quote.unit)), word(owed.bonus));
  return wide('up', assetsUp(pool, shares), cost, gain);
}

/** All of the collateral, and the debt that it pays: the premium first. */
function whole(owed: Owed, supplied: Supplied): Sized {
  const shares = word(supplied.shares);
  const debt = paidBy(owed, supplied, shares);
  if (debt.value <= owed.premium) return { shares, drawnShares: { ...debt, value: 0n }, premium: least(times(fromRayUp(debt), word(RAY)), word(owed.premium)) };
  const premium = word(owed.premium);
  const drawn = dividedUp(minus(debt, premium), word(owed.drawnIndex));
  if (drawn.value <= owed.drawnShares) return { shares, drawnShares: drawn, premium };
  const all = word(owed.drawnShares);
  return { shares: least(bought(owed, supplied, all, premium), shares), drawnShares: all, premium };
}

/** Whether a remainder of the collateral would be dust. */
function collateralLeft({ quote, pool, shares }: Supplied, taken: Word): Word {
  return taken.value < shares ? worthOf(assetsDown(pool, minus(word(shares), taken)), quote) : word(DUST);
}

function sized(owed: Owed, supplied: Supplied, taken: Taken): Sized | Reverted {
  const [drawnShares, premium] = [word(taken.drawnShares), word(taken.premium)];
  const shares = bought(owed, supplied, drawnShares, premium);
  const left = collateralLeft(supplied, shares);
  const refusal = refusalOf([shares, left]);
  if (refusal !== null) return refusal;
  const leavesDust = left.value < DUST && taken.drawnShares < owed.drawnShares;
  return shares.value > supplied.shares || leavesDust ? whole(owed, supplied) : { shares, drawnShares, premium };
}

/** What the liquidator pays for a debt [asset units]: drawn shares and premium are rounded up each. */
export const restoredFor = ({ drawnIndex }: Pick<Owed, 'drawnIndex'>, drawnShares: Word, premium: Word): Word =>
  plus(fromRayUp(times(drawnShares, word(drawnIndex))), fromRayUp(premium));

/** Sizes a liquidation: debt up to the target or dust, and collateral for it; where that would strand collateral, all of it. Refused if the liquidator covers less. */
export function liquidationOf(owed: Owed, supplied: Supplied, covered: bigint): Liquidation | Reverted {
  const taken = debtTaken(owed, covered);
  if (taken.failure !== null) return reverted(taken.failure);
  const size = sized(owed, supplied, taken);
  if ('kind' in size) return size;
  const { shares, drawnShares, premium } = size;
  const restored = restoredFor(owed, drawnShares, premium);
  const refusal = refusalOf([shares, drawnShares, premium, restored]);
  if (refusal !== null) return refusal;
  if (covered < restored.value) return reverted('MustNotLeaveDust');
  const extra = times(word(supplied.feeShare), minus(word(owed.bonus), word(PERCENT)));
  const toLiquidator = minus(shares, narrow('up', shares, extra, times(word(owed.bonus), word(PERCENT))));
  return refusalOf([toLiquidator])
    ?? { kind: 'liquidation', shares: shares.value, sharesToLiquidator: toLiquidator.value, drawnShares: drawnShares.value, premium: premium.value };
}
