import { worthOf } from './debt.js';
import { assetsDown } from './hub.js';
import { type Reason, type Reverted, reverted } from './reason.js';
import { riskPremiumOf, type Risked } from './risk.js';
import { type Account, type Leg, legsOf, type Parameters, positionOf, premiumOf, quoteOf, type State, termsOf } from './state.js';
import { dividedUp, failureOf, plus, RAY, times, wide, type Word, word, WORD_LIMIT } from './word.js';

/** The health of an account without debt. */
export const ENDLESS = WORD_LIMIT - 1n;
/** Basis points as a share of WAD. */
const WAD_PER_BPS = 100_000_000_000_000n;

/** What an account is worth. */
export interface Assessment {
  readonly kind: 'assessment';
  /** [value] */
  readonly collateral: bigint;
  /** [value × RAY] */
  readonly debt: bigint;
  /** The average over the collateral, by value [WAD]. */
  readonly collateralFactor: bigint;
  /** [WAD] */
  readonly health: bigint;
  /** What the collateral that covers the debt makes its debts pay [bps]. */
  readonly riskPremium: bigint;
  /** How many collaterals back debt, and how many debts there are. */
  readonly collaterals: bigint;
  readonly borrows: bigint;
}

interface Sums {
  readonly collateral: Word;
  readonly backing: Word;
  readonly debt: Word;
  readonly collaterals: bigint;
  readonly borrows: bigint;
  readonly risked: readonly Risked[];
  readonly failure: Reason | null;
}

const nothing: Sums = { collateral: word(0n), backing: word(0n), debt: word(0n), collaterals: 0n, borrows: 0n, risked: [], failure: null };

function withCollateral(account: Account, sums: Sums, leg: Leg): Sums {
  const position = positionOf(account, leg.index);
  const { collateralFactor } = termsOf(leg, position);
  if (!position.isCollateral || collateralFactor === 0n || position.suppliedShares === 0n) return sums;
  const value = worthOf(assetsDown(leg.reserve.pool, word(position.suppliedShares)), quoteOf(leg));
  const collateral = plus(sums.collateral, value);
  const backing = plus(sums.backing, times(value, word(collateralFactor)));
  return {
    ...sums, collateral, backing, collaterals: sums.collaterals + 1n, failure: sums.failure ?? failureOf([collateral, backing]),
    risked: [...sums.risked, { risk: leg.settings.collateralRisk, value: value.value }],
  };
}

function withDebt(account: Account, sums: Sums, leg: Leg): Sums {
  const position = positionOf(account, leg.index);
  if (!position.isBorrowing) return sums;
  const owed = plus(times(word(position.drawnShares), word(leg.reserve.drawnIndex)), premiumOf(leg, position));
  const debt = plus(sums.debt, worthOf(owed, quoteOf(leg)));
  return { ...sums, debt, borrows: sums.borrows + 1n, failure: sums.failure ?? failureOf([debt]) };
}

const healthOf = ({ backing, debt }: Sums): Word => (debt.value === 0n ? word(ENDLESS) : wide('down', times(backing, word(WAD_PER_BPS)), word(RAY), debt));

/** The values, the health and the risk premium of an account at the prices and rates in force. */
export function assessed(parameters: Parameters, state: State, account: Account): Assessment | Reverted {
  const sums = legsOf(parameters, state).reduce<Sums>((before, leg) => withDebt(account, withCollateral(account, before, leg), leg), nothing);
  const health = healthOf(sums);
  const average = sums.collateral.value === 0n ? word(0n) : wide('down', times(sums.backing, word(WAD_PER_BPS)), word(1n), sums.collateral);
  const failure = sums.failure ?? failureOf([health, average]);
  if (failure !== null) return reverted(failure);
  return {
    kind: 'assessment', collateral: sums.collateral.value, debt: sums.debt.value, collateralFactor: average.value, health: health.value,
    riskPremium: riskPremiumOf(sums.risked, dividedUp(sums.debt, word(RAY)).value), collaterals: sums.collaterals, borrows: sums.borrows,
  };
}
