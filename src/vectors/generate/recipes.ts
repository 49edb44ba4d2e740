import type { Draft } from './draft.js';
import { blocked } from './recipes/blocked.js';
import { lifecycles } from './recipes/lifecycles.js';
import { outOfOrder } from './recipes/out-of-order.js';
import { precedence } from './recipes/precedence.js';
import { refusals } from './recipes/refusals.js';
import { transitions } from './recipes/transitions.js';
import { wire } from './recipes/wire.js';

/** Every vector that somebody thought of. */
export const recipes: readonly Draft[] = [...refusals, ...outOfOrder, ...blocked, ...precedence, ...wire, ...transitions, ...lifecycles];
