import { describe, expect, it } from 'vitest';
import type { TransitionProof } from '../../src/audit/prove/prove.js';
import { usualDesign } from '../support/designs.js';
import { instrumentedMutant, shown } from './machine.js';

const design = usualDesign;
const conservation = ['collateral-is-conserved', 'debt-is-conserved', 'ledger-balances', 'nothing-is-negative'];
const findingsOf = (proofs: readonly TransitionProof[]): readonly string[] => proofs.flatMap(({ shown: all }) => all.map(({ finding }) => finding.kind));

describe('unwinding.ready', () => {
  it('conserves collateral and debt in a step, for all numbers', async () => {
    const proofs = await shown(design, ['unwinding.ready.STEP.accepted'], conservation.slice(0, 2));
    expect(findingsOf(proofs)).toEqual(['proved', 'proved', 'proved']);
    expect(proofs.map(({ witness }) => witness?.event?.type)).toEqual(['STEP']);
  });

  it('comes to the same, in the same order, whether one works on a step or several share it', async () => {
    const wanted = ['phase-has-its-parts', ...conservation.slice(0, 2)];
    const alone = await shown(design, ['unwinding.ready.STEP.accepted'], wanted);
    const shared = await shown(design, ['unwinding.ready.STEP.accepted'], wanted, null, 2);
    expect(shared).toEqual(alone);
    expect(alone.flatMap(({ shown: all }) => all.map(({ subject }) => (subject.kind === 'ways' ? 'ways' : subject.id)))).toEqual(['ways', ...wanted]);
  });

  it('fee-paid-twice is refuted by a step that breaks collateral-is-conserved', async () => {
    const machine = await instrumentedMutant('fee-paid-twice');
    const [proof] = await shown(design, ['unwinding.ready.STEP.accepted'], ['collateral-is-conserved'], machine);
    const [finding] = proof?.shown.flatMap(({ subject, finding: each }) => (subject.kind === 'guarantee' ? [each] : [])) ?? [];
    expect(finding?.kind).toBe('refuted');
  });
});

describe('badDebt', () => {
  it('keeps its books when a deficit is covered', async () => {
    const proofs = await shown(design, ['badDebt.COVER.accepted'], conservation);
    expect(findingsOf(proofs)).toEqual(['proved', 'proved', 'proved', 'proved', 'proved']);
  });

  it('cover-beyond-the-deficit is refuted by a payment that leaves less than nothing', async () => {
    const machine = await instrumentedMutant('cover-beyond-the-deficit');
    const [proof] = await shown(design, ['badDebt.COVER.accepted'], ['nothing-is-negative'], machine);
    expect(proof?.shown.map(({ finding }) => finding.kind)).toContain('refuted');
  });
});
