import type { Design } from '../../../kernel/design.js';
import { auctionTheorems } from './theorems/auction.js';
import { breakerTheorems } from './theorems/breaker.js';
import { type Finding, findingsOf, type Theorem } from './theorems/finding.js';
import { frontierTheorems } from './theorems/frontier.js';
import { gapTheorems } from './theorems/gap.js';
import { recoveryTheorems } from './theorems/recovery.js';
import { isShapely, shapeTheorems } from './theorems/shape.js';
import { stepTheorems } from './theorems/steps.js';

export type { Finding, Severity, Theorem } from './theorems/finding.js';

/** Every condition on parameters, in the order in which they are reported. */
export const theorems: readonly Theorem[] = [
  ...shapeTheorems,
  ...frontierTheorems,
  ...gapTheorems,
  ...recoveryTheorems,
  ...stepTheorems,
  ...auctionTheorems,
  ...breakerTheorems,
];

/**
 * What the parameters of a design prove and give up, theorem by theorem; nothing is thrown.
 * A design whose quantities or lists are out of shape is refused for that alone, since the other formulas would not be defined on it.
 */
export const checkDesign = (design: Design): readonly Finding[] =>
  (isShapely(design) ? theorems : shapeTheorems).flatMap((theorem) => findingsOf(theorem, design));

/** Whether no finding refuses the design: a machine may run it, warnings and all. */
export const isUsable = (findings: readonly Finding[]): boolean => findings.every(({ severity }) => severity !== 'refused');

/** The guarantees that a design waives, by the warnings among its findings; each once, in the order of the findings. */
export const waivedBy = (findings: readonly Finding[]): readonly string[] => [
  ...new Set(findings.filter(({ severity }) => severity === 'warning').flatMap(({ guarantees }) => guarantees)),
];
