import { describe, expect, it } from 'vitest';
import { unwind } from '../cli/running.js';
import { designWith, usualDesign } from '../support/designs.js';
import { floor, quotient } from '../support/exact.js';
import { axis, columnOf, mapOf, stopsAt } from './mapping.js';

const B = 10_000n;
const bonuses = [100n, 500n, 800n, 1_000n, 1_500n];
const ltv = axis('ltv', 7_600n, 11_000n);
const step = { axis: axis('bonus', 100n, 1_500n), step: 100n };
const exactly = (bonus: bigint): bigint => floor(quotient(B * B, B + bonus));

describe('the frontier of no-toxic-spiral', () => {
  it.each(['theorem', 'machine'] as const)('is the toxic loan-to-value 1 / (1 + bonus), to the basis point, for five bonuses, by %s', (method) => {
    const { columns } = mapOf(usualDesign, step, { claim: 'no-toxic-spiral', along: ltv, method });
    const chosen = columns.filter(({ value }) => value !== null && bonuses.includes(value));
    expect(chosen.map(stopsAt)).toEqual(bonuses.map(exactly));
    expect(chosen.map(stopsAt)).toEqual([9_900n, 9_523n, 9_259n, 9_090n, 8_695n]);
    expect(chosen.map(({ runs }) => runs > 0)).toEqual(bonuses.map(() => method === 'machine'));
  });

  it('is what Warmuz et al. 2022 print for i = 4.5 %, 5 %, 8 %, 10 % and 15 %, in whole basis points', () => {
    const printed = [[450n, '0.956938'], [500n, '0.952381'], [800n, '0.925926'], [1_000n, '0.909091'], [1_500n, '0.869565']] as const;
    for (const [bonus, text] of printed) {
      const { columns } = mapOf(usualDesign, { axis: axis('bonus', bonus, bonus), step: 1n }, { claim: 'no-toxic-spiral', along: ltv, method: 'machine' });
      expect(columns.map(stopsAt)).toEqual([BigInt(text.slice(2, 6))]);
    }
  });

  it('is the same line as that of the threshold which a healthy account survives without any move (Qin et al. 2021)', () => {
    const still = designWith({ envelope: { ...usualDesign.envelope, largestDrop: 0n } });
    const threshold = axis('threshold', 7_600n, 9_999n);
    const reasonable = mapOf(still, step, { claim: 'gap-theorem', along: threshold });
    const toxic = mapOf(usualDesign, step, { claim: 'no-toxic-spiral', along: ltv });
    expect(reasonable.columns.map(stopsAt)).toEqual(toxic.columns.map(stopsAt));
  });

  it('is where the drop from health 1 leads, along the gap: 1 − threshold × (1 + bonus)', () => {
    for (const method of ['theorem', 'machine'] as const) expect(stopsAt(columnOf(usualDesign, { claim: 'no-toxic-spiral', along: axis('gap', 0n, 4_000n), method }))).toBe(2_125n);
  });

  it('is asked of a design that withholds toxic steps as if it allowed them', () => {
    expect(usualDesign.toxicity).toBe('escalate');
    const allowing = columnOf(designWith({ toxicity: 'allow' }), { claim: 'no-toxic-spiral', along: ltv, method: 'machine' });
    expect(stopsAt(allowing)).toBe(stopsAt(columnOf(usualDesign, { claim: 'no-toxic-spiral', along: ltv, method: 'machine' })));
  });
});

describe('the frontier of step-improves-health', () => {
  it('lies one basis point below that of no-toxic-spiral where 1 / (1 + bonus) is a whole one, and at the same elsewhere', () => {
    const across = { axis: axis('bonus', 0n, 2_500n), step: 500n };
    const along = axis('ltv', 7_600n, 11_000n);
    for (const method of ['theorem', 'machine'] as const) {
      expect(mapOf(usualDesign, across, { claim: 'no-toxic-spiral', along, method }).columns.map(stopsAt)).toEqual([10_000n, 9_523n, 9_090n, 8_695n, 8_333n, 8_000n]);
      expect(mapOf(usualDesign, across, { claim: 'step-improves-health', along, method }).columns.map(stopsAt)).toEqual([9_999n, 9_523n, 9_090n, 8_695n, 8_333n, 7_999n]);
    }
  });
});

describe('unwind frontier, of the toxic loan-to-value', () => {
  it.each([[], ['--machine']])('prints it for each bonus, with how it was decided %#', async (...flags) => {
    const { code, out } = await unwind(['frontier', 'micro', '--vary', 'bonus=1%..15%', '--vary', 'ltv=76%..110%', '--claim', 'no-toxic-spiral', '--no-traces', ...flags]);
    expect(code).toBe(0);
    const by = flags.length === 0 ? 'theorem +\\d+ +0 +0' : 'bisection +\\d+ +[1-9]\\d* +[1-9]\\d*';
    for (const [bonus, frontier, beyond] of [['1%', '99%', '99.01%'], ['5%', '95.23%', '95.24%'], ['8%', '92.59%', '92.6%'], ['10%', '90.9%', '90.91%'], ['15%', '86.95%', '86.96%']]) {
      expect(out).toMatch(new RegExp(`^ *${bonus ?? ''} +up to ${frontier ?? ''} +fails from ${beyond ?? ''} +${by}$`, 'm'));
    }
  });
});
