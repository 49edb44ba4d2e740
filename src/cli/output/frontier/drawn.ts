import type { FrontierMap } from '../../../audit/frontier/frontier.js';
import type { Asked } from '../../frontier/asked.js';
import type { WrittenTraces } from '../../frontier/traces.js';

/** A map with what it was asked. */
export interface DrawnMap {
  /** The name of the design. */
  readonly name: string;
  readonly asked: Asked;
  readonly map: FrontierMap;
  /** The runs that break the claim; null where none were wanted. */
  readonly traces: WrittenTraces | null;
}
