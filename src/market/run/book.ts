import { map, type Either } from 'fp-ts/lib/Either.js';
import type { Design } from '../../kernel/design.js';
import type { AssetQuote, Event } from '../../kernel/event.js';
import type { Refusal } from '../../kernel/refusal.js';
import type { Account, Market, World } from '../../kernel/world.js';
import { decide, type Parts } from '../../machine/decide.js';
import { stepwise } from '../../mechanisms/stepwise/mechanism.js';

/** One market and the accounts that share it. */
export interface Book {
  readonly market: Market;
  readonly accounts: readonly Account[];
}

/** An accepted event: the account that it concerned, what it came to, and the book after it. */
export interface Entry {
  readonly account: number;
  readonly parts: Parts;
  readonly book: Book;
}

/** The world after the parts of an event. */
export const afterParts = (parts: Parts): World => (parts[1] ?? parts[0]).after;

/** The market with one of its accounts; null where there is no such account. */
export function worldOf({ market, accounts }: Book, index: number): World | null {
  const account = accounts[index];
  return account === undefined ? null : { market, account };
}

const withAccount = (accounts: readonly Account[], index: number, account: Account): readonly Account[] => {
  const next = [...accounts];
  next[index] = account;
  return next;
};

/** Puts an event of one account to the machine; what all accounts share moves with it. */
export function entered(design: Design, book: Book, index: number, world: World, event: Event): Either<Refusal, Entry> {
  return map((parts: Parts): Entry => {
    const { market, account } = afterParts(parts);
    return { account: index, parts, book: { market, accounts: withAccount(book.accounts, index, account) } };
  })(decide(stepwise, design, world, event));
}

/** What an event of the whole market came to: an entry for each account, or the first refusal. */
type Entries = Either<Refusal, readonly Entry[]>;

/**
 * An observation reaches every account from the same market, so that each is judged by the move itself. What it does to the market
 * does not depend on the account, as long as none lags behind the debt indices: `accrued` sees to that.
 */
export function observed(design: Design, book: Book, at: bigint, quotes: readonly AssetQuote[]): Entries {
  return throughout(design, book, (_, before) => ({ market: before.market, event: { type: 'QUOTE', at, quotes } }));
}

/** Interest: the indices move once, and every account is brought to them in turn. */
export function accrued(design: Design, book: Book, at: bigint): Entries {
  return throughout(design, book, (index, _before, now) => ({ market: now, event: { type: index === 0 ? 'ACCRUE' : 'TICK', at } }));
}

/** One event after the other, for each account; `ask` says from which market it comes. */
function throughout(design: Design, before: Book, ask: (index: number, before: Book, now: Market) => { readonly market: Market; readonly event: Event }): Entries {
  const accounts = [...before.accounts];
  const entries: Entry[] = [];
  let { market } = before;
  for (const [index, account] of before.accounts.entries()) {
    const asked = ask(index, before, market);
    const answer = decide(stepwise, design, { market: asked.market, account }, asked.event);
    if (answer._tag === 'Left') return answer;
    const after = afterParts(answer.right);
    ({ market } = after);
    accounts[index] = after.account;
    entries.push({ account: index, parts: answer.right, book: before });
  }
  const book = { market, accounts };
  return { _tag: 'Right', right: entries.map((entry) => ({ ...entry, book })) };
}
