/** Cells that no vector shows, with the reason. */
export const notShown: ReadonlyMap<string, string> = new Map<string, string>();
