/** Somewhere to write to. It resolves when the text is taken, so that nobody writes faster than is read. */
export interface Writer {
  readonly write: (text: string) => Promise<void>;
  readonly isTerminal: boolean;
}

/** All that a command sees of the world around it; tests hand over their own. */
export interface Surroundings {
  readonly stdout: Writer;
  readonly stderr: Writer;
  /** The whole standard input. */
  readonly readInput: () => string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Aborted when somebody asks the command to end before its time. Asking for it is a promise to heed it: the signal no longer ends the program. */
  readonly interrupted: AbortSignal;
}

/** Whoever read our output has gone: there is nobody left to tell anything, and nothing is wrong. */
export class ReaderGone extends Error {
  override readonly name = 'ReaderGone';
}

/** What a command says by its exit code. */
export const exitCodes = {
  /** What was asked holds. */
  holds: 0,
  /** A guarantee, or a condition on parameters, does not. */
  refuted: 1,
  /** The command was not understood, or an input was refused. */
  input: 2,
  /** Nothing was refuted, but something stays open. */
  open: 3,
  /** It was ended before its time, as shells have it; what was found by then is told. */
  interrupted: 130,
} as const;
