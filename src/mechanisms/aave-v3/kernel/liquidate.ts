import { type Assessment, assessed, heldOf, owedOf } from './account.js';
import { type Seizure, seizureOf } from './amounts.js';
import { endingOf, payFee, transferCollateral, withdrawCollateral } from './collateral.js';
import { closeDebt, writeOffOthers } from './debt.js';
import { type Pair, refusedLiquidation } from './guards.js';
import { accepted, type Answer, andThen } from './outputs.js';
import { type Reverted, reverted } from './reason.js';
import { mostRepaid, refusedDust } from './sizing.js';
import { accountOf, categoryFor, legOf, type Parameters, positionOf, quoteOf, type State, withPosition } from './state.js';
import { refusalOf, word } from './word.js';

/** What a liquidator asks for (`liquidationCall`). */
export interface Asked {
  /** The borrower. */
  readonly account: string;
  /** Places of reserves. */
  readonly collateral: number;
  readonly debt: number;
  /** The most that the liquidator repays [asset units]. */
  readonly covered: bigint;
  /** Whether the liquidator takes the deposit over, instead of the asset. */
  readonly takesDeposit: boolean;
}

/** A liquidation that is allowed, and its amounts. */
interface Sized {
  readonly kind: 'sized';
  readonly held: bigint;
  readonly seizure: Seizure;
}

function sized(parameters: Parameters, assessment: Assessment, pair: Pair, covered: bigint): Sized | Reverted {
  const { release } = parameters;
  const { borrower, collateral } = pair;
  const held = heldOf(parameters, collateral, positionOf(borrower, collateral.index));
  const most = mostRepaid(parameters, assessment, pair, held.value);
  const refusal = refusalOf([held, most]);
  if (refusal !== null) return refusal;
  const { bonus } = categoryFor(parameters, borrower, collateral.index) ?? collateral.settings;
  const seizure = seizureOf(release, {
    collateral: quoteOf(collateral), debt: quoteOf(pair.debt), held: held.value, bonus, feeShare: collateral.settings.feeShare,
    covered: covered < most.value ? covered : most.value,
  });
  if (seizure.kind === 'reverted') return seizure;
  return refusedDust(parameters, pair, held.value, seizure) ?? { kind: 'sized', held: held.value, seizure };
}

/** Carries a liquidation out, in the protocol's order. */
function carriedOut(parameters: Parameters, state: State, assessment: Assessment, pair: Pair, { held, seizure }: Sized, takesDeposit: boolean): Answer {
  const { collateral, debt, owed } = pair;
  const borrower = pair.borrower.name;
  const ending = endingOf(parameters, assessment, pair, held, seizure);
  if (ending.kind === 'reverted') return ending;
  const disabled: Answer = ending.endsReserve
    ? accepted(withPosition(state, borrower, collateral.index, { isCollateral: false }), [{ kind: 'collateralDisabled', reserve: collateral.index, account: borrower }])
    : accepted(state, []);
  const repaid = andThen(disabled, (current) => closeDebt(parameters, current, { leg: debt, borrower, owed, repaid: seizure.needed, isUnbacked: ending.endsAccount }));
  const seize = takesDeposit ? transferCollateral : withdrawCollateral;
  const seized = andThen(repaid, (current) => seize(parameters, current, pair, seizure.received));
  const paid = andThen(seized, (current) => payFee(parameters, current, pair, seizure.fee));
  const settled = ending.endsAccount ? andThen(paid, (current) => writeOffOthers(parameters, current, borrower)) : paid;
  return andThen(settled, (current) => accepted(current, [{ kind: 'liquidated', debt: seizure.needed, received: seizure.received, fee: seizure.fee }]));
}

/** Repays a part of an unhealthy account's debt in one reserve, for collateral in one. */
export function liquidate(parameters: Parameters, state: State, at: bigint, liquidator: string, asked: Asked): Answer {
  const borrower = accountOf(state, asked.account);
  const assessment = assessed(parameters, state, borrower);
  if (assessment.kind === 'reverted') return assessment;
  const [collateral, debt] = [legOf(parameters, state, asked.collateral), legOf(parameters, state, asked.debt)];
  if (collateral === null || debt === null) return reverted('ReserveInactive');
  const owed = owedOf(parameters, debt, positionOf(borrower, debt.index));
  const failure = refusalOf([owed, word(asked.covered)]);
  if (failure !== null) return failure;
  const pair = { at, borrower, liquidator, collateral, debt, owed: owed.value };
  const refused = refusedLiquidation(parameters, state, assessment, pair);
  if (refused !== null) return reverted(refused);
  const size = sized(parameters, assessment, pair, asked.covered);
  return size.kind === 'reverted' ? size : carriedOut(parameters, state, assessment, pair, size, asked.takesDeposit);
}
