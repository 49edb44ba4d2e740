import { max, mulDivDown } from '../../../kernel/arithmetic.js';
import { andThen, asAmount, type Checked, multipliedDown } from './checked.js';
import type { Reverted } from './reason.js';
import { CONFIGURATION_SCALE, WAD } from './word.js';

/** What a liquidation moves: debt that the liquidator takes over [assets], and collateral that it gets [shares]. */
export interface Exchange {
  readonly kind: 'exchange';
  readonly repaid: bigint;
  readonly seized: bigint;
}

export const exchange = (repaid: bigint, seized: bigint): Exchange => ({ kind: 'exchange', repaid, seized });

/** What decides how much a liquidation may move. */
export interface Position {
  /** [unit of account] */
  readonly backing: bigint;
  readonly liability: bigint;
  /** What the collateral that is asked for is worth, at the middle price, unweighed. */
  readonly worth: bigint;
  /** All of it [shares]. */
  readonly shares: bigint;
  /** [assets] */
  readonly owed: bigint;
}

/** What a liquidator pays for one whole of collateral: what the account is worth for what it owes, at least what the largest discount leaves [WAD]. */
export function discountFactorOf(maxDiscount: bigint, backing: bigint, liability: bigint): Checked {
  const least = WAD - mulDivDown(WAD, maxDiscount, CONFIGURATION_SCALE);
  return andThen(multipliedDown(backing, WAD, liability), (health) => ({ kind: 'number', value: max(health, least) }));
}

/** Values that change hands, before they are amounts. */
type Values = { readonly kind: 'values'; readonly repaid: bigint; readonly seized: bigint } | Reverted;

/** All of the debt, at its discount; or where the collateral is worth less, all of that. */
function valuesOf({ liability, worth }: Position, factor: bigint): Values {
  const wanted = multipliedDown(liability, WAD, factor);
  if (wanted.kind === 'reverted') return wanted;
  if (worth >= wanted.value) return { kind: 'values', repaid: liability, seized: wanted.value };
  const repaid = multipliedDown(worth, factor, WAD);
  return repaid.kind === 'reverted' ? repaid : { kind: 'values', repaid: repaid.value, seized: worth };
}

/** The most that a liquidation may move: nothing of a healthy account, and worthless collateral for nothing. */
export function mostOf(maxDiscount: bigint, position: Position): Exchange | Reverted {
  const { backing, liability, worth, shares, owed } = position;
  if (backing > liability || liability === 0n) return exchange(0n, 0n);
  const factor = discountFactorOf(maxDiscount, backing, liability);
  if (factor.kind === 'reverted') return factor;
  if (worth === 0n) return exchange(0n, shares);
  const values = valuesOf(position, factor.value);
  if (values.kind === 'reverted') return values;
  const repaid = andThen(multipliedDown(values.repaid, owed, liability), asAmount);
  if (repaid.kind === 'reverted') return repaid;
  const seized = multipliedDown(values.seized, shares, worth);
  return seized.kind === 'reverted' ? seized : exchange(repaid.value, seized.value);
}

/** A part of the most: collateral in proportion, rounded down. */
export function partOf({ repaid, seized }: Exchange, wanted: bigint): Exchange | Reverted {
  if (repaid === 0n) return exchange(0n, seized);
  const part = multipliedDown(wanted, seized, repaid);
  return part.kind === 'reverted' ? part : exchange(wanted, part.value);
}
