/** What a worker sends back: the answer to its job, that the job threw, or a note on the way. */
export type Reply =
  | { readonly kind: 'answered'; readonly value: unknown }
  | { readonly kind: 'threw'; readonly message: string }
  | { readonly kind: 'noted'; readonly value: unknown };

export const isReply = (value: unknown): value is Reply =>
  typeof value === 'object' && value !== null && 'kind' in value
  && ((value.kind === 'threw' && 'message' in value && typeof value.message === 'string') || ((value.kind === 'answered' || value.kind === 'noted') && 'value' in value));
