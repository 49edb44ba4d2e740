import { auctions } from './auctions.js';
import { books } from './books.js';
import type { Fault } from './fault.js';
import { health } from './health.js';
import { limits } from './limits.js';
import { liveness } from './liveness.js';
import { rounding } from './rounding.js';

/** Every published fault that `stepwise` can express, in the order of the docs. */
export const faults: readonly Fault[] = [...health, ...limits, ...rounding, ...liveness, ...auctions, ...books];
