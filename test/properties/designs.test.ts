import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeTrace, encodeTrace, type Trace, traceFormat } from '../../src/audit/trace.js';
import { fullDesigns, smallDesigns, survivingDesigns } from '../../src/audit/search/designs.js';
import { fullSizeDesigns } from '../../src/audit/search/full-size.js';
import type { Design } from '../../src/kernel/design.js';
import { openWorld } from '../../src/mechanisms/stepwise/open.js';
import { checkDesign } from '../../src/mechanisms/stepwise/parameters/checks.js';
import { toyVariants } from '../../src/mechanisms/stepwise/toy.js';
import { decodedOf } from '../support/designs.js';

const seed = 20_200_312;
const drawn = [...fc.sample(fullDesigns, { seed, numRuns: 150 }), ...fc.sample(smallDesigns, { seed, numRuns: 150 })];
const all = [...drawn, ...fc.sample(survivingDesigns, { seed, numRuns: 50 }), ...fullSizeDesigns, ...toyVariants];

const traceOf = (design: Design): Trace => ({
  format: traceFormat, guarantee: null, claim: '', design: { design, numeraire: 'USD', positions: [] }, start: openWorld(design, 0n), events: [], seed,
});

describe('the designs that audits draw', () => {
  it('are usable, every one', () => {
    const refused = all.flatMap((design) => checkDesign(design).filter(({ severity }) => severity === 'refused').map(({ statement }) => statement));
    expect(refused).toEqual([]);
  });

  it('have every variant of every policy', () => {
    const variants = drawn.flatMap(({ sizing, schedule, depth, incentive, dust, toxicity, auction }) =>
      [sizing.kind === 'tiers' ? `tiers by ${sizing.by}` : sizing.kind, `unlock ${schedule.unlock.kind}`, `depth ${depth.kind}`, `bonus ${incentive.curve.kind}`,
        `dust ${dust.kind}`, `toxicity ${toxicity}`, `auction ${auction.curve.kind}`, `takes ${auction.takes}`, `ceiling ${incentive.nonToxicCeiling.toString()}`]);
    expect([...new Set(variants)].sort()).toEqual([
      'auction exponential', 'auction linear', 'auction stairstep', 'bonus fixed', 'bonus linearInHealth', 'bonus rampInTime', 'ceiling false', 'ceiling true',
      'closeFactor', 'depth share', 'depth unlimited', 'dust expand', 'dust none', 'dust refuse', 'full', 'linear', 'takes partial', 'takes whole',
      'targetHealth', 'tiers by health', 'tiers by price', 'toxicity allow', 'toxicity escalate', 'unlock gradual', 'unlock whole',
    ]);
  });

  it('have one to three collaterals, one or two debts, and assets of 18, 8, 6 and no decimals', () => {
    const counts = drawn.map(({ assets }) => `${assets.filter(({ id }) => ['ETH', 'BTC', 'SOL'].includes(id)).length.toString()} and ${assets.filter(({ id }) => ['USD', 'EUR'].includes(id)).length.toString()}`);
    expect([...new Set(counts)].sort()).toEqual(['1 and 1', '1 and 2', '2 and 1', '2 and 2', '3 and 1']);
    expect([...new Set(drawn.flatMap(({ assets }) => assets.map(({ decimals }) => decimals.toString())))].sort()).toEqual(['0', '18', '6', '8']);
  });

  it('can be written into a trace, and read back', () => {
    for (const design of all) expect(decodedOf(decodeTrace(encodeTrace(traceOf(design)))).design.design).toEqual(design);
  });
});
