import type { ProtocolEdge, Terms, View } from './view.js';

/** A scene with what came of everything that can be asked there. */
export interface Situation {
  readonly terms: Terms;
  readonly view: View;
  readonly tries: readonly Tried[];
  /** Whether the state is what it was before anybody asked, and every question has one answer. */
  readonly isUnchanged: boolean;
  readonly isDeterministic: boolean;
}

export interface Tried {
  readonly isOwners: boolean;
  /** Whether it is the liquidator's doing, or mere time; prices and owners need not come to help. */
  readonly isForced: boolean;
  /** Whether it asks for all that a liquidator is offered. */
  readonly asksMost: boolean;
  readonly isAccepted: boolean;
  /** Whether debt, collateral or lot became other than they were, or an auction's price did. */
  readonly isProgress: boolean;
}

/** Whether it holds; null where its condition does not apply, which is no evidence. */
export type Ruling = boolean | null;

/** How a guarantee is decided on what all protocols share, and why it means nothing under some terms. */
export type Judgement = {
  readonly id: string;
  readonly unless: (terms: Terms) => string | null;
} & (
  | { readonly scope: 'edge'; readonly holds: (edge: ProtocolEdge) => Ruling }
  | { readonly scope: 'scene'; readonly holds: (situation: Situation) => Ruling }
);

const always = (): null => null;

export const onEdges = (id: string, holds: (edge: ProtocolEdge) => Ruling, unless: (terms: Terms) => string | null = always): Judgement => ({ id, scope: 'edge', holds, unless });
export const inScenes = (id: string, holds: (situation: Situation) => Ruling, unless: (terms: Terms) => string | null = always): Judgement => ({ id, scope: 'scene', holds, unless });

/** Reasons for which terms leave a guarantee without meaning. */
export const withoutAuction = ({ hasAuction }: Terms): string | null => (hasAuction ? null : 'it sells nothing by auction');
export const withoutSteps = ({ hasSteps }: Terms): string | null => (hasSteps ? null : 'it has no step: a position is taken whole');
export const withoutPenalty = ({ largestPenalty }: Terms): string | null => (largestPenalty === null ? 'no formula bounds what it costs: bids decide' : null);
export const firstOf = (...reasons: readonly ((terms: Terms) => string | null)[]) => (terms: Terms): string | null => reasons.map((reason) => reason(terms)).find((each) => each !== null) ?? null;
