import { owedOf } from './account.js';
import { rayDivided } from './fixed.js';
import { accepted, type Answer, andThen, type Output } from './outputs.js';
import { type Reverted, reverted } from './reason.js';
import { accountOf, type Leg, legOf, type Parameters, positionOf, type State, withPosition, withReserve } from './state.js';
import { minus, refusalOf, HALF_WORD_LIMIT, word } from './word.js';

/** What a liquidation does to one debt. */
export interface Closing {
  readonly leg: Leg;
  readonly borrower: string;
  /** What is owed, and what of it the liquidator repays [asset units]. */
  readonly owed: bigint;
  readonly repaid: bigint;
  /** Whether nothing backs the rest, which becomes a deficit. */
  readonly isUnbacked: boolean;
}

interface Burned {
  readonly kind: 'burned';
  readonly scaledDebt: bigint;
}

/** What is left of a scaled debt for which an amount is burned. */
function burned({ release }: Parameters, scaledDebt: bigint, leg: Leg, amount: bigint): Burned | Reverted {
  const scaled = rayDivided(release.burnedDebt, word(amount), word(leg.reserve.borrowIndex));
  const left = minus(word(scaledDebt), scaled);
  if (scaled.failure === null && scaled.value === 0n) return reverted('InvalidBurnAmount');
  return refusalOf([left]) ?? { kind: 'burned', scaledDebt: left.value };
}

function withDeficit(state: State, { leg, borrower }: Closing, amount: bigint): Answer {
  const deficit = (state.market.reserves[leg.index]?.deficit ?? 0n) + amount;
  if (deficit >= HALF_WORD_LIMIT) return reverted('arithmetic');
  const created: Output = { kind: 'deficitCreated', reserve: leg.index, account: borrower, amount };
  return accepted(withReserve(state, leg.index, { deficit }), [created]);
}

/** Burns what is repaid, or all of a debt that nothing backs; the difference is the reserve's deficit from now on. */
export function closeDebt(parameters: Parameters, state: State, closing: Closing): Answer {
  const { leg, borrower, owed, repaid, isUnbacked } = closing;
  const { scaledDebt } = positionOf(accountOf(state, borrower), leg.index);
  const skips = parameters.release.recordsDeficit && owed === 0n;
  const left = skips ? { kind: 'burned' as const, scaledDebt } : burned(parameters, scaledDebt, leg, isUnbacked ? owed : repaid);
  if (left.kind === 'reverted') return left;
  if (parameters.release.recordsDeficit && repaid > owed) return reverted('arithmetic');
  const isClosed = parameters.release.closedBy === 'amount' ? isUnbacked || repaid === owed : left.scaledDebt === 0n;
  const change = { scaledDebt: left.scaledDebt, ...(isClosed ? { isBorrowing: false } : {}) };
  const after = withPosition(state, borrower, leg.index, change);
  return isUnbacked && repaid < owed ? withDeficit(after, closing, owed - repaid) : accepted(after, []);
}

/** What an account without collateral owes in other reserves becomes their deficit, reserve by reserve; inactive ones are left as they are. */
export function writeOffOthers(parameters: Parameters, state: State, borrower: string): Answer {
  return parameters.reserves.reduce<Answer>((before, { isActive }, index) => andThen(before, (current) => {
    const position = positionOf(accountOf(current, borrower), index);
    const leg = legOf(parameters, current, index);
    if (leg === null || !position.isBorrowing || !isActive) return accepted(current, []);
    const owed = owedOf(parameters, leg, position);
    const refusal = refusalOf([owed]);
    return refusal ?? closeDebt(parameters, current, { leg, borrower, owed: owed.value, repaid: 0n, isUnbacked: true });
  }), accepted(state, []));
}
