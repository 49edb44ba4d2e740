import type { Design } from '../../kernel/design.js';
import type { Event } from '../../kernel/event.js';
import type { World } from '../../kernel/world.js';
import type { Mechanism } from '../../machine/mechanism.js';
import type { Setting } from '../../machine/setting.js';
import { type Extent, settingOf } from '../../mechanisms/stepwise/exploration/setting.js';
import { stepwise } from '../../mechanisms/stepwise/mechanism.js';
import { answerTo, type EdgeAnswer } from './edge.js';

/** A setting, and the judged answers of the machine in it. */
export interface Kit {
  readonly setting: Setting<Design>;
  readonly answer: (world: World, event: Event) => EdgeAnswer;
}

/** The setting of a design with the machine that answers there. @param mechanism another than `stepwise` itself, where faults are looked for */
export const kitOf = (design: Design, extent: Extent, mechanism: Mechanism<Design> = stepwise): Kit => ({
  setting: settingOf(design, extent),
  answer: (world, event) => answerTo(mechanism, mechanism.guarantees, design, world, event),
});
