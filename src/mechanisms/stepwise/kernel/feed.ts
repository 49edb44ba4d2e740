import { amountAt } from '../../../kernel/arithmetic.js';
import { isHalted, isStale } from '../../../kernel/breaker.js';
import type { Blockable, Design } from '../../../kernel/design.js';
import { heldOf } from '../../../kernel/health.js';
import type { Refusal } from '../../../kernel/refusal.js';
import { assetId, reserveAt } from '../../../kernel/reserve.js';
import type { Account, Market, World } from '../../../kernel/world.js';

/** Whether a quote of the asset enters the account's judgement. */
const isUsed = (account: Account, asset: number): boolean => heldOf(account, asset) > 0n || amountAt(account.debt, asset) > 0n;

/** Whether any quote that the account is judged by is missing or too old. */
export const isFeedStale = (design: Design, { market, account }: World): boolean =>
  design.assets.some((_, asset) => isUsed(account, asset) && isStale(design.breaker, reserveAt(market, asset), market.at));

/** The first asset, in the order of the design, whose quote is needed and not fresh. */
function staleRefusal(design: Design, market: Market, account: Account, alsoNeeded: readonly number[]): Refusal | null {
  for (const [asset] of design.assets.entries()) {
    const reserve = reserveAt(market, asset);
    if ((alsoNeeded.includes(asset) || isUsed(account, asset)) && isStale(design.breaker, reserve, market.at)) {
      const id = assetId(design, asset);
      return reserve.price === 0n
        ? { code: 'QUOTE_MISSING', asset: id }
        : { code: 'FEED_STALE', asset: id, quotedAt: reserve.quotedAt, staleAfter: reserve.quotedAt + design.breaker.maxAge };
    }
  }
  return null;
}

/**
 * Why the feed or the breaker forbids an event: QUOTE_MISSING, FEED_STALE, then BREAKER_TRIPPED; null where neither does.
 * @param alsoNeeded assets whose quotes the event needs beside the account's own
 */
export function blocked(design: Design, { market, account }: World, event: Blockable, alsoNeeded: readonly number[]): Refusal | null {
  const { breaker } = design;
  if (breaker.whenStale.includes(event)) {
    const refusal = staleRefusal(design, market, account, alsoNeeded);
    if (refusal !== null) return refusal;
  }
  if (breaker.whenTripped.includes(event) && isHalted(breaker, market)) {
    return { code: 'BREAKER_TRIPPED', cause: market.cause, since: market.haltedAt, until: market.haltedAt + breaker.release };
  }
  return null;
}
