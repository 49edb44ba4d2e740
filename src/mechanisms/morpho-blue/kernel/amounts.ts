import type { Checked } from './checked.js';
import { accrue } from './interest.js';
import type { Accepted } from './outputs.js';
import { type Reverted, reverted } from './reason.js';
import type { Pool } from './shares.js';
import { accountOf, type Fixed, nobody, type State } from './state.js';

/** Assets and the shares that stand for them. */
export interface Amounts {
  readonly assets: bigint;
  readonly shares: bigint;
}

/** What a call moves, where the caller gives one amount and leaves the other 0. */
export type Sized = (Amounts & { readonly kind: 'sized' }) | Reverted;

/** Whether exactly one of two amounts is given. */
export const isOneGiven = (one: bigint, other: bigint): boolean => (one === 0n) !== (other === 0n);

/** Completes the amounts: shares from assets where assets are given, else assets from shares. */
export function sized({ assets, shares }: Amounts, pool: Pool, sharesOf: (amount: bigint, pool: Pool) => Checked, assetsOf: (amount: bigint, pool: Pool) => Checked): Sized {
  const other = assets > 0n ? sharesOf(assets, pool) : assetsOf(shares, pool);
  if (other.kind === 'reverted') return other;
  return assets > 0n ? { kind: 'sized', assets, shares: other.value } : { kind: 'sized', assets: other.value, shares };
}

/** Whom a call concerns. */
export interface Parties {
  readonly at: bigint;
  readonly sender: string;
  /** Whose position moves. */
  readonly onBehalf: string;
}

const isAuthorized = (state: State, { sender, onBehalf }: Parties): boolean =>
  sender === onBehalf || accountOf(state, onBehalf).authorized.includes(sender);

/** Checks that come before a deposit or a repayment of two amounts, then brings interest up to now. */
export function begunFor(fixed: Fixed, state: State, { at, onBehalf }: Parties, { assets, shares }: Amounts): Accepted | Reverted {
  if (state.market.lastUpdate === 0n) return reverted('market not created');
  if (!isOneGiven(assets, shares)) return reverted('inconsistent input');
  return onBehalf === nobody ? reverted('zero address') : accrue(fixed, state, at);
}

/** Checks that come before something leaves the market, then brings interest up to now. */
export function begunFrom(fixed: Fixed, state: State, parties: Parties, receiver: string, refusal: Reverted | null): Accepted | Reverted {
  if (state.market.lastUpdate === 0n) return reverted('market not created');
  if (refusal !== null) return refusal;
  if (receiver === nobody) return reverted('zero address');
  return isAuthorized(state, parties) ? accrue(fixed, state, parties.at) : reverted('unauthorized');
}

/** Why two amounts are refused, if they are. */
export const refusalOf = ({ assets, shares }: Amounts): Reverted | null => (isOneGiven(assets, shares) ? null : reverted('inconsistent input'));
