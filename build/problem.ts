/** Why sources were not compiled for the explorer and the prover. */
export interface Problem {
  /** From the root of the project; null where no file is to blame. */
  readonly file: string | null;
  /** Counted from one; null where no line is. */
  readonly line: number | null;
  readonly reason: string;
}

/** A problem as people and editors read it. */
export const problemText = ({ file, line, reason }: Problem): string =>
  [...(file === null ? [] : [line === null ? file : `${file}:${line.toString()}`]), reason].join(': ');
