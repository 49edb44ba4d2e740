import { type Assessment, assessed } from './account.js';
import { type Liquidation, liquidationOf, restoredFor } from './amounts.js';
import { bonusAt } from './bonus.js';
import { refreshRisk, reportDeficit, restore, seize } from './effects.js';
import { type Asked, type Pair, refusedLiquidation } from './guards.js';
import { assetsDown } from './hub.js';
import { accepted, type Answer, andThen, type Output } from './outputs.js';
import { type Reverted, reverted } from './reason.js';
import { accountOf, legOf, type Parameters, positionOf, premiumOf, quoteOf, type State, termsOf } from './state.js';
import { refusalOf, word } from './word.js';

function sized(parameters: Parameters, { health, debt: total }: Assessment, { borrower, collateral, debt }: Pair, covered: bigint): Liquidation | Reverted {
  const supplied = positionOf(borrower, collateral.index);
  const { collateralFactor, largestBonus, feeShare } = termsOf(collateral, supplied);
  const bonus = bonusAt(parameters, health, largestBonus);
  const position = positionOf(borrower, debt.index);
  const premium = premiumOf(debt, position);
  const refusal = refusalOf([bonus, premium]);
  if (refusal !== null) return refusal;
  const owed = {
    quote: quoteOf(debt), drawnShares: position.drawnShares, drawnIndex: debt.reserve.drawnIndex, premium: premium.value,
    total, health, targetHealth: parameters.targetHealth, collateralFactor, bonus: bonus.value,
  };
  return liquidationOf(owed, { quote: quoteOf(collateral), pool: collateral.reserve.pool, shares: supplied.suppliedShares, feeShare }, covered);
}

/** Whether nothing backs what is left: no collateral in this reserve nor in another, and some debt. */
function isUnbacked({ collaterals, borrows }: Assessment, { borrower, collateral, debt }: Pair, { shares, drawnShares }: Liquidation): boolean {
  const isEmpty = positionOf(borrower, collateral.index).suppliedShares === shares;
  const owes = positionOf(borrower, debt.index).drawnShares !== drawnShares;
  return isEmpty && collaterals <= 1n && (owes || borrows > 1n);
}

function announced({ outputs }: { readonly outputs: readonly Output[] }, pair: Pair, liquidation: Liquidation): Output | Reverted {
  const { shares, sharesToLiquidator, drawnShares, premium } = liquidation;
  const debt = restoredFor(pair.debt.reserve, word(drawnShares), word(premium));
  const collateral = assetsDown(pair.collateral.reserve.pool, word(shares));
  const restored = outputs.find((output) => output.kind === 'restored');
  const told = restored?.kind === 'restored' ? restored.premium : { shares: 0n, offset: 0n, restored: 0n };
  const hasDeficit = outputs.some((output) => output.kind === 'deficitReported');
  return refusalOf([debt, collateral])
    ?? { kind: 'liquidated', debt: debt.value, drawnShares, premium: told, collateral: collateral.value, shares, sharesToLiquidator, hasDeficit };
}

/** Repays a part of an unhealthy account's debt in one reserve, for collateral in one. */
export function liquidate(parameters: Parameters, state: State, liquidator: string, asked: Asked): Answer {
  const borrower = accountOf(state, asked.account);
  const [collateral, debt] = [legOf(parameters, state, asked.collateral), legOf(parameters, state, asked.debt)];
  if (collateral === null || debt === null) return reverted('ReserveNotListed');
  const refusal = refusalOf([word(asked.covered)]);
  if (refusal !== null) return refusal;
  const assessment = assessed(parameters, state, borrower);
  if (assessment.kind === 'reverted') return assessment;
  const pair = { borrower, collateral, debt };
  const refused = refusedLiquidation(assessment, pair, liquidator, asked);
  if (refused !== null) return reverted(refused);
  const liquidation = sized(parameters, assessment, pair, asked.covered);
  if (liquidation.kind === 'reverted') return liquidation;
  const seized = seize(state, pair, liquidator, liquidation, asked.receivesShares);
  const restored = andThen(seized, (current) => restore(current, pair, liquidation));
  const settle = isUnbacked(assessment, pair, liquidation) ? reportDeficit : refreshRisk;
  const settled = andThen(restored, (current) => settle(parameters, current, borrower.name));
  if (settled.kind === 'reverted') return settled;
  const liquidated = announced(settled, pair, liquidation);
  return liquidated.kind === 'reverted' ? liquidated : accepted(settled.state, [...settled.outputs, liquidated]);
}
