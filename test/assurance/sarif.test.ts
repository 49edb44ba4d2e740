import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import type { Assurance } from '../../src/audit/assurance/assurance.js';
import { parsed } from '../cli/running.js';
import { nasty, shown, withText } from './rendering.js';
import { incomplete, sample, withBrokenPromise } from './sample.js';
import { sarifShape } from './sarif-shape.js';

interface Location {
  readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } };
  readonly message?: { readonly text: string };
}

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly Location[];
  readonly codeFlows?: readonly { readonly threadFlows: readonly { readonly locations: readonly { readonly location: Location }[] }[] }[];
}

interface Rule {
  readonly id: string;
  readonly shortDescription: { readonly text: string };
  readonly help: { readonly text: string };
}

interface Run {
  readonly tool: { readonly driver: { readonly rules: readonly Rule[] } };
  readonly results: readonly Result[];
  readonly invocations: readonly { readonly toolExecutionNotifications?: readonly unknown[] }[];
}

const validate = new Ajv2020({ strict: true, allErrors: true, strictRequired: false }).compile(sarifShape);

function runOf(report: Assurance): Run {
  const log = parsed<{ readonly runs: readonly [Run] }>(shown('sarif', report));
  expect(validate(log), JSON.stringify(validate.errors)).toBe(true);
  return log.runs[0];
}

const levels = (report: Assurance): readonly (readonly [string, string])[] => runOf(report).results.map(({ ruleId, level }) => [ruleId, level]);

describe('an assurance for code scanning', () => {
  it('is of a shape that can refuse', () => {
    const log = parsed<{ readonly runs: readonly [Run] }>(shown('sarif', sample()));
    expect(validate({ ...log, version: '2.0.0' })).toBe(false);
    expect(validate({ ...log, runs: [{ ...log.runs[0], results: [{ ruleId: 'a' }] }] })).toBe(false);
  });

  it('has a rule for each guarantee, with its claim and its reason', () => {
    const { guarantees } = sample();
    const { rules } = runOf(sample()).tool.driver;
    expect(rules.map(({ id, shortDescription, help }) => [id, shortDescription.text, help.text])).toEqual(guarantees.map(({ id, claim, why }) => [id, claim, why]));
  });

  it('warns of what is refuted, errs where it was promised, and notes what is open', () => {
    const open = [['solvent-within-envelope', 'note'], ['never-stuck', 'note']];
    expect(levels(sample())).toEqual([['no-toxic-spiral', 'warning'], ...open]);
    expect(levels(withBrokenPromise())).toEqual([['no-toxic-spiral', 'error'], ...open]);
  });

  it('points each result at its rule and at the file of the design', () => {
    const { results, tool } = runOf(sample());
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
    for (const { locations } of results) expect(locations.map(({ physicalLocation }) => physicalLocation.artifactLocation.uri)).toEqual(['designs/my%20design.toml']);
  });

  it('tells the shortest run as a path of events', () => {
    const [refuted, open] = runOf(sample()).results;
    expect(refuted?.message.text).toContain('no-toxic-spiral is refuted, which the design does not promise, by 5 events (QUOTE, DEPOSIT, BORROW, QUOTE, STEP).');
    const [flow] = refuted?.codeFlows ?? [];
    expect(flow?.threadFlows[0]?.locations.map(({ location }) => location.message?.text.split(' ')[3])).toEqual(['QUOTE', 'DEPOSIT', 'BORROW', 'QUOTE', 'STEP']);
    expect(open?.codeFlows).toBeUndefined();
  });

  it('notifies where the campaign is incomplete', () => {
    expect(runOf(incomplete()).invocations).toMatchObject([{ toolExecutionNotifications: [{ level: 'warning' }] }]);
    expect(runOf(sample()).invocations).toEqual([{ executionSuccessful: true }]);
  });

  it('says the same of the same report, whatever its texts hold', () => {
    expect(shown('sarif', sample())).toBe(shown('sarif', sample()));
    expect(runOf(withText(sample(), nasty)).tool.driver.rules[0]?.help.text).toBe(nasty);
  });
});
