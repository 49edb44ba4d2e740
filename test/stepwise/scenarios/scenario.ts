import type { Event } from '../../../src/kernel/event.js';
import type { RefusalCode } from '../../../src/kernel/refusal.js';
import type { Phase } from '../../../src/kernel/world.js';
import type { Situation } from '../../support/situations.js';

/** One event that takes a named transition of the chart. */
export interface Accepted {
  /** The name of the transition. */
  readonly takes: string;
  readonly claim: string;
  readonly given: () => Situation;
  readonly when: Event;
  /** Where the account is then. */
  readonly then: Phase;
  /** What else the step must match, each: parts of the world, effects. */
  readonly with?: readonly object[];
}

/** One event that takes the other branch: it is refused, and nothing moves. */
export interface Refused {
  readonly takes: string;
  readonly claim: string;
  readonly given: () => Situation;
  readonly when: Event;
  readonly because: RefusalCode;
}

export type Scenario = Accepted | Refused;

/** Parts of the account of a step. */
export const account = (parts: object): object => ({ world: { account: parts } });
/** Parts of the market of a step. */
export const market = (parts: object): object => ({ world: { market: parts } });
/** Effects, in order, and nothing else. */
export const effects = (...list: readonly object[]): object => ({ effects: list });
/** Movements, in order, and nothing else. */
export const moves = (...flows: readonly (readonly [string, string, bigint])[]): object =>
  effects(...flows.map(([flow, asset, amount]) => ({ kind: 'flow', flow, asset, amount })));
