/** Rows by what they claim, so that a test is called by its claim, unquoted and whole. */
export const byClaim = <T extends { readonly claim: string }>(rows: readonly T[]): readonly (readonly [string, T])[] => rows.map((row) => [row.claim, row]);
