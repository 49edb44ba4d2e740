import type { Design } from '../../../kernel/design.js';
import type { Setting } from '../setting.js';

/** What the numbers of a parameter count: basis points, seconds, or things. */
export type Unit = 'ratio' | 'duration' | 'count';

/** Something that may be varied: a quantity of a design, of the market that it declares, or of the account that a claim starts from. */
export interface Parameter {
  readonly name: string;
  readonly unit: Unit;
  /** A few words, for the axis of a chart. */
  readonly meaning: string;
  readonly isIn: (design: Design) => boolean;
  /** The setting's own value; null where it has none. */
  readonly of: (setting: Setting) => bigint | null;
  /** The setting with this value, and all else as it was. */
  readonly at: (setting: Setting, value: bigint) => Setting;
}

/** How a design holds a quantity: reads it, null where there is none, and replaces it. */
interface Held {
  readonly of: (design: Design, asset: number) => bigint | null;
  readonly at: (design: Design, value: bigint, asset: number) => Design;
}

/** A parameter that stands in the design itself. */
export const inDesign = (name: string, unit: Unit, meaning: string, { of, at }: Held): Parameter => ({
  name, unit, meaning,
  isIn: (design) => of(design, 0) !== null,
  of: ({ design, asset }) => of(design, asset),
  at: (setting, value) => ({ ...setting, design: at(setting.design, value, setting.asset) }),
});
