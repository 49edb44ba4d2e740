import { BPS, RAY, max, min, mulDivDown, mulDivUp, subOrZero } from './arithmetic.js';
import type { AuctionCurve, AuctionPolicy } from './design.js';
import { PRICE_LIMIT } from './limits.js';
import { powerHalfUp } from './power.js';
import type { Auction, Reserve } from './world.js';

/**
 * The curve's price after `elapsed` seconds, before the floor; rounded up, so that the account keeps the remainder.
 * Source: Maker `abaci.sol`, LinearDecrease, StairstepExponentialDecrease, ExponentialDecrease.
 */
export function priceOnCurve(curve: AuctionCurve, startPrice: bigint, elapsed: bigint): bigint {
  if (curve.kind === 'linear') return mulDivUp(startPrice, subOrZero(curve.zeroAfter, elapsed), curve.zeroAfter);
  if (curve.kind === 'stairstep') return mulDivUp(startPrice, powerHalfUp(curve.cut, mulDivDown(elapsed, 1n, curve.every), RAY), RAY);
  return mulDivUp(startPrice, powerHalfUp(curve.cut, elapsed, RAY), RAY);
}

/** The asking price at `at` [numeraire per base unit × 10^36]: the curve, never below the floor of the round, never above its start. */
export const askingPrice = (policy: AuctionPolicy, auction: Auction, at: bigint): bigint =>
  withinRound(auction, priceOnCurve(policy.curve, auction.startPrice, at - auction.startedAt));

/** A price of the curve, held between the floor and the start of the round. */
const withinRound = ({ startPrice, floorPrice }: Auction, price: bigint): bigint => max(floorPrice, min(startPrice, price));

/** What a taker pays for `amount` of the lot: ⌈amount · ask / debt price⌉ [debt units]; the remainder goes to the account. */
export const paymentFor = (amount: bigint, ask: bigint, auction: Auction): bigint => mulDivUp(amount, ask, auction.debtPrice);

/** Whether `payment` is below the reserve share of what it buys, at the quotes in force: amount · p · reserve > payment · q · BPS. */
export const isBelowReserve = (policy: AuctionPolicy, collateral: Reserve, debt: Reserve, amount: bigint, payment: bigint): boolean =>
  amount * collateral.price * policy.reserve > payment * debt.price * BPS;

/**
 * Whether the round is over: its time is up, the price fell by more than the largest fall, or quotes rose
 * so far that the whole lot would sell below the reserve.
 */
export function isRoundOver(policy: AuctionPolicy, auction: Auction, collateral: Reserve, debt: Reserve, at: bigint): boolean {
  const elapsed = at - auction.startedAt;
  if (elapsed >= policy.duration) return true;
  const fallen = priceOnCurve(policy.curve, auction.startPrice, elapsed);
  if (fallen * BPS < auction.startPrice * (BPS - policy.largestFall)) return true;
  return isBelowReserve(policy, collateral, debt, auction.lot, paymentFor(auction.lot, withinRound(auction, fallen), auction));
}

/** A round's prices at the quotes in force: start ⌈p · premium / BPS⌉ as far as prices go, floor ⌈p · reserve / BPS⌉. Rounded up, in favour of the account. */
export const roundPrices = (policy: AuctionPolicy, price: bigint): { readonly startPrice: bigint; readonly floorPrice: bigint } => ({
  startPrice: min(mulDivUp(price, policy.startPremium, BPS), PRICE_LIMIT - 1n),
  floorPrice: mulDivUp(price, policy.reserve, BPS),
});

/** The keeper's tip for opening or resetting [debt units], out of the insurance fund and never more than it holds; rounded down. */
export const tipOf = (policy: AuctionPolicy, debt: bigint, reserve: Reserve): bigint =>
  reserve.price <= 0n ? 0n : min(reserve.insurance, mulDivDown(policy.tip * BPS + debt * reserve.price * policy.tipShare, 1n, BPS * reserve.price));

/** What a take moves: `sold` of the lot for `paid` of the debt. */
export interface Sale {
  readonly sold: bigint;
  readonly paid: bigint;
}

/**
 * A take of up to `amount` at `ask`: where the payment would exceed the debt, all of the debt for ⌊debt · debt price / ask⌋.
 * The rest of the lot stays the owner's.
 */
export function saleOf(amount: bigint, ask: bigint, debt: bigint, auction: Auction): Sale {
  const wanted = min(amount, auction.lot);
  const price = paymentFor(wanted, ask, auction);
  if (price <= debt) return { sold: wanted, paid: price };
  return { sold: min(wanted, mulDivDown(debt, auction.debtPrice, ask)), paid: debt };
}

/**
 * What the protocol takes over from a lot that nobody bought, at the reserve share of the quote: all of the debt if the lot is worth it,
 * else the whole lot. Both are rounded up, on the protocol's side.
 */
export function absorptionOf(policy: AuctionPolicy, collateral: Reserve, debt: Reserve, owed: bigint, auction: Auction): Sale {
  const worth = mulDivUp(auction.lot * collateral.price, policy.reserve, BPS * debt.price);
  if (worth < owed) return { sold: auction.lot, paid: worth };
  return { sold: min(auction.lot, mulDivUp(owed * debt.price, BPS, collateral.price * policy.reserve)), paid: owed };
}
