import type { Design } from '../../src/kernel/design.js';
import type { EventType } from '../../src/kernel/event.js';
import type { Course, Edge, Guarantee, Kind, Probe, Theme } from '../guarantee.js';

export type StepwiseEdge = Edge<Design>;
export type StepwiseGuarantee = Guarantee<Design>;

/** What a guarantee says, apart from how it is decided. */
export interface Words {
  readonly id: string;
  readonly kind: Kind;
  readonly claim: string;
  readonly why: string;
  readonly promisedBy?: (design: Design) => boolean;
}

const always = (): boolean => true;

const worded = (theme: Theme, { id, kind, claim, why, promisedBy = always }: Words) => ({ id, theme, kind, claim, why, promisedBy });

/** A guarantee that every accepted step of these events is judged by. */
export const onEdges = (theme: Theme, words: Words, on: readonly EventType[] | 'every', holds: (edge: StepwiseEdge) => boolean): StepwiseGuarantee => ({
  ...worded(theme, words),
  scope: 'edge',
  on,
  holds,
});

/** A guarantee that is decided by asking the machine more, at a state. */
export const byProbe = (theme: Theme, words: Words, holds: (probe: Probe<Design>) => boolean): StepwiseGuarantee => ({ ...worded(theme, words), scope: 'probe', holds });

/** A guarantee about a whole run. */
export const onCourses = (theme: Theme, words: Words, holds: (course: Course<Design>) => boolean): StepwiseGuarantee => ({ ...worded(theme, words), scope: 'course', holds });

/** Works a function out once per edge: a dozen guarantees in a row ask the same of the same edge. */
export function oncePerEdge<T>(workOut: (edge: StepwiseEdge) => T): (edge: StepwiseEdge) => T {
  let last: { readonly edge: StepwiseEdge; readonly result: T } | undefined;
  return (edge) => {
    if (last === undefined || last.edge !== edge) last = { edge, result: workOut(edge) };
    return last.result;
  };
}
