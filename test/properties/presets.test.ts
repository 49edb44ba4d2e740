import { beforeAll, describe, expect, it } from 'vitest';
import { stepwiseGuarantees } from '../../properties/stepwise.js';
import { audit, type AuditReport } from '../../src/audit/audit.js';
import { loadPreset, presetNames } from '../support/designs.js';
import { seed } from './campaigns.js';

const minutes = 60_000;

/** Guarantees that speak of STEP alone. */
const aboutSteps = stepwiseGuarantees.flatMap((guarantee) => (guarantee.scope === 'edge' && guarantee.on.length === 1 && guarantee.on[0] === 'STEP' ? [guarantee.id] : []));

describe.each(presetNames)('%s', (name) => {
  const { design } = loadPreset(name);
  let report: AuditReport;

  beforeAll(() => {
    report = audit(design, { seed, runs: 200 });
  }, 2 * minutes);

  for (const guarantee of stepwiseGuarantees.filter(({ promisedBy }) => promisedBy(design))) {
    it(`keeps ${guarantee.id}`, () => {
      const finding = report.findings.find(({ id }) => id === guarantee.id);
      expect(finding?.trace ?? null).toBeNull();
      expect(finding?.verdict).not.toBe('refuted');
    });
  }

  it('is put to the test by all of them, but for steps where it offers none', () => {
    const open = report.findings.filter(({ promised, verdict }) => promised && verdict === 'open').map(({ id }) => id);
    expect(open.filter((id) => design.schedule.mostSteps > 0n || !aboutSteps.includes(id))).toEqual([]);
  });
});
