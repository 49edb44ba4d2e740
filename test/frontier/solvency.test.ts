import { describe, expect, it } from 'vitest';
import { frontierMap } from '../../src/audit/frontier/frontier.js';
import type { Axis } from '../../src/audit/frontier/axis.js';
import { type Question, questions } from '../../src/audit/frontier/questions.js';
import { frontierTraces, ownTrace, UnshownFailure } from '../../src/audit/frontier/traces.js';
import { replayTrace } from '../../src/audit/replay.js';
import { decodeTrace, encodeTrace } from '../../src/audit/trace.js';
import { stepwise } from '../../src/mechanisms/stepwise/mechanism.js';
import { openWorld } from '../../src/mechanisms/stepwise/open.js';
import { decodedOf, designWith, loadPreset, usualDesign } from '../support/designs.js';
import { exact, floor, quotient } from '../support/exact.js';
import { answersOf, axis, columnOf, gridOf, optionsOf, questionCalled, settingOf, stopsAt } from './mapping.js';

const B = 10_000n;
const claim = 'solvent-within-envelope';
const gap = axis('gap', 0n, 4_000n);

describe('the frontier of solvent-within-envelope', () => {
  it.each([
    { preset: 'micro', frontier: 2_125n, why: 'the gap of its one collateral' },
    { preset: 'margin', frontier: 1_014n, why: 'the gap of ether while the debt rises by 8 %' },
    { preset: 'fixed-close-factor', frontier: 650n, why: 'its gap: keepers may step again at once' },
    { preset: 'tiered', frontier: 1_520n, why: 'its gap: one step of each tier is enough' },
    { preset: 'time-ramped', frontier: 2_200n, why: 'loan-to-value 1, since the ceiling gives the whole bonus up' },
    { preset: 'dutch-auction', frontier: 2_334n, why: 'what the auction asks at the last second' },
    { preset: 'price-tiers', frontier: 692n, why: 'one step of 30 % between two observations' },
    { preset: 'linear-ltv', frontier: 1_591n, why: 'four falls within an hour that trip the breaker' },
    { preset: 'depth-aware', frontier: 1_591n, why: 'four falls within an hour that trip the breaker' },
  ])('lies at a gap of $frontier bps for $preset: $why', ({ preset, frontier }) => {
    expect(stopsAt(columnOf(loadPreset(preset).design, { claim, along: gap, method: 'machine' }))).toBe(frontier);
  });

  it('lies where an auction that asks 1.3 · 0.99^40 of the quote after an hour just pays the debt', () => {
    const ask = quotient(13n, 10n).times(quotient(99n, 100n).pow(40));
    const expected = floor(exact(1n).minus(quotient(6_666n, B).dividedBy(ask)).times(exact(B)));
    expect(stopsAt(columnOf(loadPreset('dutch-auction').design, { claim, along: gap }))).toBe(expected);
  });

  it('lies where four falls within the interval of the breaker add up to the move that trips it', () => {
    // (1 − gap)^4 ≥ 50 %, the largest move of the breaker.
    const expected = floor(exact(1n).minus(quotient(1n, 2n).sqrt().sqrt()).times(exact(B)));
    expect(stopsAt(columnOf(loadPreset('linear-ltv').design, { claim, along: gap }))).toBe(expected);
    const sleeping = { ...loadPreset('linear-ltv').design, breaker: { ...loadPreset('linear-ltv').design.breaker, largestMove: B } };
    expect(stopsAt(columnOf(sleeping, { claim, along: gap }))).toBe(1_600n);
  });

  it('is not one number along the reaction: too fast a market trips the breaker, too slow keepers find stale quotes', () => {
    const column = columnOf(usualDesign, { claim, along: axis('reaction', 0n, 21_600n) });
    expect(column.shape).toEqual({ kind: 'mixed' });
    // Falls of 21 % at 0, 7:30 and 15:00 are one too few for the 50 % of the breaker; quotes are good for three hours.
    expect(answersOf(column)).toEqual(['0..449 fails', '450..10800 holds', '10801..21600 fails']);
    expect(stopsAt(column)).toBeNull();
  });

  it('lies at one step where the schedule allows none', () => {
    expect(answersOf(columnOf(usualDesign, { claim, along: axis('mostSteps', 0n, 30n) }))).toEqual(['0..0 fails', '1..30 holds']);
  });

  it('is monotone between the points that bisection asks: every tenth basis point gives the answer of its side', () => {
    const { byMachine } = questionCalled(claim);
    for (const [name, frontier] of [['micro', 2_125n], ['tiered', 1_520n], ['fixed-close-factor', 650n]] as const) {
      const setting = settingOf(loadPreset(name).design);
      const around = axis('gap', frontier - 100n, frontier + 100n);
      for (const value of gridOf(around, 10n)) expect(byMachine(stepwise, around.parameter.at(setting, value)).refutation === null).toBe(value <= frontier);
    }
  });
});

describe('a run beyond the frontier', () => {
  it.each(['micro', 'margin', 'tiered', 'dutch-auction', 'price-tiers', 'linear-ltv', 'time-ramped'])('of %s breaks the guarantee again when it is replayed from its file', (preset) => {
    const { design, numeraire } = loadPreset(preset);
    const options = optionsOf(design, { claim, along: gap });
    const traces = frontierTraces(options, frontierMap(options), numeraire);
    expect(traces).toHaveLength(1);
    for (const { trace } of traces) {
      const read = decodedOf(decodeTrace(encodeTrace(trace)));
      expect(replayTrace(read).brokenAt).toBe(read.events.length - 1);
      // One basis point less, and the same events break nothing.
      const { envelope } = read.design.design;
      const within = { ...read, design: { ...read.design, design: { ...read.design.design, envelope: { ...envelope, largestDrop: envelope.largestDrop - 1n } } } };
      expect(replayTrace(within).brokenAt).toBeNull();
    }
  });

  it('is not there where nothing shows the failure: a claim that a theorem denies and no run breaks is a mistake of ours', () => {
    const solvent = questionCalled(claim);
    const options = (question: Question) => ({ ...optionsOf(usualDesign, { claim, along: gap }), question });
    const mistaken = options({ ...solvent, byTheorem: () => false, byMachine: () => ({ runs: 1, refutation: null }) });
    expect(() => frontierTraces(mistaken, frontierMap(mistaken), 'USD')).toThrow(UnshownFailure);
    // A run that breaks nothing is no evidence either.
    const harmless = options({ ...solvent, byTheorem: () => false, byMachine: () => ({ runs: 1, refutation: { design: usualDesign, start: openWorld(usualDesign, 0n), events: [] } }) });
    expect(() => ownTrace(harmless, frontierMap(harmless), 'USD')).toThrow(UnshownFailure);
  });

  it('stands at both ends of a stretch that fails between two that hold, and at the low end of one that meets none', () => {
    const beyondOf = (along: Axis): readonly bigint[] => {
      const options = optionsOf(usualDesign, { claim, along });
      return frontierTraces(options, frontierMap(options), 'USD').map(({ beyond }) => beyond);
    };
    expect(beyondOf(axis('reaction', 0n, 21_600n))).toEqual([449n, 10_801n]);
    expect(beyondOf(axis('gap', 3_000n, 4_000n))).toEqual([3_000n]);
    expect(beyondOf(axis('gap', 0n, 2_000n))).toEqual([]);
    const toxic = optionsOf(usualDesign, { claim: 'no-toxic-spiral', along: axis('gap', 0n, 10_000n) });
    expect(frontierTraces(toxic, frontierMap(toxic), 'USD').map(({ beyond }) => beyond)).toEqual([2_126n, 9_999n]);
  });

  it('is there for every question that is a guarantee and has a frontier, and for no other', () => {
    const slow = designWith({ toxicity: 'allow', incentive: { ...usualDesign.incentive, curve: { kind: 'linearInHealth', least: 200n, fullBelow: 9_000n } } });
    const along = { 'splitting-never-pays': axis('fullBelow', 1n, 9_999n), 'no-toxic-spiral': axis('ltv', 7_000n, 11_000n), 'step-improves-health': axis('ltv', 7_000n, 11_000n) };
    for (const { id, isGuarantee } of questions) {
      const options = optionsOf(slow, { claim: id, along: Object.entries(along).find(([name]) => name === id)?.[1] ?? gap });
      const map = frontierMap(options);
      const traces = frontierTraces(options, map, 'USD');
      expect(traces).toHaveLength(isGuarantee ? (map.columns[0]?.frontiers.length ?? 0) : 0);
      for (const { trace } of traces) expect(replayTrace(decodedOf(decodeTrace(encodeTrace(trace)))).brokenAt).not.toBeNull();
    }
  });
});
