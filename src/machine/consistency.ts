import { hasCollateral, hasDebt, heldOf } from '../kernel/health.js';
import type { Account, Market, World } from '../kernel/world.js';

/** What two parts of a world say differently: where, what the rest of the world asks for, and what stands there. */
export interface Inconsistency {
  readonly path: string;
  readonly expected: string;
  readonly found: unknown;
}

type Found = readonly Inconsistency[];

const demand = (holds: boolean, path: string, expected: string, found: unknown): Found => (holds ? [] : [{ path, expected, found }]);

const present = (part: object | null): string => (part === null ? 'null' : 'a record');

/** The course and the auction stand exactly in the phases that are about them, and shut books exactly in the last. */
function phaseAgrees(account: Account): Found {
  const { phase, unwinding, auction, closed } = account;
  const since = `since the account is ${phase}`;
  const isUnwinding = phase.startsWith('unwinding.');
  const isAuction = phase.startsWith('auction.');
  const isOver = phase === 'badDebt' || phase === 'settled';
  const isEmpty = !hasDebt(account) && !hasCollateral(account);
  return [
    ...demand(isUnwinding === (unwinding !== null), 'account.unwinding', `${isUnwinding ? 'a course' : 'null'}, ${since}`, present(unwinding)),
    ...demand(isAuction === (auction !== null), 'account.auction', `${isAuction ? 'an auction' : 'null'}, ${since}`, present(auction)),
    ...demand((phase === 'settled') === closed, 'account.closed', `${phase === 'settled' ? 'true' : 'false'}, ${since}`, closed),
    ...demand(!isOver || isEmpty, 'account.phase', 'a phase in which an account holds or owes something', phase),
  ];
}

const reserveTimes = ['quotedAt', 'anchoredAt', 'sellingSince'] as const;

/** Formulas measure from these times to now, and a span is never negative. */
function timesAgree({ market, account: { unwinding, auction } }: World): Found {
  const notLater = (path: string, time: bigint): Found => demand(time <= market.at, path, `a time not after market.at, ${market.at.toString()}`, time);
  return [
    ...notLater('market.accruedAt', market.accruedAt),
    ...notLater('market.haltedAt', market.haltedAt),
    ...market.reserves.flatMap((reserve, asset) => reserveTimes.flatMap((name) => (reserve[name] <= market.at ? [] : notLater(`market.reserves[${asset.toString()}].${name}`, reserve[name])))),
    ...(unwinding === null ? [] : [...notLater('account.unwinding.since', unwinding.since), ...notLater('account.unwinding.steppedAt', unwinding.steppedAt)]),
    ...(auction === null ? [] : notLater('account.auction.startedAt', auction.startedAt)),
    ...(unwinding === null ? [] : demand(unwinding.since <= unwinding.steppedAt, 'account.unwinding.steppedAt', 'a time not before unwinding.since', unwinding.steppedAt)),
  ];
}

/** Formulas divide by prices and indices: what is held or owed has a price, and no debt is ahead of the market. */
function divisorsAgree({ market, account }: World): Found {
  const { auction } = account;
  const used = market.reserves.flatMap(({ price, index }, asset) => {
    const isUsed = heldOf(account, asset) > 0n || (account.debt[asset] ?? 0n) > 0n;
    const own = account.indices[asset] ?? 0n;
    return [
      ...demand(!isUsed || price > 0n, `market.reserves[${asset.toString()}].price`, 'a price, since the account holds or owes the asset', price),
      ...demand(own > 0n && own <= index, `account.indices[${asset.toString()}]`, `an index above 0 and not above the market's, ${index.toString()}`, own),
    ];
  });
  if (auction === null) return used;
  return [
    ...used,
    ...demand(auction.debtPrice > 0n, 'account.auction.debtPrice', 'a price above 0', auction.debtPrice),
    ...demand(auction.floorPrice <= auction.startPrice, 'account.auction.floorPrice', `a price not above the start, ${auction.startPrice.toString()}`, auction.floorPrice),
    ...demand(auction.round > 0n, 'account.auction.round', 'a round from 1', auction.round),
  ];
}

/** A sum over all accounts is not less than what one of them adds to it. */
const sumsAgree = ({ market, account }: World): Found =>
  market.reserves.flatMap((reserve, asset) => {
    const parts = { collateral: heldOf(account, asset), debt: account.debt[asset] ?? 0n, surplus: account.surplus[asset] ?? 0n, deficit: account.deficit[asset] ?? 0n };
    return (['collateral', 'debt', 'surplus', 'deficit'] as const).flatMap((sum) =>
      demand(reserve[sum] >= parts[sum], `market.reserves[${asset.toString()}].${sum}`, `at least the account's own ${parts[sum].toString()}`, reserve[sum]));
  });

const breakerAgrees = ({ breaker, cause }: Market): Found =>
  demand(breaker === 'armed' || cause !== 'none', 'market.cause', 'a cause, since the breaker is tripped', cause);

/** What keeps a world whose every part is well-formed from being one that the machine can be in; empty where nothing does. */
export const inconsistenciesOf = (world: World): Found =>
  [...phaseAgrees(world.account), ...timesAgree(world), ...divisorsAgree(world), ...sumsAgree(world), ...breakerAgrees(world.market)];
