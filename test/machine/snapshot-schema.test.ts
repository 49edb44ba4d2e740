import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Ajv2020, type AnySchemaObject } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { phases } from '../../src/machine/chart.js';
import { encodeEvent } from '../../src/machine/event-codec.js';
import { eventTypes } from '../../src/machine/event-shape.js';
import { encodeWorld, headerOf } from '../../src/machine/snapshot.js';
import { stepwise } from '../../src/mechanisms/stepwise/mechanism.js';
import { situation } from '../support/situations.js';

const schema = JSON.parse(readFileSync(resolve(import.meta.dirname, '../../spec/schema/snapshot.1.json'), 'utf8')) as AnySchemaObject;
const ajv = new Ajv2020({ strict: true, strictRequired: false, strictTypes: false, allErrors: true }).addVocabulary(['x-unit']);
const validate = ajv.compile(schema);
const validateAs = (form: string, data: unknown): boolean => ajv.validate(`urn:unwind:schema:snapshot:1#/$defs/${form}`, data) === true;

const written = (phase: (typeof phases)[number]): unknown => {
  const { design, world } = situation(phase);
  return encodeWorld(headerOf(stepwise, design), world);
};

/** A deep copy of plain data with a text replaced in its JSON. */
const changed = (data: unknown, from: string, to: string): unknown => {
  const text = JSON.stringify(data);
  expect(text).toContain(from);
  return JSON.parse(text.replace(from, to));
};

describe('the schema of worlds', () => {
  it.each(phases)('takes what the codec writes of an account that is %s', (phase) => {
    expect(validate(written(phase)), JSON.stringify(validate.errors)).toBe(true);
    expect(validateAs('world', written(phase))).toBe(true);
  });

  it.each([
    ['another format', '"unwind-world@1"', '"unwind-world@2"'],
    ['a bare number', '"price":"100"', '"price":100'],
    ['a leading zero', '"price":"100"', '"price":"0100"'],
    ['a negative amount', '"debt":["0","0","96000"]', '"debt":["0","0","-96000"]'],
    ['an unknown key', '"closed":false', '"closed":false,"open":true'],
    ['an unknown phase', '"phase":"auction.running"', '"phase":"auction"'],
    ['an auction in another phase', '"phase":"auction.running"', '"phase":"healthy"'],
    ['a phase without its auction', '"phase":"auction.running"', '"phase":"unwinding.ready"'],
    ['shut books in an open account', '"closed":false', '"closed":true'],
    ['an asset that stands twice', '"assets":["ETH","BTC","USD"]', '"assets":["ETH","ETH","USD"]'],
  ])('refuses %s', (_what, from, to) => {
    expect(validate(changed(written('auction.running'), from, to))).toBe(false);
  });
});

describe('the schema of events', () => {
  const probes = phases.flatMap((phase) => {
    const { design, world } = situation(phase);
    return stepwise.probes(design, world);
  });

  it.each(eventTypes)('takes what the codec writes of %s', (type) => {
    const events = probes.filter((event) => event.type === type);
    expect(events.length).toBeGreaterThan(0);
    for (const event of events) expect(validateAs('event', encodeEvent(event))).toBe(true);
    for (const event of events) expect(validate(encodeEvent(event))).toBe(true);
  });

  it.each([
    ['an unknown type', '"CLOSE"', '"OPEN"'],
    ['a bare time', '"at":"0"', '"at":0'],
    ['an unknown key', '"at":"0"', '"at":"0","by":"me"'],
    ['a missing time', ',"at":"0"', ''],
  ])('refuses %s', (_what, from, to) => {
    expect(validate(changed(encodeEvent({ type: 'CLOSE', at: 0n }), from, to))).toBe(false);
  });
});
