import type { Fraction, ProtocolEdge, Terms, View } from './view.js';

/** All that is there for the debt, and all that is owed [value]. */
export const worthOf = ({ collateral, lot, collateralPrice }: View): bigint => (collateral + lot) * collateralPrice;
export const owedOf = ({ debt, due, debtPrice }: View): bigint => (debt + due) * debtPrice;

/** Collateral short of its debt at the threshold; nothing rounds here. */
export const isShort = ({ threshold }: Terms, view: View): boolean => view.collateral * view.collateralPrice * threshold.over < view.debt * view.debtPrice * threshold.under;

/** Healthy though the debt were a unit larger: no rounding makes it short. */
export const isSurelyHealthy = (terms: Terms, view: View): boolean => !isShort(terms, { ...view, debt: view.debt + 1n + terms.debtRounding });

/** Worth the debt and the bonus on it. */
export const isCovered = (view: View, { over, under }: Fraction): boolean => worthOf(view) * under >= owedOf(view) * over;

/** One unit of collateral and of debt, and what rounding moves [value]. */
export const unitsOf = ({ debtRounding }: Terms, { collateralPrice, debtPrice }: View): bigint => collateralPrice + (1n + debtRounding) * debtPrice;

/** Whether collateral for debt became less, by more than a unit of each can explain. At a price of zero there is no health that could fall. */
export function lowersHealth({ terms, before, after }: ProtocolEdge): boolean {
  if (before.collateralPrice === 0n) return false;
  const collateral = after.collateral + after.lot + 1n;
  const debt = after.debt + after.due - 1n - terms.debtRounding;
  return debt > 0n && collateral * (before.debt + before.due) < (before.collateral + before.lot) * debt;
}

/** Parts of a price by which it may fall later: none, a quarter, a half, three quarters, all. */
export const laterFalls = [0n, 1n, 2n, 3n, 4n] as const;
export const FALL_PARTS = 4n;

/** Debt that nothing would be left for after a fall [value × 4]. */
export function shortfallAfter(view: View, fall: bigint): bigint {
  const lacking = owedOf(view) * FALL_PARTS - worthOf(view) * (FALL_PARTS - fall);
  return lacking > 0n ? lacking : 0n;
}
