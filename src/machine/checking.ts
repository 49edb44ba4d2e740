import type { Guarantee } from '../../properties/guarantee.js';
import type { EventType } from '../kernel/event.js';
import { edgeOf, type Part, type Parts } from './decide.js';
import type { Mechanism } from './mechanism.js';

/** Which guarantees each accepted step is judged by. */
export type Checking =
  /** All that the design's parameters promise. */
  | { readonly kind: 'promised' }
  /** All that they promise but these, by id: for exploration only. */
  | { readonly kind: 'without'; readonly ids: readonly string[] }
  /** Just these, promised or not: for auditing one claim. */
  | { readonly kind: 'only'; readonly ids: readonly string[] }
  | { readonly kind: 'none' };

export const promised: Checking = { kind: 'promised' };
export const unchecked: Checking = { kind: 'none' };

export type EdgeGuarantee<D> = Extract<Guarantee<D>, { scope: 'edge' }>;

/** A guarantee that an accepted step broke, and the part of the step that did. */
export interface Broken<D> {
  readonly guarantee: Guarantee<D>;
  readonly part: Part;
}

export const isEdge = <D>(guarantee: Guarantee<D>): guarantee is EdgeGuarantee<D> => guarantee.scope === 'edge';

function isChosen<D>(guarantee: Guarantee<D>, design: D, checking: Checking): boolean {
  if (checking.kind === 'none') return false;
  if (checking.kind === 'only') return checking.ids.includes(guarantee.id);
  return guarantee.promisedBy(design) && (checking.kind === 'promised' || !checking.ids.includes(guarantee.id));
}

type ByEvent<D> = ReadonlyMap<EventType, readonly EdgeGuarantee<D>[]>;

/** A judge of steps: sorts out once per design and choice which guarantees an event concerns, since the hot path only looks them up. */
export function judgeOf<D extends object>(mechanism: Mechanism<D>): (design: D, checking: Checking, parts: Parts) => Broken<D> | null {
  const known = new WeakMap<D, WeakMap<Checking, ByEvent<D>>>();

  const sortOut = (design: D, checking: Checking): ByEvent<D> => {
    const chosen = mechanism.guarantees.filter(isEdge).filter((guarantee) => isChosen(guarantee, design, checking));
    return new Map(mechanism.offers.map((type) => [type, chosen.filter(({ on }) => on === 'every' || on.includes(type))]));
  };

  const sorted = (design: D, checking: Checking): ByEvent<D> => {
    const byChecking = known.get(design) ?? new WeakMap<Checking, ByEvent<D>>();
    const found = byChecking.get(checking);
    if (found !== undefined) return found;
    const made = sortOut(design, checking);
    known.set(design, byChecking.set(checking, made));
    return made;
  };

  return (design, checking, parts) => {
    if (checking.kind === 'none') return null;
    const byEvent = sorted(design, checking);
    for (const part of parts) {
      const guarantees = byEvent.get(part.event.type);
      if (guarantees === undefined || guarantees.length === 0) continue;
      const edge = edgeOf(mechanism, design, part);
      for (const guarantee of guarantees) if (!guarantee.holds(edge)) return { guarantee, part };
    }
    return null;
  };
}
