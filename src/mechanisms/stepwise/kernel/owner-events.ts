import { amountAt, min, replaced } from '../../../kernel/arithmetic.js';
import { changedAccount, changedMarket, changedReserve } from '../../../kernel/changed.js';
import type { Design } from '../../../kernel/design.js';
import { assess, hasDebt, isAtLeast, type Assessment } from '../../../kernel/health.js';
import { AMOUNT_LIMIT, VALUE_LIMIT } from '../../../kernel/limits.js';
import { silently, type Outcome, type Response } from '../../../kernel/outcome.js';
import type { Refusal } from '../../../kernel/refusal.js';
import { assetId, assetIndex, reserveAt } from '../../../kernel/reserve.js';
import type { World } from '../../../kernel/world.js';
import { flow, flows } from './amounts.js';
import { blocked } from './feed.js';
import { collateralFits, debtFits, withAmount, withTotal, type Sum } from './market-events.js';

/** An owner's event on one asset. */
export interface Move {
  readonly asset: string;
  readonly amount: bigint;
}

/** The world with an amount added to one list of the account and to the market's sum of it; refused where the sum would not fit. */
function moved(world: World, list: Sum, asset: number, change: bigint): Response {
  const market = withTotal(world.market, asset, list, change);
  const total = reserveAt(market, asset)[list];
  if (total >= AMOUNT_LIMIT) return { code: 'AMOUNT_OUT_OF_RANGE', field: list, amount: total, limit: AMOUNT_LIMIT };
  return silently({ market, account: withAmount(world.account, list, asset, change) });
}

/** DEPOSIT: collateral in. Never blocked. Refused: NOT_COLLATERAL, QUOTE_MISSING, AMOUNT_OUT_OF_RANGE, VALUE_OUT_OF_RANGE. */
export function deposit(design: Design, world: World, move: Move): Response {
  const asset = assetIndex(design, move.asset);
  if ((design.assets[asset]?.threshold ?? 0n) === 0n) return { code: 'NOT_COLLATERAL', asset: move.asset };
  // A leg without a quote makes the whole account unjudgeable, and so beyond liquidation.
  if (reserveAt(world.market, asset).price === 0n) return { code: 'QUOTE_MISSING', asset: move.asset };
  const next = moved(world, 'collateral', asset, move.amount);
  if (next.code !== undefined) return next;
  if (!collateralFits(next.world.market)) return { code: 'VALUE_OUT_OF_RANGE', limit: VALUE_LIMIT };
  return { world: next.world, effects: [flow(design, 'deposited', asset, move.amount)] };
}

/** Whether the owner may leave the account so: sound at the warning level, at the quotes in force. */
function soundRefusal(design: Design, world: World): Refusal | null {
  const after: Assessment = assess(design, world.market, world.account);
  return isAtLeast(after, design.warning) ? null : { code: 'WOULD_BE_AT_RISK', backing: after.backing, owed: after.owed, warning: design.warning };
}

/** WITHDRAW: collateral out, as far as the account stays sound. Refused: feed and breaker (with debt), INSUFFICIENT_COLLATERAL, WOULD_BE_AT_RISK. */
export function withdraw(design: Design, world: World, move: Move): Response {
  const asset = assetIndex(design, move.asset);
  const refusal = hasDebt(world.account) ? blocked(design, world, 'WITHDRAW', [asset]) : null;
  if (refusal !== null) return refusal;
  const held = amountAt(world.account.collateral, asset);
  if (move.amount > held) return { code: 'INSUFFICIENT_COLLATERAL', held };
  const next: World = { market: withTotal(world.market, asset, 'collateral', -move.amount), account: withAmount(world.account, 'collateral', asset, -move.amount) };
  return soundRefusal(design, next) ?? { world: next, effects: [flow(design, 'withdrawn', asset, move.amount)] };
}

/** BORROW: debt out, as far as the account stays sound. Refused: feed and breaker, NOT_BORROWABLE, QUOTE_MISSING, AMOUNT_OUT_OF_RANGE, VALUE_OUT_OF_RANGE, WOULD_BE_AT_RISK. */
export function borrow(design: Design, world: World, move: Move): Response {
  const asset = assetIndex(design, move.asset);
  const refusal = blocked(design, world, 'BORROW', [asset]);
  if (refusal !== null) return refusal;
  if (design.assets[asset]?.borrowable !== true) return { code: 'NOT_BORROWABLE', asset: move.asset };
  // Without a quote the debt would weigh nothing, and stand without collateral: whatever the breaker lets through.
  if (reserveAt(world.market, asset).price === 0n) return { code: 'QUOTE_MISSING', asset: move.asset };
  const moving = moved(world, 'debt', asset, move.amount);
  if (moving.code !== undefined) return moving;
  const { market, account } = moving.world;
  if (!debtFits(market)) return { code: 'VALUE_OUT_OF_RANGE', limit: VALUE_LIMIT };
  const next: World = { market, account: changedAccount(account, { indices: replaced(account.indices, asset, reserveAt(market, asset).index) }) };
  return soundRefusal(design, next) ?? { world: next, effects: [flow(design, 'borrowed', asset, move.amount)] };
}

/**
 * REPAY: the debt first, then a recognised deficit, and the rest is kept as the account's surplus. Never blocked, in no state short of settled.
 * Refused: AMOUNT_OUT_OF_RANGE, where the surplus would not fit.
 */
export function repay(design: Design, { market, account }: World, move: Move): Response {
  const asset = assetIndex(design, move.asset);
  const toDebt = min(move.amount, amountAt(account.debt, asset));
  const toDeficit = min(move.amount - toDebt, amountAt(account.deficit, asset));
  const toSurplus = move.amount - toDebt - toDeficit;
  const paid: World = {
    market: withTotal(withTotal(market, asset, 'debt', -toDebt), asset, 'deficit', -toDeficit),
    account: withAmount(withAmount(account, 'debt', asset, -toDebt), 'deficit', asset, -toDeficit),
  };
  const next = moved(paid, 'surplus', asset, toSurplus);
  if (next.code !== undefined) return next;
  return { world: next.world, effects: flows(design, [['repaid', asset, toDebt], ['covered', asset, toDeficit], ['overpaid', asset, toSurplus]]) };
}

/** CLOSE: the owner ends the account. Refused: DEBT_REMAINS, DEFICIT_REMAINS. */
export function close(design: Design, { market, account }: World, { owed }: Assessment): Response {
  if (hasDebt(account)) return { code: 'DEBT_REMAINS', owed };
  for (const [asset, deficit] of account.deficit.entries()) {
    if (deficit > 0n) return { code: 'DEFICIT_REMAINS', asset: assetId(design, asset), deficit };
  }
  return silently({ market, account: changedAccount(account, { closed: true }) });
}

/** Everything that is left goes back to the owner, and the books are shut. */
export function settle(design: Design, { market, account }: World): Outcome {
  const nothing = account.collateral.map(() => 0n);
  const reserves = market.reserves.map((reserve, asset) => changedReserve(reserve, {
    collateral: reserve.collateral - amountAt(account.collateral, asset),
    surplus: reserve.surplus - amountAt(account.surplus, asset),
  }));
  const effects = [
    ...flows(design, account.collateral.map((amount, asset) => ['returned', asset, amount])),
    ...flows(design, account.surplus.map((amount, asset) => ['refunded', asset, amount])),
  ];
  return { world: { market: changedMarket(market, { reserves }), account: changedAccount(account, { collateral: nothing, surplus: nothing, closed: true }) }, effects };
}
