/** A named mutant that no vector kills, and why none can. */
export interface Survivor {
  readonly id: string;
  readonly why: string;
}

/** Every named mutant that the vectors let live. */
export const survivors: readonly Survivor[] = [
  { id: 'only-the-deficit-reported', why: 'It changes what the record of a loss says, and answers carry worlds and flows, not records.' },
  { id: 'rest-not-reported', why: 'It changes what the record of an auction that ended says, and answers carry worlds and flows, not records.' },
];
