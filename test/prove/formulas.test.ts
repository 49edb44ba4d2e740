import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formulaKey, judged } from '../../src/audit/index.js';
import { formulas } from '../../src/mechanisms/formulas.js';
import { folder, parsed, unwind } from '../cli/running.js';
import { preset, presetNames } from '../protocol/presets.js';
import { formulaRecords } from './formulas.js';
import { z3 } from './machine.js';

const minutes = 60_000;
const all = [...formulas].flatMap(([key, make]) => make().formulas.map((formula) => [key, formula.id, formula] as const));
const records = formulaRecords();
const refuted = records.flatMap(({ key, claims }) => claims.flatMap(({ id, values }) => (values === null ? [] : [[key, id, values] as const])));

interface Document {
  readonly formulas: string;
  readonly claims: readonly { readonly id: string; readonly finding: { readonly kind: string } }[];
}

describe('a claim about the formulas of a deployed protocol', () => {
  it.each(all)('%s: %s holds of its example, so that it is about something', (_key, _id, formula) => {
    expect(judged(formula, formula.example)).toBe(true);
  });

  it('is recorded once, of every mechanism and release', () => {
    expect(records.map(({ key }) => key)).toEqual([...formulas.keys()]);
    for (const { key, claims } of records) expect(claims.map(({ id }) => id)).toEqual(formulas.get(key)?.().formulas.map(({ id }) => id));
  });

  it.each(refuted)('%s: %s is broken by the ordinary function, with the quantities that are recorded', (key, id, values) => {
    const formula = formulas.get(key)?.().formulas.find((each) => each.id === id);
    expect(formula === undefined ? null : judged(formula, Object.fromEntries(Object.entries(values).map(([name, value]) => [name, BigInt(value)])))).toBe(false);
  });

  it('covers every theme, and is proved but where it is known that it is not', () => {
    const failed = records.flatMap(({ key, claims }) => claims.flatMap(({ id, verdict }) => (verdict === 'proved' ? [] : [`${key} ${id}: ${verdict}`])));
    expect(new Set(all.map(([, , { theme }]) => theme))).toEqual(new Set(['fairness', 'cap', 'monotony', 'rounding', 'conservation']));
    expect(failed).toEqual([
      ...['v3.0', 'v3.3', 'v3.6', 'v3.7'].map((release) => `aave-v3@1 ${release} rounding-favours-the-protocol: refuted`),
      'compound-v2@1 rounding-favours-the-protocol: refuted', 'maker-clip@1 payment-buys-collateral: refuted',
    ]);
  });
});

describe('unwind prove of a deployed protocol', () => {
  it('proves its formulas as it is recorded, and writes scripts on which any solver comes to the same', async () => {
    const scripts = folder();
    const { code, out } = await unwind(['prove', 'liquity-v1', '--json', '--emit-smt', scripts]);
    const { formulas: key, claims } = parsed<Document>(out);
    const record = records.find((each) => each.key === key);
    expect([code, claims.map(({ id, finding }) => [id, finding.kind])]).toEqual([0, record?.claims.map(({ id, verdict }) => [id, verdict])]);
    const [file = ''] = readdirSync(scripts);
    const [answer] = await z3.ask([{ text: readFileSync(join(scripts, file), 'utf8').replace('(check-sat)\n', ''), effort: 1_000_000 }]);
    expect(answer?.verdict).toBe('unsat');
  }, 3 * minutes);

  it('knows formulas of every preset, and refuses options that mean nothing for them', async () => {
    expect(presetNames().map((name) => formulas.has(formulaKey(preset(name))))).toEqual(presetNames().map(() => true));
    const { code, err } = await unwind(['prove', 'liquity-v1', '--transition', 'opening']);
    expect([code, err]).toEqual([2, expect.stringMatching(/^--transition: expected --seconds/)]);
    const second = await unwind(['prove', 'liquity-v1', '--cross-check']);
    expect([second.code, second.err]).toEqual([2, expect.stringMatching(/^--cross-check: expected --seconds/)]);
  });
});
