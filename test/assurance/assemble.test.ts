import { describe, expect, it } from 'vitest';
import { audit } from '../../src/audit/audit.js';
import { assuranceOf, Inconsistent, searched } from '../../src/audit/assurance/assemble.js';
import { isComplete } from '../../src/audit/assurance/assurance.js';
import { decodeAssurance, encodeAssurance } from '../../src/audit/assurance/file.js';
import { allOf, reachOf } from '../../src/audit/assurance/reach.js';
import { UnknownGuarantee } from '../../src/audit/search/hunt.js';
import { stepwise } from '../../src/mechanisms/stepwise/mechanism.js';
import { decodedOf } from '../support/designs.js';
import { campaign, coverage, file, findings, sample, toxicStep } from './sample.js';

describe('what an audit found', () => {
  it('is told in the order of the registry, each with the verdict that its evidence amounts to', () => {
    const turned = assuranceOf({ file, campaign, coverage, findings: [...findings].reverse() });
    expect(turned).toEqual(sample());
    expect(turned.guarantees.map(({ id, verdict, promised }) => [id, verdict, promised])).toEqual([
      ['collateral-is-conserved', 'exhausted', true],
      ['debt-is-conserved', 'tested', true],
      ['no-toxic-spiral', 'refuted', false],
      ['solvent-within-envelope', 'open', false],
      ['gap-theorem', 'proved', true],
      ['never-stuck', 'open', true],
    ]);
  });

  it('has its strongest evidence first', () => {
    expect(sample().guarantees[4]?.evidence.map(({ kind }) => kind)).toEqual(['proof', 'exploration', 'search']);
  });

  it('is a mistake of ours where a trace breaks nothing, or evidence contradicts the campaign', () => {
    const shorter = { ...toxicStep, events: toxicStep.events.slice(0, -1) };
    expect(() => assuranceOf({ file, campaign, coverage, findings: [{ id: 'no-toxic-spiral', evidence: [], trace: shorter }] })).toThrow(Inconsistent);
    expect(() => assuranceOf({ file, campaign, coverage, findings: [{ id: 'seizure-is-fair', evidence: [], trace: toxicStep }] })).toThrow(Inconsistent);
    const stranger = searched({ ...campaign, seed: 8 }, campaign.shard, 1);
    expect(() => assuranceOf({ file, campaign, coverage, findings: [{ id: 'seizure-is-fair', evidence: [stranger], trace: null }] })).toThrow(Inconsistent);
    expect(() => assuranceOf({ file, campaign, coverage, findings: [{ id: 'nope', evidence: [], trace: null }] })).toThrow(UnknownGuarantee);
  });

  it('is open where nothing was tried, and complete where nothing was asked for', () => {
    const report = assuranceOf({ file, campaign: { seed: 1, runs: 0, of: 1, shard: null }, coverage, findings: [{ id: 'seizure-is-fair', evidence: [], trace: null }] });
    expect(report.guarantees[0]?.verdict).toBe('open');
    expect(isComplete(report)).toBe(true);
  });
});

describe('a real audit', () => {
  const runs = 25;
  const found = audit(file.design, { seed: 7, runs, numeraire: file.numeraire });
  const shard = { index: 0, runs, edges: found.edges };
  const real = { seed: 7, runs, of: 1, shard };
  const report = assuranceOf({
    file, campaign: real, coverage: reachOf(found.coverage),
    findings: found.findings.map(({ id, evidence, trace = null }) => ({ id, evidence: [searched(real, shard, evidence.judged)], trace })),
  });

  it('comes to the verdicts of its search', () => {
    expect(report.guarantees.map(({ id }) => id)).toEqual(stepwise.guarantees.map(({ id }) => id));
    expect(report.guarantees.map(({ id, verdict }) => [id, verdict])).toEqual(found.findings.map(({ id, verdict }) => [id, verdict]));
    expect(new Set(report.guarantees.map(({ verdict }) => verdict))).toEqual(new Set(['tested', 'refuted', 'open']));
  });

  it('names what it reached as well as what it missed', () => {
    const { phases, transitions, refusals } = found.coverage;
    expect([report.coverage.phases, report.coverage.transitions, report.coverage.refusals].map((names) => [names.reached.length, allOf(names).length]))
      .toEqual([phases, transitions, refusals].map(({ reached, total }) => [reached, total]));
    expect(report.coverage.transitions.missing).toEqual([...transitions.missing].sort());
  });

  it('reads back from its file', () => {
    expect(decodedOf(decodeAssurance(encodeAssurance(report)))).toEqual(report);
  });
});
