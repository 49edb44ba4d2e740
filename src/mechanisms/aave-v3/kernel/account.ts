import { PERCENT, percentMultiplied, rayMultiplied, wadDivided } from './fixed.js';
import type { Reason, Reverted } from './reason.js';
import { reverted } from './reason.js';
import { type Account, categoryFor, type Leg, legOf, type Parameters, type Position, positionOf, type State } from './state.js';
import { dividedDown, dividedUp, failureOf, plus, times, type Word, word, WORD_LIMIT } from './word.js';

/** The health of an account without debt. */
export const ENDLESS = WORD_LIMIT - 1n;

/** What an account is worth. */
export interface Assessment {
  readonly kind: 'assessment';
  /** [base currency] */
  readonly collateral: bigint;
  readonly debt: bigint;
  /** Averages over the collateral, by value [bps]. */
  readonly loanToValue: bigint;
  readonly threshold: bigint;
  /** [WAD] */
  readonly health: bigint;
}

interface Sums {
  readonly collateral: Word;
  readonly debt: Word;
  readonly loanToValue: Word;
  readonly threshold: Word;
  readonly failure: Reason | null;
}

const nothing: Sums = { collateral: word(0n), debt: word(0n), loanToValue: word(0n), threshold: word(0n), failure: null };

/** The deposit of a position [asset units]. */
export const heldOf = ({ release }: Parameters, { reserve }: Leg, { scaledDeposit }: Position): Word =>
  rayMultiplied(release.heldAmount, word(scaledDeposit), word(reserve.liquidityIndex));

/** The debt of a position [asset units]. */
export const owedOf = ({ release }: Parameters, { reserve }: Leg, { scaledDebt }: Position): Word =>
  rayMultiplied(release.owedAmount, word(scaledDebt), word(reserve.borrowIndex));

/** The value of collateral [base currency]; the remainder is the account's loss. */
export const valueDown = (amount: Word, { settings, reserve }: Leg): Word => dividedDown(times(amount, word(reserve.price)), word(settings.unit));

/** The value of debt [base currency], as the release rounds it. */
export function owedValue({ release }: Parameters, amount: Word, leg: Leg): Word {
  return release.owedValue === 'up' ? dividedUp(times(amount, word(leg.reserve.price)), word(leg.settings.unit)) : valueDown(amount, leg);
}

function withCollateral(parameters: Parameters, account: Account, sums: Sums, leg: Leg): Sums {
  const value = valueDown(heldOf(parameters, leg, positionOf(account, leg.index)), leg);
  const category = categoryFor(parameters, account, leg.index);
  const loanToValue = leg.settings.loanToValue === 0n ? 0n : (category ?? leg.settings).loanToValue;
  const next = {
    collateral: plus(sums.collateral, value),
    loanToValue: plus(sums.loanToValue, times(value, word(loanToValue))),
    threshold: plus(sums.threshold, times(value, word((category ?? leg.settings).threshold))),
  };
  return { ...sums, ...next, failure: sums.failure ?? failureOf([next.collateral, next.loanToValue, next.threshold]) };
}

function withDebt(parameters: Parameters, account: Account, sums: Sums, leg: Leg): Sums {
  const value = owedValue(parameters, owedOf(parameters, leg, positionOf(account, leg.index)), leg);
  const debt = plus(sums.debt, value);
  return { ...sums, debt, failure: sums.failure ?? failureOf([debt]) };
}

function withLeg(parameters: Parameters, account: Account, sums: Sums, leg: Leg): Sums {
  const { isCollateral, isBorrowing } = positionOf(account, leg.index);
  const backs = isCollateral && (leg.settings.threshold !== 0n || !parameters.release.needsOwnThreshold);
  const backed = backs ? withCollateral(parameters, account, sums, leg) : sums;
  return isBorrowing ? withDebt(parameters, account, backed, leg) : backed;
}

const average = (sum: Word, total: Word): Word => (total.value === 0n ? word(0n) : dividedDown(sum, total));

function healthOf(parameters: Parameters, { collateral, debt, threshold }: Sums): Word {
  if (debt.value === 0n) return word(ENDLESS);
  if (!parameters.release.averagesThreshold) return dividedDown(wadDivided('halfUp', threshold, debt), word(PERCENT));
  return wadDivided('halfUp', percentMultiplied('halfUp', collateral, average(threshold, collateral)), debt);
}

/** The values and the health of an account at the prices in force. */
export function assessed(parameters: Parameters, state: State, account: Account): Assessment | Reverted {
  const legs = parameters.reserves.map((_settings, index) => legOf(parameters, state, index));
  const sums = legs.reduce<Sums>((before, leg) => (leg === null ? before : withLeg(parameters, account, before, leg)), nothing);
  const health = healthOf(parameters, sums);
  const failure = sums.failure ?? failureOf([health]);
  if (failure !== null) return reverted(failure);
  return {
    kind: 'assessment', collateral: sums.collateral.value, debt: sums.debt.value, health: health.value,
    loanToValue: average(sums.loanToValue, sums.collateral).value, threshold: average(sums.threshold, sums.collateral).value,
  };
}
