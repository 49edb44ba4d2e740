import { exchangeRate, owedOf } from './account.js';
import { type Asked, type Pair, refusedByComptroller, refusedByMarket } from './guards.js';
import { accepted, type Answer } from './outputs.js';
import { type Reverted, reverted } from './reason.js';
import { seizedFor } from './seizure.js';
import { accountOf, differenceOf, legOf, type Parameters, positionOf, type State, sumOf, withPool, withPosition } from './state.js';
import { failed, minus, multipliedDown, refusalOf, type Word, word } from './word.js';

/** The liquidator pays the market, and the borrower owes that much less. */
function repay(state: State, { borrower, debt }: Pair, liquidator: string, repaid: bigint): State | Reverted {
  const position = positionOf(borrower, debt.place);
  const owed = owedOf(debt, position);
  const funds = differenceOf(positionOf(accountOf(state, liquidator), debt.place).funds, repaid);
  const cash = sumOf(debt.pool.cash, repaid);
  const left = minus(owed, word(repaid));
  const totalBorrows = differenceOf(debt.pool.totalBorrows, repaid);
  const refusal = refusalOf([owed, funds, cash, left, totalBorrows]);
  if (refusal !== null) return refusal;
  const paid = withPosition(state, liquidator, debt.place, { funds: funds.value });
  const booked = withPosition(paid, borrower.name, debt.place, { principal: left.value, index: debt.pool.borrowIndex });
  return withPool(booked, debt.place, { cash: cash.value, totalBorrows: totalBorrows.value });
}

/** Tokens change hands; the protocol's part ceases to exist, and what it was worth goes to the market's reserves. */
function seize(parameters: Parameters, state: State, { borrower, collateral: { place } }: Pair, liquidator: string, seized: bigint, repaid: bigint): Answer {
  if (parameters.isSeizePaused) return reverted('seize is paused');
  const collateral = legOf(parameters, state, place);
  if (collateral === null) return reverted('MARKET_NOT_LISTED');
  const burned = multipliedDown(word(seized), word(parameters.protocolShare));
  const received = minus(word(seized), burned);
  const reserved = multipliedDown(exchangeRate(collateral), burned);
  const totalReserves = sumOf(collateral.pool.totalReserves, reserved.value);
  const totalSupply = minus(word(collateral.pool.totalSupply), burned);
  const left = differenceOf(positionOf(accountOf(state, borrower.name), place).tokens, seized);
  const held = sumOf(positionOf(accountOf(state, liquidator), place).tokens, received.value);
  const refusal = refusalOf([burned, received, reserved, totalReserves, totalSupply, left, held]);
  if (refusal !== null) return refusal;
  const pooled = withPool(state, place, { totalReserves: totalReserves.value, totalSupply: totalSupply.value });
  const taken = withPosition(pooled, borrower.name, place, { tokens: left.value });
  return accepted(withPosition(taken, liquidator, place, { tokens: held.value }), [{ kind: 'liquidated', repaid, seized, reserved: reserved.value }]);
}

/** The tokens that a repayment buys now that it has been made; a price that is missing here has another name. */
function bought(parameters: Parameters, state: State, { debt, collateral }: Pair, repaid: bigint): Word {
  const [paid, backing] = [legOf(parameters, state, debt.place), legOf(parameters, state, collateral.place)];
  if (paid === null || backing === null) return failed('MARKET_NOT_LISTED');
  const seized = seizedFor(parameters, paid, backing, repaid);
  return seized.failure === 'PRICE_ERROR' ? failed('LIQUIDATE_COMPTROLLER_CALCULATE_AMOUNT_SEIZE_FAILED') : seized;
}

/** Repays a part of an account's debt in one market, for its tokens of one. */
export function liquidate(parameters: Parameters, state: State, liquidator: string, { account, debt, collateral, repaid }: Asked): Answer {
  const [debtLeg, collateralLeg] = [legOf(parameters, state, debt), legOf(parameters, state, collateral)];
  if (debtLeg === null || collateralLeg === null) return reverted('MARKET_NOT_LISTED');
  const borrower = accountOf(state, account);
  const pair = { borrower, debt: debtLeg, collateral: collateralLeg };
  const refused = refusalOf([sumOf(repaid, 0n)]) ?? refusedByComptroller(parameters, state, pair, repaid) ?? refusedByMarket(account, liquidator, repaid);
  if (refused !== null) return refused;
  const paid = repay(state, pair, liquidator, repaid);
  if ('kind' in paid) return paid;
  const seized = bought(parameters, paid, pair, repaid);
  if (seized.failure !== null) return reverted(seized.failure);
  if (seized.value > positionOf(accountOf(paid, account), collateral).tokens) return reverted('LIQUIDATE_SEIZE_TOO_MUCH');
  return seize(parameters, paid, pair, liquidator, seized.value, repaid);
}
