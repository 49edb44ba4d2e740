import { isOneGiven } from '../amounts.js';
import { repay } from '../borrow.js';
import { wadMultipliedDown } from '../checked.js';
import { withdrawCollateral } from '../collateral.js';
import { worthOf } from '../health.js';
import { accrue } from '../interest.js';
import type { Accepted as LendingAccepted, Output as LendingOutput } from '../outputs.js';
import type { Reverted as LendingReverted } from '../reason.js';
import { type Asked, type Seizure, seizureOf } from '../seizure.js';
import { toAssetsUp } from '../shares.js';
import { accountOf, type State as LendingState } from '../state.js';
import { accepted, type Accepted } from './outputs.js';
import { type Reverted, reverted } from './reason.js';
import { contractName, type Fixed, lendingOf, type State, withLending } from './state.js';
import { type Offer, offerOf } from './terms.js';

/** Whose position is pre-liquidated, by whom, when and how far. */
export interface PreLiquidation extends Asked {
  readonly at: bigint;
  readonly sender: string;
  readonly borrower: string;
}

/** The terms for a position between preLltv, exclusively, and lltv, inclusively. */
function offered({ lending, terms }: Fixed, { market, accounts }: LendingState, borrower: string, price: bigint): Offer | Reverted {
  const account = accountOf({ market, accounts }, borrower);
  const worth = worthOf(account, price);
  if (worth.kind === 'reverted') return worth;
  const owed = toAssetsUp(account.borrowShares, market.borrow);
  if (owed.kind === 'reverted') return owed;
  const most = wadMultipliedDown(worth.value, lending.lltv);
  if (most.kind === 'reverted') return most;
  if (owed.value > most.value) return reverted('LiquidatablePosition');
  const least = wadMultipliedDown(worth.value, terms.preLltv);
  if (least.kind === 'reverted') return least;
  return owed.value > least.value ? offerOf(terms, lending.lltv, owed.value, worth.value) : reverted('NotPreLiquidatablePosition');
}

/** What may be seized and repaid on the terms of a position. */
function allowed(fixed: Fixed, lending: LendingState, { borrower, ...asked }: PreLiquidation, price: bigint): Seizure | Reverted {
  const offer = offered(fixed, lending, borrower, price);
  if (offer.kind === 'reverted') return offer;
  const seizure = seizureOf(asked, price, offer.incentive, lending.market.borrow);
  if (seizure.kind === 'reverted') return seizure;
  const most = wadMultipliedDown(accountOf(lending, borrower).borrowShares, offer.closeFactor);
  if (most.kind === 'reverted') return most;
  const { repaidShares } = seizure;
  return repaidShares > most.value ? { kind: 'reverted', reason: 'PreLiquidationTooLarge', repaidShares, most: most.value } : seizure;
}

const repaidAssets = (outputs: readonly LendingOutput[]): bigint =>
  outputs.reduce((sum, output) => (output.kind === 'moved' ? sum + output.assets : sum), 0n);

/** Repays for the borrower, and takes the collateral out on its authority; the market judges the rest, at its own price. */
function settled({ lending: fixed }: Fixed, lending: LendingState, { at, sender, borrower }: PreLiquidation, { seizedAssets, repaidShares }: Asked): LendingAccepted | LendingReverted {
  const parties = { at, sender: contractName, onBehalf: borrower };
  const paid = repay(fixed, lending, parties, { assets: 0n, shares: repaidShares });
  if (paid.kind === 'reverted') return paid;
  const taken = withdrawCollateral(fixed, paid.state, parties, sender, seizedAssets);
  return taken.kind === 'reverted' ? taken : { ...taken, outputs: paid.outputs };
}

/** Closes a part of a position that is not yet liquidatable (`preLiquidate`). */
export function preLiquidate(fixed: Fixed, state: State, asked: PreLiquidation): Accepted | Reverted {
  if (!isOneGiven(asked.seizedAssets, asked.repaidShares)) return reverted('InconsistentInput');
  const lending = lendingOf(state);
  if (lending.market.lastUpdate === 0n) return reverted('market not created');
  const begun = accrue(fixed.lending, lending, asked.at);
  if (begun.kind === 'reverted') return begun;
  const seizure = allowed(fixed, begun.state, asked, fixed.hasOwnPrice ? state.market.ownPrice : lending.market.price);
  if (seizure.kind === 'reverted') return seizure;
  const { seizedAssets, repaidShares } = seizure;
  const after = settled(fixed, begun.state, asked, seizure);
  if (after.kind === 'reverted') return after;
  const output = { kind: 'preLiquidated', repaidAssets: repaidAssets(after.outputs), repaidShares, seizedAssets } as const;
  return accepted(withLending(state, after.state), [...begun.outputs, output]);
}
