import type { PremiumDelta } from './premium.js';
import type { Reverted } from './reason.js';
import type { State } from './state.js';

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

export interface Accepted {
  readonly kind: 'accepted';
  readonly state: State;
  readonly outputs: readonly Output[];
}

export type Answer = Accepted | Reverted;

export const accepted = (state: State, outputs: readonly Output[]): Accepted => ({ kind: 'accepted', state, outputs });

/** The next part of a call, unless one before it was refused. What both announce comes one after the other. */
export function andThen(before: Answer, next: (state: State) => Answer): Answer {
  if (before.kind === 'reverted') return before;
  const after = next(before.state);
  return after.kind === 'reverted' ? after : accepted(after.state, [...before.outputs, ...after.outputs]);
}

export const toldOf = ({ shares, offset, restored }: PremiumDelta): Told => ({ shares, offset, restored });
