import { coverage } from './claims/coverage.js';
import { laterLoss } from './claims/later-loss.js';
import type { Question } from './claims/question.js';
import { solvency } from './claims/solvency.js';
import { splitting } from './claims/splitting.js';
import { noToxicSpiral, stepImprovesHealth } from './claims/toxicity.js';

export type { MachineAnswer, Question, Refutation } from './claims/question.js';

/** What may be mapped, the usual question first. */
export const questions: readonly Question[] = [solvency, coverage, laterLoss, noToxicSpiral, stepImprovesHealth, splitting];
