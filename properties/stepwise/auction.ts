import { askingPrice } from '../../src/kernel/auction.js';
import type { Auction } from '../../src/kernel/world.js';
import { B } from '../measure.js';
import { onEdges, type StepwiseEdge, type StepwiseGuarantee } from './claim.js';
import { askBefore, soldLegs, steppedLegs } from './legs.js';

const theme = 'Auction';

/** Within a round, nothing that its price depends on changes. */
const standsAsItBegan = (was: Auction, is: Auction): boolean =>
  was.startedAt === is.startedAt && was.startPrice === is.startPrice && was.floorPrice === is.floorPrice
  && was.debtPrice === is.debtPrice && was.collateral === is.collateral && was.debt === is.debt;

const priceLimit = 1n << 128n;

/** Whether a price is ⌈quote · share / B⌉, without dividing. */
const isShareOf = (price: bigint, quote: bigint, share: bigint): boolean => price * B >= quote * share && (price - 1n) * B < quote * share;

/** A round begins now, at the premium over the quote in force, with its floor at the reserve. */
function beginsAtQuotes({ design, after: { market } }: StepwiseEdge, is: Auction): boolean {
  const quote = market.reserves[is.collateral]?.price ?? 0n;
  const { startPremium, reserve } = design.auction;
  return is.startedAt === market.at && is.debtPrice === market.reserves[is.debt]?.price
    && (is.startPrice === priceLimit - 1n || isShareOf(is.startPrice, quote, startPremium)) && isShareOf(is.floorPrice, quote, reserve);
}

const auctionPriceFalls = onEdges(theme, {
  id: 'auction-price-falls', kind: 'step',
  claim: 'a round begins at the premium over the quote; within it the asking price never rises, and stays between floor and start',
  why: 'A price that can rise again lets a taker wait out another, and a falling one always finds its buyer.',
}, 'every', (edge) => {
  const { design, before, after } = edge;
  const was = before.account.auction;
  const is = after.account.auction;
  if (is === null) return true;
  const isSameRound = was !== null && was.round === is.round;
  if (isSameRound ? !standsAsItBegan(was, is) : !beginsAtQuotes(edge, is)) return false;
  // The price depends on the round and the time alone: where neither moved, it was judged before.
  if (isSameRound && after.market.at === before.market.at) return true;
  const ask = askingPrice(design.auction, is, after.market.at);
  if (ask < is.floorPrice || ask > is.startPrice) return false;
  return !isSameRound || ask <= (askBefore(edge) ?? 0n);
});

const auctionHasAFloor = onEdges(theme, {
  id: 'auction-has-a-floor', kind: 'always',
  claim: 'no take below the reserve price, neither the round\'s nor that of the quotes in force: a zero bid is impossible',
  why: 'Black Thursday: $8.32M of collateral went for nothing where no reserve price stood.',
  promisedBy: ({ auction }) => auction.reserve > 0n,
}, ['TAKE'], (edge) => {
  const { auction } = edge.before.account;
  const sale = soldLegs(edge);
  if (auction === null || sale === undefined || sale.paid <= 0n) return false;
  return sale.paid * auction.debtPrice >= sale.sold * auction.floorPrice
    && sale.paid * sale.debt.price * B >= sale.sold * sale.collateral.price * edge.design.auction.reserve;
});

const takesOnlyWhileRunning = onEdges(theme, {
  id: 'takes-only-while-running', kind: 'step',
  claim: 'no take after expiry, before start or while stopped',
  why: 'An expired price is nobody\'s offer.',
}, ['TAKE'], ({ design, before: { account, market } }) =>
  account.phase === 'auction.running' && account.auction !== null && market.at >= account.auction.startedAt && market.at - account.auction.startedAt < design.auction.duration);

/** Neither leg is left below the floor while both still stand. */
function leavesNoDust(design: StepwiseEdge['design'], debtLeft: bigint, debtPrice: bigint, collateralLeft: bigint, price: bigint): boolean {
  if (design.dust.kind === 'none' || debtLeft === 0n || collateralLeft === 0n) return true;
  return debtLeft * debtPrice >= design.dust.floor && collateralLeft * price >= design.dust.floor;
}

const dustNeverStrands = onEdges(theme, {
  id: 'dust-never-strands', kind: 'step',
  claim: 'no take or step leaves a remainder that nobody would clear, unless it clears all of a leg',
  why: 'A leg too small to pay its keeper stays for ever, and holds its bad debt hidden.',
  promisedBy: ({ dust }) => dust.kind !== 'none',
}, ['STEP', 'TAKE'], (edge) => {
  const step = steppedLegs(edge);
  if (step !== undefined) return leavesNoDust(edge.design, step.owed - step.stepped.repaid, step.debt.price, step.held - step.stepped.seized, step.collateral.price);
  const sale = soldLegs(edge);
  return sale !== undefined && leavesNoDust(edge.design, sale.due - sale.paid, sale.debt.price, sale.lot - sale.sold, sale.collateral.price);
});

export const auction: readonly StepwiseGuarantee[] = [auctionPriceFalls, auctionHasAFloor, takesOnlyWhileRunning, dustNeverStrands];
