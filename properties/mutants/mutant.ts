/** A mistake that an implementer makes, as an edit of one file: data only, so that tests, the auditor and the prover can all apply it. */
export interface Mutant {
  readonly id: string;
  /** The guarantee that must notice it. */
  readonly guarantee: string;
  /** From the root of the project, with forward slashes. */
  readonly file: string;
  /** Text that occurs exactly once in the file. */
  readonly find: string;
  readonly replace: string;
  /** What went wrong, in one sentence. */
  readonly mistake: string;
  /** The toy design in which a rare coincidence is least rare; every design where none is named. */
  readonly toy?: string;
}

/** The mutants of one guarantee. */
export const killedBy = (guarantee: string, mutants: readonly Omit<Mutant, 'guarantee'>[]): readonly Mutant[] =>
  mutants.map((mutant) => ({ guarantee, ...mutant }));
