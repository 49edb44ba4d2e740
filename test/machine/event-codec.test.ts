import { describe, expect, it } from 'vitest';
import { phases } from '../../src/machine/chart.js';
import { canonical } from '../../src/machine/canonical.js';
import { decodeEvent, encodeEvent } from '../../src/machine/event-codec.js';
import { eventTypes } from '../../src/machine/event-shape.js';
import { stepwise } from '../../src/mechanisms/stepwise/mechanism.js';
import { decodedOf, refusedOf } from '../support/designs.js';
import { quote, situation, step } from '../support/situations.js';
import { refused, smallDesign, worldWith } from '../support/worlds.js';

const codesOf = (data: unknown): readonly string[] => refusedOf(decodeEvent(data)).map(({ code, path }) => `${code} ${path}`);

describe('a written event', () => {
  it.each(eventTypes)('comes back as it was: %s', (type) => {
    const events = phases.flatMap((phase) => {
      const { design, world } = situation(phase);
      return stepwise.probes(design, world).filter((event) => event.type === type);
    });
    for (const event of events) expect(decodedOf(decodeEvent(JSON.parse(canonical(encodeEvent(event)))))).toEqual(event);
  });

  it('spells integers as decimal strings', () => {
    expect(encodeEvent(step({ at: 60n }))).toEqual({ type: 'STEP', at: '60', collateral: 'ETH', debt: 'USD', offered: '100000', least: '0' });
    expect(encodeEvent(quote({ ETH: 99n }))).toEqual({ type: 'QUOTE', at: '0', quotes: [{ asset: 'ETH', price: '99', depth: '1000000' }] });
  });

  it('may name what transition() then refuses, with a code of its own', () => {
    const event = decodedOf(decodeEvent({ type: 'REPAY', at: '0', asset: 'DOGE', amount: '-1' }));
    expect(refused(smallDesign(), worldWith(smallDesign(), {}), event)).toMatchObject({ code: 'UNKNOWN_ASSET', asset: 'DOGE' });
  });
});

describe('reading an event refuses', () => {
  it.each([
    ['an unknown type', { type: 'LIQUIDATE', at: '0' }, ['MALFORMED type']],
    ['a bare number', { type: 'TICK', at: 60 }, ['MALFORMED at']],
    ['a number with a leading zero', { type: 'TICK', at: '060' }, ['NON_CANONICAL_NUMBER at']],
    ['a number with an exponent, within a quote', { type: 'QUOTE', at: '0', quotes: [{ asset: 'ETH', price: '1e3', depth: '0' }] }, ['NON_CANONICAL_NUMBER quotes[0].price']],
    ['a missing field', { type: 'TAKE', at: '0', amount: '1' }, ['MISSING maxPrice']],
    ['an unknown field', { type: 'TICK', at: '0', by: 'me' }, ['UNKNOWN_KEY by']],
    ['what is no record', 'TICK', ['MALFORMED ']],
  ])('%s', (_what, data, errors) => {
    expect(codesOf(data)).toEqual(errors);
  });
});

describe('canonical text', () => {
  it('sorts keys, within lists too, and keeps the order of lists', () => {
    expect(canonical({ b: 1n, a: [{ d: null, c: 'x' }, 2] })).toBe('{"a":[{"c":"x","d":null},2],"b":"1"}');
  });

  it('leaves out what is undefined, and writes nothing as null', () => {
    expect(canonical({ a: undefined })).toBe('{}');
    expect(canonical(undefined)).toBe('null');
  });
});
