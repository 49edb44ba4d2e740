import { beforeAll, describe, expect, it } from 'vitest';
import { stepwiseGuarantees } from '../../properties/stepwise.js';
import type { Campaign } from '../../src/audit/search/campaign.js';
import { anyDesigns, survivingDesigns } from '../../src/audit/search/designs.js';
import { envelopeOnly } from '../../src/audit/search/plan.js';
import { type Attack, attacked, refutation } from './campaigns.js';

const minutes = 60_000;

const anywhere: Attack = { designs: anyDesigns, runs: 2_000 };

/** Only runs inside the envelope are evidence for the guarantees of whole runs, and few designs at random promise anything of them. */
const insideEnvelopes: Attack = { designs: survivingDesigns, runs: 1_500, mix: envelopeOnly };

describe.each([
  { where: 'generated designs and accounts of every kind', attack: anywhere, scopes: ['edge', 'probe'] },
  { where: 'generated markets inside the envelope', attack: insideEnvelopes, scopes: ['course'] },
])('in $where', ({ attack, scopes }) => {
  let campaign: Campaign;

  beforeAll(() => {
    campaign = attacked(attack);
  }, 2 * minutes);

  for (const guarantee of stepwiseGuarantees.filter(({ scope }) => scopes.includes(scope))) {
    it(`${guarantee.id}: ${guarantee.claim}`, () => {
      expect(refutation(guarantee, campaign, attack)).toBeNull();
      expect(campaign.tallyOf(guarantee).judged, 'a guarantee that is never put to the test is not tested').toBeGreaterThan(0);
    });
  }
});
