/** One thing that some vector must exercise. */
export interface Cell {
  readonly kind: 'transition' | 'refusal' | 'guard' | 'choice' | 'rounding' | 'parameter';
  readonly name: string;
  /** How: taken, returned, below, at, above, inexact, exact, or how a parameter stands in its range. */
  readonly how: string;
}

export const cellName = ({ kind, name, how }: Cell): string => `${kind} ${name} ${how}`;
