import type { ProtocolCell } from '../cell.js';
import { cellOfPair } from './pair.js';

/** Two codes: the earlier, and the later. */
type Codes = readonly [earlier: string, later: string];

/** Every pair that a vector must tell the order of, by dialect and type of event. Those that follow by way of others are left out: A before B and B before C come to A before C. */
export const pairs: Readonly<Record<string, Readonly<Record<string, readonly Codes[]>>>> = {
  'aave-v3@1': {
    coverDeficit: [
      ['UnsupportedCall', 'CallerNotUmbrella'],
      ['CallerNotUmbrella', 'InvalidAmount'],
      ['InvalidAmount', 'ReserveNotInDeficit'],
      ['ReserveNotInDeficit', 'UserCannotHaveDebt'],
      ['UserCannotHaveDebt', 'ReserveInactive'],
      ['ReserveInactive', 'NotEnoughAvailableUserBalance'],
      ['ReserveInactive', 'InvalidBurnAmount'],
    ],
    liquidate: [
      ['HealthFactorNotBelowThreshold', 'CollateralCannotBeLiquidated'],
      ['PriceOracleSentinelCheckFailed', 'HealthFactorNotBelowThreshold'],
      ['CollateralCannotBeLiquidated', 'SpecifiedCurrencyNotBorrowedByUser'],
      ['SpecifiedCurrencyNotBorrowedByUser', 'InvalidBurnAmount'],
      ['ReserveInactive', 'ReservePaused'],
      ['ReservePaused', 'PriceOracleSentinelCheckFailed'],
      ['LiquidationGraceSentinelCheckFailed', 'HealthFactorNotBelowThreshold'],
      ['ReservePaused', 'LiquidationGraceSentinelCheckFailed'],
      ['SelfLiquidation', 'ReserveInactive'],
    ],
  },
  'aave-v4@1': {
    liquidate: [
      ['ReserveNotListed', 'SelfLiquidation'],
      ['SelfLiquidation', 'InvalidDebtToCover'],
      ['ReserveNotSupplied', 'ReserveNotBorrowed'],
      ['ReservePaused', 'ReserveNotSupplied'],
      ['ReserveNotBorrowed', 'HealthFactorNotBelowThreshold'],
      ['InvalidDebtToCover', 'ReservePaused'],
      ['HealthFactorNotBelowThreshold', 'ReserveNotEnabledAsCollateral'],
      ['ReserveNotEnabledAsCollateral', 'MustNotLeaveDust'],
    ],
  },
  'compound-v2@1': {
    liquidate: [
      ['TOO_MUCH_REPAY', 'LiquidateLiquidatorIsBorrower'],
      ['LiquidateLiquidatorIsBorrower', 'LiquidateCloseAmountIsZero'],
      ['INSUFFICIENT_SHORTFALL', 'TOO_MUCH_REPAY'],
      ['PRICE_ERROR', 'INSUFFICIENT_SHORTFALL'],
      ['TOO_MUCH_REPAY', 'LIQUIDATE_SEIZE_TOO_MUCH'],
      ['MARKET_NOT_LISTED', 'PRICE_ERROR'],
      ['LIQUIDATE_SEIZE_TOO_MUCH', 'seize is paused'],
      ['LiquidateCloseAmountIsZero', 'seize is paused'],
      ['Can not repay more than the total borrow', 'LiquidateLiquidatorIsBorrower'],
      ['MARKET_NOT_LISTED', 'Can not repay more than the total borrow'],
      ['LiquidateCloseAmountIsZero', 'LIQUIDATE_COMPTROLLER_CALCULATE_AMOUNT_SEIZE_FAILED'],
    ],
  },
  'compound-v3@1': {
    absorb: [
      ['Paused', 'NotLiquidatable'],
      ['Paused', 'BadPrice'],
    ],
    buyCollateral: [
      ['NotForSale', 'BadAsset'],
      ['TooMuchSlippage', 'InsufficientReserves'],
      ['BadPrice', 'TooMuchSlippage'],
      ['NotForSale', 'BadPrice'],
      ['Paused', 'NotForSale'],
    ],
  },
  'euler-v2@1': {
    borrow: [
      ['E_ControllerDisabled', 'E_InsufficientCash'],
      ['E_InsufficientCash', 'E_AccountLiquidity'],
    ],
    liquidate: [
      ['E_ControllerDisabled', 'E_SelfLiquidation'],
      ['E_SelfLiquidation', 'E_BadCollateral'],
      ['E_BadCollateral', 'E_NoLiability'],
      ['E_BadCollateral', 'E_NotController'],
      ['E_LiquidationCoolOff', 'E_MinYield'],
      ['E_MinYield', 'E_AccountLiquidity'],
      ['E_NotController', 'E_CollateralDisabled'],
      ['E_CollateralDisabled', 'E_ViolatorLiquidityDeferred'],
      ['E_ViolatorLiquidityDeferred', 'E_LiquidationCoolOff'],
      ['E_LiquidationCoolOff', 'E_RepayTooMuch'],
      ['E_RepayTooMuch', 'E_AccountLiquidity'],
    ],
  },
  'liquity-v1@1': {
    withdrawFromSP: [
      ['StabilityPool: Cannot withdraw while there are troves with ICR < MCR', 'StabilityPool: User must have a non-zero deposit'],
    ],
    openTrove: [
      ['BorrowerOps: Trove is active', "BorrowerOps: Trove's net debt must be greater than minimum"],
      ['Max fee percentage must be between 0.5% and 100%', 'BorrowerOps: Trove is active'],
      ["BorrowerOps: Trove's net debt must be greater than minimum", 'BorrowerOps: An operation that would result in ICR < MCR is not permitted'],
      ["BorrowerOps: Trove's net debt must be greater than minimum", 'BorrowerOps: Operation must leave trove with ICR >= CCR'],
      ['Max fee percentage must less than or equal to 100%', 'BorrowerOps: Trove is active'],
      ['BorrowerOps: An operation that would result in ICR < MCR is not permitted', 'BorrowerOps: An operation that would result in TCR < CCR is not permitted'],
    ],
    liquidate: [
      ['TroveManager: Trove does not exist or is closed', 'TroveManager: nothing to liquidate'],
    ],
    addColl: [
      ['BorrowerOps: There must be either a collateral change or a debt change', 'BorrowerOps: Trove does not exist or is closed'],
      ['BorrowerOps: Trove does not exist or is closed', 'BorrowerOps: An operation that would result in ICR < MCR is not permitted'],
    ],
  },
  'maker-clip@1': {
    cageCollateral: [
      ['End/still-live', 'End/tag-ilk-already-defined'],
    ],
    skim: [
      ['End/tag-ilk-not-defined', 'End/overflow'],
    ],
    frob: [
      ['Vat/ilk-not-init', 'Vat/not-allowed-v'],
      ['Vat/not-allowed-v', 'Vat/dust'],
      ['Vat/not-live', 'Vat/ilk-not-init'],
      ['Vat/not-safe', 'Vat/not-allowed-u'],
      ['Vat/not-allowed-u', 'Vat/dust'],
      ['Vat/ceiling-exceeded', 'Vat/not-safe'],
      ['Vat/ilk-not-init', 'Vat/ceiling-exceeded'],
      ['Vat/ilk-not-init', 'Vat/not-allowed-w'],
      ['Vat/not-allowed-w', 'Vat/dust'],
    ],
    redo: [
      ['Clipper/cannot-reset', 'Clipper/invalid-price'],
      ['Clipper/stopped-incorrect', 'Clipper/cannot-reset'],
      ['Clipper/stopped-incorrect', 'Clipper/not-running-auction'],
      ['Clipper/invalid-price', 'Clipper/zero-top-price'],
    ],
    snip: [
      ['End/tag-ilk-not-defined', 'Clipper/not-running-auction'],
    ],
    bark: [
      ['Dog/not-live', 'Dog/not-unsafe'],
      ['Dog/not-unsafe', 'Dog/liquidation-limit-hit'],
      ['Dog/dusty-auction-from-partial-liquidation', 'Dog/null-auction'],
      ['Dog/null-auction', 'Clipper/stopped-incorrect'],
      ['Clipper/invalid-price', 'Clipper/zero-top-price'],
      ['Clipper/stopped-incorrect', 'Clipper/invalid-price'],
      ['Dog/liquidation-limit-hit', 'Dog/dusty-auction-from-partial-liquidation'],
      ['Dog/null-auction', 'Dog/overflow'],
    ],
    take: [
      ['Clipper/stopped-incorrect', 'Clipper/needs-reset'],
      ['Clipper/stopped-incorrect', 'Clipper/not-running-auction'],
      ['Clipper/needs-reset', 'Clipper/too-expensive'],
      ['Clipper/too-expensive', 'Vat/not-allowed'],
      ['Clipper/too-expensive', 'Clipper/no-partial-purchase'],
    ],
    heal: [
      ['Vow/insufficient-surplus', 'Vow/insufficient-debt'],
    ],
  },
  'morpho-blue@1': {
    repay: [
      ['inconsistent input', 'zero address'],
      ['market not created', 'inconsistent input'],
    ],
    liquidate: [
      ['inconsistent input', 'position is healthy'],
      ['market not created', 'inconsistent input'],
    ],
    supplyCollateral: [
      ['zero assets', 'zero address'],
      ['market not created', 'zero assets'],
    ],
    supply: [
      ['inconsistent input', 'zero address'],
      ['market not created', 'inconsistent input'],
    ],
    withdraw: [
      ['zero address', 'unauthorized'],
      ['unauthorized', 'insufficient liquidity'],
      ['inconsistent input', 'zero address'],
      ['market not created', 'inconsistent input'],
    ],
    withdrawCollateral: [
      ['zero address', 'unauthorized'],
      ['unauthorized', 'insufficient collateral'],
      ['zero assets', 'zero address'],
      ['market not created', 'zero assets'],
    ],
    borrow: [
      ['unauthorized', 'insufficient collateral'],
      ['zero address', 'unauthorized'],
      ['inconsistent input', 'zero address'],
      ['market not created', 'inconsistent input'],
      ['insufficient collateral', 'insufficient liquidity'],
    ],
  },
  'morpho-pre-liquidation@1': {
    liquidate: [
      ['inconsistent input', 'position is healthy'],
      ['market not created', 'inconsistent input'],
    ],
    preLiquidate: [
      ['LiquidatablePosition', 'zero address'],
      ['zero address', 'unauthorized'],
      ['market not created', 'NotPreLiquidatablePosition'],
      ['InconsistentInput', 'market not created'],
      ['LiquidatablePosition', 'PreLiquidationTooLarge'],
      ['market not created', 'LiquidatablePosition'],
    ],
  },
};

/** The cell of each pair. */
export const precedenceCells: readonly ProtocolCell[] = Object.entries(pairs).flatMap(([dialect, types]) =>
  Object.entries(types).flatMap(([type, ofType]) => ofType.map(([earlier, later]) => cellOfPair(dialect, { type, earlier, later }))));
