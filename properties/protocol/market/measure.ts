import type { Member, MarketView } from './view.js';

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, amount) => total + amount, 0n);

/** All collateral of the market, in accounts and out of them [collateral units]. */
export const collateralIn = ({ members, kept }: MarketView): bigint => sum(members.map(({ view }) => view.collateral)) + kept;

/** What is owed to the market [debt units]. */
export const debtIn = ({ members, carried }: MarketView): bigint => sum(members.map(({ view }) => view.debt)) + carried;

/** What stands for losses: cushions and the claims of lenders [debt units]. */
export const bearingIn = ({ cushions, claims }: MarketView): bigint => sum(cushions) + claims;

export const isWithin = (difference: bigint, most: bigint): boolean => difference <= most && difference >= -most;

/** An account before and after. */
export interface Change {
  readonly before: Member;
  readonly after: Member;
}

/** Every account, before and after. */
export const changesIn = (before: MarketView, after: MarketView): readonly Change[] => before.members.flatMap((member) => {
  const now = after.members.find(({ name }) => name === member.name);
  return now === undefined ? [] : [{ before: member, after: now }];
});

/** Debt that accounts got which had less before [debt units]. */
export const passedOn = (before: MarketView, after: MarketView): bigint =>
  sum(changesIn(before, after).map((change) => change.after.view.debt - change.before.view.debt).filter((growth) => growth > 0n));

/** How many accounts owed something, and owe nothing any more. */
export const closedIn = (before: MarketView, after: MarketView): number =>
  changesIn(before, after).filter((change) => change.before.view.debt > 0n && change.after.view.debt === 0n).length;

/** Whether a share is worth less than it was. */
export const isShareLower = ({ share: before }: MarketView, { share: after }: MarketView): boolean =>
  before !== null && after !== null && after.over * before.under < before.over * after.under;
