import type { Design } from '../../kernel/design.js';
import type { Mechanism } from '../../machine/mechanism.js';
import { theorems } from '../../mechanisms/stepwise/parameters/checks.js';
import { findingsOf } from '../../mechanisms/stepwise/parameters/theorems/finding.js';
import { recoveryTheorems } from '../../mechanisms/stepwise/parameters/theorems/recovery.js';
import { isShapely, shapeTheorems } from '../../mechanisms/stepwise/parameters/theorems/shape.js';
import type { Question } from './questions.js';
import type { Setting } from './setting.js';

/** How a point was decided: by exact integers, or by so many runs of the machine. */
export type Evidence =
  | { readonly by: 'theorem' }
  | { readonly by: 'machine'; readonly runs: number };

/** What is known of a claim at one point; `refused` where the parameter checks refuse the design, with the theorem that does. */
export type Decision =
  | { readonly verdict: 'holds' | 'fails'; readonly evidence: Evidence }
  | { readonly verdict: 'refused'; readonly theorem: string };

/** theorem: exact integers where they decide, and the machine elsewhere. machine: the machine everywhere. */
export type Method = 'theorem' | 'machine';

/** These take thousands of comparisons, and only ever warn. */
const refusing = theorems.filter((theorem) => !recoveryTheorems.includes(theorem));

/** The first parameter check that refuses a design; null where a machine may run it. */
export function refusedBy(design: Design): string | null {
  const checks = isShapely(design) ? refusing : shapeTheorems;
  return checks.find((theorem) => findingsOf(theorem, design).some(({ severity }) => severity === 'refused'))?.id ?? null;
}

/** Asks a question at one point. */
export function decisionAt(mechanism: Mechanism<Design>, question: Question, setting: Setting, method: Method): Decision {
  const theorem = refusedBy(setting.design);
  if (theorem !== null) return { verdict: 'refused', theorem };
  const exact = method === 'theorem' ? question.byTheorem(setting) : null;
  if (exact !== null) return { verdict: exact ? 'holds' : 'fails', evidence: { by: 'theorem' } };
  const { runs, refutation } = question.byMachine(mechanism, setting);
  return { verdict: refutation === null ? 'holds' : 'fails', evidence: { by: 'machine', runs } };
}
