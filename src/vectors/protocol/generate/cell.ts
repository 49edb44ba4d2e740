/** One thing that some vector of a dialect must show. */
export interface ProtocolCell {
  readonly dialect: string;
  readonly kind: 'event' | 'refusal' | 'neighbour' | 'end' | 'recorded' | 'precedence' | 'guard' | 'choice' | 'rounding' | 'parameter';
  /** The type of an event, the code of a refusal, an end, a recorded answer, two codes in their order, a place in the kernel, or a parameter. */
  readonly name: string;
  /** How: accepted, returned, beside it, reached, asked, told, below, at, above, inexact, exact; of parameters how they stand. */
  readonly how: string;
}

export const protocolCellName = ({ dialect, kind, name, how }: ProtocolCell): string => `${dialect} ${kind} ${name} ${how}`;
