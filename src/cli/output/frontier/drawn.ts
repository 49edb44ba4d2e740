import type { Asked } from '../../frontier/asked.js';
import type { FrontierMap } from '../../../audit/frontier/frontier.js';

/** A map with what it was asked. */
export interface DrawnMap {
  /** The name of the design. */
  readonly name: string;
  readonly asked: Asked;
  readonly map: FrontierMap;
}
