import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Ajv2020, type AnySchemaObject } from 'ajv/dist/2020.js';
import { parse } from 'smol-toml';
import { describe, expect, it } from 'vitest';
import { decodeDesignFile, encodeDesignFile } from '../../src/mechanisms/stepwise/parameters/design-file.js';
import { loadPreset, presetNames, presetText, refusedOf } from '../support/designs.js';
import { always } from '../support/exact.js';
import { designFile } from './arbitrary-design.js';

const schema = JSON.parse(readFileSync(resolve(import.meta.dirname, '../../spec/schema/design.1.json'), 'utf8')) as AnySchemaObject;
const validate = new Ajv2020({ strict: true, allErrors: true, strictRequired: false }).addVocabulary(['x-unit']).compile(schema);

const isValid = (data: unknown): boolean => validate(data) === true;

/** Every object of the schema that says what a quantity is. */
function quantitiesIn(node: unknown): readonly Record<string, unknown>[] {
  if (typeof node !== 'object' || node === null) return [];
  const inner = Object.values(node).flatMap(quantitiesIn);
  return 'pattern' in node && 'x-unit' in node ? [{ ...node }, ...inner] : inner;
}

describe('the schema of design files', () => {
  it.each(presetNames)('takes the preset %s, and its canonical form', (name) => {
    expect(isValid(parse(presetText(name))), JSON.stringify(validate.errors)).toBe(true);
    expect(isValid(JSON.parse(encodeDesignFile(loadPreset(name))))).toBe(true);
  });

  it.each(presetNames)('is named in the first line of the preset %s', (name) => {
    expect(presetText(name)).toMatch(/^#:schema \.\.\/schema\/design\.1\.json\n/);
  });

  it('takes every design that the codec writes', () => {
    always(designFile, (file) => isValid(JSON.parse(encodeDesignFile(file))));
  });

  it('says the unit of each quantity that is written as text, with examples that fit', () => {
    const quantities = quantitiesIn(schema);
    expect(quantities.map(({ 'x-unit': unit }) => unit)).toEqual([
      'bps', 'seconds', 'RAY per second', 'RAY', 'value × 10^36', 'numeraire per base unit × 10^36', 'base units',
    ]);
    for (const { pattern, examples } of quantities) {
      for (const example of examples as string[]) expect(example).toMatch(new RegExp(String(pattern)));
    }
  });

  it.each([
    ['a bare ratio', 'threshold = "75%"', 'threshold = 0.75'],
    ['an inexact ratio', 'threshold = "75%"', 'threshold = "75.001%"'],
    ['an inexact ratio without percent', 'threshold = "75%"', 'threshold = "0.75001"'],
    ['a signed ratio', 'threshold = "75%"', 'threshold = "+75%"'],
    ['a missing key', 'threshold = "75%"', ''],
    ['an unknown key', 'threshold = "75%"', 'threshold = "75%"\ncolour = "blue"'],
    ['a quoted count', 'most_steps = 30', 'most_steps = "30"'],
    ['a fractional count', 'most_steps = 30', 'most_steps = 30.5'],
    ['a negative count', 'most_steps = 30', 'most_steps = -1'],
    ['too many decimals', 'decimals = 18', 'decimals = 37'],
    ['an unknown kind', 'kind = "target-health"', 'kind = "targetHealth"'],
    ['a key of another kind', 'kind = "target-health"', 'kind = "target-health"\nshare = "50%"'],
    ['a duration without unit', 'max_age = "3h"', 'max_age = "3"'],
    ['a value without unit', 'floor = "25 USD"', 'floor = "25"'],
    ['a bare value', 'floor = "25 USD"', 'floor = 25'],
    ['a bare amount', '{ USD = "5000" }', '{ USD = 5000 }'],
    ['an event that is never blocked', '["WITHDRAW"', '["REPAY"'],
    ['another dialect', 'stepwise@1', 'stepwise@2'],
    ['a rate without time', '"5%/year"', '"5%"'],
    ['a rate per month', '"5%/year"', '"5%/month"'],
    ['a cut of too many decimals', '"0.9998"', `"0.${'9'.repeat(28)}"`],
    ['a name with spaces', 'name = "micro"', 'name = "my design"'],
    ['another word for a boolean', 'borrowable = false', 'borrowable = "no"'],
  ])('and the codec both refuse %s', (_fault, piece, by) => {
    const text = presetText('micro');
    expect(text).toContain(piece);
    const broken = text.replace(piece, by);
    expect(isValid(parse(broken))).toBe(false);
    expect(refusedOf(decodeDesignFile(broken, 'toml'))).not.toEqual([]);
  });
});
