import { describe, expect, it } from 'vitest';
import { ledgerBalances } from '../../properties/ledger.js';
import { RAY } from '../../src/kernel/arithmetic.js';
import type { Design } from '../../src/kernel/design.js';
import type { Event } from '../../src/kernel/event.js';
import { canonical } from '../../src/machine/canonical.js';
import { unchecked } from '../../src/machine/checking.js';
import { applyToLedger, openAccountIn, openLedger, type Ledger, type LedgerStep } from '../../src/machine/ledger.js';
import { openAccount, openMarket } from '../../src/mechanisms/stepwise/open.js';
import { decodedOf, refusedOf } from '../support/designs.js';
import { borrow, deposit, openAuction, plain, quote, repay, take, withdraw } from '../support/situations.js';
import { smallDesign, transition, usualPrices } from '../support/worlds.js';
import { designs, diceOf, oneOf, someEvent, type Dice } from './wandering.js';

const apply = applyToLedger(transition);

const textOf = ({ market, accounts }: Ledger): string => canonical({ market, accounts: Object.fromEntries(accounts) });

/** A ledger at second 0 with the usual quotes and these accounts, all empty. */
const ledgerWith = (design: Design, ...ids: readonly string[]): Ledger => {
  const quoted = decodedOf(apply(design, openLedger(openMarket(design, 0n)), quote(usualPrices))).ledger;
  return ids.reduce((ledger, id) => decodedOf(openAccountIn(ledger, id)), quoted);
};

const posted = (design: Design, ledger: Ledger, event: Event, account?: string): LedgerStep => decodedOf(apply(design, ledger, event, account));

/** The ledger after events, each of the account named before it or of the market. */
const after = (design: Design, ledger: Ledger, ...events: readonly (readonly [string | null, Event])[]): Ledger =>
  events.reduce((sofar, [id, event]) => decodedOf(apply(design, sofar, event, id)).ledger, ledger);

const rated = smallDesign({ assets: smallDesign().assets.map((asset) => ({ ...asset, rate: asset.id === 'USD' ? RAY / 3_000n : 0n })) });

/** Two borrowers, one with twice the debt of the other. */
const twoBorrowers = (design: Design): Ledger => after(design, ledgerWith(design, 'ann', 'bob'),
  ['ann', deposit({ amount: 1_000n })], ['ann', borrow({ amount: 60_001n })],
  ['bob', deposit({ amount: 2_000n })], ['bob', borrow({ amount: 100_001n })]);

describe('a ledger', () => {
  it('opens accounts that hold nothing, each id once', () => {
    const ledger = ledgerWith(smallDesign(), 'ann');
    expect(ledger.accounts.get('ann')).toMatchObject({ phase: 'healthy', collateral: [0n, 0n, 0n] });
    expect(refusedOf(openAccountIn(ledger, 'ann'))).toEqual({ code: 'ACCOUNT_EXISTS', account: 'ann' });
  });

  it('refuses an event of an account that it does not have, or that is not named', () => {
    const ledger = ledgerWith(smallDesign(), 'ann');
    expect(refusedOf(apply(smallDesign(), ledger, deposit(), 'bob'))).toEqual({ code: 'UNKNOWN_ACCOUNT', account: 'bob' });
    expect(refusedOf(apply(smallDesign(), ledger, deposit()))).toEqual({ code: 'UNKNOWN_ACCOUNT', account: null });
  });

  it('moves the totals with each account', () => {
    const { market } = twoBorrowers(smallDesign());
    expect(market.reserves.map(({ collateral, debt }) => [collateral, debt])).toEqual([[3_000n, 0n], [0n, 0n], [0n, 160_002n]]);
  });

  it('sends every account where a quote makes it belong, and tells of those that moved', () => {
    const design = smallDesign();
    const { ledger, postings } = posted(design, twoBorrowers(design), quote({ ETH: 70n }, 10n));
    expect([...ledger.accounts.values()].map(({ phase }) => phase)).toEqual(['unwinding.ready', 'healthy']);
    expect(postings.map(({ account }) => account)).toEqual([null, 'ann']);
    expect(ledger.accounts.get('ann')?.unwinding?.since).toBe(10n);
  });

  it('adds the interest of each account to the total, each rounded by itself', () => {
    const before = twoBorrowers(rated);
    const { ledger, postings } = posted(rated, before, plain('ACCRUE', 1n));
    const interest = postings.flatMap(({ account, effects }) => effects.map((effect) => [account, effect.kind === 'flow' ? effect.amount : 0n]));
    expect(interest).toEqual([['ann', 21n], ['bob', 34n]]);
    expect((ledger.market.reserves[2]?.debt ?? 0n) - (before.market.reserves[2]?.debt ?? 0n)).toBe(55n);
    expect(ledgerBalances(rated, ledger)).toBe(true);
  });

  it('leaves the others behind while one acts, and brings them up when it is their turn', () => {
    const design = smallDesign();
    const crashed = after(design, twoBorrowers(design), [null, quote({ ETH: 60n }, 1n)], ['ann', openAuction({ at: 1n })]);
    const later = after(design, crashed, ['bob', repay({ at: 1_000n })]);
    expect(later.accounts.get('ann')?.phase).toBe('auction.running');
    expect(refusedOf(apply(design, later, take({ at: 1_000n }), 'ann'))).toMatchObject({ code: 'EVENT_NOT_ALLOWED', phase: 'auction.expired' });
    expect(after(design, later, [null, plain('TICK', 1_000n)]).accounts.get('ann')?.phase).toBe('auction.expired');
  });

  it('stands where an event is refused', () => {
    const design = smallDesign();
    const ledger = twoBorrowers(design);
    const before = textOf(ledger);
    expect(refusedOf(apply(design, ledger, withdraw({ amount: 999n, at: 50n }), 'ann'))).toMatchObject({ code: 'WOULD_BE_AT_RISK' });
    expect(refusedOf(apply(design, ledger, plain('RESUME', 50n)))).toMatchObject({ code: 'NOT_HALTED' });
    expect(textOf(ledger)).toBe(before);
  });

  it('is one account and its market where it has but one', () => {
    const design = smallDesign();
    const events: readonly Event[] = [deposit({ amount: 1_000n }), borrow({ amount: 60_000n, at: 5n }), quote({ ETH: 60n }, 9n), openAuction({ at: 10n }), take({ at: 300n })];
    const ledger = after(design, ledgerWith(design, 'ann'), ...events.map((event) => ['ann', event] as const));
    const alone = ledgerWith(design, 'ann');
    const world = events.reduce((sofar, event) => decodedOf(transition(design, sofar, event)).world, { market: alone.market, account: openAccount(design) });
    expect({ market: ledger.market, account: ledger.accounts.get('ann') }).toEqual(world);
  });
});

/** One event somewhere on a ledger of a few accounts, aimed at whoever is drawn. */
function wander(dice: Dice, design: Design, ledger: Ledger): Ledger {
  const id = oneOf(dice, [...ledger.accounts.keys()]) ?? '';
  const account = ledger.accounts.get(id);
  if (account === undefined) return ledger;
  const answer = apply(design, ledger, someEvent(dice, design, { market: ledger.market, account }), id);
  return answer._tag === 'Right' ? answer.right.ledger : ledger;
}

/** The ledger after somebody deposited and borrowed, as far as the market lets them. */
function stocked(dice: Dice, design: Design, ledger: Ledger, id: string): Ledger {
  const at = ledger.market.at;
  const deposited = apply(design, ledger, deposit({ at, amount: 1_000n + BigInt(dice(500)) }), id);
  if (deposited._tag === 'Left') return ledger;
  const borrowed = apply(design, deposited.right.ledger, borrow({ at, amount: BigInt(20_000 + dice(52_000)) }), id);
  return borrowed._tag === 'Left' ? deposited.right.ledger : borrowed.right.ledger;
}

describe('every total', () => {
  it.each(designs)('is the sum over the accounts, lots included, after each of a thousand events of "$name"', (design) => {
    const ids = ['ann', 'bob', 'cyd', 'dee'];
    const dice = diceOf(BigInt(designs.indexOf(design) + 61));
    let ledger = ids.reduce((sofar, id) => stocked(dice, design, sofar, id), ledgerWith(design, ...ids));
    const seen = new Set<string>();
    for (let turn = 0; turn < 1_000; turn += 1) {
      ledger = wander(dice, design, ledger);
      for (const { phase } of ledger.accounts.values()) seen.add(phase);
      expect(ledgerBalances(design, ledger)).toBe(true);
      if (turn % 50 === 49) {
        const id = `account ${turn.toString()}`;
        ledger = stocked(dice, design, decodedOf(openAccountIn(ledger, id)), id);
      }
    }
    expect(seen.size).toBeGreaterThanOrEqual(6);
  });
});

describe('a long stream', () => {
  it('leaves a ledger no larger than a short one', () => {
    const decided = applyToLedger<Design>((design, world, event) => transition(design, world, event, unchecked));
    const design = rated;
    let ledger = twoBorrowers(design);
    const size = textOf(ledger).length;
    for (let turn = 1n; turn <= 6_000n; turn += 1n) {
      const event = turn % 3n === 0n ? quote({ ETH: 100n + (turn % 7n) }, turn) : turn % 3n === 1n ? repay({ at: turn, amount: 1n }) : plain('ACCRUE', turn);
      const answer = decided(design, ledger, event, turn % 2n === 0n ? 'ann' : 'bob');
      if (answer._tag === 'Right') ledger = answer.right.ledger;
    }
    expect(ledger.market.at).toBe(6_000n);
    expect(textOf(ledger).length).toBeLessThan(size + 500);
    expect(ledgerBalances(design, ledger)).toBe(true);
  });
});

describe('ledgerBalances', () => {
  it.each(['collateral', 'debt', 'surplus', 'deficit'] as const)('notices a total of %s that is off by one', (total) => {
    const ledger = twoBorrowers(smallDesign());
    const reserves = ledger.market.reserves.map((reserve, asset) => (asset === 1 ? { ...reserve, [total]: reserve[total] + 1n } : reserve));
    expect(ledgerBalances(smallDesign(), ledger)).toBe(true);
    expect(ledgerBalances(smallDesign(), { ...ledger, market: { ...ledger.market, reserves } })).toBe(false);
  });
});
