/** Cells that no vector shows, and the reason that they share. */
export interface Unshown {
  /** `alike`: met, and answered alike whichever way it goes. `unmet`: no event in any world meets it. `sought`: nobody knows. Tests hold the first two against every edge that there is. */
  readonly kind: 'alike' | 'unmet' | 'sought';
  readonly reason: string;
  /** Names of cells. */
  readonly cells: readonly string[];
}

export const belowZero = 'The comparison is with zero, and what stands on its left is an amount, a debt, a price or a count that no world holds below it.';
export const soughtInVain = 'No recorded call, no course and no change of one value in the edges that were searched shows it. It may be out of reach, or decide what no answer carries; nobody has shown either.';
