/** What no call changes. */
export interface Fixed {
  /** The target price of dai [RAY]. */
  readonly par: bigint;
  /** Collateral over debt at which a vault is still safe [RAY] (`mat`). */
  readonly liquidationRatio: bigint;
  /** Time that bad debt waits in the queue [seconds] (`wait`). */
  readonly queueDelay: bigint;
  /** Who may do what is reserved to governance. */
  readonly governor: string;
}
