import { auction } from './mutants/auction.js';
import { books } from './mutants/books.js';
import { cap } from './mutants/cap.js';
import { cause } from './mutants/cause.js';
import { conservation } from './mutants/conservation.js';
import { determinism } from './mutants/determinism.js';
import { health } from './mutants/health.js';
import { liveness } from './mutants/liveness.js';
import type { Mutant } from './mutants/mutant.js';
import { overliquidation } from './mutants/overliquidation.js';
import { solvency } from './mutants/solvency.js';

export type { Mutant } from './mutants/mutant.js';

/** Every named mutant, in the order of the guarantees. A guarantee that kills none guarantees nothing. */
export const mutants: readonly Mutant[] = [
  ...conservation, ...cause, ...overliquidation, ...cap, ...health, ...solvency, ...auction, ...liveness, ...determinism, ...books,
];
