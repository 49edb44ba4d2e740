import { describe, expect, it } from 'vitest';
import type { Request } from '../../../src/mechanisms/maker-clip/kernel/call.js';
import type { Output } from '../../../src/mechanisms/maker-clip/kernel/outputs.js';
import { accountOf, emptyAccount, type State } from '../../../src/mechanisms/maker-clip/kernel/state.js';
import { ask, auctionScene, bark, offer, RAD, RAY, redo, sale, scene, told, WAD } from './scenes.js';

const outputsOf = (answer: ReturnType<typeof ask>): readonly Output[] => (answer.kind === 'accepted' ? answer.outputs : []);
const stateOf = (answer: ReturnType<typeof ask>, before: State): State => (answer.kind === 'accepted' ? answer.state : before);
const taken = (state: State, request: Request, at = 1_000n): readonly bigint[] =>
  outputsOf(ask(state, request, { at })).flatMap((output) => (output.kind === 'taken' ? [output.paid, output.due, output.lot] : []));

describe('an auction in time', () => {
  it('may be bought from at its tail, and not a second later', () => {
    const state = auctionScene({ clipper: { cusp: 0n, tail: 50n } });
    expect(told(ask(state, offer(WAD), { at: 1_050n }))).toBe('accepted dug taken');
    expect(told(ask(state, offer(WAD), { at: 1_051n }))).toBe('Clipper/needs-reset');
    expect(told(ask(state, redo, { at: 1_050n }))).toBe('Clipper/cannot-reset');
  });

  it('may be bought from at its cusp, and not a step below', () => {
    const state = auctionScene();
    expect(told(ask(state, offer(WAD), { at: 1_060n }))).toBe('accepted dug taken');
    expect(told(ask(state, offer(WAD), { at: 1_061n }))).toBe('Clipper/needs-reset');
  });

  it('gives its lot away where neither cusp nor tail ends it before its price is nothing', () => {
    const state = auctionScene({ clipper: { cusp: 0n, tail: 200n } });
    expect(taken(state, offer(10n * WAD), 1_100n)).toEqual([0n, 1_130n * RAD, 0n]);
    expect(told(ask(state, offer(WAD, 0n), { at: 1_100n }))).toBe('accepted dug taken');
  });
});

describe('a purchase', () => {
  it('of the last of the lot for all that is due leaves nothing of either', () => {
    expect(taken(auctionScene({}, { due: 1_680n * RAD }), offer(10n * WAD))).toEqual([1_680n * RAD, 0n, 0n]);
  });

  it('of a lot that is worth less than is due leaves the rest to the vow', () => {
    const state = auctionScene({}, { due: 2_000n * RAD });
    expect(taken(state, offer(10n * WAD))).toEqual([1_680n * RAD, 320n * RAD, 0n]);
    const after = stateOf(ask(state, offer(10n * WAD)), state);
    expect([after.market.dog.targeted, after.market.sales]).toEqual([0n, []]);
  });

  it('of more than is due returns the rest of the lot to the owner, outside the vault', () => {
    const state = auctionScene();
    const after = stateOf(ask(state, offer(10n * WAD)), state);
    const sold = (1_130n * RAD) / (168n * RAY);
    expect([accountOf(after, 'taker').unlocked, accountOf(after, 'owner').unlocked]).toEqual([sold, 10n * WAD - sold]);
  });

  it('can pay all that is due for nothing, where one unit costs more', () => {
    expect(taken(auctionScene({}, { due: RAY, top: 10n * RAY }), offer(10n * WAD))).toEqual([RAY, 0n, 10n * WAD]);
  });

  it('of nothing goes through where the least due stays', () => {
    expect(taken(auctionScene(), offer(0n))).toEqual([0n, 1_130n * RAD, 10n * WAD]);
  });

  it('leaves the least due exactly, where it would have left less', () => {
    const price = 168n * RAY;
    const exact = (1_017n * RAD) / price;
    expect(taken(auctionScene(), offer(exact))[0]).toBe(exact * price);
    expect(taken(auctionScene(), offer(exact + 1n)).slice(0, 2)).toEqual([1_017n * RAD, 113n * RAD]);
  });

  it.each([[113n * RAD, 'Clipper/no-partial-purchase'], [113n * RAD + 1n, 'accepted dug taken']])('of a part of %s due: %s', (due, answer) => {
    expect(told(ask(auctionScene({}, { due }), offer(1n)))).toBe(answer);
  });
});

describe('liquidation', () => {
  it('takes no vault whose collateral covers its debt to the unit', () => {
    const exact = scene({ vat: { safetyPrice: 100n * RAY } });
    expect(told(ask(exact, bark))).toBe('Dog/not-unsafe');
    expect(told(ask(scene({ vat: { safetyPrice: 100n * RAY - 1n } }), bark))).toBe('accepted kicked barked');
  });

  it('takes as much debt as the limits have room for, and collateral in proportion', () => {
    const barked = outputsOf(ask(scene({ dog: { limit: 565n * RAD } }), bark)).at(-1);
    expect(barked).toMatchObject({ kind: 'barked', normalisedDebt: 500n * WAD, collateral: 5n * WAD });
  });

  it('passes the limits rather than leave dust, and only where less than the dust would be left', () => {
    // Room for 900 of debt leaves 100, which is no dust; room for more leaves less, and so the whole is taken.
    expect(outputsOf(ask(scene({ dog: { limit: 1_017n * RAD } }), bark)).at(-1)).toMatchObject({ normalisedDebt: 900n * WAD });
    expect(outputsOf(ask(scene({ dog: { limit: 1_018n * RAD } }), bark)).at(-1)).toMatchObject({ normalisedDebt: 1_000n * WAD });
  });

  it('judges safety by the price that was poked, and starts at the price of the feed', () => {
    const kicked = outputsOf(ask(scene({ feed: { value: 1_000n * WAD } }), bark)).at(0);
    expect(kicked).toMatchObject({ kind: 'kicked', top: 1_200n * RAY });
  });
});

describe('the reward for a new round', () => {
  const again = (due: bigint, lot: bigint): bigint | undefined =>
    outputsOf(ask(auctionScene({}, { due, lot }), redo, { at: 2_000n })).flatMap((output) => (output.kind === 'redone' ? [output.reward] : []))[0];

  it('is paid from the least due on, of what is due and of what the lot is worth', () => {
    const [due, lot] = [113n * RAD, (113n * WAD) / 140n];
    expect(again(due, lot + 1n)).toBe(300n * RAD + due / 1000n);
    expect(again(due - 1n, lot + 1n)).toBe(0n);
    expect(again(due, lot)).toBe(0n);
  });
});

describe('the order of auctions', () => {
  it('gives the place of one that ends to the last', () => {
    const others = [2n, 3n].map((id) => ({ ...sale, id }));
    const state = auctionScene({ dog: { targeted: 4_000n * RAD, totalTargeted: 4_000n * RAD } });
    const three = { ...state, market: { ...state.market, sales: [...state.market.sales, ...others] } };
    const after = stateOf(ask(three, { type: 'yank', id: 1n }, { sender: 'admin' }), three);
    expect(after.market.sales.map(({ id }) => id)).toEqual([3n, 2n]);
  });
});

describe('settings', () => {
  it.each([['chip', 2n ** 64n + 5n], ['tip', 2n ** 192n + 5n]] as const)('cut off what does not fit the %s', (what, value) => {
    const state = scene();
    const after = stateOf(ask(state, { type: 'file', setting: { of: 'clipper', what, value } }, { sender: 'admin' }), state);
    expect(after.market.clipper[what]).toBe(5n);
  });
});

describe('bad debt', () => {
  it('leaves the queue at the second at which it has waited, once', () => {
    const queued = scene({ vow: { queued: 7n, queue: [{ era: 900n, debt: 7n }] } }, [{ ...emptyAccount('vow'), unbacked: 7n }]);
    const flogged = stateOf(ask(queued, { type: 'flog', era: 900n }), queued);
    expect([flogged.market.vow.queued, told(ask(queued, { type: 'flog', era: 900n }, { at: 999n }))]).toEqual([0n, 'Vow/wait-not-finished']);
    expect(told(ask(flogged, { type: 'flog', era: 900n }))).toBe('accepted');
  });
});
