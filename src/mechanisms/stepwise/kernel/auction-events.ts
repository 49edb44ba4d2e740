import { amountAt } from '../../../kernel/arithmetic.js';
import { absorptionOf, askingPrice, isBelowReserve, isRoundOver, roundPrices, saleOf, tipOf, type Sale } from '../../../kernel/auction.js';
import { changedAccount } from '../../../kernel/changed.js';
import type { Design } from '../../../kernel/design.js';
import type { Effect } from '../../../kernel/effect.js';
import { silently, type Outcome, type Response } from '../../../kernel/outcome.js';
import type { Refusal } from '../../../kernel/refusal.js';
import { assetId, assetIndex, reserveAt, withReserve } from '../../../kernel/reserve.js';
import type { Auction, Market, World } from '../../../kernel/world.js';
import { flows } from './amounts.js';
import { blocked } from './feed.js';
import { withAmount, withTotal } from './market-events.js';

/** A round that begins now, at the quotes in force. */
function roundFrom(design: Design, market: Market, legs: { readonly collateral: number; readonly debt: number; readonly lot: bigint; readonly round: bigint }): Auction {
  const prices = roundPrices(design.auction, reserveAt(market, legs.collateral).price);
  return { ...legs, ...prices, debtPrice: reserveAt(market, legs.debt).price, startedAt: market.at };
}

/** Pays the tip out of the insurance fund of the debt asset. */
function tipped(design: Design, world: World, debt: number): Outcome {
  const reserve = reserveAt(world.market, debt);
  const tip = tipOf(design.auction, amountAt(world.account.debt, debt), reserve);
  const market = withReserve(world.market, debt, { insurance: reserve.insurance - tip });
  return { world: { market, account: world.account }, effects: flows(design, [['tipped', debt, tip]]) };
}

/** OPEN_AUCTION: the whole collateral leg becomes the lot, to be sold for the debt leg. Refused: feed and breaker, EMPTY_LEG. */
export function openAuction(design: Design, world: World, event: { readonly collateral: string; readonly debt: string }): Response {
  const refusal = blocked(design, world, 'OPEN_AUCTION', []);
  if (refusal !== null) return refusal;
  const collateral = assetIndex(design, event.collateral);
  const debt = assetIndex(design, event.debt);
  const lot = amountAt(world.account.collateral, collateral);
  const owed = amountAt(world.account.debt, debt);
  const unpriced = reserveAt(world.market, collateral).price === 0n || reserveAt(world.market, debt).price === 0n;
  if (lot === 0n || owed === 0n || unpriced) return { code: 'EMPTY_LEG', held: lot, debt: owed };
  const auction = roundFrom(design, world.market, { collateral, debt, lot, round: 1n });
  return tipped(design, { market: world.market, account: changedAccount(withAmount(world.account, 'collateral', collateral, -lot), { auction }) }, debt);
}

/** RESET_AUCTION: another round at the quotes in force. Refused: feed and breaker, ROUNDS_EXHAUSTED. */
export function resetAuction(design: Design, world: World, auction: Auction): Response {
  const refusal = blocked(design, world, 'RESET_AUCTION', []);
  if (refusal !== null) return refusal;
  if (auction.round >= design.auction.mostRounds) return { code: 'ROUNDS_EXHAUSTED', rounds: design.auction.mostRounds };
  const { collateral, debt, lot } = auction;
  const again = roundFrom(design, world.market, { collateral, debt, lot, round: auction.round + 1n });
  return tipped(design, { market: world.market, account: changedAccount(world.account, { auction: again }) }, debt);
}

/** The world after part of the lot left for part of the debt. */
function soldFromLot({ market, account }: World, auction: Auction, { sold, paid }: Sale): World {
  const totals = withTotal(withTotal(market, auction.collateral, 'collateral', -sold), auction.debt, 'debt', -paid);
  return { market: totals, account: changedAccount(withAmount(account, 'debt', auction.debt, -paid), { auction: { ...auction, lot: auction.lot - sold } }) };
}

/** Whether the take leaves a lot or a debt that the dust rule forbids to leave. */
function takeLeavesDust(design: Design, market: Market, auction: Auction, debt: bigint, { sold, paid }: Sale): boolean {
  if (design.dust.kind === 'none' || sold === auction.lot || paid === debt) return false;
  const lotLeft = (auction.lot - sold) * reserveAt(market, auction.collateral).price;
  const debtLeft = (debt - paid) * reserveAt(market, auction.debt).price;
  return lotLeft < design.dust.floor || debtLeft < design.dust.floor;
}

/** Why a sale is not possible, in normative order. */
function saleRefusal(design: Design, market: Market, auction: Auction, debt: bigint, ask: bigint, sale: Sale): Refusal | null {
  if (sale.sold === 0n) return { code: 'NOTHING_SOLD', ask, debt };
  if (design.auction.takes === 'whole' && sale.sold < auction.lot && sale.paid < debt) return { code: 'TAKE_NOT_WHOLE', lot: auction.lot };
  if (takeLeavesDust(design, market, auction, debt, sale)) return { code: 'TAKE_LEAVES_DUST', lot: auction.lot, debt };
  const below = isBelowReserve(design.auction, reserveAt(market, auction.collateral), reserveAt(market, auction.debt), sale.sold, sale.paid);
  return below ? { code: 'BELOW_RESERVE', paid: sale.paid, sold: sale.sold } : null;
}

/** TAKE: buys from the lot at the asking price. Refused: feed and breaker, ASK_ABOVE_LIMIT, NOTHING_SOLD, TAKE_NOT_WHOLE, TAKE_LEAVES_DUST, BELOW_RESERVE. */
export function take(design: Design, world: World, auction: Auction, event: { readonly amount: bigint; readonly maxPrice: bigint }): Response {
  const refusal = blocked(design, world, 'TAKE', []);
  if (refusal !== null) return refusal;
  const ask = askingPrice(design.auction, auction, world.market.at);
  if (ask > event.maxPrice) return { code: 'ASK_ABOVE_LIMIT', ask, maxPrice: event.maxPrice };
  const debt = amountAt(world.account.debt, auction.debt);
  const sale = saleOf(event.amount, ask, debt, auction);
  const impossible = saleRefusal(design, world.market, auction, debt, ask, sale);
  if (impossible !== null) return impossible;
  const took: Effect = { kind: 'took', ask, sold: sale.sold, paid: sale.paid };
  return {
    world: soldFromLot(world, auction, sale),
    effects: [took, ...flows(design, [['repaid', auction.debt, sale.paid], ['sold', auction.collateral, sale.sold]])],
  };
}

/**
 * RECOGNISE_LOSS on an expired auction without rounds left: the protocol takes the lot over at the reserve price and carries the debt for it.
 * Refused: feed and breaker, ROUNDS_REMAIN.
 */
export function absorb(design: Design, world: World, auction: Auction): Response {
  const refusal = blocked(design, world, 'RECOGNISE_LOSS', []);
  if (refusal !== null) return refusal;
  if (auction.round < design.auction.mostRounds) return { code: 'ROUNDS_REMAIN', round: auction.round, rounds: design.auction.mostRounds };
  const collateral = reserveAt(world.market, auction.collateral);
  const debt = reserveAt(world.market, auction.debt);
  const taken = absorptionOf(design.auction, collateral, debt, amountAt(world.account.debt, auction.debt), auction);
  const sold = soldFromLot(world, auction, taken);
  const salvaged = withReserve(sold.market, auction.collateral, { salvage: collateral.salvage + taken.sold });
  const market = withReserve(salvaged, auction.debt, { carried: debt.carried + taken.paid });
  return {
    world: { market, account: sold.account },
    effects: flows(design, [['salvaged', auction.collateral, taken.sold], ['absorbed', auction.debt, taken.paid]]),
  };
}

/** The auction is over: what is left of the lot returns to the account. */
export function endAuction(design: Design, { market, account }: World): Outcome {
  const { auction } = account;
  if (auction === null) return silently({ market, account });
  const effect: Effect = { kind: 'auctionEnded', collateral: assetId(design, auction.collateral), returnedToAccount: auction.lot };
  return { world: { market, account: changedAccount(withAmount(account, 'collateral', auction.collateral, auction.lot), { auction: null }) }, effects: [effect] };
}

/** Whether the auction has nothing left to do: no lot, or no debt on its leg. */
export const isAuctionOver = ({ account }: World): boolean =>
  account.auction !== null && (account.auction.lot === 0n || amountAt(account.debt, account.auction.debt) === 0n);

/** Whether the round has expired. */
export const hasRoundExpired = (design: Design, { market, account }: World): boolean =>
  account.auction !== null
  && isRoundOver(design.auction, account.auction, reserveAt(market, account.auction.collateral), reserveAt(market, account.auction.debt), market.at);
