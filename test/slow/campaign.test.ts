import { describe, expect, it } from 'vitest';
import { stepwiseGuarantees } from '../../properties/stepwise.js';
import { anyDesigns, survivingDesigns } from '../../src/audit/search/designs.js';
import { envelopeOnly, usualMix } from '../../src/audit/search/plan.js';
import { type Attack, attacked, refutation } from '../properties/campaigns.js';

/** How long to look, e.g. `RUNS=200000 SEED=7 npx vitest run test/slow`; a run takes a few milliseconds. */
const runs = Number(process.env['RUNS'] ?? 3_000);
const milliseconds = 60_000 + runs * 50;

describe(`${runs.toString()} runs`, () => {
  it.each([
    { where: 'in generated designs', attack: { designs: anyDesigns, runs, mix: usualMix } },
    { where: 'inside the envelopes of designs that promise to survive them', attack: { designs: survivingDesigns, runs, mix: envelopeOnly } },
  ] satisfies readonly { where: string; attack: Attack }[])('break no promised guarantee $where', { timeout: milliseconds }, ({ attack }) => {
    const campaign = attacked(attack);
    expect(stepwiseGuarantees.flatMap((guarantee) => refutation(guarantee, campaign, attack) ?? [])).toEqual([]);
  });
});
