import { describe, expect, it } from 'vitest';
import { provable, type ProofRecord, provedBy, type Unproved } from '../../src/audit/index.js';
import { levelOf } from '../../src/audit/assurance/verdict.js';
import type { Design } from '../../src/kernel/design.js';
import { usualDesign } from '../support/designs.js';
import { changedAt, wholeRecord } from './whole.js';

const guarantees = ['collateral-is-conserved', 'step-within-cap'];
const step = 'unwinding.ready.STEP.accepted';
const whole = wholeRecord(usualDesign, guarantees);

const open = (claim: string): Unproved => ({ claim, verdict: 'open', why: 'time', situation: null });
const refuted = (claim: string): Unproved => ({ claim, verdict: 'refuted', why: null, situation: {} });

/** What records come to, by guarantee. */
const levels = (...records: readonly ProofRecord[]): unknown =>
  Object.fromEntries(provedBy(records, usualDesign).map(({ id, evidence }) => [id, evidence.map(levelOf).join()]));

const proofOf = (id: string, ...records: readonly ProofRecord[]): unknown => provedBy(records, usualDesign).find((found) => found.id === id)?.evidence[0];

const both = { 'collateral-is-conserved': 'proved', 'step-within-cap': 'proved' };
const neither = { 'collateral-is-conserved': 'open', 'step-within-cap': 'open' };

describe('recorded proofs', () => {
  it('prove a guarantee at every transition that it is about, and only those count', () => {
    expect(levels(whole)).toEqual(both);
    expect(proofOf('step-within-cap', whole)).toMatchObject({ obligations: 1, discharged: 1, paths: 2, isInductive: true });
    expect(proofOf('collateral-is-conserved', whole)).toMatchObject({ obligations: provable.length - 1, discharged: provable.length - 1 });
  });

  it('do not prove what is open at one transition, and say at how many it is proved', () => {
    const record = changedAt(whole, step, { unproved: [open('collateral-is-conserved')] });
    expect(levels(record)).toEqual({ ...both, 'collateral-is-conserved': 'open' });
    expect(proofOf('collateral-is-conserved', record)).toMatchObject({ obligations: provable.length - 1, discharged: provable.length - 2, isInductive: true });
  });

  it('prove nothing where an invariant is open anywhere, or a way was not looked at', () => {
    expect(levels(changedAt(whole, 'settled: market.TICK.accepted', { unproved: [open('amounts-are-natural')] }))).toEqual(neither);
    expect(levels(changedAt(whole, 'opening', { unproved: [open('times-are-past')] }))).toEqual(neither);
    expect(levels(changedAt(whole, step, { unproved: [open('ways')] }))).toEqual(neither);
  });

  it('prove nothing where a transition was not looked at', () => {
    expect(levels(wholeRecord(usualDesign, guarantees, provable.slice(1)))).toEqual(neither);
    expect(levels(wholeRecord(usualDesign, guarantees, provable.filter((name) => name !== 'settled: market.TICK.accepted')))).toEqual(neither);
  });

  it('prove nothing of what cannot happen at all', () => {
    expect(levels(changedAt(whole, step, { isTaken: false }))).toEqual({ ...both, 'step-within-cap': 'open' });
  });

  it('are whole where several are together, whatever their order', () => {
    const [early, late] = [wholeRecord(usualDesign, guarantees, provable.slice(0, 30)), wholeRecord(usualDesign, guarantees, provable.slice(30))];
    expect(levels(early)).toEqual(neither);
    expect([levels(early, late), levels(late, early)]).toEqual([both, both]);
  });

  it('about every design of a shape are shown of those that promise the guarantee', () => {
    const ofShape: ProofRecord = { ...wholeRecord(usualDesign, ['no-toxic-spiral']), reach: 'shape' };
    const levelsOf = (design: Design): unknown => provedBy([ofShape], design).map(({ id, evidence }) => [id, ...evidence.map(levelOf)]);
    expect(levelsOf({ ...usualDesign, warning: 10_600n })).toEqual([['no-toxic-spiral', 'proved']]);
    expect(levelsOf({ ...usualDesign, toxicity: 'allow' })).toEqual([]);
    expect(provedBy([ofShape], usualDesign)[0]?.evidence).toMatchObject([{ assumptions: ['numbers are numbers', expect.stringContaining('this one may not take them all'), expect.stringContaining('Z3')] }]);
  });

  it('are outweighed by one that refutes', () => {
    expect(levels(whole, changedAt(whole, step, { unproved: [refuted('step-within-cap')] }))).toEqual({ ...both, 'step-within-cap': 'open' });
  });

  it('are outweighed by one that a second solver disputes', () => {
    const disputed = changedAt(whole, step, { unproved: [{ ...open('step-within-cap'), why: 'disputed' }] });
    expect([levels(whole, disputed), levels(disputed, whole)]).toEqual([{ ...both, 'step-within-cap': 'open' }, { ...both, 'step-within-cap': 'open' }]);
  });

  it('take the place of what another leaves open', () => {
    expect(levels(changedAt(whole, step, { unproved: [open('ways'), open('step-within-cap')] }), whole)).toEqual(both);
  });
});
