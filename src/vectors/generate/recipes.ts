import type { Draft } from './draft.js';
import { blocked } from './recipes/blocked.js';
import { lifecycles } from './recipes/lifecycles.js';
import { marketEdges } from './recipes/market-edges.js';
import { neighbours } from './recipes/neighbours.js';
import { outOfOrder } from './recipes/out-of-order.js';
import { parameters } from './recipes/parameters.js';
import { precedence } from './recipes/precedence.js';
import { refusals } from './recipes/refusals.js';
import { stepEdges } from './recipes/step-edges.js';
import { transitions } from './recipes/transitions.js';
import { wire } from './recipes/wire.js';

/** Every vector that somebody thought of. */
export const recipes: readonly Draft[] = [...refusals, ...outOfOrder, ...blocked, ...precedence, ...wire, ...transitions, ...lifecycles];

/** Aimed at what neither those nor a search met. They come last, so that no vector found by search stands or falls with them. */
export const aimed: readonly Draft[] = [...stepEdges, ...marketEdges, ...parameters, ...neighbours];
