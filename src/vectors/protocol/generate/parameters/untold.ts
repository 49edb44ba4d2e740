/** Ways of standing in which no answer depends on a parameter, and the reason that they share. */
export interface Untold {
  readonly reason: string;
  /** Names of cells. */
  readonly cells: readonly string[];
}

/** What no vector tells of parameters, by reason. Whoever finds an example takes its cell out: a test sees to it. */
export const untoldParameters: readonly Untold[] = [];

/** Every such cell by its name, with the reason. */
export const untold: ReadonlyMap<string, string> = new Map(untoldParameters.flatMap(({ reason, cells }) => cells.map((cell) => [cell, reason] as const)));
