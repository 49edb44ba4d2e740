import type { Decision } from './decision.js';
import type { Segment } from './segments.js';

/** What the segments of an axis come to. */
export type Shape =
  /** It holds from one value to another, both included, and fails on one side at most; null where the axis ends there. */
  | { readonly kind: 'interval'; readonly from: bigint; readonly to: bigint; readonly below: Segment | null; readonly above: Segment | null }
  /** It fails wherever a machine may run. */
  | { readonly kind: 'nowhere' }
  /** No machine may run anywhere on the axis. */
  | { readonly kind: 'refused'; readonly theorem: string }
  /** It holds, fails and holds again, or the other way round: no one number says where. */
  | { readonly kind: 'mixed' };

const isFailing = (segment: Segment | null): boolean => segment !== null && segment.first.verdict === 'fails';

/** The shape of what a search found. */
export function shapeOf(segments: readonly Segment[]): Shape {
  const holding = segments.filter(({ first }) => first.verdict === 'holds');
  const [only] = holding;
  if (only === undefined) {
    const [first] = segments;
    const isRefused = segments.every(({ first: { verdict } }) => verdict === 'refused');
    return isRefused && first?.first.verdict === 'refused' ? { kind: 'refused', theorem: first.first.theorem } : { kind: 'nowhere' };
  }
  const place = segments.indexOf(only);
  const below = segments[place - 1] ?? null;
  const above = segments[place + 1] ?? null;
  const fails = segments.filter(isFailing).length;
  const besides = [below, above].filter(isFailing).length;
  // A refusal may stand between what holds and what fails; a second stretch of either may not.
  if (holding.length > 1 || fails > 1 || besides > 1) return { kind: 'mixed' };
  return { kind: 'interval', from: only.from, to: only.to, below, above };
}

/** A place where a claim stops holding: the last value at which it holds, and its neighbour, at which it fails; with the two decisions that say so. */
export interface Frontier {
  readonly at: bigint;
  readonly beyond: bigint;
  readonly holds: Decision;
  readonly fails: Decision;
}

/** Every place on an axis where a claim stops holding, in order: at most one where it is monotone. */
export function frontiersOf(segments: readonly Segment[]): readonly Frontier[] {
  return segments.slice(1).flatMap((after, place) => {
    const before = segments[place];
    if (before?.last.verdict === 'holds' && after.first.verdict === 'fails') return [{ at: before.to, beyond: after.from, holds: before.last, fails: after.first }];
    if (before?.last.verdict === 'fails' && after.first.verdict === 'holds') return [{ at: after.from, beyond: before.to, holds: after.first, fails: before.last }];
    return [];
  });
}
