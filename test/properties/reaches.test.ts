import { beforeAll, describe, expect, it } from 'vitest';
import { Campaign } from '../../src/audit/search/campaign.js';
import { type Coverage, coverageOf } from '../../src/audit/search/coverage.js';
import { anyDesigns } from '../../src/audit/search/designs.js';
import { guardSides } from '../../src/audit/search/observed.js';
import { usualMix } from '../../src/audit/search/plan.js';
import { stepwise } from '../../src/mechanisms/stepwise/mechanism.js';

/** Its own seed, whatever the environment says: what is reached, and how often, is pinned. */
const seed = 20_200_312;
const runs = 5_000;

/** Accepted steps of these runs. Whoever changes what happens in them moves this number and says why. */
const acceptedSteps = 158_993;

const minutes = 60_000;

describe('generated runs', () => {
  const campaign = new Campaign(stepwise, []);
  let coverage: Coverage;

  beforeAll(() => {
    campaign.run(anyDesigns, usualMix, { seed, runs });
    coverage = coverageOf(campaign.seen);
  }, 2 * minutes);

  it('reach every phase', () => {
    expect(coverage.phases).toEqual({ reached: 9, total: 9, missing: [] });
  });

  it('take every named transition, those that refuse included', () => {
    expect(coverage.transitions).toEqual({ reached: 76, total: 76, missing: [] });
  });

  it('meet every refusal', () => {
    expect(coverage.refusals).toEqual({ reached: 41, total: 41, missing: [] });
  });

  it('see both sides of every routing guard', () => {
    expect(guardSides.filter((side) => !campaign.seen.has(side))).toEqual([]);
  });

  it('accept as many steps as ever', () => {
    expect(campaign.edges).toBe(acceptedSteps);
  });
});
