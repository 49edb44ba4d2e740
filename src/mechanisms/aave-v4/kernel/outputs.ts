import type * as answer from '../../../kernel/answer.js';
import type { PremiumDelta } from './premium.js';
import type { Reverted } from './reason.js';
import type { State } from './state.js';

export { accepted, andThen } from '../../../kernel/answer.js';

/** How a premium changes, without whether that could be computed. */
export type Told = Omit<PremiumDelta, 'failure'>;

/** What the spoke asks of the hub, in the order in which it does; and at last what it announces. */
export type Output =
  | { readonly kind: 'removed'; readonly reserve: number; readonly amount: bigint }
  | { readonly kind: 'feePaid'; readonly reserve: number; readonly shares: bigint }
  | { readonly kind: 'restored'; readonly reserve: number; readonly drawn: bigint; readonly premium: Told }
  | { readonly kind: 'deficitReported'; readonly reserve: number; readonly drawn: bigint; readonly premium: Told }
  | {
    readonly kind: 'liquidated'; readonly debt: bigint; readonly drawnShares: bigint; readonly premium: Told;
    readonly collateral: bigint; readonly shares: bigint; readonly sharesToLiquidator: bigint; readonly hasDeficit: boolean;
  };

/** A call, or a part of one, that went through. */
export type Accepted = answer.Accepted<State, Output>;

export type Answer = Accepted | Reverted;

export const toldOf = ({ shares, offset, restored }: PremiumDelta): Told => ({ shares, offset, restored });
