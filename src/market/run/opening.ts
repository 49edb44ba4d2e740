import { amountAt, mulDivDown } from '../../kernel/arithmetic.js';
import { isHalted, isStale } from '../../kernel/breaker.js';
import type { Design } from '../../kernel/design.js';
import type { Event } from '../../kernel/event.js';
import type { Refusal } from '../../kernel/refusal.js';
import { assetId, reserveAt } from '../../kernel/reserve.js';
import type { Market } from '../../kernel/world.js';
import type { InputError } from '../../machine/input.js';
import type { Position } from '../../mechanisms/stepwise/parameters/design-file.js';
import { ratioToHuman } from '../../mechanisms/stepwise/parameters/human.js';

/** Whether every asset of a position has a fresh quote, and nothing halts the market: until then it waits. */
export const canOpen = (design: Design, market: Market, { collateral, debt }: Position): boolean =>
  !isHalted(design.breaker, market)
  && design.assets.every((_, asset) =>
    (amountAt(collateral, asset) === 0n && amountAt(debt, asset) === 0n) || !isStale(design.breaker, reserveAt(market, asset), market.at));

/** What an owner does to take a position: deposits, and then loans. */
export function openingEvents(design: Design, { collateral, debt }: Position, at: bigint): readonly Event[] {
  const events = (type: 'DEPOSIT' | 'BORROW', amounts: readonly bigint[]): readonly Event[] =>
    amounts.flatMap((amount, asset) => (amount > 0n ? [{ type, at, asset: assetId(design, asset), amount }] : []));
  return [...events('DEPOSIT', collateral), ...events('BORROW', debt)];
}

/** Why a position cannot be taken, as an error of the input that proposes it. */
export function openingError(design: Design, { name }: Position, place: number, refusal: Refusal): InputError {
  const where = { code: 'OUT_OF_RANGE', path: `positions[${place.toString()}] "${name}"` } as const;
  if (refusal.code !== 'WOULD_BE_AT_RISK') return { ...where, expected: 'a position that the design allows', found: refusal.code };
  const health = refusal.owed === 0n ? 0n : mulDivDown(refusal.backing, 1n, refusal.owed);
  return {
    ...where,
    expected: `a health of at least ${ratioToHuman(design.warning)} at the first prices`,
    found: `${ratioToHuman(health)}${refusal.backing === health * refusal.owed ? '' : ', rounded down'}`,
  };
}
