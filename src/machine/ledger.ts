import { left, right, type Either } from 'fp-ts/lib/Either.js';
import type { Effect } from '../kernel/effect.js';
import type { Event, EventType } from '../kernel/event.js';
import type { Refusal } from '../kernel/refusal.js';
import type { Account, Market } from '../kernel/world.js';
import type { Step, Transition } from './transition.js';

/** A market with every account that shares it. Immutable; it keeps no history. */
export interface Ledger {
  readonly market: Market;
  readonly accounts: ReadonlyMap<string, Account>;
}

/** What the ledger itself says no to. */
export type LedgerRefusal =
  | { readonly code: 'UNKNOWN_ACCOUNT'; readonly account: string | null }
  | { readonly code: 'ACCOUNT_EXISTS'; readonly account: string };

/** What happened to one account, or to the market where `account` is null. */
export interface Posting {
  readonly account: string | null;
  readonly path: readonly string[];
  readonly effects: readonly Effect[];
}

/** An accepted event: the new ledger, and a posting for each account that it changed, those of nobody else. */
export interface LedgerStep {
  readonly ledger: Ledger;
  readonly postings: readonly Posting[];
}

const marketEvents: readonly EventType[] = ['QUOTE', 'TICK', 'ACCRUE', 'HALT', 'RESUME'];

/** An account that holds and owes nothing. */
function emptyAccount({ reserves }: Market): Account {
  const nothing = reserves.map(() => 0n);
  return {
    phase: 'healthy', feed: 'fresh', collateral: nothing, debt: nothing, surplus: nothing, deficit: nothing,
    indices: reserves.map(({ index }) => index), unwinding: null, auction: null, closed: false,
  };
}

/** A ledger without accounts. */
export const openLedger = (market: Market): Ledger => ({ market, accounts: new Map() });

/** The ledger with one more account, which holds and owes nothing. Refused: ACCOUNT_EXISTS. */
export const openAccountIn = ({ market, accounts }: Ledger, account: string): Either<LedgerRefusal, Ledger> =>
  accounts.has(account) ? left({ code: 'ACCOUNT_EXISTS', account }) : right({ market, accounts: new Map(accounts).set(account, emptyAccount(market)) });

const postingOf = (account: string | null, { path, effects }: Step): Posting => ({ account, path, effects });

/** Every account brought to a market that has moved, one after another: the interest of each is added to the market's totals. */
function allCaughtUp<D>(transition: Transition<D>, design: D, moved: Market, accounts: Ledger['accounts']): Either<Refusal, LedgerStep> {
  let market = moved;
  const changed = new Map<string, Account>();
  const postings: Posting[] = [];
  for (const [id, account] of accounts) {
    const answer = transition(design, { market, account }, { type: 'TICK', at: market.at });
    if (answer._tag === 'Left') return answer;
    const { world } = answer.right;
    market = world.market;
    if (world.account === account) continue;
    changed.set(id, world.account);
    postings.push(postingOf(id, answer.right));
  }
  return right({ ledger: { market, accounts: changed.size === 0 ? accounts : new Map([...accounts, ...changed]) }, postings });
}

/** An event of the market: it happens once, to an account of nobody's, and then every account catches up. */
function applyToMarket<D>(transition: Transition<D>, design: D, ledger: Ledger, event: Event): Either<Refusal, LedgerStep> {
  const answer = transition(design, { market: ledger.market, account: emptyAccount(ledger.market) }, event);
  if (answer._tag === 'Left') return answer;
  const caughtUp = allCaughtUp(transition, design, answer.right.world.market, ledger.accounts);
  if (caughtUp._tag === 'Left') return caughtUp;
  return right({ ledger: caughtUp.right.ledger, postings: [postingOf(null, answer.right), ...caughtUp.right.postings] });
}

/**
 * One event on a ledger. QUOTE, TICK, ACCRUE, HALT and RESUME concern the market, and every account catches up with it; any other event
 * concerns the named account, while the others catch up when next it is their turn. Atomic: where it is refused, the ledger stands.
 * Refused: UNKNOWN_ACCOUNT, and whatever `transition()` refuses.
 */
export const applyToLedger = <D>(transition: Transition<D>) =>
  (design: D, ledger: Ledger, event: Event, accountId: string | null = null): Either<Refusal | LedgerRefusal, LedgerStep> => {
    if (marketEvents.includes(event.type)) return applyToMarket(transition, design, ledger, event);
    const account = accountId === null ? undefined : ledger.accounts.get(accountId);
    if (accountId === null || account === undefined) return left({ code: 'UNKNOWN_ACCOUNT', account: accountId });
    const answer = transition(design, { market: ledger.market, account }, event);
    if (answer._tag === 'Left') return answer;
    const { world } = answer.right;
    return right({
      ledger: { market: world.market, accounts: new Map(ledger.accounts).set(accountId, world.account) },
      postings: [postingOf(accountId, answer.right)],
    });
  };
