import { describe, expect, it } from 'vitest';
import type { Call, Request } from '../../../src/mechanisms/maker-clip/kernel/call.js';
import { accountOf, emptyAccount, type State } from '../../../src/mechanisms/maker-clip/kernel/state.js';
import { ask, auctionScene, bark, offer, RAD, RAY, redo, scene, told, WAD } from './scenes.js';

/** Plays requests one after another, each of which has to go through. */
function played(state: State, requests: readonly Request[], from: Partial<Call> = { sender: 'admin' }): State {
  return requests.reduce((before, request) => {
    const answer = ask(before, request, from);
    expect([request.type, told(answer).startsWith('accepted')]).toEqual([request.type, true]);
    return answer.kind === 'accepted' ? answer.state : before;
  }, state);
}

const withVow = (state: State, dai: bigint, unbacked: bigint): State => ({ ...state, accounts: [...state.accounts, { ...emptyAccount('vow'), dai, unbacked }] });

describe('shutdown', () => {
  it('pays bad debt with what dai the vow has, and empties the queue without its seconds', () => {
    const queued = withVow(scene({ vow: { queued: 40n * RAD, queue: [{ era: 800n, debt: 40n * RAD }] } }), 30n * RAD, 40n * RAD);
    const after = played(queued, [{ type: 'cage' }]);
    expect(accountOf(after, 'vow')).toMatchObject({ dai: 0n, unbacked: 10n * RAD });
    expect([after.market.vow.queued, after.market.vat.debt, after.market.vat.unbacked]).toEqual([0n, 199_970n * RAD, 99_970n * RAD]);
    expect(told(ask(after, { type: 'flog', era: 800n }))).toBe('arithmetic');
    expect(told(ask(after, { type: 'flog', era: 801n }))).toBe('accepted');
  });

  it('stops new auctions, borrowing and pokes, and lets running auctions go on', () => {
    const after = played(auctionScene(), [{ type: 'cage' }]);
    expect([bark, { type: 'poke' } as const, { type: 'frob', change: { vault: 'taker', collateral: 0n, debt: 0n } } as const].map((request) => told(ask(after, request))))
      .toEqual(['Dog/not-live', 'Vat/not-live', 'Vat/not-live']);
    expect(told(ask(after, { type: 'fold', change: 1n }, { sender: 'admin' }))).toBe('Vat/not-live');
    expect(told(ask(after, offer(10n * WAD)))).toBe('accepted dug taken');
    expect(told(ask(after, redo, { at: 2_000n }))).toBe('accepted redone');
  });

  it('announces that the dog stops before it announces itself', () => {
    expect(told(ask(scene(), { type: 'cage' }, { sender: 'admin' }))).toBe('accepted dogCaged endCaged');
    expect(told(ask(scene(), { type: 'cageDog' }, { sender: 'admin' }))).toBe('accepted dogCaged');
  });

  it('values debt by the feed, rounded down, and cannot where there is no price', () => {
    const caged = played(scene({ feed: { value: 3n * WAD } }), [{ type: 'cage' }, { type: 'cageCollateral' }]);
    expect([caged.market.end.tag, caged.market.end.normalisedDebt]).toEqual([RAY / 3n, 1_000n * WAD]);
    const worthless = played(scene({ feed: { value: 0n } }), [{ type: 'cage' }]);
    expect(told(ask(worthless, { type: 'cageCollateral' }))).toBe('division by zero');
  });

  it('returns lot and debt of an auction to the vault, at the rate and rounded down', () => {
    const rate = (RAY * 3n) / 2n;
    const running = withVow(auctionScene({ vat: { rate } }, { due: 1_000n * RAD + 1n }), 0n, 900n * RAD);
    const caged = played(running, [{ type: 'cage' }, { type: 'cageCollateral' }]);
    const after = played(caged, [{ type: 'snip', id: 1n }], { sender: 'anyone' });
    const debt = (1_000n * RAD + 1n) / rate;
    expect(accountOf(after, 'owner')).toMatchObject({ collateral: 20n * WAD, normalisedDebt: 1_000n * WAD + debt });
    expect(accountOf(after, 'vow')).toMatchObject({ dai: 1_000n * RAD + 1n, unbacked: 900n * RAD + 1_000n * RAD + 1n - debt * rate });
    expect([accountOf(after, 'end').unlocked, accountOf(after, 'clip').unlocked, after.market.dog.targeted, after.market.sales]).toEqual([0n, 0n, 0n, []]);
    expect([after.market.vat.normalisedDebt, after.market.end.normalisedDebt]).toEqual([1_000n * WAD + debt, 1_000n * WAD + debt]);
    expect(told(ask(after, { type: 'snip', id: 1n }))).toBe('Clipper/not-running-auction');
  });

  it('takes what a debt is worth from a vault, at most all it has, and keeps count of what is missing', () => {
    const [covered, short] = [140n, 50n].map((price) =>
      played(scene({ feed: { value: price * WAD } }), [{ type: 'cage' }, { type: 'cageCollateral' }, { type: 'skim', vault: 'owner' }]));
    const worth = (1_000n * RAY * WAD / RAY * (RAY / 140n)) / RAY;
    expect(covered && accountOf(covered, 'owner')).toMatchObject({ collateral: 10n * WAD - worth, normalisedDebt: 0n });
    expect(covered && accountOf(covered, 'vow').unbacked).toBe(1_000n * RAD);
    expect(short && accountOf(short, 'owner')).toMatchObject({ collateral: 0n, normalisedDebt: 0n });
    expect(short?.market.end.gap).toBe(10n * WAD);
    expect(short && accountOf(short, 'end').unlocked).toBe(10n * WAD);
  });
});
