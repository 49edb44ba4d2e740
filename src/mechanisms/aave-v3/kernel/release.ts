import type { Rounding } from './fixed.js';

/** The releases whose liquidations are emulated. */
export const releaseNames = ['v3.0', 'v3.3', 'v3.6', 'v3.7'] as const;
export type ReleaseName = (typeof releaseNames)[number];

/** In what releases differ. */
export interface Release {
  readonly name: ReleaseName;
  /** A deposit, from its scaled balance. */
  readonly heldAmount: Rounding;
  /** A debt, from its scaled balance; and its value in the base currency. */
  readonly owedAmount: Rounding;
  readonly owedValue: 'down' | 'up';
  /** Whether the health factor multiplies by the average threshold, a whole number of basis points, or by every threshold itself. */
  readonly averagesThreshold: boolean;
  /** Whether a reserve backs nothing, and is not seized, while its own threshold is zero, whatever its category says. */
  readonly needsOwnThreshold: boolean;
  readonly refusesSelfLiquidation: boolean;
  /** Whether liquidations wait for the sentinel of the sequencer, and for the grace period of a reserve. */
  readonly hasSentinel: boolean;
  readonly hasGrace: boolean;
  /** Half of the reserve's debt above the close factor's health; or half of the position, unless a leg is small. */
  readonly closeFactor: 'halfOfReserve' | 'halfOfPosition';
  /** Whether a remainder below the least value is refused, and whether debt that nothing backs becomes a deficit. */
  readonly refusesDust: boolean;
  readonly recordsDeficit: boolean;
  /** Collateral seized for a repayment, its principal part, and the protocol's fee of the rest. */
  readonly seizedCollateral: Rounding;
  readonly principalPart: Rounding;
  readonly fee: Rounding;
  /** The debt that all of the collateral pays. */
  readonly neededDebt: Rounding;
  /** Scaled balances that are burned or moved for amounts. */
  readonly burnedDebt: Rounding;
  readonly movedCollateral: Rounding;
  /** Whether collateral is used up when its amount is, or when its scaled balance is. */
  readonly usedUpBy: 'amount' | 'scaledBalance';
  /** Whether a debt is closed when the amount asked for is all of it, or when nothing of its scaled balance is left. */
  readonly closedBy: 'amount' | 'scaledBalance';
  /** Whether the first collateral that a liquidator receives as a deposit backs debt of its own at once. */
  readonly enablesReceived: boolean;
}

const first: Release = {
  name: 'v3.0',
  heldAmount: 'halfUp', owedAmount: 'halfUp', owedValue: 'down',
  averagesThreshold: true, needsOwnThreshold: true,
  refusesSelfLiquidation: false, hasSentinel: true, hasGrace: false,
  closeFactor: 'halfOfReserve', refusesDust: false, recordsDeficit: false,
  seizedCollateral: 'halfUp', principalPart: 'halfUp', fee: 'halfUp', neededDebt: 'halfUp',
  burnedDebt: 'halfUp', movedCollateral: 'halfUp',
  usedUpBy: 'amount', closedBy: 'amount', enablesReceived: true,
};

const third: Release = { ...first, name: 'v3.3', hasGrace: true, closeFactor: 'halfOfPosition', refusesDust: true, recordsDeficit: true };

const sixth: Release = {
  ...third, name: 'v3.6',
  heldAmount: 'down', owedAmount: 'up', owedValue: 'up',
  averagesThreshold: false, needsOwnThreshold: false, refusesSelfLiquidation: true,
  neededDebt: 'up', burnedDebt: 'down', movedCollateral: 'up',
  closedBy: 'scaledBalance', enablesReceived: false,
};

const seventh: Release = {
  ...sixth, name: 'v3.7',
  hasSentinel: false, seizedCollateral: 'down', principalPart: 'down', fee: 'up', usedUpBy: 'scaledBalance',
};

/** The release of a name. */
export function releaseOf(name: ReleaseName): Release {
  if (name === 'v3.0') return first;
  if (name === 'v3.3') return third;
  return name === 'v3.6' ? sixth : seventh;
}
