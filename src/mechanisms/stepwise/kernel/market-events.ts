import { RAY, amountAt, replaced } from '../../../kernel/arithmetic.js';
import { accruedDebt, accruedIndex } from '../../../kernel/accrual.js';
import { changedAccount, changedMarket, changedReserve } from '../../../kernel/changed.js';
import { anchorFor, isHalted, isMoveTooLarge } from '../../../kernel/breaker.js';
import type { Design } from '../../../kernel/design.js';
import type { Effect } from '../../../kernel/effect.js';
import type { AssetQuote } from '../../../kernel/event.js';
import { AMOUNT_LIMIT, INDEX_LIMIT, VALUE_LIMIT } from '../../../kernel/limits.js';
import { silently, type Outcome, type Response } from '../../../kernel/outcome.js';
import { assetIndex, reserveAt, withReserve } from '../../../kernel/reserve.js';
import type { Account, Market, World } from '../../../kernel/world.js';
import { added, flows } from './amounts.js';

/** Whether the values of all collateral still fit. Accounts are judged within that. */
export const collateralFits = (market: Market): boolean =>
  market.reserves.reduce((sum, reserve) => sum + reserve.collateral * reserve.price, 0n) < VALUE_LIMIT;

/** Whether the values of all debt still fit. A debt may lag behind its index by at most all of it, and so counts as if lent at index one. */
export const debtFits = (market: Market): boolean =>
  market.reserves.reduce((sum, reserve) => sum + reserve.debt * reserve.index * reserve.price, 0n) < VALUE_LIMIT * RAY;

/** Whether all values fit, of collateral and of debt. */
export const valuesFit = (market: Market): boolean => collateralFits(market) && debtFits(market);

/** One quote: it stands even where it trips the breaker, since a price that moved is the price. */
function quoted(design: Design, market: Market, quote: AssetQuote): Market {
  const asset = assetIndex(design, quote.asset);
  const reserve = reserveAt(market, asset);
  const { anchor, anchoredAt } = anchorFor(design.breaker, reserve, market.at);
  const next = withReserve(market, asset, { price: quote.price, quotedAt: market.at, depth: quote.depth, anchor, anchoredAt });
  if (isHalted(design.breaker, market) || !isMoveTooLarge(design.breaker, anchor, quote.price)) return next;
  return changedMarket(next, { cause: 'move', haltedAt: market.at });
}

/** QUOTE: prices and depths in force from now on. Refused: VALUE_OUT_OF_RANGE. */
export function quote(design: Design, { market, account }: World, quotes: readonly AssetQuote[]): Response {
  const next = quotes.reduce((sofar, each) => quoted(design, sofar, each), market);
  return valuesFit(next) ? silently({ market: next, account }) : { code: 'VALUE_OUT_OF_RANGE', limit: VALUE_LIMIT };
}

/** The account's debts brought to the indices of the market, and the interest booked; the same account where none has moved. */
function withInterest(design: Design, world: World): Outcome {
  const { market, account } = world;
  const lags = account.debt.some((debt, asset) => debt > 0n && amountAt(account.indices, asset) !== reserveAt(market, asset).index);
  if (!lags) return silently(world);
  const debt = account.debt.map((owed, asset) => accruedDebt(owed, amountAt(account.indices, asset), reserveAt(market, asset).index));
  const interest = debt.map((owed, asset) => owed - amountAt(account.debt, asset));
  const reserves = market.reserves.map((reserve, asset) => changedReserve(reserve, { debt: reserve.debt + amountAt(interest, asset) }));
  const effects: readonly Effect[] = flows(design, interest.map((amount, asset) => ['accrued', asset, amount]));
  return { world: { market: changedMarket(market, { reserves }), account: changedAccount(account, { debt, indices: market.reserves.map(({ index }) => index) }) }, effects };
}

/** The world with time at `at` and the account's debts at the market's indices. */
export const caughtUp = (design: Design, world: World, at: bigint): Outcome =>
  withInterest(design, world.market.at === at ? world : { market: changedMarket(world.market, { at }), account: world.account });

/** ACCRUE: moves every debt index to now, and the account's debts with it. Refused: AMOUNT_OUT_OF_RANGE, VALUE_OUT_OF_RANGE. */
export function accrue(design: Design, { market, account }: World): Response {
  const elapsed = market.at - market.accruedAt;
  const indices = market.reserves.map((reserve, asset) => accruedIndex(reserve.index, design.assets[asset]?.rate ?? 0n, elapsed));
  const accrued = indices.reduce((list, index, asset) => replaced(list, asset, changedReserve(reserveAt(market, asset), { index })), market.reserves);
  // Accounts may lag since index one, and each rounds its own interest up: twice the total grown from there leaves room for both.
  for (const [asset, reserve] of market.reserves.entries()) {
    const grown = 2n * accruedDebt(reserve.debt, RAY, amountAt(indices, asset));
    if (grown >= AMOUNT_LIMIT) return { code: 'AMOUNT_OUT_OF_RANGE', field: 'debt', amount: grown, limit: AMOUNT_LIMIT };
    const index = amountAt(indices, asset);
    if (index >= INDEX_LIMIT) return { code: 'AMOUNT_OUT_OF_RANGE', field: 'index', amount: index, limit: INDEX_LIMIT };
  }
  const outcome = withInterest(design, { market: changedMarket(market, { reserves: accrued, accruedAt: market.at }), account });
  return valuesFit(outcome.world.market) ? outcome : { code: 'VALUE_OUT_OF_RANGE', limit: VALUE_LIMIT };
}

/** HALT: the operator trips the breaker. Refused while it is tripped: ALREADY_HALTED, so that repeating prolongs nothing. */
export function halt(design: Design, { market, account }: World): Response {
  if (isHalted(design.breaker, market)) return { code: 'ALREADY_HALTED', since: market.haltedAt, until: market.haltedAt + design.breaker.release };
  return silently({ market: changedMarket(market, { cause: 'operator', haltedAt: market.at }), account });
}

/** RESUME: the operator releases the breaker before its time. Refused: NOT_HALTED. */
export const resume = (design: Design, { market, account }: World): Response =>
  isHalted(design.breaker, market) ? silently({ market: changedMarket(market, { cause: 'none' }), account }) : { code: 'NOT_HALTED' };

/** Forgets the cause of a halt that has ended. */
export const rearm = ({ market, account }: World): Outcome => silently({ market: changedMarket(market, { cause: 'none', haltedAt: 0n }), account });

/** Amounts that accounts have and the market sums. */
export type Sum = 'collateral' | 'debt' | 'surplus' | 'deficit';

/** Sums of one kind over all accounts, moved with the account. */
export function withTotal(market: Market, asset: number, total: Sum, change: bigint): Market {
  const sum = reserveAt(market, asset)[total] + change;
  if (total === 'collateral') return withReserve(market, asset, { collateral: sum });
  if (total === 'debt') return withReserve(market, asset, { debt: sum });
  return withReserve(market, asset, total === 'surplus' ? { surplus: sum } : { deficit: sum });
}

/** The account with `change` added to one of its amounts. */
export function withAmount(account: Account, list: Sum, asset: number, change: bigint): Account {
  const amounts = added(account[list], asset, change);
  if (list === 'collateral') return changedAccount(account, { collateral: amounts });
  if (list === 'debt') return changedAccount(account, { debt: amounts });
  return changedAccount(account, list === 'surplus' ? { surplus: amounts } : { deficit: amounts });
}
