import { auction } from './stepwise/auction.js';
import { cause } from './stepwise/cause.js';
import type { StepwiseGuarantee } from './stepwise/claim.js';
import { conservation } from './stepwise/conservation.js';
import { determinism } from './stepwise/determinism.js';
import { health } from './stepwise/health.js';
import { liveness } from './stepwise/liveness.js';
import { overliquidation } from './stepwise/overliquidation.js';
import { solvency } from './stepwise/solvency.js';

/** Every guarantee of `stepwise`, in the order of the docs. The one list that run-time checks, suites, auditor and docs read. */
export const stepwiseGuarantees: readonly StepwiseGuarantee[] = [
  ...conservation, ...cause, ...overliquidation, ...health, ...solvency, ...auction, ...liveness, ...determinism,
];
