import { mulDivDown } from '../../../kernel/arithmetic.js';
import { withSums } from './balances.js';
import { isWord, ONE } from './constants.js';
import { accepted, type Accepted } from './outputs.js';
import { isReverted, type Reverted, reverted } from './reason.js';
import { type State, withMarket } from './state.js';

/**
 * Gives debt and collateral to all troves in proportion to their stakes. It is nothing where there is no debt.
 * Each quotient is rounded down, and begins with what the one before left over.
 */
export function redistribute(state: State, debt: bigint, collateral: bigint): Accepted | Reverted {
  const { market } = state;
  if (debt === 0n) return accepted(state, []);
  const collateralNumerator = collateral * ONE + market.collateralError;
  const debtNumerator = debt * ONE + market.debtError;
  if (!isWord(collateralNumerator) || !isWord(debtNumerator)) return reverted('SafeMath: multiplication overflow');
  if (market.totalStakes === 0n) return reverted('SafeMath: division by zero');
  const collateralGiven = mulDivDown(collateralNumerator, 1n, market.totalStakes);
  const debtGiven = mulDivDown(debtNumerator, 1n, market.totalStakes);
  const collateralPerStake = market.collateralPerStake + collateralGiven;
  const debtPerStake = market.debtPerStake + debtGiven;
  const given = withMarket(state, {
    collateralPerStake,
    debtPerStake,
    collateralError: collateralNumerator - collateralGiven * market.totalStakes,
    debtError: debtNumerator - debtGiven * market.totalStakes,
  });
  const moved = withSums(given, { activeDebt: -debt, activeCollateral: -collateral, defaultDebt: debt, defaultCollateral: collateral });
  return isReverted(moved) ? moved : accepted(moved, [{ kind: 'redistributed', collateralPerStake, debtPerStake }]);
}
