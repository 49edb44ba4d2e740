import type { Design } from '../../../../kernel/design.js';

/**
 * refused: the machine would be meaningless. warning: a guarantee is given up, and the design says so.
 * holds: the theorem's condition is met, with the numbers that show it.
 */
export type Severity = 'refused' | 'warning' | 'holds';

/** What one theorem says of one part of a design. Ratios among the numbers are basis points, times seconds. */
export interface Verdict {
  readonly severity: Severity;
  readonly statement: string;
  readonly numbers: Readonly<Record<string, bigint>>;
  /** What the violation may cost, in words with numbers; "none" where it holds. */
  readonly loss: string;
}

/** A condition on parameters, and the guarantees that fall with it. */
export interface Theorem {
  readonly id: string;
  readonly claim: string;
  readonly guarantees: readonly string[];
  readonly check: (design: Design) => readonly Verdict[];
}

/** What a theorem found: its verdict, and the guarantees that the design puts at risk by it (none where it holds). */
export interface Finding extends Verdict {
  readonly theorem: string;
  readonly guarantees: readonly string[];
}

type Numbers = Verdict['numbers'];

export const holds = (statement: string, numbers: Numbers = {}): Verdict => ({ severity: 'holds', statement, numbers, loss: 'none' });
export const warns = (statement: string, numbers: Numbers, loss: string): Verdict => ({ severity: 'warning', statement, numbers, loss });
export const refuses = (statement: string, numbers: Numbers, loss: string): Verdict => ({ severity: 'refused', statement, numbers, loss });

/** The findings of a theorem on a design, one per part of the design that it speaks of. */
export const findingsOf = ({ id, guarantees, check }: Theorem, design: Design): readonly Finding[] =>
  check(design).map((verdict) => ({ theorem: id, guarantees: verdict.severity === 'holds' ? [] : guarantees, ...verdict }));
