import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Assurance, isComplete } from '../../src/audit/assurance/assurance.js';
import type { Evidence, Searching } from '../../src/audit/assurance/evidence.js';
import { encodeAssurance } from '../../src/audit/assurance/file.js';
import { mergeAssurance, searchingOf } from '../../src/audit/assurance/merge.js';
import { allOf } from '../../src/audit/assurance/reach.js';
import { encodeTrace } from '../../src/audit/trace.js';
import { decodedOf, refusedOf } from '../support/designs.js';
import { campaigns, partOf, partsOfOne } from './parts.js';
import { explored, incomplete, sample } from './sample.js';

const holds = <T>(values: fc.Arbitrary<T>, claim: (value: T) => void): void => fc.assert(fc.property(values, claim), { numRuns: 60 });
const merged = (...reports: readonly Assurance[]): Assurance => decodedOf(mergeAssurance(reports));
const textOf = (...reports: readonly Assurance[]): string => encodeAssurance(merged(...reports));

const searchIn = (evidence: readonly Evidence[]): Searching | undefined => evidence.find((each): each is Searching => each.kind === 'search');
const everyShard = (reports: readonly Assurance[]): readonly number[] => [...new Set(reports.flatMap(({ campaign }) => campaign.shards.map(({ index }) => index)))].sort();

describe('reports of parts of one campaign', () => {
  it('come to the same in any order', () => {
    holds(partsOfOne.chain((parts) => fc.tuple(fc.constant(parts), fc.shuffledSubarray([...parts], { minLength: parts.length }))), ([parts, shuffled]) => {
      expect(textOf(...shuffled)).toBe(textOf(...parts));
    });
  });

  it('come to the same however they were merged before', () => {
    holds(fc.tuple(partsOfOne, fc.nat(6)), ([parts, at]) => {
      const [left, right] = [parts.slice(0, at), parts.slice(at)];
      const halves = [left, right].filter((half) => half.length > 0).map((half) => merged(...half));
      expect(textOf(...halves)).toBe(textOf(...parts));
    });
  });

  it('count once, however often they stand there', () => {
    holds(partsOfOne, (parts) => {
      const once = textOf(...parts);
      expect(textOf(...parts, ...parts)).toBe(once);
      expect(textOf(merged(...parts), parts[0])).toBe(once);
      expect(textOf(parts[0], parts[0])).toBe(encodeAssurance(parts[0]));
    });
  });

  it('add up to what their shards judged', () => {
    holds(campaigns, (campaign) => {
      const parts = campaign.outcomes.map((_, index) => partOf(campaign, index));
      const whole = merged(...parts);
      whole.guarantees.forEach(({ evidence }, place) => {
        const judged = campaign.outcomes.reduce((sum, outcome) => sum + (outcome.judged[place] ?? 0), 0);
        expect(searchIn(evidence)).toMatchObject({ judged, runs: campaign.runs });
      });
      expect(whole.coverage.phases.reached).toEqual([...new Set(campaign.outcomes.flatMap(({ reached }) => reached))].sort());
      expect(allOf(whole.coverage.phases)).toHaveLength(4);
    });
  });

  it('are complete when every shard is there, and not before', () => {
    holds(partsOfOne, (parts) => {
      expect(isComplete(merged(...parts))).toBe(everyShard(parts).length === parts[0].campaign.of);
    });
  });

  it('keep the trace of the fewest events, then of the shortest text, then the least of texts', () => {
    holds(partsOfOne, (parts) => {
      const traces = parts.flatMap(({ guarantees }) => guarantees.flatMap(({ trace }) => (trace === null ? [] : [trace])));
      const ranked = traces.map((trace) => ({ events: trace.events.length, text: encodeTrace(trace) }));
      const [best] = ranked.sort((one, other) => one.events - other.events || one.text.length - other.text.length || (one.text < other.text ? -1 : 1));
      const kept = merged(...parts).guarantees.flatMap(({ trace }) => (trace === null ? [] : [encodeTrace(trace)]));
      expect(kept).toEqual(best === undefined ? [] : [best.text]);
    });
  });

  it('are refuted together where one of them is', () => {
    holds(partsOfOne, (parts) => {
      const isBroken = parts.some(({ guarantees }) => guarantees.some(({ verdict }) => verdict === 'refuted'));
      expect(merged(...parts).guarantees.some(({ verdict }) => verdict === 'refuted')).toBe(isBroken);
    });
  });
});

describe('reports that are not of one campaign', () => {
  const report = sample();
  const [first] = report.guarantees;

  const evidenceOf = (evidence: readonly Evidence[]): Assurance =>
    ({ ...report, guarantees: report.guarantees.map((each, place) => (place === 0 ? { ...each, evidence } : each)) });
  const recounted = (first?.evidence ?? []).map((each) => (each.kind === 'search' ? searchingOf(7, each.shards.map((shard) => ({ ...shard, judged: 3 }))) : each));
  const { design } = report.design;

  const strangers: readonly (readonly [string, Assurance, string, string])[] = [
    ['another dialect', { ...report, dialect: 'stepwise@2' }, 'OTHER_DIALECT', 'dialect'],
    ['another design', { ...report, design: { ...report.design, design: { ...design, name: 'other' } } }, 'OTHER_DESIGN', 'design.name'],
    ['another parameter', { ...report, design: { ...report.design, design: { ...design, target: design.target + 1n } } }, 'OTHER_DESIGN', 'design.target'],
    ['another seed', { ...report, campaign: { ...report.campaign, seed: 8 } }, 'OTHER_SEED', 'campaign.seed'],
    ['another budget', { ...report, campaign: { ...report.campaign, runs: 1 } }, 'OTHER_BUDGET', 'campaign.runs'],
    ['another number of shards', { ...report, campaign: { ...report.campaign, of: 2 } }, 'OTHER_BUDGET', 'campaign.of'],
    ['fewer guarantees', { ...report, guarantees: report.guarantees.slice(1) }, 'OTHER_GUARANTEES', 'guarantees[0]'],
    ['another claim', { ...report, guarantees: report.guarantees.map((each) => ({ ...each, claim: 'otherwise' })) }, 'OTHER_GUARANTEES', 'guarantees[0].claim'],
    ['other names', { ...report, coverage: { ...report.coverage, phases: { reached: [], missing: [] } } }, 'OTHER_NAMES', 'coverage.phases[0]'],
    ['a shard of other steps', { ...report, campaign: { ...report.campaign, shards: [{ index: 0, runs: 20_000, edges: 1 }] } }, 'SHARD_DISAGREES', 'shard 0: edges'],
    ['a shard of other counts', evidenceOf(recounted), 'SHARD_DISAGREES', 'collateral-is-conserved, shard 0: judged'],
    ['another end of one setting', evidenceOf([{ ...explored, states: 5 }]), 'EXPLORATION_DISAGREES', 'collateral-is-conserved, exploration: states'],
  ];

  it.each(strangers)('are refused with %s, whichever comes first', (_what, stranger, code, path) => {
    expect(refusedOf(mergeAssurance([report, stranger]))).toMatchObject({ code, path, between: [0, 1] });
    expect(refusedOf(mergeAssurance([stranger, report]))).toMatchObject({ code, path, between: [0, 1] });
  });

  it.each(strangers)('are refused with %s, however they were merged before', (_what, stranger, code) => {
    expect(refusedOf(mergeAssurance([merged(report, report), stranger])).code).toBe(code);
    expect(refusedOf(mergeAssurance([report, report, stranger]))).toMatchObject({ code, between: [0, 2] });
  });

  it('say what stands in which', () => {
    const other = { ...report, campaign: { ...report.campaign, seed: 8 } };
    expect(refusedOf(mergeAssurance([report, other]))).toEqual({ code: 'OTHER_SEED', between: [0, 1], path: 'campaign.seed', expected: '7', found: '8' });
  });

  it('are refused where there are none', () => {
    expect(refusedOf(mergeAssurance([])).code).toBe('NOTHING_TO_MERGE');
  });

  it('may end an exploration at different budgets', () => {
    const [one, other] = [evidenceOf([{ ...explored, states: 5, stoppedBy: 'states' }]), evidenceOf([{ ...explored, states: 9, stoppedBy: 'states' }])];
    expect(merged(one, other).guarantees[0]?.evidence).toHaveLength(2);
  });
});

describe('one report', () => {
  it('is itself, complete or not', () => {
    expect(encodeAssurance(merged(sample()))).toBe(encodeAssurance(sample()));
    expect([isComplete(sample()), isComplete(incomplete())]).toEqual([true, false]);
  });
});
