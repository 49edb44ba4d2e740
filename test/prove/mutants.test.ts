import { describe, expect, it } from 'vitest';
import { mutants } from '../../properties/mutants.js';
import { provable } from '../../src/audit/index.js';
import { usualDesign } from '../support/designs.js';
import { proved } from './mutants/attempt.js';
import { attempts } from './mutants/attempts.js';
import { isOfSteps } from './mutants/of-steps.js';

const allowance = { seconds: 300, solver: 'z3' };
const paying = mutants.filter(({ id }) => id === 'overpayment-reported-as-repaid');

describe('what the prover made of mutants', () => {
  it('is about mutants that there are, their guarantees, and transitions of the chart', () => {
    const known = new Map(mutants.map((mutant) => [mutant.id, mutant]));
    for (const { mutant, guarantee, prover } of attempts().values()) {
      const edited = known.get(mutant);
      expect(edited?.guarantee).toBe(guarantee);
      if (prover === null || edited === undefined) continue;
      expect(isOfSteps(edited)).toBe(true);
      expect(provable).toContain(prover.transition);
    }
  });

  it.each(paying)('$id is refuted where it happens, and survives where it does not', async (mutant) => {
    expect(await proved(mutant, usualDesign, 'healthy.REPAY.accepted', allowance)).toMatchObject({ verdict: 'refuted' });
    expect(await proved(mutant, usualDesign, 'healthy: market.HALT.accepted', allowance)).toMatchObject({ verdict: 'survives' });
  }, 600_000);
});
