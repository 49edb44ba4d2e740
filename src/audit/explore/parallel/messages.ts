import type { Design } from '../../../kernel/design.js';
import type { Extent } from '../../../mechanisms/stepwise/exploration/setting.js';
import type { Part } from '../shard.js';
import type { Place, Tally } from '../tally.js';
import type { Budget } from '../visited.js';

/** What a worker is told at its start. */
export interface ShardSetup {
  readonly kind: 'shard';
  readonly design: Design;
  readonly extent: Extent;
  readonly part: Part;
  readonly budget: Budget;
}

/** What a worker is asked. */
export type ShardJob =
  /** Take in what others found, and go on with the level, if it is not done. */
  | { readonly kind: 'turn'; readonly received: readonly Int32Array[]; readonly expands: boolean }
  | { readonly kind: 'origin'; readonly state: readonly number[]; readonly depth: number }
  /** Judge what waits, and say what all came to. */
  | { readonly kind: 'end' };

/** What became of a turn. */
export interface Turned {
  readonly kind: 'turned';
  /** Packed states by their owner. */
  readonly outboxes: readonly Int32Array[];
  /** Whether the level is done. */
  readonly isWhole: boolean;
  readonly states: number;
  readonly frontier: number;
  readonly isFull: boolean;
  readonly broken: ReadonlyMap<string, Place>;
}

export interface Ended {
  readonly kind: 'ended';
  readonly tally: Tally;
  readonly beyond: number;
  readonly waiting: number;
  readonly liquidating: number;
  readonly bytes: number;
}

export type ShardAnswer = Turned | { readonly kind: 'origin'; readonly place: Place | null } | Ended;

const hasKind = (value: unknown, ...kinds: readonly string[]): boolean =>
  typeof value === 'object' && value !== null && 'kind' in value && typeof value.kind === 'string' && kinds.includes(value.kind);

export const isShardSetup = (value: unknown): value is ShardSetup => hasKind(value, 'shard');
export const isShardJob = (value: unknown): value is ShardJob => hasKind(value, 'turn', 'origin', 'end');
export const isShardAnswer = (value: unknown): value is ShardAnswer => hasKind(value, 'turned', 'origin', 'ended');
