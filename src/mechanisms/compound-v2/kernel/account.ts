import { type Reason, type Reverted, reverted } from './reason.js';
import { type Account, type Leg, legOf, type Parameters, type Position, positionOf, type State } from './state.js';
import { dividedDown, failureOf, minus, multipliedDown, plus, quotientDown, times, type Word, word } from './word.js';

/** Underlying for one token [WAD], rounded down. */
export function exchangeRate({ settings, pool }: Leg): Word {
  if (pool.totalSupply === 0n) return word(settings.initialRate);
  return quotientDown(minus(plus(word(pool.cash), word(pool.totalBorrows)), word(pool.totalReserves)), word(pool.totalSupply));
}

/** A debt with its interest [underlying units], rounded down. */
export const owedOf = ({ pool }: Leg, { principal, index }: Position): Word =>
  (principal === 0n ? word(0n) : dividedDown(times(word(principal), word(pool.borrowIndex)), word(index)));

/** What an account could still borrow, or what it lacks [numeraire × 10^18]: one of them is zero. */
export interface Liquidity {
  readonly kind: 'liquidity';
  readonly liquidity: bigint;
  readonly shortfall: bigint;
}

interface Sums {
  readonly backing: Word;
  readonly owed: Word;
  readonly failure: Reason | null;
}

/** A market counts once the account has entered it. Four remainders are dropped on the way, each to the account's loss or the protocol's. */
function withLeg(account: Account, sums: Sums, leg: Leg): Sums {
  const position = positionOf(account, leg.place);
  if (sums.failure !== null || !position.isMember) return sums;
  const debt = owedOf(leg, position);
  const rate = exchangeRate(leg);
  const { price } = leg.pool;
  const unpriced = failureOf([debt, rate]) ?? (price === 0n ? 'PRICE_ERROR' : null);
  if (unpriced !== null) return { ...sums, failure: unpriced };
  const weight = multipliedDown(multipliedDown(word(leg.settings.collateralFactor), rate), word(price));
  const backing = plus(multipliedDown(weight, word(position.tokens)), sums.backing);
  const owed = plus(multipliedDown(word(price), debt), sums.owed);
  return { backing, owed, failure: failureOf([backing, owed]) };
}

/** The liquidity of an account at the prices in force. */
export function liquidityOf(parameters: Parameters, state: State, account: Account): Liquidity | Reverted {
  const legs = parameters.markets.map((_settings, place) => legOf(parameters, state, place));
  const start: Sums = { backing: word(0n), owed: word(0n), failure: null };
  const { backing, owed, failure } = legs.reduce<Sums>((sums, leg) => (leg === null ? sums : withLeg(account, sums, leg)), start);
  if (failure !== null) return reverted(failure);
  const isShort = owed.value >= backing.value;
  return { kind: 'liquidity', liquidity: isShort ? 0n : backing.value - owed.value, shortfall: isShort ? owed.value - backing.value : 0n };
}
