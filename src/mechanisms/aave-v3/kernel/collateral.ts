import { heldOf, type Assessment, valueDown } from './account.js';
import type { Seizure } from './amounts.js';
import { rayDivided, rayMultiplied } from './fixed.js';
import type { Pair } from './guards.js';
import { accepted, type Answer } from './outputs.js';
import { type Reverted, reverted } from './reason.js';
import { accountOf, type Leg, type Parameters, type Position, positionOf, type State, withPosition } from './state.js';
import { failureOf, minus, plus, refusalOf, type Word, word } from './word.js';

/** Whether a seizure ends the collateral in its reserve, and all collateral of the account. */
export interface Ending {
  readonly kind: 'ending';
  readonly endsReserve: boolean;
  readonly endsAccount: boolean;
}

/** Scaled units for an amount that leaves a deposit. */
export const scaledMoved = ({ release }: Parameters, { reserve }: Leg, amount: bigint): Word =>
  rayDivided(release.movedCollateral, word(amount), word(reserve.liquidityIndex));

const least = (a: Word, b: Word): Word => (b.failure === null && b.value < a.value ? b : a);

/** By scaled balance: what is taken, each part rounded up, against what there was. */
function endingByScaledBalance(parameters: Parameters, { collateral }: Assessment, pair: Pair, { received, fee }: Seizure): Ending | Reverted {
  const { scaledDeposit } = positionOf(pair.borrower, pair.collateral.index);
  const taken = least(plus(scaledMoved(parameters, pair.collateral, received), scaledMoved(parameters, pair.collateral, fee)), word(scaledDeposit));
  const value = valueDown(rayMultiplied('down', taken, word(pair.collateral.reserve.liquidityIndex)), pair.collateral);
  const endsAccount = value.value === collateral;
  return refusalOf([taken, value]) ?? { kind: 'ending', endsReserve: taken.value === scaledDeposit || endsAccount, endsAccount };
}

/** What a seizure leaves of the collateral. By amounts, a remainder worth less than one unit of the base currency counts as none. */
export function endingOf(parameters: Parameters, assessment: Assessment, pair: Pair, held: bigint, seizure: Seizure): Ending | Reverted {
  if (parameters.release.usedUpBy === 'scaledBalance') return endingByScaledBalance(parameters, assessment, pair, seizure);
  const endsAccount = parameters.release.recordsDeficit && assessment.collateral === seizure.value;
  return { kind: 'ending', endsReserve: seizure.received + seizure.fee === held, endsAccount };
}

/** Takes scaled units off a deposit. */
function withdrawn(state: State, name: string, index: number, scaled: bigint): State | Reverted {
  const left = minus(word(positionOf(accountOf(state, name), index).scaledDeposit), word(scaled));
  return left.failure === null ? withPosition(state, name, index, { scaledDeposit: left.value }) : reverted(left.failure);
}

function moved(state: State, from: string, to: string, index: number, scaled: bigint): State | Reverted {
  const taken = withdrawn(state, from, index, scaled);
  if ('kind' in taken) return taken;
  const { scaledDeposit } = positionOf(accountOf(taken, to), index);
  return withPosition(taken, to, index, { scaledDeposit: scaledDeposit + scaled });
}

/** A liquidator takes the collateral out: its deposit is burned. */
export function withdrawCollateral(parameters: Parameters, state: State, pair: Pair, amount: bigint): Answer {
  const scaled = scaledMoved(parameters, pair.collateral, amount);
  const refusal = refusalOf([scaled]);
  if (refusal !== null) return refusal;
  if (scaled.value === 0n) return reverted('InvalidBurnAmount');
  const after = withdrawn(state, pair.borrower.name, pair.collateral.index, scaled.value);
  return 'kind' in after ? after : accepted(after, []);
}

const isEnabled = (parameters: Parameters, { settings }: Leg, before: Position): boolean =>
  parameters.release.enablesReceived && before.scaledDeposit === 0n && settings.loanToValue !== 0n;

/** A liquidator receives the deposit itself. */
export function transferCollateral(parameters: Parameters, state: State, pair: Pair, amount: bigint): Answer {
  const { collateral, borrower, liquidator } = pair;
  const scaled = scaledMoved(parameters, collateral, amount);
  const refusal = refusalOf([scaled]);
  if (refusal !== null) return refusal;
  const before = positionOf(accountOf(state, liquidator), collateral.index);
  const after = moved(state, borrower.name, liquidator, collateral.index, scaled.value);
  if ('kind' in after) return after;
  if (!isEnabled(parameters, collateral, before)) return accepted(after, []);
  return accepted(withPosition(after, liquidator, collateral.index, { isCollateral: true }), [{ kind: 'collateralEnabled', reserve: collateral.index, account: liquidator }]);
}

/** The protocol's fee moves to the treasury: at most what is left. */
export function payFee(parameters: Parameters, state: State, { collateral, borrower }: Pair, fee: bigint): Answer {
  if (fee === 0n) return accepted(state, []);
  const scaled = scaledMoved(parameters, collateral, fee);
  const failure = failureOf([scaled]);
  if (failure !== null) return reverted(failure);
  const { scaledDeposit } = positionOf(accountOf(state, borrower.name), collateral.index);
  const after = moved(state, borrower.name, parameters.treasury, collateral.index, scaled.value < scaledDeposit ? scaled.value : scaledDeposit);
  return 'kind' in after ? after : accepted(after, []);
}

/** The collateral of an account in one reserve [asset units]. */
export const heldIn = (parameters: Parameters, state: State, name: string, leg: Leg): Word => heldOf(parameters, leg, positionOf(accountOf(state, name), leg.index));
