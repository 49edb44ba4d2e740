import { owedNow, takenOff, withDebt } from './debt.js';
import { isRecognised } from './loan-to-value.js';
import { withLessDebt } from './owing.js';
import { type Reverted, reverted } from './reason.js';
import type { Exchange } from './sizing.js';
import { type Account, accountOf, type Fixed, holdingOf, type State, withAccount, withShares } from './state.js';
import { MOST_DEBT } from './word.js';

/** Who takes over whose debt and which collateral. */
export interface Parties {
  readonly violator: string;
  readonly liquidator: string;
  readonly collateral: string;
}

/** The least liability of which a rest is socialised [unit of account]: of less, dust could be made into losses. */
const LEAST_SOCIALISED = 1_000_000n;

/** Moves debt from the violator to the liquidator; the vault as a whole is owed the same. */
function withDebtMoved(state: State, { violator, liquidator }: Parties, repaid: bigint): State | Reverted {
  const { market } = state;
  const from = accountOf(state, violator);
  const to = accountOf(state, liquidator);
  const owed = owedNow(market, from);
  const taken = takenOff(repaid, owed);
  const total = owedNow(market, to) + taken;
  if (total > MOST_DEBT) return reverted('E_DebtAmountTooLargeToEncode');
  return withAccount(withAccount(state, withDebt(market, from, owed - taken)), withDebt(market, to, total));
}

/** Moves collateral from the violator to the liquidator; an account may pledge it or not. */
function withCollateralMoved(state: State, { violator, liquidator, collateral }: Parties, seized: bigint): State {
  const from = accountOf(state, violator);
  const to = accountOf(state, liquidator);
  const taken = withAccount(state, withShares(from, collateral, holdingOf(from, collateral).shares - seized));
  return withAccount(taken, withShares(to, collateral, holdingOf(to, collateral).shares + seized));
}

/** Whether nothing recognised is pledged any more. */
const isBare = ({ collaterals }: Fixed, account: Account): boolean =>
  collaterals.every(({ name, loanToValue }) => {
    const { shares, isEnabled } = holdingOf(account, name);
    return shares === 0n || !isEnabled || !isRecognised(loanToValue);
  });

/** A liquidation carried out, but for the judgement of the liquidator. */
export type Settled = { readonly kind: 'settled'; readonly state: State; readonly socialised: bigint } | Reverted;

/** Carries a liquidation out; whatever nothing is left to pay for is socialised, if the vault does that and the account owed enough. */
export function settled(fixed: Fixed, state: State, parties: Parties, { repaid, seized }: Exchange, owed: bigint, liability: bigint): Settled {
  const indebted = withDebtMoved(state, parties, repaid);
  if ('kind' in indebted) return indebted;
  const moved = seized === 0n ? indebted : withCollateralMoved(indebted, parties, seized);
  const rest = owed - repaid;
  const isLoss = fixed.socialises && liability >= LEAST_SOCIALISED && rest > 0n && isBare(fixed, accountOf(moved, parties.violator));
  if (!isLoss) return { kind: 'settled', state: moved, socialised: 0n };
  // Nobody has paid it: the lenders bear it, in the worth of their shares.
  const forgiven = withLessDebt(moved, parties.violator, rest);
  return 'kind' in forgiven ? forgiven : { kind: 'settled', state: forgiven, socialised: rest };
}
