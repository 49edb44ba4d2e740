import type { Effect } from '../src/kernel/effect.js';
import type { Event, EventType } from '../src/kernel/event.js';
import type { World } from '../src/kernel/world.js';
import type { Measure } from './measure.js';

/** One accepted step: what was, what happened, what is. Worlds are as of the event's time; both are measured from raw amounts. */
export interface Edge<D> {
  readonly design: D;
  readonly before: World;
  readonly event: Event;
  readonly after: World;
  readonly effects: readonly Effect[];
  readonly path: readonly string[];
  readonly was: Measure;
  readonly is: Measure;
}

/** What a guarantee may ask of the machine beyond one edge: it is handed over, since nothing below the machine may import it. */
export interface Probe<D> {
  readonly design: D;
  readonly world: World;
  readonly event: Event;
  /** The answer of the machine, as comparable text: the world, path and effects, or the refusal. */
  readonly answer: (world: World, event: Event) => Answer;
  readonly encode: (world: World) => string;
  readonly decode: (text: string) => World | null;
  /** Events that would make progress now: what is offered to keepers, and the passing of time to the next boundary. */
  readonly progress: (world: World) => readonly Event[];
}

export type Answer =
  | { readonly accepted: true; readonly world: World; readonly path: readonly string[]; readonly effects: readonly Effect[] }
  | { readonly accepted: false; readonly world: World; readonly code: string };

/** A whole run, as the suites and the auditor see it. */
export interface Course<D> {
  readonly design: D;
  readonly start: World;
  readonly edges: readonly Edge<D>[];
  /** Whether the market stayed inside the design's envelope, and a keeper took what was offered in time. */
  readonly withinEnvelope: boolean;
}

export type Theme =
  | 'Conservation'
  | 'No liquidation without cause'
  | 'No overliquidation'
  | 'Health'
  | 'Solvency'
  | 'Auction'
  | 'Liveness'
  | 'Rounding and determinism';

export type Kind = 'always' | 'step' | 'eventually';

/**
 * How a guarantee is decided: on each accepted step, by further questions to the machine at a state, or on a whole run.
 * Only the first is decided at run time; the others are asked by suites, the auditor and the explorer.
 */
export type Decision<D> =
  | { readonly scope: 'edge'; readonly on: readonly EventType[] | 'every'; readonly holds: (edge: Edge<D>) => boolean }
  | { readonly scope: 'probe'; readonly holds: (probe: Probe<D>) => boolean }
  | { readonly scope: 'course'; readonly holds: (course: Course<D>) => boolean };

/** A claim, its reason, and the predicate that decides it. Written once; run-time checks, suites, auditor and docs read it here. */
export type Guarantee<D> = {
  readonly id: string;
  readonly theme: Theme;
  readonly kind: Kind;
  readonly claim: string;
  readonly why: string;
  /** Whether the parameters promise it. Where they do not, the machine does not enforce it, and the auditor looks for its refutation. */
  readonly promisedBy: (design: D) => boolean;
} & Decision<D>;
