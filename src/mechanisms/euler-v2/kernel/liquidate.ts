import { assetsOf, owedNow } from './debt.js';
import { liquidityOf, refusalOfController, refusalOfStatus, worthOf } from './liquidity.js';
import { isRecognised } from './loan-to-value.js';
import { accepted, type Accepted } from './outputs.js';
import { type Reverted, reverted } from './reason.js';
import { type Parties, type Settled, settled } from './settle.js';
import { type Exchange, exchange, mostOf, partOf } from './sizing.js';
import { accountOf, type Fixed, holdingOf, type State, vaultName, withAccount } from './state.js';

/** A liquidation as it is asked for. */
export interface Liquidation extends Parties {
  readonly at: bigint;
  /** [assets]; null: as much as may be. */
  readonly repaid: bigint | null;
  /** The least collateral that the liquidator wants [shares]. */
  readonly leastSeized: bigint;
}

/** Why an account cannot be liquidated for this collateral now, whatever it owes. */
function refusalOf({ collaterals, coolOff }: Fixed, state: State, { violator, liquidator, collateral }: Parties, at: bigint): Reverted | null {
  if (violator === liquidator) return reverted('E_SelfLiquidation');
  const recognised = collaterals.find(({ name }) => name === collateral);
  if (recognised === undefined || !isRecognised(recognised.loanToValue)) return reverted('E_BadCollateral');
  const account = accountOf(state, violator);
  const refused = refusalOfController(account);
  if (refused !== null) return refused;
  if (!holdingOf(account, collateral).isEnabled) return reverted('E_CollateralDisabled');
  if (account.isDeferred) return reverted('E_ViolatorLiquidityDeferred');
  return at < account.lastStatusCheck + coolOff ? reverted('E_LiquidationCoolOff') : null;
}

/** The most that a liquidation may move, and what it was measured by. */
export type Planned = { readonly kind: 'planned'; readonly most: Exchange; readonly owed: bigint; readonly liability: bigint } | Reverted;

/** What a liquidator may take over and get at most (`checkLiquidation`). */
export function planned(fixed: Fixed, state: State, parties: Parties, at: bigint): Planned {
  const refused = refusalOf(fixed, state, parties, at);
  if (refused !== null) return refused;
  const { market } = state;
  const account = accountOf(state, parties.violator);
  const owed = assetsOf(owedNow(market, account));
  if (owed === 0n) return { kind: 'planned', most: exchange(0n, 0n), owed, liability: 0n };
  const liquidity = liquidityOf(fixed, market, account, at, 'liquidation');
  if (liquidity.kind === 'reverted') return liquidity;
  const { backing, liability } = liquidity;
  const { shares } = holdingOf(account, parties.collateral);
  const collateral = market.collaterals.find(({ name }) => name === parties.collateral);
  const worth = collateral === undefined || backing > liability ? ({ kind: 'number', value: 0n } as const) : worthOf(collateral, shares, 'liquidation');
  if (worth.kind === 'reverted') return worth;
  const most = mostOf(fixed.maxDiscount, { backing, liability, worth: worth.value, shares, owed });
  return most.kind === 'reverted' ? most : { kind: 'planned', most, owed, liability };
}

/** What this liquidation moves: all that may be, or the part that is asked for. An account without debt has no most that could be exceeded. */
function chosen({ most, owed }: Extract<Planned, { kind: 'planned' }>, { repaid, leastSeized }: Liquidation): Exchange | Reverted {
  if (repaid !== null && owed > 0n && repaid > most.repaid) return reverted('E_ExcessiveRepayAmount');
  const moved = repaid === null || owed === 0n ? most : partOf(most, repaid);
  if (moved.kind === 'reverted') return moved;
  return leastSeized > moved.seized ? reverted('E_MinYield') : moved;
}

/** A liquidation but for the last judgement, which is that of the liquidator. */
type Executed = (Extract<Settled, { kind: 'settled' }> & { readonly moved: Exchange }) | Reverted;

/** Carries a liquidation out as far as the violator is concerned, whose own judgement is forgiven. */
function executed(fixed: Fixed, state: State, asked: Liquidation): Executed {
  if (!accountOf(state, asked.liquidator).controllers.includes(vaultName)) return reverted('E_ControllerDisabled');
  const plan = planned(fixed, state, asked, asked.at);
  if (plan.kind === 'reverted') return plan;
  const moved = chosen(plan, asked);
  if (moved.kind === 'reverted') return moved;
  const after = settled(fixed, state, asked, moved, plan.owed, plan.liability);
  return after.kind === 'reverted' ? after : { ...after, moved };
}

/** Liquidates: the liquidator takes the debt over, with collateral for it at a discount, and has to be healthy with both (`liquidate`). */
export function liquidate(fixed: Fixed, state: State, asked: Liquidation): Accepted | Reverted {
  const after = executed(fixed, state, asked);
  if (after.kind === 'reverted') return after;
  const { moved, socialised } = after;
  const liquidator = accountOf(after.state, asked.liquidator);
  const refused = refusalOfStatus(fixed, after.state.market, liquidator, asked.at);
  if (refused !== null) return refused;
  const { violator, collateral } = asked;
  const liquidated = { kind: 'liquidated', liquidator: asked.liquidator, violator, collateral, repaid: moved.repaid, seized: moved.seized } as const;
  const judged = withAccount(after.state, { ...liquidator, lastStatusCheck: asked.at });
  return accepted(judged, socialised === 0n ? [liquidated] : [{ kind: 'socialised', violator, assets: socialised }, liquidated]);
}
