import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Ajv2020, type AnySchemaObject } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { hunt } from '../../src/audit/search/hunt.js';
import { replayTrace } from '../../src/audit/replay.js';
import { decodeTrace, encodeTrace, type Trace } from '../../src/audit/trace.js';
import { stepwise } from '../../src/mechanisms/stepwise/mechanism.js';
import { toyVariants } from '../../src/mechanisms/stepwise/toy.js';
import { decodedOf, refusedOf } from '../support/designs.js';

const schemaOf = (name: string): AnySchemaObject => JSON.parse(readFileSync(resolve(import.meta.dirname, `../../spec/schema/${name}.json`), 'utf8')) as AnySchemaObject;
const validate = new Ajv2020({ strict: true, allErrors: true, strictRequired: false, allowUnionTypes: true }).addVocabulary(['x-unit']).addSchema([schemaOf('design.1'), schemaOf('snapshot.1')]).compile(schemaOf('trace.1'));

/** No counterexample where there must be one. */
class NotFound extends Error {
  override readonly name = 'NotFound';
}

/** A toy that allows toxic steps breaks what others promise: the shortest run that does is found again by the same seed. */
function toxicSpiral(): Trace {
  const toy = toyVariants.find(({ name }) => name === 'toy-toxic-steps');
  const trace = toy === undefined ? null : hunt(stepwise, toy, 'no-toxic-spiral', { seed: 7, runs: 2_000 });
  if (trace === null) throw new NotFound('A toxic toy spirals nowhere.');
  return trace;
}

describe('a trace', () => {
  const trace = toxicSpiral();
  const text = encodeTrace(trace);

  it('breaks its guarantee again when it is replayed, at its last event', () => {
    const { brokenAt, refused, worlds } = replayTrace(trace);
    expect(brokenAt).toBe(trace.events.length - 1);
    expect(refused).toEqual([]);
    expect(worlds).toHaveLength(trace.events.length + 1);
  });

  it('needs every one of its events', () => {
    const without = trace.events.map((_, place) => ({ ...trace, events: trace.events.filter((_event, other) => other !== place) }));
    expect(without.filter((shorter) => replayTrace(shorter).brokenAt !== null)).toEqual([]);
  });

  it('is as short as the story that it tells', () => {
    expect(trace.events.map(({ type }) => type)).toEqual(['QUOTE', 'DEPOSIT', 'BORROW', 'QUOTE', 'STEP']);
  });

  it('reads back from its text, and writes the same text again', () => {
    const again = decodedOf(decodeTrace(text));
    expect(again).toEqual(trace);
    expect(encodeTrace(again)).toBe(text);
  });

  it('fits its schema', () => {
    expect(validate(JSON.parse(text)), JSON.stringify(validate.errors)).toBe(true);
  });

  it('breaks nothing where it names no guarantee', () => {
    expect(replayTrace({ ...trace, guarantee: null }).brokenAt).toBeNull();
  });

  it.each([
    ['another format', '"unwind-trace@1"', '"unwind-trace@2"', 'MALFORMED', 'format'],
    ['a bare amount', '"offered": "', '"offered": 1, "was": "', 'UNKNOWN_KEY', /^events\[4\]/],
    ['another world', '"unwind-world@1"', '"unwind-world@2"', 'MALFORMED', 'start.format'],
    ['a design that no file would say', '"warning": "120%"', '"warning": "high"', 'MALFORMED', 'design.warning'],
    ['no events', '"events"', '"incidents"', 'UNKNOWN_KEY', 'incidents'],
  ])('is refused with %s', (_what, found, replaced, code, path) => {
    const errors = refusedOf(decodeTrace(text.replace(found, replaced)));
    expect(errors[0]?.code).toBe(code);
    expect(errors[0]?.path).toMatch(path);
  });
});
