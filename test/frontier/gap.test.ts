import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { designWith, usualDesign } from '../support/designs.js';
import { between, exact, floor, quotient } from '../support/exact.js';
import { axis, columnOf, mapOf, stopsAt } from './mapping.js';

const B = 10_000n;
const gap = axis('gap', 0n, 10_000n);

/** ⌊1 − L · (1 + β)⌋ in whole basis points. */
const exactGap = (threshold: bigint, bonus: bigint): bigint => floor(exact(1n).minus(quotient(threshold, B).times(quotient(B + bonus, B))).times(exact(B)));

const withLeg = (threshold: bigint, bonus: bigint) =>
  designWith({ target: 20_000n, assets: usualDesign.assets.map((asset) => (asset.id === 'ETH' ? { ...asset, threshold, bonus } : asset)) });

const legs = fc.tuple(between(1_000n, 9_990n), between(0n, 4_000n)).filter(([threshold, bonus]) => exactGap(threshold, bonus) >= 0n && threshold * (B + bonus) < B * B);

describe('the frontier of gap-theorem along the gap', () => {
  it.each(['theorem', 'machine'] as const)('is ⌊1 − threshold × (1 + bonus)⌋ to the basis point, by %s', (method) => {
    fc.assert(fc.property(legs, ([threshold, bonus]) => {
      expect(stopsAt(columnOf(withLeg(threshold, bonus), { claim: 'gap-theorem', along: gap, method }))).toBe(exactGap(threshold, bonus));
    }), { numRuns: 60 });
  });

  it.each([
    { lltv: 3_850n, bonus: 1_500n, fall: '55.73' }, { lltv: 6_250n, bonus: 1_267n, fall: '29.58' }, { lltv: 7_700n, bonus: 741n, fall: '17.29' }, { lltv: 8_600n, bonus: 438n, fall: '10.23' },
    { lltv: 9_150n, bonus: 261n, fall: '6.11' }, { lltv: 9_450n, bonus: 167n, fall: '3.91' }, { lltv: 9_650n, bonus: 106n, fall: '2.48' }, { lltv: 9_800n, bonus: 60n, fall: '1.41' },
  ])('is the fall of $fall % from an LLTV of $lltv bps to bad debt that Morpho publishes, whose bonus is not of whole basis points', ({ lltv, bonus, fall }) => {
    for (const method of ['theorem', 'machine'] as const) {
      const found = stopsAt(columnOf(withLeg(lltv, bonus), { claim: 'gap-theorem', along: gap, method })) ?? -1n;
      const apart = exact(found).minus(exact(BigInt(fall.replace('.', '')))).abs();
      expect(apart.lessThanOrEqualTo(2)).toBe(true);
    }
  });

  it('falls as a rise of the debt joins in: (1 − gap) ≥ threshold × (1 + bonus) × (1 + rise)', () => {
    const { columns } = mapOf(usualDesign, { axis: axis('rise', 0n, 3_000n), step: 500n }, { claim: 'gap-theorem', along: gap, method: 'machine' });
    const expected = [0n, 500n, 1_000n, 1_500n, 2_000n, 2_500n].map((rise) => floor(exact(B).minus(exact(7_500n * 10_500n * (B + rise)).dividedBy(exact(B * B)))));
    expect(columns.slice(0, 6).map(stopsAt)).toEqual(expected);
    // 78.75 % × 130 % is more than one: without any fall, the rise alone is too much.
    expect(columns[6]?.shape).toEqual({ kind: 'nowhere' });
  });
});

describe('the frontier of solvent-within-envelope along the gap', () => {
  it('is that of the gap theorem where one step at once restores the target, by theorem and by the machine', () => {
    const across = { axis: axis('bonus', 100n, 1_400n), step: 100n };
    const [exactly, played] = (['theorem', 'machine'] as const).map((method) => mapOf(usualDesign, across, { claim: 'solvent-within-envelope', along: gap, method }));
    expect(exactly?.columns.map(stopsAt)).toEqual(exactly?.columns.map(({ value }) => exactGap(7_500n, value ?? 0n)));
    expect(played?.columns.map(stopsAt)).toEqual(exactly?.columns.map(stopsAt));
  });

  it('lies beyond it where an auction pays the debt even at the last second of the reaction', () => {
    const withBonus = withLeg(7_500n, 1_500n);
    const found = stopsAt(columnOf(withBonus, { claim: 'solvent-within-envelope', along: gap })) ?? 0n;
    // The ask falls from 105 % of the quote by 0.02 % a second, for 15 minutes.
    const ask = quotient(105n, 100n).times(quotient(9_998n, B).pow(900));
    expect(found).toBeGreaterThan(exactGap(7_500n, 1_500n));
    expect(found).toBe(floor(exact(1n).minus(quotient(7_500n, B).dividedBy(ask)).times(exact(B))));
  });
});
