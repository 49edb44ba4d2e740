/** Cells that no vector shows, and the reason that they share. */
export interface Unshown {
  /** `alike`: met, and answered alike whichever way it goes. `unmet`: no event in any world meets it. Tests hold both against every edge that there is. */
  readonly kind: 'alike' | 'unmet';
  readonly reason: string;
  /** Names of cells. */
  readonly cells: readonly string[];
}

export const belowZero = 'The comparison is with zero, and what stands on its left is an amount, a debt, a price or a count that no world holds below it.';
