import type { Mutant } from '../../../properties/mutants.js';
import { stepwiseGuarantees } from '../../../properties/stepwise.js';

/** Whether a guarantee is decided on single steps: of others the prover says nothing. */
export const isOfSteps = ({ guarantee }: Mutant): boolean => stepwiseGuarantees.some(({ id, scope }) => id === guarantee && scope === 'edge');
