import type { Effect } from './effect.js';
import type { Refusal } from './refusal.js';
import type { World } from './world.js';

/** A world after an effect, and what the caller must do for it. It has no code, which is how it is told from a refusal. */
export interface Outcome {
  readonly code?: never;
  readonly world: World;
  readonly effects: readonly Effect[];
}

/** What an event comes to: the outcome, or the first check that it fails. The outcome stands exactly where no check fails. */
export type Response = Outcome | Refusal;

const noEffects: readonly Effect[] = [];

/** An outcome that asks nothing of the caller. */
export const silently = (world: World): Outcome => ({ world, effects: noEffects });
