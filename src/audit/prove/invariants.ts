import { RAY, amountAt } from '../../kernel/arithmetic.js';
import type { Design } from '../../kernel/design.js';
import { hasCollateral, hasDebt, heldOf } from '../../kernel/health.js';
import { PRICE_LIMIT } from '../../kernel/limits.js';
import { reserveAt } from '../../kernel/reserve.js';
import type { World } from '../../kernel/world.js';

/** What every world is like that the machine gets into: assumed of the world before an event, and proved of the world after it. */
export interface Invariant {
  readonly id: string;
  readonly sentence: string;
  /** Of the account and of what it adds to the market: nothing that another account's event could undo. */
  readonly holds: (design: Design, world: World) => boolean;
}

const isNatural = (quantity: bigint): boolean => quantity >= 0n;

const amountsAreNatural: Invariant = {
  id: 'amounts-are-natural',
  sentence: 'no amount, price, sum or fund is below zero',
  holds: (_design, { market, account }) =>
    [account.collateral, account.debt, account.surplus, account.deficit].every((list) => list.every(isNatural))
    && market.reserves.every(({ price, depth, anchor, selling, collateral, debt, surplus, deficit, insurance, backstop, treasury, salvage, carried }) =>
      [price, depth, anchor, selling, collateral, debt, surplus, deficit, insurance, backstop, treasury, salvage, carried].every(isNatural))
    && (account.auction === null || isNatural(account.auction.lot)),
};

const timesArePast: Invariant = {
  id: 'times-are-past',
  sentence: 'nothing that happened lies in the future, and a course does not step before it begins',
  holds: (_design, { market, account: { unwinding, auction } }) =>
    [market.accruedAt, market.haltedAt, ...market.reserves.flatMap(({ quotedAt, anchoredAt, sellingSince }) => [quotedAt, anchoredAt, sellingSince])]
      .every((time) => isNatural(time) && time <= market.at)
    && (unwinding === null || (isNatural(unwinding.since) && unwinding.since <= unwinding.steppedAt && unwinding.steppedAt <= market.at))
    && (auction === null || (isNatural(auction.startedAt) && auction.startedAt <= market.at)),
};

const phaseHasItsParts: Invariant = {
  id: 'phase-has-its-parts',
  sentence: 'a course stands exactly while unwinding, an auction exactly while auctioning, and shut books exactly when settled',
  holds: (_design, { account: { phase, unwinding, auction, closed } }) =>
    phase.startsWith('unwinding.') === (unwinding !== null) && phase.startsWith('auction.') === (auction !== null) && (phase === 'settled') === closed,
};

const liquidatedAccountsStand: Invariant = {
  id: 'liquidated-accounts-stand',
  sentence: 'an account at risk or being liquidated owes and holds something; bad debt and settled ones do neither; nobody owes without holding',
  holds: (_design, { account }) => {
    if (account.phase === 'badDebt' || account.phase === 'settled') return !hasDebt(account) && !hasCollateral(account);
    return account.phase === 'healthy' ? !hasDebt(account) || hasCollateral(account) : hasDebt(account) && hasCollateral(account);
  },
};

const usedAssetsArePriced: Invariant = {
  id: 'used-assets-are-priced',
  sentence: 'what is held or owed has a price',
  holds: (design, { market, account }) => design.assets.every((_, asset) =>
    reserveAt(market, asset).price > 0n || (heldOf(account, asset) === 0n && amountAt(account.debt, asset) === 0n)),
};

const pricesAreInRange: Invariant = {
  id: 'prices-are-in-range',
  sentence: 'a price is below 2^128: no quote above is one',
  holds: (_design, { market }) => market.reserves.every(({ price }) => price < PRICE_LIMIT),
};

const debtsFollowTheirIndex: Invariant = {
  id: 'debts-follow-their-index',
  sentence: 'an index begins at one, never falls, and no debt is ahead of it',
  holds: (design, { market, account }) => design.assets.every((_, asset) =>
    RAY <= amountAt(account.indices, asset) && amountAt(account.indices, asset) <= reserveAt(market, asset).index),
};

const sumsHoldTheirParts: Invariant = {
  id: 'sums-hold-their-parts',
  sentence: 'each sum of the market is at least what this account adds to it',
  holds: (design, { market, account }) => design.assets.every((_, asset) => {
    const reserve = reserveAt(market, asset);
    return heldOf(account, asset) <= reserve.collateral && amountAt(account.debt, asset) <= reserve.debt
      && amountAt(account.surplus, asset) <= reserve.surplus && amountAt(account.deficit, asset) <= reserve.deficit;
  }),
};

const assetsKeepTheirRole: Invariant = {
  id: 'assets-keep-their-role',
  sentence: 'what backs nothing is not held, and what cannot be borrowed is not owed',
  holds: (design, { account }) => design.assets.every(({ threshold, borrowable }, asset) =>
    (threshold > 0n || heldOf(account, asset) === 0n) && (borrowable || amountAt(account.debt, asset) === 0n)),
};

const coursesAreCounted: Invariant = {
  id: 'courses-are-counted',
  sentence: 'steps and rounds are counted from their beginning to their limit',
  holds: ({ schedule, auction: policy }, { account: { unwinding, auction } }) =>
    (unwinding === null || (isNatural(unwinding.steps) && unwinding.steps <= schedule.mostSteps && unwinding.repaid.every(isNatural)))
    && (auction === null || (auction.round >= 1n && auction.round <= policy.mostRounds)),
};

const roundsHavePrices: Invariant = {
  id: 'rounds-have-prices',
  sentence: 'a round has a price for its debt and a floor above zero and not above its start',
  holds: (_design, { account: { auction } }) =>
    auction === null || (auction.debtPrice > 0n && auction.floorPrice > 0n && auction.floorPrice <= auction.startPrice),
};

const tripsHaveACause: Invariant = {
  id: 'trips-have-a-cause',
  sentence: 'a breaker is tripped exactly while there is a cause, where trips last at all',
  holds: ({ breaker }, { market }) => (market.breaker === 'armed' ? market.cause === 'none' || breaker.release <= 0n : market.cause !== 'none'),
};

/** In the order in which they are assumed: what later ones divide by or add up is bounded by earlier ones. */
export const invariants: readonly Invariant[] = [
  phaseHasItsParts, tripsHaveACause, amountsAreNatural, pricesAreInRange, timesArePast, assetsKeepTheirRole, usedAssetsArePriced, debtsFollowTheirIndex,
  sumsHoldTheirParts, coursesAreCounted, roundsHavePrices, liquidatedAccountsStand,
];
