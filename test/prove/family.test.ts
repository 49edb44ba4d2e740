import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { designLike } from '../../src/audit/prove/family/family.js';
import { familyKit } from '../../src/audit/prove/family/kit.js';
import { concreteInputs } from '../../src/audit/prove/world/inputs.js';
import { prove, usualEffort } from '../../src/audit/prove/prove.js';
import { anyDesigns } from '../../src/audit/search/designs.js';
import type { Design } from '../../src/kernel/design.js';
import { checkDesign, isUsable } from '../../src/mechanisms/stepwise/parameters/checks.js';
import { loadPreset } from '../support/designs.js';

const micro = loadPreset('micro').design;
const keeps = (design: Design): readonly boolean[] => familyKit.conditions.map((holds) => holds(design));

describe('every design of a shape', () => {
  it('that the parameter checks let through keeps all that is assumed of it', () => {
    let refused = 0;
    fc.assert(fc.property(anyDesigns, fc.tuple(fc.nat(70_000), fc.nat(70_000), fc.nat(70_000)), (design, [a, b, c]) => {
      const bent: Design = { ...design, warning: BigInt(a), auction: { ...design.auction, reserve: BigInt(b), startPremium: BigInt(c) } };
      for (const each of [design, bent]) {
        if (!isUsable(checkDesign(each))) refused += 1;
        else expect(keeps(each)).not.toContain(false);
      }
    }), { seed: 11, numRuns: 400 });
    expect(refused).toBeGreaterThan(0);
  });

  it.each<readonly [string, Design]>([
    ['a share above one whole', { ...micro, incentive: { ...micro.incentive, protocolShare: 10_001n } }],
    ['a target below the frontier', { ...micro, target: 10_000n, assets: micro.assets.map((asset) => ({ ...asset, bonus: 20_000n })) }],
    ['tiers that fall', { ...micro, sizing: { kind: 'tiers', by: 'health', tiers: [{ below: 9_000n, share: 1n }, { below: 8_000n, share: 1n }] } }],
    ['a reserve above the quote', { ...micro, auction: { ...micro.auction, startPremium: 12_000n, reserve: 11_000n } }],
    ['a window of nothing', { ...micro, schedule: { ...micro.schedule, window: 0n } }],
  ])('%s is outside of what is assumed, and refused by the checks', (_, design) => {
    expect(keeps(design)).toContain(false);
    expect(isUsable(checkDesign(design))).toBe(false);
  });

  it('has its own numbers, and the roles of the one it is like', () => {
    const other = designLike(micro, concreteInputs(() => 7n));
    expect(other.assets.map(({ threshold, decimals }) => [threshold, decimals])).toEqual(micro.assets.map(({ threshold, decimals }) => [threshold > 0n ? 7n : 0n, decimals]));
    expect(other.target).toBe(7n);
  });

  it('is asked as a whole for what the one that it is like does not promise: none of it would say nothing', async () => {
    const shape = loadPreset('fixed-close-factor').design;
    const proofs = [];
    for await (const proof of prove({ design: shape, isForAll: true, wanted: ['no-toxic-spiral'], names: ['unwinding.ready.STEP.accepted'], effort: usualEffort, seconds: 8, node: process.execPath, solver: 'z3', jobs: 1 })) proofs.push(proof);
    expect(proofs.flatMap(({ shown }) => shown.flatMap(({ subject, finding }) => (subject.kind === 'guarantee' ? [finding.kind] : [])))).toEqual(['refuted']);
  });

  it('covers a deficit without breaking anything, whatever its numbers', async () => {
    const wanted = ['debt-is-conserved', 'ledger-balances', 'loss-follows-the-waterfall'];
    const proofs = [];
    for await (const proof of prove({ design: micro, isForAll: true, wanted, names: ['badDebt.COVER.accepted'], effort: usualEffort, seconds: 60, node: process.execPath, solver: 'z3', jobs: 1 })) proofs.push(proof);
    expect(proofs.flatMap(({ shown }) => shown.map(({ finding }) => finding.kind))).toEqual(['proved', 'proved', 'proved', 'proved']);
  });
});
