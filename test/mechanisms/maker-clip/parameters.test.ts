import { describe, expect, it } from 'vitest';
import { decodeWith } from '../../../src/machine/input.js';
import { openSystem, ParametersCodec } from '../../../src/mechanisms/maker-clip/parameters.js';
import { parameters, RAY, WAD } from './scenes.js';

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value, (_key, each: unknown) => (typeof each === 'bigint' ? each.toString() : each)));
const written = plain(parameters) as Readonly<Record<string, unknown>>;
const refused = (change: Readonly<Record<string, unknown>>): readonly string[] => {
  const decoded = decodeWith(ParametersCodec, { ...written, ...change });
  return decoded._tag === 'Left' ? decoded.left.map(({ code, path, expected }) => `${code} ${path}: ${expected}`) : [];
};

describe('parameters', () => {
  it('are read from decimal strings', () => {
    expect(decodeWith(ParametersCodec, written)).toEqual({ _tag: 'Right', right: parameters });
  });

  it.each([
    [{ penalty: (WAD - 1n).toString() }, 'OUT_OF_RANGE penalty: a factor of at least one [WAD]'],
    [{ chip: (2n ** 64n).toString() }, 'OUT_OF_RANGE chip: a share [WAD] below 2^64'],
    [{ tip: (2n ** 192n).toString() }, 'OUT_OF_RANGE tip: an amount [RAD] below 2^192'],
    [{ par: '0' }, 'OUT_OF_RANGE par: a price above zero [RAY]'],
    [{ curve: { kind: 'exponential', cut: (RAY + 1n).toString() } }, 'OUT_OF_RANGE curve.cut: a cut of at most one [RAY]'],
    [{ curve: { kind: 'parabola' } }, 'MALFORMED curve: a curve: linear, stairstep or exponential'],
    [{ tail: 90 }, 'MALFORMED tail: an integer as a decimal string, e.g. "1500"'],
    [{ dust: '-1' }, 'OUT_OF_RANGE dust: an amount [RAD]'],
  ])('are refused where no contract could hold them: %j', (change, refusal) => {
    expect(refused(change)).toEqual([refusal]);
  });

  it('open a system in which nothing happened', () => {
    const { market, accounts } = openSystem(parameters, { value: 0n, isValid: false });
    expect([accounts, market.sales, market.vow.queue, market.vat.safetyPrice]).toEqual([[], [], [], 0n]);
  });
});
