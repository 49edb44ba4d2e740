import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kernelDigest, shapeDigest } from '../../src/audit/index.js';
import { designLike, keepsAssumptions } from '../../src/audit/prove/family/family.js';
import { concreteInputs } from '../../src/audit/prove/world/inputs.js';
import { prove, usualEffort } from '../../src/audit/prove/prove.js';
import { anyDesigns } from '../../src/audit/search/designs.js';
import type { Design } from '../../src/kernel/design.js';
import { checkDesign, isUsable } from '../../src/mechanisms/stepwise/parameters/checks.js';
import { answersOf } from '../../src/vectors/format/answer.js';
import { stepwiseAmong } from '../../src/vectors/format/any.js';
import { designOf } from '../../src/vectors/format/parameters.js';
import { readSet } from '../../src/vectors/set/read.js';
import { decodedOf, loadPreset } from '../support/designs.js';
import { instrumentedWith } from './machine.js';

const micro = loadPreset('micro').design;

describe('every design of a shape', () => {
  it('that the parameter checks let through keeps all that is assumed of it', () => {
    let refused = 0;
    fc.assert(fc.property(anyDesigns, fc.tuple(fc.nat(70_000), fc.nat(70_000), fc.nat(70_000)), (design, [a, b, c]) => {
      const bent: Design = { ...design, warning: BigInt(a), auction: { ...design.auction, reserve: BigInt(b), startPremium: BigInt(c) } };
      for (const each of [design, bent]) {
        if (!isUsable(checkDesign(each))) refused += 1;
        else expect(keepsAssumptions(each)).toBe(true);
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
    expect(keepsAssumptions(design)).toBe(false);
    expect(isUsable(checkDesign(design))).toBe(false);
  });

  it('answers alike whatever its assets are called, and whatever a human unit of them is', () => {
    const vectors = stepwiseAmong(decodedOf(readSet(resolve(import.meta.dirname, '../../spec/vectors'))).vectors);
    for (const { id, params, init, events } of vectors) {
      const design = designOf(params);
      // In the other order, should anybody sort by names.
      const names = new Map(design.assets.map((asset, place) => [asset.id, `asset ${(9 - place).toString()}`]));
      const renamed = (value: unknown): unknown => JSON.parse(JSON.stringify(value), (_key, each: unknown) => (typeof each === 'string' ? names.get(each) ?? each : each));
      const called: Design = { ...design, name: 'other', assets: design.assets.map((asset) => ({ ...asset, id: names.get(asset.id) ?? '', decimals: asset.decimals + 1n })) };
      const flowsIn = (flows: object): readonly unknown[] => Object.entries(flows).map(([flow, amounts]: [string, Readonly<Record<string, bigint>>]) => [flow, Object.entries(amounts).map(([asset, amount]) => [names.get(asset) ?? asset, amount])]);
      const told = (answers: ReturnType<typeof answersOf>): readonly unknown[] => answers.map(({ code, flows, world, path }) => [code, flowsIn(flows), world, path]);
      expect(told(answersOf(called, init, events.map(renamed))), id).toEqual(told(answersOf(design, init, events)));
    }
    expect(vectors.length).toBeGreaterThan(200);
  });

  it('is another family where other numbers are assumed of it, or another policy is', async () => {
    const looser = await instrumentedWith('window-of-nothing', { file: 'src/audit/prove/family/kit.ts', find: 'schedule.window > 0n && ', replace: '' });
    // The machine is the same: nothing but the assumption tells the two families apart.
    expect(kernelDigest(looser.folder)).toBe(kernelDigest());
    expect(shapeDigest(micro, looser.folder)).not.toBe(shapeDigest(micro));
    expect(shapeDigest({ ...micro, toxicity: 'allow' })).not.toBe(shapeDigest(micro));
    expect(shapeDigest({ ...micro, name: 'mine', target: micro.target + 1n })).toBe(shapeDigest(micro));
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
