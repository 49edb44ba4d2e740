import type { Design } from '../../src/kernel/design.js';
import type { Phase } from '../../src/kernel/world.js';
import { situationIn, type Holding, type Situation } from '../../src/vectors/generate/situations.js';
import { smallDesign } from './worlds.js';

export { borrow, cover, deposit, later, openAuction, plain, quote, repay, step, take, withdraw, type Situation } from '../../src/vectors/generate/situations.js';

/** The small design, changed, and a world in this state. */
export const situation = (phase: Phase, changes: Partial<Design> = {}, more: Holding = {}): Situation => situationIn(phase, smallDesign(changes), more);
