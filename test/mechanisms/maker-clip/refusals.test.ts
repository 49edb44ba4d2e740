import { describe, expect, it } from 'vitest';
import type { Call, Request } from '../../../src/mechanisms/maker-clip/kernel/call.js';
import { type Reason, reasons } from '../../../src/mechanisms/maker-clip/kernel/reason.js';
import { emptyAccount, type State } from '../../../src/mechanisms/maker-clip/kernel/state.js';
import { ask, auctionScene, bark, most, offer, RAD, RAY, redo, scene, WAD } from './scenes.js';

interface Refused {
  readonly reason: Reason;
  readonly state: State;
  readonly request: Request;
  readonly from?: Partial<Call>;
}

const frob = (collateral: bigint, debt: bigint): Request => ({ type: 'frob', change: { vault: 'owner', collateral, debt } });
const owner = { sender: 'owner' };
const governor = { sender: 'admin' };
const kick = (due: bigint, lot: bigint, name: string): Request => ({ type: 'kick', due, lot, owner: name, keeper: 'keeper' });
const exponential = { clipper: { curve: { kind: 'exponential', cut: RAY } as const } };
const stairstep = { clipper: { curve: { kind: 'stairstep', every: 0n, cut: RAY } as const } };
const rich = { ...emptyAccount('owner'), collateral: 10n * WAD, normalisedDebt: 1_000n * WAD, unlocked: 10n * WAD };
const vow = { ...emptyAccount('vow'), dai: 10n * RAD, unbacked: 10n * RAD };

const ofVat: readonly Refused[] = [
  { reason: 'arithmetic', state: scene(), request: frob(-11n * WAD, 0n), from: owner },
  { reason: 'Vat/not-authorized', state: scene(), request: { type: 'fold', change: 1n } },
  { reason: 'Vat/not-live', state: scene({ vat: { isLive: false } }), request: { type: 'poke' } },
  { reason: 'Vat/not-live', state: scene({ vat: { isLive: false } }), request: frob(0n, 0n), from: owner },
  { reason: 'Vat/not-live', state: scene({ vat: { isLive: false } }), request: { type: 'file', setting: { of: 'vat', what: 'dust', value: 0n } }, from: governor },
  { reason: 'Vat/ilk-not-init', state: scene({ vat: { rate: 0n } }), request: frob(0n, 0n), from: owner },
  { reason: 'Vat/ceiling-exceeded', state: scene({ vat: { ceiling: 1_000n * RAD } }), request: frob(0n, 1n), from: owner },
  { reason: 'Vat/ceiling-exceeded', state: scene({ vat: { totalCeiling: 200_000n * RAD } }), request: frob(0n, 1n), from: owner },
  { reason: 'Vat/not-safe', state: scene(), request: frob(-1n, 0n), from: owner },
  { reason: 'Vat/not-allowed-u', state: scene({ vat: { safetyPrice: 200n * RAY } }), request: frob(-1n, 0n) },
  { reason: 'Vat/not-allowed-v', state: scene({}, [rich]), request: frob(1n, 0n) },
  { reason: 'Vat/not-allowed-w', state: scene(), request: frob(0n, -1n) },
  { reason: 'Vat/dust', state: scene(), request: frob(0n, -901n * WAD), from: owner },
  { reason: 'Vat/not-allowed', state: auctionScene(), request: offer(10n * WAD), from: { sender: 'stranger' } },
];

const ofDog: readonly Refused[] = [
  { reason: 'Dog/not-authorized', state: scene(), request: { type: 'cageDog' } },
  { reason: 'Dog/not-authorized', state: scene(), request: { type: 'file', setting: { of: 'dog', what: 'limit', value: 0n } } },
  { reason: 'Dog/not-live', state: scene({ dog: { isLive: false } }), request: bark },
  { reason: 'Dog/not-unsafe', state: scene({ vat: { safetyPrice: 100n * RAY } }), request: bark },
  { reason: 'Dog/not-unsafe', state: scene({ vat: { safetyPrice: 0n } }), request: bark },
  { reason: 'Dog/liquidation-limit-hit', state: scene({ dog: { totalTargeted: 10_000n * RAD } }), request: bark },
  { reason: 'Dog/liquidation-limit-hit', state: scene({ dog: { targeted: 10_000n * RAD } }), request: bark },
  { reason: 'arithmetic', state: scene({ dog: { limit: most, totalLimit: most } }), request: bark },
  { reason: 'Dog/dusty-auction-from-partial-liquidation', state: scene({ dog: { limit: 100n * RAD } }), request: bark },
  { reason: 'Dog/null-auction', state: scene({}, [{ ...rich, collateral: 0n }]), request: bark },
  {
    reason: 'Dog/overflow',
    state: scene({ vat: { rate: 1n, safetyPrice: 1n, dust: most } }, [{ ...rich, collateral: 1n, normalisedDebt: most }]),
    request: bark,
  },
  { reason: 'Dog/file-chop-lt-WAD', state: scene(), request: { type: 'file', setting: { of: 'dog', what: 'penalty', value: WAD - 1n } }, from: governor },
];

const ofClipper: readonly Refused[] = [
  { reason: 'Clipper/not-authorized', state: auctionScene(), request: { type: 'yank', id: 1n } },
  { reason: 'Clipper/not-authorized', state: scene(), request: kick(1n, 1n, 'owner') },
  { reason: 'Clipper/not-authorized', state: scene(), request: { type: 'file', setting: { of: 'clipper', what: 'tip', value: 0n } } },
  { reason: 'Clipper/stopped-incorrect', state: scene({ clipper: { stopped: 1n } }), request: bark },
  { reason: 'Clipper/stopped-incorrect', state: auctionScene({ clipper: { stopped: 2n } }), request: redo, from: { at: 2_000n } },
  { reason: 'Clipper/stopped-incorrect', state: auctionScene({ clipper: { stopped: 3n } }), request: offer(WAD) },
  { reason: 'Clipper/zero-tab', state: scene(), request: kick(0n, 1n, 'owner'), from: governor },
  { reason: 'Clipper/zero-lot', state: scene(), request: kick(1n, 0n, 'owner'), from: governor },
  { reason: 'Clipper/zero-usr', state: scene(), request: kick(1n, 1n, 'zero'), from: governor },
  { reason: 'Clipper/zero-top-price', state: scene({ feed: { value: 0n } }), request: bark },
  { reason: 'Clipper/invalid-price', state: scene({ feed: { isValid: false } }), request: bark },
  { reason: 'Clipper/invalid-price', state: auctionScene({ feed: { isValid: false } }), request: redo, from: { at: 2_000n } },
  { reason: 'Clipper/not-running-auction', state: scene(), request: offer(WAD) },
  { reason: 'Clipper/not-running-auction', state: scene(), request: { type: 'yank', id: 1n }, from: governor },
  { reason: 'Clipper/cannot-reset', state: auctionScene(), request: redo },
  { reason: 'Clipper/needs-reset', state: auctionScene(), request: offer(WAD), from: { at: 1_091n } },
  { reason: 'Clipper/too-expensive', state: auctionScene(), request: offer(WAD, 168n * RAY - 1n) },
  { reason: 'Clipper/no-partial-purchase', state: auctionScene({}, { due: 113n * RAD }), request: offer(1n) },
  { reason: 'arithmetic', state: auctionScene({}, { startedAt: 1_001n }), request: offer(1n) },
];

const ofOthers: readonly Refused[] = [
  { reason: 'LinearDecrease/not-authorized', state: scene(), request: { type: 'file', setting: { of: 'curve', what: 'zeroAfter', value: 1n } } },
  { reason: 'LinearDecrease/file-unrecognized-param', state: scene(), request: { type: 'file', setting: { of: 'curve', what: 'cut', value: 1n } }, from: governor },
  { reason: 'StairstepExponentialDecrease/not-authorized', state: scene(stairstep), request: { type: 'file', setting: { of: 'curve', what: 'cut', value: 1n } } },
  { reason: 'StairstepExponentialDecrease/cut-gt-RAY', state: scene(stairstep), request: { type: 'file', setting: { of: 'curve', what: 'cut', value: RAY + 1n } }, from: governor },
  { reason: 'StairstepExponentialDecrease/file-unrecognized-param', state: scene(stairstep), request: { type: 'file', setting: { of: 'curve', what: 'zeroAfter', value: 1n } }, from: governor },
  { reason: 'division by zero', state: auctionScene(stairstep), request: offer(1n) },
  { reason: 'ExponentialDecrease/not-authorized', state: scene(exponential), request: { type: 'file', setting: { of: 'curve', what: 'cut', value: 1n } } },
  { reason: 'ExponentialDecrease/cut-gt-RAY', state: scene(exponential), request: { type: 'file', setting: { of: 'curve', what: 'cut', value: RAY + 1n } }, from: governor },
  { reason: 'ExponentialDecrease/file-unrecognized-param', state: scene(exponential), request: { type: 'file', setting: { of: 'curve', what: 'every', value: 1n } }, from: governor },
  { reason: 'Vow/insufficient-surplus', state: scene({}, [vow]), request: { type: 'heal', amount: 10n * RAD + 1n } },
  { reason: 'Vow/insufficient-debt', state: scene({ vow: { queued: 1n } }, [vow]), request: { type: 'heal', amount: 10n * RAD } },
  { reason: 'Vow/wait-not-finished', state: scene(), request: { type: 'flog', era: 901n } },
  { reason: 'End/not-authorized', state: scene(), request: { type: 'cage' } },
  { reason: 'End/not-live', state: scene({ end: { isLive: false } }), request: { type: 'cage' }, from: governor },
  { reason: 'End/still-live', state: scene(), request: { type: 'cageCollateral' } },
  { reason: 'End/tag-ilk-already-defined', state: scene({ end: { isLive: false, tag: 1n } }), request: { type: 'cageCollateral' } },
  { reason: 'End/tag-ilk-not-defined', state: scene(), request: { type: 'skim', vault: 'owner' } },
  { reason: 'End/tag-ilk-not-defined', state: auctionScene(), request: { type: 'snip', id: 1n } },
  { reason: 'End/overflow', state: auctionScene({ end: { tag: 1n } }, { lot: 2n ** 255n }), request: { type: 'snip', id: 1n } },
];

const all = [...ofVat, ...ofDog, ...ofClipper, ...ofOthers];

describe('a call that the contracts refuse', () => {
  it.each(all.map((refused) => [refused.reason, refused.request.type, refused] as const))('is refused with %s: %s', (reason, _type, { state, request, from }) => {
    expect(ask(state, request, from)).toEqual({ kind: 'reverted', reason });
  });

  it('has been tried with every reason there is', () => {
    expect([...new Set(all.map(({ reason }) => reason))].sort()).toEqual([...reasons].sort());
  });
});
