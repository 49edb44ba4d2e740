import type { Design } from '../../../kernel/design.js';
import type { Execution } from '../symbolic/execution.js';
import { symbolicInputs } from '../world/inputs.js';
import { designLike } from './family.js';
import type { FamilyKit } from './kit.js';

/** What is proved about: a design, or all designs of its shape that keep some conditions. */
export interface ProvedDesign {
  /** Which assets and policies there are. */
  readonly shape: Design;
  /** Its numbers, or symbols for them. */
  readonly design: Design;
  /** What is assumed of symbols. */
  readonly conditions: FamilyKit['conditions'];
}

/** One design, as it is. */
export const oneDesign = (design: Design): ProvedDesign => ({ shape: design, design, conditions: [] });

/** Every design of this shape. */
export const everyDesignLike = (shape: Design, execution: Execution, { conditions }: FamilyKit): ProvedDesign =>
  ({ shape, design: designLike(shape, symbolicInputs(execution)), conditions });
