import { describe, expect, it } from 'vitest';
import { audit } from '../../src/audit/audit.js';
import { judgeCourse, withCourse } from '../../src/audit/course.js';
import { replayTrace } from '../../src/audit/replay.js';
import { courseOf, replayed } from '../../src/audit/search/breaking.js';
import { hunt, huntEverywhere, UnknownGuarantee } from '../../src/audit/search/hunt.js';
import { stepwise } from '../../src/mechanisms/stepwise/mechanism.js';
import { toyDesign, toyVariants } from '../../src/mechanisms/stepwise/toy.js';

const toy = toyDesign();
const variant = (name: string) => toyVariants.find((design) => design.name === `toy-${name}`) ?? toy;
const effort = { seed: 3, runs: 60 };

describe('an audit', () => {
  it('says the same again for the same seed and runs, and something else for another seed', () => {
    const report = audit(variant('toxic-steps'), effort);
    expect(audit(variant('toxic-steps'), effort)).toEqual(report);
    expect(audit(variant('toxic-steps'), { ...effort, seed: 4 }).edges).not.toBe(report.edges);
  });

  it('goes on after a refutation, and traces it to its end', () => {
    const { findings } = audit(variant('nothing-blocked'), { seed: 3, runs: 300 });
    const refuted = findings.filter(({ verdict }) => verdict === 'refuted');
    expect(refuted.map(({ id, promised }) => [id, promised])).toEqual([['stale-quotes-seize-nothing', false]]);
    expect(refuted.map(({ trace }) => trace !== undefined && replayTrace(trace).brokenAt === trace.events.length - 1)).toEqual([true]);
    expect(findings.filter(({ verdict }) => verdict === 'tested').length).toBeGreaterThan(25);
  });

  it('leaves open what was never put to the test', () => {
    const { findings } = audit(variant('auction-only'), { ...effort, guarantees: ['seizure-is-fair', 'collateral-is-conserved'] });
    expect(findings.map(({ id, verdict, evidence }) => [id, verdict, evidence.judged > 0])).toEqual([
      ['seizure-is-fair', 'open', false],
      ['collateral-is-conserved', 'tested', true],
    ]);
  });

  it('tells how far it is', () => {
    const done: number[] = [];
    audit(toy, { ...effort, onProgress: ({ done: runs }) => done.push(runs) });
    expect(done).toEqual(Array.from({ length: effort.runs }, (_, run) => run + 1));
  });

  it('names what its runs did not reach', () => {
    const { coverage } = audit(variant('auction-only'), effort);
    expect(coverage.transitions.missing).toContain('unwinding.ready.STEP.accepted');
    expect(coverage.transitions.reached + coverage.transitions.missing.length).toBe(coverage.transitions.total);
  });

  it('lets a share of its runs follow a given path', () => {
    const path = [5n, 4n, 3n, 5n].map((price, hour) => ({ at: BigInt(hour) + 500n, quotes: [{ asset: 'COIN', price, depth: 100n }] }));
    const report = audit(toy, { seed: 3, runs: 200, path });
    expect(audit(toy, { seed: 3, runs: 200, path })).toEqual(report);
    expect(report.edges).not.toBe(audit(toy, { seed: 3, runs: 200 }).edges);
    expect(report.findings.filter(({ verdict }) => verdict === 'refuted')).toEqual([]);
  });

  it('knows its guarantees by name', () => {
    expect(() => audit(toy, { ...effort, guarantees: ['everything-is-fine'] })).toThrow(UnknownGuarantee);
  });
});

describe('a hunt', () => {
  it('finds in a design that breaks a guarantee, promised or not', () => {
    expect(hunt(stepwise, variant('toxic-steps'), 'no-toxic-spiral', { seed: 1, runs: 1_000 })).not.toBeNull();
  });

  it('finds nothing in designs that promise it', () => {
    expect(huntEverywhere(stepwise, 'no-toxic-spiral', { seed: 1, runs: 200 })).toBeNull();
  });

  it('leaves the seed and the design in its trace', () => {
    const trace = hunt(stepwise, variant('toxic-steps'), 'no-toxic-spiral', { seed: 1, runs: 1_000 });
    expect([trace?.seed, trace?.design.design.name, trace?.guarantee]).toEqual([1, 'toy-toxic-steps', 'no-toxic-spiral']);
  });
});

describe('a run that somebody else made', () => {
  const design = variant('toxic-steps');
  const trace = hunt(stepwise, design, 'no-toxic-spiral', { seed: 1, runs: 1_000 });
  const course = trace === null ? null : courseOf(stepwise, design, [...replayed(stepwise, design, trace.start, trace.events)]);

  it('is judged by every guarantee', () => {
    const judgements = course === null ? [] : judgeCourse(course);
    expect(judgements.map(({ id }) => id)).toEqual(stepwise.guarantees.map(({ id }) => id));
    expect(judgements.filter(({ brokenAt }) => brokenAt !== null).map(({ id }) => id)).toEqual(['no-toxic-spiral']);
  });

  it('refutes what a report had not, and leaves the rest as it was', () => {
    // A run in which nobody steps: it says nothing of either guarantee.
    const report = audit(design, { seed: 6, runs: 1, guarantees: ['no-toxic-spiral', 'seizure-is-fair'] });
    const merged = course === null ? report : withCourse(report, course);
    expect(report.findings.map(({ verdict }) => verdict)).toEqual(['open', 'open']);
    expect(merged.findings.map(({ verdict }) => verdict)).toEqual(['refuted', 'tested']);
    expect(merged.findings[0]?.trace?.events).toEqual(trace?.events);
    expect(merged.runs).toBe(2);
  });
});
