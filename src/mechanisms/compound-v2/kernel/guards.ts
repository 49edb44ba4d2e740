import { liquidityOf, owedOf } from './account.js';
import { type Reverted, reverted } from './reason.js';
import { type Account, type Leg, type Parameters, positionOf, type State } from './state.js';
import { multipliedDown, refusalOf, word, WORD_LIMIT } from './word.js';

/** What a liquidator asks for (`liquidateBorrow`). */
export interface Asked {
  /** The borrower. */
  readonly account: string;
  /** Places of markets. */
  readonly debt: number;
  readonly collateral: number;
  /** [underlying units] */
  readonly repaid: bigint;
}

/** An account and the two markets of a liquidation. */
export interface Pair {
  readonly borrower: Account;
  readonly debt: Leg;
  readonly collateral: Leg;
}

/** What the comptroller refuses (`liquidateBorrowAllowed`). */
export function refusedByComptroller(parameters: Parameters, state: State, { borrower, debt, collateral }: Pair, repaid: bigint): Reverted | null {
  if (!debt.settings.isListed || !collateral.settings.isListed) return reverted('MARKET_NOT_LISTED');
  const owed = owedOf(debt, positionOf(borrower, debt.place));
  const refusal = refusalOf([owed]);
  if (refusal !== null) return refusal;
  if (debt.settings.isDeprecated) return repaid > owed.value ? reverted('Can not repay more than the total borrow') : null;
  const standing = liquidityOf(parameters, state, borrower);
  if (standing.kind === 'reverted') return standing;
  if (standing.shortfall === 0n) return reverted('INSUFFICIENT_SHORTFALL');
  const most = multipliedDown(word(parameters.closeFactor), owed);
  return refusalOf([most]) ?? (repaid > most.value ? reverted('TOO_MUCH_REPAY') : null);
}

/** What the market itself refuses before anything moves. */
export function refusedByMarket(borrower: string, liquidator: string, repaid: bigint): Reverted | null {
  if (borrower === liquidator) return reverted('LiquidateLiquidatorIsBorrower');
  if (repaid === 0n) return reverted('LiquidateCloseAmountIsZero');
  return repaid === WORD_LIMIT - 1n ? reverted('LiquidateCloseAmountIsUintMax') : null;
}
