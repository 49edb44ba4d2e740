import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Ajv2020, type AnySchemaObject } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Assurance } from '../../src/audit/assurance/assurance.js';
import { decodeAssurance, encodeAssurance } from '../../src/audit/assurance/file.js';
import { mergeAssurance } from '../../src/audit/assurance/merge.js';
import { decodedOf, refusedOf } from '../support/designs.js';
import { partsOfOne } from './parts.js';
import { incomplete, sample } from './sample.js';

const schemaOf = (name: string): AnySchemaObject => JSON.parse(readFileSync(resolve(import.meta.dirname, `../../spec/schema/${name}.json`), 'utf8')) as AnySchemaObject;
const ajv = new Ajv2020({ strict: true, allErrors: true, strictRequired: false, strictTypes: false, allowUnionTypes: true }).addVocabulary(['x-unit']);
const validate = ajv.addSchema([schemaOf('design.1'), schemaOf('snapshot.1'), schemaOf('trace.1')]).compile(schemaOf('assurance.1'));
const isValid = (text: string): boolean => validate(JSON.parse(text)) === true;

const report = sample();
const text = encodeAssurance(report);

/** The text with one place of it changed. */
const changed = (found: string | RegExp, by: string): string => {
  expect(text).toMatch(found);
  return text.replace(found, by);
};

const keysOf = (value: unknown): readonly (readonly string[])[] => {
  if (typeof value !== 'object' || value === null) return [];
  return [...(Array.isArray(value) ? [] : [Object.keys(value)]), ...Object.values(value).flatMap(keysOf)];
};

describe('the text of a report', () => {
  it('reads back as it was, and is written the same again', () => {
    const again = decodedOf(decodeAssurance(text));
    expect(again).toEqual(report);
    expect(encodeAssurance(again)).toBe(text);
  });

  it('reads back whatever was merged', () => {
    fc.assert(fc.property(partsOfOne, (parts) => {
      const merged = decodedOf(mergeAssurance(parts));
      const written = encodeAssurance(merged);
      expect(decodedOf(decodeAssurance(written))).toEqual(merged);
      expect(isValid(written)).toBe(true);
    }), { numRuns: 40 });
  });

  it('has every key in its place, and ends its last line', () => {
    const keys = keysOf(JSON.parse(text));
    expect(keys.length).toBeGreaterThan(50);
    for (const each of keys) expect(each).toEqual([...each].sort());
    expect(text.endsWith('}\n')).toBe(true);
  });

  it('does not depend on the order in which keys were given', () => {
    const turned: Assurance = { guarantees: report.guarantees, coverage: report.coverage, campaign: report.campaign, design: report.design, dialect: report.dialect, format: report.format };
    expect(encodeAssurance(turned)).toBe(text);
    expect(decodedOf(decodeAssurance(JSON.stringify(JSON.parse(text))))).toEqual(report);
  });

  it.each([['whole', report], ['in part', incomplete()]])('fits its schema, %s', (_what, each) => {
    expect(isValid(encodeAssurance(each)), JSON.stringify(validate.errors)).toBe(true);
  });
});

type Refused = readonly [what: string, found: string | RegExp, by: string, path: string, expected: string];

const shapes: readonly Refused[] = [
  ['another format', '"unwind-assurance@1"', '"unwind-assurance@2"', 'format', '"unwind-assurance@1"'],
  ['an unknown key', '"of": 1,\n    "runs"', '"off": 1,\n    "of": 1,\n    "runs"', 'campaign.off', 'one of seed, runs, of, shards'],
  ['a missing key', '"promised": true,', '', 'guarantees[0].promised', 'boolean'],
  ['a count as text', '"states": 123456', '"states": "123456"', 'guarantees[0].evidence[0].states', 'a whole number of at least 0'],
  ['a count below zero', '"depth": 31', '"depth": -1', 'guarantees[0].evidence[0].depth', 'a whole number of at least 0'],
  ['half a count', '"edges": 1234567', '"edges": 0.5', 'guarantees[0].evidence[0].edges', 'a whole number of at least 0'],
  ['an unknown verdict', '"verdict": "exhausted"', '"verdict": "sure"', 'guarantees[0].verdict', '"proved" or "exhausted" or "tested" or "refuted" or "open"'],
  ['an unknown end', '"stoppedBy": null', '"stoppedBy": "boredom"', 'guarantees[0].evidence[0].stoppedBy', '"states" or "memory" or "interrupt" or "crash", or null'],
  ['evidence of another kind', '"kind": "exploration"', '"kind": "rumour"', 'guarantees[0].evidence[0].kind', '"proof" or "exploration" or "search" or "walk"'],
  ['a design that no file would say', '"warning": "1', '"warning": "high', 'design.warning', 'a ratio such as "82.5%" or "0.825"'],
  ['a trace that no file would say', /"at": "1000",\n(\s+)"quotes"/, '"at": 1000,\n$1"quotes"', 'guarantees[2].trace.events[0].at', 'an integer as a decimal string, e.g. "1500"'],
  ['a refutation without its trace', /"trace": \{[\s\S]*?\n {6}\}/, '"trace": null', 'guarantees[2].verdict', '"tested", which is what its evidence amounts to'],
];

const contradictions: readonly Refused[] = [
  ['another dialect', '"dialect": "stepwise@1",\n  "format"', '"dialect": "stepwise@2",\n  "format"', 'dialect', '"stepwise@1"'],
  ['a verdict that is rounded up', '"verdict": "tested"', '"verdict": "proved"', 'guarantees[1].verdict', '"tested", which is what its evidence amounts to'],
  ['a verdict that is rounded down', '"verdict": "proved"', '"verdict": "tested"', 'guarantees[4].verdict', '"proved", which is what its evidence amounts to'],
  ['a promise that the design does not make', '"promised": false', '"promised": true', 'guarantees[2].promised', 'false, as the design has it'],
  ['a counterexample that breaks nothing', '"offered": "60000000"', '"offered": "0"', 'guarantees[2].trace', 'a run that breaks no-toxic-spiral when it is replayed'],
  ['the counterexample of another guarantee', '"guarantee": "no-toxic-spiral"', '"guarantee": "seizure-is-fair"', 'guarantees[2].trace', 'a run that breaks no-toxic-spiral when it is replayed'],
  ['a guarantee that nobody knows', '"id": "never-stuck"', '"id": "never-late"', 'guarantees[5].id', 'a guarantee of stepwise@1'],
  ['guarantees out of order', /collateral(-is-conserved",\n {6}"kind)/, 'debt$1', 'guarantees', 'guarantees in the order of stepwise@1, each once (debt-is-conserved, no-toxic-spiral, solvent-within-envelope, gap-theorem, never-stuck)'],
  ['a sum that is none', '"judged": 3412,\n          "kind"', '"judged": 3413,\n          "kind"', 'guarantees[0].evidence[1].judged', '3412, the sum of its shards'],
  ['a search of another seed', '"seed": 7,\n          "shards"', '"seed": 8,\n          "shards"', 'guarantees[0].evidence[1].seed', '7, the seed of the campaign'],
  ['a sum of runs that is none', '"runs": 20000,\n          "seed"', '"runs": 19999,\n          "seed"', 'guarantees[0].evidence[1].runs', '20000, the sum of its shards'],
  ['a search of other shards than the campaign', '"of": 1,\n              "runs"', '"of": 2,\n              "runs"', 'guarantees[0].evidence[1].shards', "the runs of the campaign's shards (0/1: 20000)"],
  ['a shard that the campaign does not have', '"index": 0,\n        "runs"', '"index": 1,\n        "runs"', 'campaign.shards[0].index', 'a shard below 1'],
  ['more runs than the campaign', '"runs": 20000,\n    "seed"', '"runs": 19999,\n    "seed"', 'campaign.shards[0].runs', 'at most the 19999 runs of this shard'],
  ['a proof of more than its obligations', '"obligations": 12', '"obligations": 11', 'guarantees[4].evidence[0].discharged', 'at most 11'],
  ['weaker evidence before stronger', '"discharged": 12', '"discharged": 9', 'guarantees[4].evidence', 'the strongest first, each once (exploration, search, proof)'],
  ['a name both reached and missing', '"settled"', '"healthy"', 'coverage.phases.missing', 'no name that was reached'],
  ['names out of order', /"healthy",(\s+)"unwinding\.ready"/, '"unwinding.ready",$1"healthy"', 'coverage.phases.reached', 'names in the order of their code units, each once'],
];

describe('a report', () => {
  it.each(shapes)('is refused with %s', (_what, found, by, path, expected) => {
    expect(refusedOf(decodeAssurance(changed(found, by)))[0]).toMatchObject({ path, expected });
  });

  it.each(shapes)('does not fit its schema either with %s', (_what, found, by) => {
    expect(isValid(changed(found, by))).toBe(false);
  });

  it.each(contradictions)('is refused with %s', (_what, found, by, path, expected) => {
    const errors = refusedOf(decodeAssurance(changed(found, by)));
    expect(errors.map((error) => `${error.path}: ${error.expected}`)).toContain(`${path}: ${expected}`);
  });

  it('is refused with shards that stand twice or out of order, and with two searches', () => {
    const { campaign, guarantees, ...rest } = incomplete();
    const errorsOf = (report: Assurance): readonly string[] => refusedOf(decodeAssurance(encodeAssurance(report))).map(({ path, expected }) => `${path}: ${expected}`);
    const shards = [...campaign.shards, ...campaign.shards];
    expect(errorsOf({ ...rest, guarantees, campaign: { ...campaign, shards } })).toContain('campaign.shards: shards in ascending order, each once');
    const twice = guarantees.map((each) => ({ ...each, evidence: [...each.evidence, ...each.evidence.map((one) => (one.kind === 'search' ? { ...one, judged: 1 } : one))] }));
    expect(errorsOf({ ...rest, campaign, guarantees: twice })).toContain('guarantees[0].evidence: one search at most');
  });

  it('is refused with a number for a design, at the place where the design should be', () => {
    const { design: _design, ...rest } = JSON.parse(text) as Record<string, unknown>;
    expect(refusedOf(decodeAssurance(JSON.stringify({ ...rest, design: 5 })))).toMatchObject([{ path: 'design', found: '5' }]);
    expect(refusedOf(decodeAssurance(JSON.stringify(rest)))).toMatchObject([{ code: 'MISSING', path: 'design', expected: 'a design file' }]);
  });

  it('is refused whole where it is not JSON, or no report at all', () => {
    expect(refusedOf(decodeAssurance('{'))).toMatchObject([{ code: 'UNREADABLE', expected: 'JSON text' }]);
    expect(refusedOf(decodeAssurance('[]'))).toMatchObject([{ path: '', expected: 'an assurance', found: '[]' }]);
    expect(refusedOf(decodeAssurance('{}'))).toMatchObject([{ code: 'MISSING', path: 'format', found: 'nothing' }]);
  });

  it('is refused with everything that is wrong with it', () => {
    const twice = changed('"depth": 31', '"depth": "deep"').replace('"promised": true', '"promised": "yes"');
    expect(refusedOf(decodeAssurance(twice)).map(({ path, found }) => `${path} ${found}`)).toEqual([
      'guarantees[0].promised "yes"', 'guarantees[0].evidence[0].depth "deep"',
    ]);
  });
});
