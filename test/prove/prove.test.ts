import { describe, expect, it } from 'vitest';
import type { TransitionProof } from '../../src/audit/prove/prove.js';
import { usualDesign } from '../support/designs.js';
import { instrumentedMachine, instrumentedMutant, shown } from './machine.js';

const design = usualDesign;
const conservation = ['collateral-is-conserved', 'debt-is-conserved', 'ledger-balances', 'nothing-is-negative'];
const findingsOf = (proofs: readonly TransitionProof[]): readonly string[] => proofs.flatMap(({ judged }) => judged.map(({ finding }) => finding.kind));

describe('unwinding.ready', () => {
  it('conserves collateral and debt in a step, for all numbers', async () => {
    const proofs = await shown({ instrumented: await instrumentedMachine(), design }, ['unwinding.ready.STEP.accepted'], conservation.slice(0, 2));
    expect(findingsOf(proofs)).toEqual(['proved', 'proved', 'proved']);
    expect(proofs.map(({ witness }) => witness?.event.type)).toEqual(['STEP']);
  });

  it.each([['fee-paid-twice', 'collateral-is-conserved'], ['target-ignored', 'step-stops-at-target']])('%s is refuted by a step that breaks %s', async (mutant, id) => {
    const instrumented = await instrumentedMutant(mutant);
    const [proof] = await shown({ instrumented, design }, ['unwinding.ready.STEP.accepted'], [id]);
    const [finding] = proof?.judged.flatMap((judged) => (judged.subject.kind === 'guarantee' ? [judged.finding] : [])) ?? [];
    expect(finding?.kind).toBe('refuted');
  });
});

describe('badDebt', () => {
  it('keeps its books when a deficit is covered', async () => {
    const proofs = await shown({ instrumented: await instrumentedMachine(), design }, ['badDebt.COVER.accepted'], conservation);
    expect(findingsOf(proofs)).toEqual(['proved', 'proved', 'proved', 'proved', 'proved']);
  });

  it('cover-beyond-the-deficit is refuted by a payment that leaves less than nothing', async () => {
    const instrumented = await instrumentedMutant('cover-beyond-the-deficit');
    const [proof] = await shown({ instrumented, design }, ['badDebt.COVER.accepted'], ['nothing-is-negative']);
    expect(proof?.judged.map(({ finding }) => finding.kind)).toContain('refuted');
  });
});
