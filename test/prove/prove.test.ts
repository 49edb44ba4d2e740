import { describe, expect, it } from 'vitest';
import { witnessFrom } from '../../src/audit/prove/finding.js';
import { transitionNamed } from '../../src/audit/prove/obligation/transition.js';
import { type TransitionProof, usualEffort } from '../../src/audit/prove/prove.js';
import type { Answer } from '../../src/audit/prove/solve/protocol.js';
import type { Solver } from '../../src/audit/prove/solve/solver.js';
import { askOf } from '../../src/audit/prove/worker/asking.js';
import { loadPreset, usualDesign } from '../support/designs.js';
import { instrumentedMachine, instrumentedMutant, shown, z3 } from './machine.js';

const design = usualDesign;
const conservation = ['collateral-is-conserved', 'debt-is-conserved', 'ledger-balances', 'nothing-is-negative'];
const findingsOf = (proofs: readonly TransitionProof[]): readonly string[] => proofs.flatMap(({ shown: all }) => all.map(({ finding }) => finding.kind));

describe('unwinding.ready', () => {
  it('conserves collateral and debt in a step, for all numbers: shown in order, whoever works on which', async () => {
    const wanted = ['phase-has-its-parts', ...conservation.slice(0, 2)];
    const proofs = await shown(design, ['unwinding.ready.STEP.accepted'], wanted, null, 2);
    expect(findingsOf(proofs)).toEqual(['proved', 'proved', 'proved', 'proved']);
    expect(proofs.flatMap(({ shown: all }) => all.map(({ subject }) => (subject.kind === 'ways' ? 'ways' : subject.id)))).toEqual(['ways', ...wanted]);
    expect(proofs.map(({ witness }) => witness?.event?.type)).toEqual(['STEP']);
  });

  it('fee-paid-twice is refuted by a step that breaks collateral-is-conserved', async () => {
    const machine = await instrumentedMutant('fee-paid-twice');
    const [proof] = await shown(design, ['unwinding.ready.STEP.accepted'], ['collateral-is-conserved'], machine);
    const [finding] = proof?.shown.flatMap(({ subject, finding: each }) => (subject.kind === 'guarantee' ? [each] : [])) ?? [];
    expect(finding?.kind).toBe('refuted');
  });
});

describe('auction.expired', () => {
  it('is told how prices fall where the solver took the contract of the power for less than that', async () => {
    const { design: depthAware } = loadPreset('depth-aware');
    const verdicts: string[] = [];
    const counting: Solver = { ask: async (questions) => {
      const answers = await z3.ask(questions);
      verdicts.push(...answers.map(({ verdict }) => verdict));
      return answers;
    } };
    const instrumented = await instrumentedMachine();
    const answer = await askOf({ instrumented, design: depthAware, family: null, solver: counting, effort: usualEffort, wanted: [] }, { kind: 'transition', name: 'auction.expired.RECOGNISE_LOSS.accepted', isTaken: false, share: { place: 0, of: 1 } });
    const reached = answer.kind === 'transition' ? answer.reached : { kind: 'none' as const };
    // Of a situation in which the price is what no power comes to, the machine knows nothing.
    expect(verdicts.filter((verdict) => verdict === 'sat').length).toBeGreaterThan(1);
    expect(witnessFrom({ kit: instrumented.kit, design: depthAware, isForAll: false, transition: transitionNamed('auction.expired.RECOGNISE_LOSS.accepted') }, reached)?.event?.type).toBe('RECOGNISE_LOSS');
  });
});

describe('auction.running', () => {
  it.each<[string, Answer]>([
    ['can be in values', { verdict: 'sat', values: {} }],
    ['nobody can say of values', { verdict: 'unknown', reason: 'time' }],
  ])('has a script for each obligation that says what was asked, with what the solver was told of the power, where what is asked %s', async (_, ofValues) => {
    const asked: string[] = [];
    const { curve } = design.auction;
    const afterOneSecond = curve.kind === 'exponential' ? curve.cut.toString() : '';
    // A solver that is wrong about the price a second after the start of a round, until it is told. What it says of values shows nothing.
    const mistaken: Solver = { ask: (questions) => Promise.resolve(questions.map(({ text }) => {
      if (text.includes(' Real)')) return ofValues;
      const isTold = !text.includes('(declare-const powerHalfUp-1 Int)') || text.includes(`(= powerHalfUp-1 ${afterOneSecond})`);
      if (isTold) asked.push(text);
      return isTold ? { verdict: 'unsat' } : { verdict: 'sat', values: { at: '2', 'auction.startedAt': '1', 'powerHalfUp-1': '7' } };
    })) };
    const answer = await askOf({ instrumented: await instrumentedMachine(), design, family: null, solver: mistaken, effort: usualEffort, wanted: conservation }, { kind: 'transition', name: 'auction.running.TAKE.accepted', isTaken: true, share: { place: 0, of: 1 } });
    const obligations = answer.kind === 'transition' ? answer.obligations : [];
    expect(obligations.map((each) => each.asked.kind)).toEqual(obligations.map(() => 'none'));
    const ofPowers = obligations.filter(({ script }) => script.includes('powerHalfUp'));
    expect(ofPowers.some(({ script }) => script.includes(`(= powerHalfUp-1 ${afterOneSecond})`))).toBe(true);
    for (const { script } of ofPowers) expect(asked).toContain(script);
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
