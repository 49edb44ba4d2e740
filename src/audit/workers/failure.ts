/** Why a job has no result. */
export type Failure =
  /** The job threw; its worker goes on with the next. */
  | { readonly kind: 'threw'; readonly message: string }
  /** Its worker ended before it answered: killed, out of memory, or by an error that nobody caught. Another takes its place. */
  | { readonly kind: 'crashed'; readonly message: string }
  /** The worker answered with something that is no result, or said something that is no reply. */
  | { readonly kind: 'misread'; readonly message: string }
  /** The pool was closed first. */
  | { readonly kind: 'closed' };

/** What a thrown value says of itself. */
export const messageOf = (thrown: unknown): string => (thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown));
