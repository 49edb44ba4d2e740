import type { Refusal } from '../../../src/kernel/refusal.js';
import type { Phase } from '../../../src/kernel/world.js';
import type { Situation } from '../../support/situations.js';

/** One event that must be refused, and all that the refusal says. */
export interface RefusalCase {
  readonly state: Phase;
  /** Completes "refuses …". */
  readonly refuses: string;
  readonly given: () => Situation;
  /** Also what the type of events rules out: callers in JavaScript hand it over all the same. */
  readonly event: unknown;
  readonly refusal: Refusal;
}
