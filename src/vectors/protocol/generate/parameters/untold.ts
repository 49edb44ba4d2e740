/** Ways of standing in which no answer depends on a parameter, and the reason that they share. */
export interface Untold {
  readonly reason: string;
  /** Names of cells. */
  readonly cells: readonly string[];
}

const ways = (parameter: string, ...hows: readonly string[]): readonly string[] => hows.map((how) => `${parameter} ${how}`);

/** What no vector tells of parameters, by reason. Whoever finds an example takes its cell out: a test sees to it. */
export const untoldParameters: readonly Untold[] = [
  {
    reason: 'Only who borrows is held to it, and no event of the page borrows.',
    cells: ways('compound-v3@1 parameter assets[].borrowFactor', '0', '1', 'typical', 'limit'),
  },
  {
    reason: 'The average that it is part of decides of loans alone, and no event of the page borrows; that of thresholds, which are no lower, is the first to outgrow a word.',
    cells: ways('aave-v3@1 parameter categories[].loanToValue', '0', '1', 'typical', 'limit'),
  },
  {
    reason: 'Without a duration no limit falls, or the vault would refuse it: what does not fall has no ramp, however long.',
    cells: ways('euler-v2@1 parameter collaterals[].loanToValue.rampDuration', '0'),
  },
  {
    reason: 'The largest bonus leaves room for no collateral factor above zero, and what has none is no collateral.',
    cells: ways('aave-v4@1 parameter reserves[].terms[].largestBonus', 'limit'),
  },
  {
    reason: 'The largest incentive that a ramp may begin with needs an lltv of one unit and no preLltv: the one loan-to-value between them is lltv itself, where the ramp has ended.',
    cells: ways('morpho-pre-liquidation@1 parameter terms.incentive.first', 'limit'),
  },
];

/** Every such cell by its name, with the reason. */
export const untold: ReadonlyMap<string, string> = new Map(untoldParameters.flatMap(({ reason, cells }) => cells.map((cell) => [cell, reason] as const)));
