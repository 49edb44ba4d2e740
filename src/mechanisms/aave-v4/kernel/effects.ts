import type { Liquidation } from './amounts.js';
import { assessed } from './account.js';
import type { Pair } from './guards.js';
import { assetsDown } from './hub.js';
import { accepted, type Answer, andThen, toldOf } from './outputs.js';
import { premiumDelta, withPremium } from './premium.js';
import { reverted } from './reason.js';
import { accountOf, type Leg, legsOf, type Parameters, positionOf, premiumOf, sharesLeft, type State, withAccount, withPosition, withReserve } from './state.js';
import { failureOf, fromRayUp, plus, times, word } from './word.js';

/** Collateral leaves the account: to the liquidator as assets or as shares, and the fee to the hub. */
export function seize(state: State, { borrower, collateral }: Pair, liquidator: string, { shares, sharesToLiquidator }: Liquidation, receivesShares: boolean): Answer {
  const { index } = collateral;
  const left = sharesLeft(positionOf(accountOf(state, borrower.name), index).suppliedShares, shares);
  const amount = assetsDown(collateral.reserve.pool, word(sharesToLiquidator));
  const failure = failureOf([left, amount]);
  if (failure !== null) return reverted(failure);
  const taken = withPosition(state, borrower.name, index, { suppliedShares: left.value });
  const held = positionOf(accountOf(taken, liquidator), index).suppliedShares;
  const after = receivesShares ? withPosition(taken, liquidator, index, { suppliedShares: held + sharesToLiquidator }) : taken;
  const isRemoved = !receivesShares && sharesToLiquidator > 0n;
  const fee = shares - sharesToLiquidator;
  return accepted(after, [
    ...(isRemoved ? [{ kind: 'removed' as const, reserve: index, amount: amount.value }] : []),
    ...(fee > 0n ? [{ kind: 'feePaid' as const, reserve: index, shares: fee }] : []),
  ]);
}

/** The liquidator pays for drawn shares and premium; the rest of the debt keeps its risk premium for now. */
export function restore(state: State, { borrower, debt }: Pair, { drawnShares, premium }: Liquidation): Answer {
  const account = accountOf(state, borrower.name);
  const position = positionOf(account, debt.index);
  const delta = premiumDelta(debt, position, drawnShares, account.riskPremium, premium);
  const left = sharesLeft(position.drawnShares, drawnShares);
  const drawn = fromRayUp(times(word(drawnShares), word(debt.reserve.drawnIndex)));
  const failure = delta.failure ?? failureOf([left, drawn]);
  if (failure !== null) return reverted(failure);
  const change = { ...withPremium(position, delta), drawnShares: left.value, isBorrowing: position.isBorrowing && left.value > 0n };
  return accepted(withPosition(state, borrower.name, debt.index, change), [{ kind: 'restored', reserve: debt.index, drawn: drawn.value, premium: toldOf(delta) }]);
}

/** The debt of one reserve goes to the hub as a deficit, premium and all. */
function reported(state: State, name: string, leg: Leg): Answer {
  const position = positionOf(accountOf(state, name), leg.index);
  if (!position.isBorrowing) return accepted(state, []);
  const premium = premiumOf(leg, position);
  const delta = premiumDelta(leg, position, position.drawnShares, 0n, premium.value);
  const owed = times(word(position.drawnShares), word(leg.reserve.drawnIndex));
  const drawn = fromRayUp(owed);
  const deficit = plus(word(leg.reserve.deficit), plus(owed, premium));
  const failure = failureOf([premium]) ?? delta.failure ?? failureOf([drawn, deficit]);
  if (failure !== null) return reverted(failure);
  const cleared = withPosition(state, name, leg.index, { ...withPremium(position, delta), drawnShares: 0n, isBorrowing: false });
  return accepted(withReserve(cleared, leg.index, { deficit: deficit.value }), [{ kind: 'deficitReported', reserve: leg.index, drawn: drawn.value, premium: toldOf(delta) }]);
}

/** Nothing backs the account any more: every debt becomes a deficit, from the last reserve to the first. */
export function reportDeficit(parameters: Parameters, state: State, name: string): Answer {
  const all = legsOf(parameters, state).reduce<Answer>((before, leg) => andThen(before, (current) => reported(current, name, leg)), accepted(state, []));
  return andThen(all, (current) => accepted(withAccount(current, name, { riskPremium: 0n }), []));
}

function refreshed(state: State, name: string, leg: Leg, riskPremium: bigint): Answer {
  const position = positionOf(accountOf(state, name), leg.index);
  if (!position.isBorrowing) return accepted(state, []);
  const delta = premiumDelta(leg, position, 0n, riskPremium, 0n);
  return delta.failure === null ? accepted(withPosition(state, name, leg.index, withPremium(position, delta)), []) : reverted(delta.failure);
}

/** What is left of the debts pays the risk premium that what is left of the collateral makes. */
export function refreshRisk(parameters: Parameters, state: State, name: string): Answer {
  const assessment = assessed(parameters, state, accountOf(state, name));
  if (assessment.kind === 'reverted') return assessment;
  const { riskPremium } = assessment;
  const all = legsOf(parameters, state).reduce<Answer>((before, leg) => andThen(before, (current) => refreshed(current, name, leg, riskPremium)), accepted(state, []));
  return andThen(all, (current) => accepted(withAccount(current, name, { riskPremium }), []));
}
