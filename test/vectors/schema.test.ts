import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Ajv2020, type AnySchemaObject } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalCodes } from '../../src/kernel/refusal.js';
import { eventTypes } from '../../src/machine/event-shape.js';
import { readDialect, readHello, readReply } from '../../src/vectors/conform/protocol.js';
import { conformProcess } from '../../src/vectors/conform/run.js';
import { usualPatience } from '../../src/vectors/conform/start.js';
import { canonical } from '../../src/machine/canonical.js';
import { sha256 } from '../../src/vectors/format/digest.js';
import { decodeVector, digestOfVector, encodeVector, flows } from '../../src/vectors/format/vector.js';
import { stepwiseAmong } from '../../src/vectors/format/any.js';
import { readSet } from '../../src/vectors/set/read.js';
import { lint } from '../../src/vectors/set/verify.js';
import { hasPython, harness } from '../conformance/python.js';
import { decodedOf } from '../support/designs.js';

const root = resolve(import.meta.dirname, '../..');
const schemaOf = (name: string): AnySchemaObject => JSON.parse(readFileSync(join(root, `spec/schema/${name}.json`), 'utf8')) as AnySchemaObject;
const [vectorSchema, protocolSchema] = [schemaOf('vector.1'), schemaOf('protocol.1')];
const ajv = new Ajv2020({ strict: true, allErrors: true, strictRequired: false, strictTypes: false }).addVocabulary(['x-unit']).addSchema([schemaOf('snapshot.1'), vectorSchema, protocolSchema]);
const isOf = (form: string, data: unknown): boolean => ajv.validate(`urn:unwind:schema:${form}`, data) === true;
const why = (): string => JSON.stringify(ajv.errors?.slice(0, 3));

const vectors = stepwiseAmong(decodedOf(readSet(join(root, 'spec/vectors'))).vectors);
const written = (id: string): string => JSON.stringify(encodeVector(vectors.find((vector) => vector.id === id) ?? vectors[0] ?? decodedOf(decodeVector(null))));

/** The text with one place of it changed. */
const changed = (text: string, from: string, to: string): unknown => {
  expect(text).toContain(from);
  return JSON.parse(text.replace(from, () => to));
};

/** As the page has it: over the sorted keys of what a vector means. */
const digestOf = ({ dialect, events, expected, init, params }: Record<string, unknown>): string => sha256(canonical({ dialect, events, expected, init, params }));

/** What the reader and the linter say of a vector whose digest somebody put right. */
function complaintsAbout(data: unknown): readonly unknown[] {
  const { digest, ...rest } = data as Record<string, string>;
  const isDigest = /^[0-9a-f]{64}$/.test(digest ?? '');
  const read = decodeVector({ ...rest, digest: isDigest ? digestOf(rest) : digest });
  return read._tag === 'Left' ? read.left : lint(read.right);
}

describe('the schema of vectors', () => {
  it('takes every vector', () => {
    for (const vector of vectors) expect(isOf('vector:1', encodeVector(vector)), `${vector.id}: ${why()}`).toBe(true);
  });

  it('has the digest of what each vector means, as the page has it', () => {
    for (const vector of vectors) expect(digestOfVector(vector)).toBe(digestOf(encodeVector(vector) as Record<string, unknown>));
  });

  it('is not what refuses the vector that others are altered from', () => {
    expect(complaintsAbout(JSON.parse(written('stepwise@1/refusal/zero-amount')))).toEqual([]);
  });

  it('has a vector of every event type, code and flow, and names no other', () => {
    const texts = vectors.map((vector) => JSON.stringify(encodeVector(vector))).join('\n');
    const { code, flows: moved, event } = vectorSchema['$defs'] as { code: { enum: string[] }; flows: { propertyNames: { enum: string[] } }; event: { oneOf: { properties: { type: { const: string } } }[] } };
    expect(code.enum).toEqual(['OK', ...refusalCodes]);
    expect(moved.propertyNames.enum).toEqual(flows);
    expect(event.oneOf.map(({ properties }) => properties.type.const)).toEqual(eventTypes);
    for (const type of eventTypes) expect(texts).toContain(`"type":"${type}"`);
  });

  it.each([
    ['another format', '"format":1', '"format":2'],
    ['another dialect', '"dialect":"stepwise@1"', '"dialect":"stepwise@2"'],
    ['an unknown key', '"format":1', '"format":1,"extra":1'],
    ['a missing key', '"format":1,', ''],
    ['an id without its family', '/refusal/', '/'],
    ['a digest that is none', '"digest":"', '"digest":"x'],
    ['a bare number', '"target":"10500"', '"target":10500'],
    ['a leading zero', '"target":"10500"', '"target":"010500"'],
    ['a ratio beyond 16 bits', '"target":"10500"', '"target":"1050000"'],
    ['an unknown policy', '"kind":"targetHealth"', '"kind":"target-health"'],
    ['a policy with the field of another', '"kind":"targetHealth"', '"kind":"targetHealth","share":"1"'],
    ['an unknown code', '"code":"ZERO_AMOUNT"', '"code":"ZERO"'],
    ['an unknown flow', '{"deposited":{', '{"given":{'],
    ['a flow of nothing', '{"deposited":{"ETH":"1"}}', '{"deposited":{"ETH":"0"}}'],
    ['an event without its field', '"amount":"0","asset":"ETH"', '"asset":"ETH"'],
    ['an event of no type', '"type":"DEPOSIT"', '"type":"GIVE"'],
    ['a signed quantity', '"amount":"0"', '"amount":"-1"'],
    ['an answer without its market', ',"market":{"at"', ',"place":{"at"'],
    ['no events', '"events":[', '"events":[],"others":['],
  ])('refuses %s, and so does whoever reads it', (_what, from, to) => {
    const data = changed(written('stepwise@1/refusal/zero-amount'), from, to);
    expect(isOf('vector:1', data)).toBe(false);
    expect(complaintsAbout(data)).not.toEqual([]);
  });

  it('takes an event that is none only where the vector requires wire', () => {
    const wire = vectors.find(({ requires }) => requires.includes('wire')) ?? vectors[0];
    const data = JSON.stringify(wire === undefined ? null : encodeVector(wire));
    expect(isOf('vector:1', JSON.parse(data))).toBe(true);
    expect(isOf('vector:1', changed(data, ',"wire"', ''))).toBe(false);
  });
});

describe('the schema of the protocol', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'unwind-traffic-'));
  const [requests, replies] = [join(scratch, 'requests'), join(scratch, 'replies')];
  const linesOf = (file: string): readonly unknown[] => readFileSync(file, 'utf8').trimEnd().split('\n').map((line): unknown => JSON.parse(line));

  beforeAll(async () => {
    if (hasPython) await conformProcess(['sh', '-c', 'tee "$0" | python3 "$1" | tee "$2"', requests, harness, replies], vectors.slice(0, 20), usualPatience);
  });
  afterAll(() => rmSync(scratch, { recursive: true }));

  it('takes what the runner and a harness really say to each other', ({ skip }) => {
    skip(!hasPython, 'python3 is not installed');
    const [asked, said] = [linesOf(requests), linesOf(replies)];
    expect(asked.length).toBe(vectors.slice(0, 20).length + 3);
    for (const request of asked) expect(isOf('protocol:1#/$defs/request', request), why()).toBe(true);
    for (const reply of said) expect(isOf('protocol:1#/$defs/reply', reply), why()).toBe(true);
    for (const reply of said.slice(2)) expect(isOf('protocol:1#/$defs/answeredInFull', reply), why()).toBe(true);
    for (const line of [...asked, ...said]) expect(isOf('protocol:1', line), why()).toBe(true);
    expect(isOf('protocol:1#/$defs/run', changed(JSON.stringify(asked[2]), '"params":{', '"expected":[],"params":{'))).toBe(false);
    expect(isOf('protocol:1#/$defs/answeredInFull', changed(JSON.stringify(said[2]), '"accruedAt":', '"accrued":'))).toBe(false);
  });

  const started = '{"protocol":1,"implementation":{"name":"a","language":"b","version":"c"},"dialects":{"stepwise@1":["*"]},"unobservable":["flows"]}';

  it.each([
    ['started', started], ['taken', '{"ok":true}'], ['declined', '{"ok":false,"reason":"not mine"}'],
    ['skipped', '{"seq":1,"skipped":true,"code":"UNSUPPORTED_FEATURE","feature":"auction.stairstep"}'],
    ['skipped', '{"seq":1,"skipped":true,"code":"UNREPRESENTABLE","path":"init"}'],
    ['skipped', '{"seq":1,"skipped":true,"code":"KNOWN_BUG","issue":"https://example.org/1"}'],
    ['errored', '{"seq":1,"errored":true,"code":"INTERNAL","message":"caught"}'],
    ['answered', '{"seq":1,"steps":[{"code":"OK","account":{},"market":{}}]}'],
  ])('takes the reply %s as the page has it: %s', (form, line) => {
    expect(isOf(`protocol:1#/$defs/${form}`, JSON.parse(line)), why()).toBe(true);
    expect(isOf('protocol:1', JSON.parse(line)), why()).toBe(true);
  });

  it.each([
    ['another protocol', started.replace('"protocol":1', '"protocol":2')],
    ['no name', started.replace('"name":"a",', '')],
    ['features that are no list', started.replace('["*"]', '"*"')],
    ['paths that are no list', started.replace('["flows"]', '"flows"')],
  ])('refuses a start with %s, and so does the runner', (_what, line) => {
    expect(isOf('protocol:1', JSON.parse(line))).toBe(false);
    expect(readHello(line)._tag).toBe('Left');
  });

  it.each([
    ['another seq', '{"seq":"1","steps":[{"code":"OK"}]}'],
    ['no seq', '{"steps":[{"code":"OK"}]}'],
    ['no steps', '{"seq":1}'],
    ['steps that are no list', '{"seq":1,"steps":{"code":"OK"}}'],
    ['a skip without a reason', '{"seq":1,"skipped":true}'],
    ['a skip for another reason', '{"seq":1,"skipped":true,"code":"TIRED"}'],
    ['a known bug without its link', '{"seq":1,"skipped":true,"code":"KNOWN_BUG"}'],
  ])('refuses a reply with %s, and so does the runner', (_what, line) => {
    expect(isOf('protocol:1', JSON.parse(line))).toBe(false);
    expect(readReply(line, 1, 1)._tag).toBe('Left');
  });

  it('refuses a dialect that is neither taken nor declined, and so does the runner', () => {
    expect(isOf('protocol:1', { ok: 'yes' })).toBe(false);
    expect(readDialect('{"ok":"yes"}')._tag).toBe('Left');
  });
});
