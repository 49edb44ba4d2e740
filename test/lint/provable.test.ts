import { resolve } from 'node:path';
import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';
import { complaintsAbout, type Sample } from './linting.js';

type Row = readonly [claim: string, code: string, complaint: string];

const forbidden: readonly Row[] = [
  ['a number literal', 'const bonus = 5;', 'no-number-arithmetic.literal'],
  ['a number hidden behind a cast', 'const bonus = 5 as const;', 'no-number-arithmetic.literal'],
  ['a negative number', 'const loss = -1;', 'no-number-arithmetic.literal'],
  ['a fold that starts at a number', 'export const f = (xs: bigint[]) => xs.reduce((a) => a, 0);', 'no-number-arithmetic.literal'],
  ['arithmetic on a length', 'export const twice = (xs: readonly bigint[]) => xs.length + xs.length;', 'no-number-arithmetic.arithmetic'],
  ['conversion to number', 'export const plain = (x: unknown) => +(x as const);', 'no-number-arithmetic.arithmetic'],
  ['a power', 'export const square = (x: bigint) => x ** 2n;', 'operators.power'],
  ['a power assigned', 'export function f() { let x = 3n; x **= 2n; return x; }', 'operators.power'],
  ['a shift', 'export const half = (x: bigint) => x >> 1n;', 'operators.bits'],
  ['a mask', 'export const low = (x: bigint) => x & 255n;', 'operators.bits'],
  ['a complement', 'export const not = (x: bigint) => ~x;', 'operators.bits'],
  ['a shift assigned', 'export function f() { let x = 1n; x <<= 8n; return x; }', 'operators.bits'],
  ['a bare division', 'export const share = (x: bigint, y: bigint) => x / y;', 'operators.division'],
  ['a bare remainder', 'export const rest = (x: bigint, y: bigint) => x % y;', 'operators.division'],
  ['a division assigned', 'export function f(y: bigint) { let x = 1n; x /= y; return x; }', 'operators.division'],
  ['loose equality', 'export const same = (x: bigint, y: bigint) => x == y;', 'operators.looseEquality'],
  ['loose inequality', 'export const differ = (x: bigint, y: bigint) => x != y;', 'operators.looseEquality'],
  ['an increment', 'export function f() { let x = 1n; x++; return x; }', 'operators.update'],
  ['Math', 'export const least = Math.min;', 'constructs.global'],
  ['Map', 'export const table = Map;', 'constructs.global'],
  ['Set', 'export const seen = Set;', 'constructs.global'],
  ['Date', 'export const now = Date.now;', 'constructs.global'],
  ['conversion by BigInt', 'export const wide = (x: string) => BigInt(x);', 'constructs.global'],
  ['the host', 'export const host = globalThis;', 'constructs.global'],
  ['a regular expression', 'export const pattern = /a/;', 'constructs.global'],
  ['a constructor call', 'export const made = (Made: any) => new Made();', 'constructs.object'],
  ['a receiver', 'export function f(this: bigint) { return this; }', 'constructs.object'],
  ['a class', 'export class Account {}', 'constructs.class'],
  ['a thrown exception', 'export function f(x: string) { throw x; }', 'constructs.exception'],
  ['a caught exception', 'export function f(g: () => bigint) { try { return g(); } catch { return 0n; } }', 'constructs.exception'],
  ['an async function', 'export async function f() { return 0n; }', 'constructs.async'],
  ['a generator', 'export function* f() { return 0n; }', 'constructs.generator'],
  ['a while loop', 'export function f(x: bigint) { while (x > 0n) { return x; } }', 'constructs.loop'],
  ['a do loop', 'export function f(x: bigint) { do { return x; } while (x > 0n); }', 'constructs.loop'],
  ['a counting loop', 'export function f(x: bigint) { for (let i = 0n; i < x; i += 1n) { return i; } }', 'constructs.loop'],
  ['a loop over keys', 'export function f(x: object) { for (const key in x) { return key; } }', 'constructs.loop'],
  ['a cast', 'export const amount = (x: unknown) => x as bigint;', 'constructs.cast'],
  ['an old-style cast', 'export const amount = (x: unknown) => <bigint>x;', 'constructs.cast'],
  ['a switch over bigint', 'export function f(x: bigint) { switch (x) { case 0n: return x; } }', 'plain-truth.switch'],
  ['a bigint index', 'export const first = (table: any) => table[0n];', 'plain-truth.key'],
  ['a bigint key', 'export const table = { 1n: "one" };', 'plain-truth.key'],
  ['an assigned parameter', 'export function f(x: bigint) { x = 0n; return x; }', 'no-mutation.parameter'],
  ['an assigned destructured parameter', 'export function f({ x }: { x: bigint }) { x += 1n; return x; }', 'no-mutation.parameter'],
  ['a parameter assigned by a pattern', 'export function f(x: bigint) { [x] = [0n]; return x; }', 'no-mutation.parameter'],
  ['an assigned member of a parameter', 'export function f(x: { debt: bigint }) { x.debt = 0n; }', 'no-mutation.member'],
  ['a member deep in a parameter', 'export function f(x: any) { x.legs[0].debt = 0n; }', 'no-mutation.member'],
  ['a member of an element', 'export function f(xs: { debt: bigint }[]) { for (const x of xs) x.debt = 0n; }', 'no-mutation.member'],
  ['a deleted member', 'export function f(x: { debt?: bigint }) { delete x.debt; }', 'no-mutation.member'],
  ['a sorted parameter', 'export function f(xs: bigint[]) { return xs.sort(); }', 'no-mutation.member'],
  ['an assignment through Object', 'export function f(x: object) { return Object.assign(x, {}); }', 'no-mutation.member'],
  ['state of the module', 'let calls = 0n; export function f() { calls += 1n; }', 'no-mutation.shared'],
  ['a package', "import { pipe } from 'fp-ts/lib/function.js'; export const p = pipe;", 'imports-stay-in-kernel.outside'],
  ['the machine', "export { transition } from '../machine/transition.js';", 'imports-stay-in-kernel.outside'],
  ['a type of the machine', "import type { World } from '../machine/world.js'; export type W = World;", 'imports-stay-in-kernel.outside'],
  ['an import at run time', "export const late = () => import('../machine/transition.js');", 'imports-stay-in-kernel.outside'],
];

const forbiddenByType: readonly Row[] = [
  ['arithmetic on numbers', 'export const add = (x: number, y: number) => x * y;', 'no-number-arithmetic.arithmetic'],
  ['a negated number', 'export const minus = (x: number) => -x;', 'no-number-arithmetic.arithmetic'],
  ['a counted-up number', 'export function f(n: number) { let m = n; m += n; return m; }', 'no-number-arithmetic.arithmetic'],
  ['a bigint as a condition', 'export const some = (x: bigint) => (x ? "some" : "none");', 'plain-truth.truth'],
  ['a bigint in an if', 'export function f(x: bigint) { if (x) return x; return 1n; }', 'plain-truth.truth'],
  ['a negated bigint', 'export const none = (x: bigint) => !x;', 'plain-truth.truth'],
  ['a bigint before ||', 'export const or = (x: bigint | undefined) => x || 1n;', 'plain-truth.truth'],
  ['a computed bigint key', 'export const table = (x: bigint) => ({ [x]: 2n });', 'plain-truth.key'],
  ['a bigint index by name', 'export const at = (table: any, x: bigint) => table[x];', 'plain-truth.key'],
  ['a switch over a bigint name', 'export function f(x: bigint, y: bigint) { switch (x) { case y: return x; } }', 'plain-truth.switch'],
];

const allowed: readonly (readonly [claim: string, sample: Sample])[] = [
  ['exact comparison', { code: 'export const healthy = (backing: bigint, owed: bigint) => backing >= owed * 10_000n;' }],
  ['negation and subtraction', { code: 'export const gap = (x: bigint, y: bigint) => -(x - y);' }],
  ['the first element and the last', { code: 'export const ends = (xs: readonly bigint[]) => [xs[0], xs.at(-1), xs.slice(1)];' }],
  ['an emptiness test', { code: 'export const empty = (xs: readonly bigint[]) => xs.length === 0;' }],
  ['for…of with a local sum', { code: 'export function sum(xs: readonly bigint[]) { let s = 0n; for (const x of xs) s += x; return s; }' }],
  ['folds and quantifiers', { code: 'export const all = (xs: readonly bigint[]) => xs.map((x) => x + 1n).every((x) => x > 0n);' }],
  ['a list built here', { code: 'export function f(x: bigint) { const list: bigint[] = []; list.push(x); return list; }' }],
  ['a copy sorted', { code: 'export const sorted = (xs: readonly string[]) => [...xs].sort();' }],
  ['string tags in a switch', { code: "export function f(x: 'a' | 'b') { switch (x) { case 'a': return 1n; case 'b': return 2n; } }" }],
  ['spread and destructuring', { code: 'export const pay = ({ debt, ...rest }: any, paid: bigint) => ({ ...rest, debt: debt - paid });' }],
  ['as const', { code: "export const kinds = ['fixed', 'ramp'] as const;" }],
  ['a version in a type', { code: 'export interface Dialect { readonly version: 1 }' }],
  ['types of every kind', { code: 'export type Table = ReadonlyMap<string, bigint>; export type Index = number;' }],
  ['optional values', { code: 'export const or = (x: bigint | undefined) => x ?? 0n;' }],
  ['imports inside the kernel', { code: "import { mulDivDown } from './arithmetic.js'; export const f = mulDivDown;" }],
  [
    'the kernel, from a mechanism',
    {
      path: 'src/mechanisms/aave/kernel/step.ts',
      code: "export { mulDivDown } from '../../../kernel/arithmetic.js'; export * from './bonus.js';",
    },
  ],
  [
    'types of its own mechanism',
    { path: 'src/mechanisms/aave/kernel/step.ts', code: "import type { Parameters } from '../parameters.js'; export type P = Parameters;" },
  ],
  ['division, where division lives', { division: true, code: 'export const down = (x: bigint, y: bigint, z: bigint) => (x * y) / z;' }],
  ['loops, where loops live', { loops: true, code: 'export function f(n: bigint) { let i = 0n; while (i < n) { i += 1n; } return i; }' }],
];

const allowedByType: readonly (readonly [claim: string, code: string])[] = [
  ['a boolean condition', 'export const f = (x: bigint, on: boolean) => (on && x > 0n ? x : -x);'],
  ['an optional object as a condition', 'export const f = (x: { debt: bigint } | undefined) => (x ? x.debt : 0n);'],
  ['an index', 'export const f = (xs: readonly bigint[], index: number) => xs.map((x, i) => (i === index ? x + 1n : x));'],
  ['a string key', 'export const f = (xs: Record<string, bigint>, key: string) => ({ ...xs, [key]: 0n });'],
];

describe('provable TypeScript, without types', () => {
  it.each(forbidden)('reports %s', (_claim, code, complaint) => {
    expect(complaintsAbout({ code })).toContain(complaint);
  });

  it.each(allowed)('lets pass: %s', (_claim, sample) => {
    expect(complaintsAbout(sample)).toEqual([]);
  });

  it('reports a mechanism that imports another one', () => {
    const code = "import { bonus } from '../../maker/kernel/bonus.js'; export const b = bonus;";
    expect(complaintsAbout({ code, path: 'src/mechanisms/aave/kernel/step.ts' })).toEqual(['imports-stay-in-kernel.outside']);
  });

  it('reports a mechanism that imports values from outside its kernel', () => {
    const code = "import { parameters } from '../parameters.js'; export const p = parameters;";
    expect(complaintsAbout({ code, path: 'src/mechanisms/aave/kernel/step.ts' })).toEqual(['imports-stay-in-kernel.outside']);
  });
});

describe('provable TypeScript, with types', () => {
  it.each(forbiddenByType)('reports %s', (_claim, code, complaint) => {
    expect(complaintsAbout({ code, typed: true })).toContain(complaint);
  });

  it.each(allowedByType)('lets pass: %s', (_claim, code) => {
    expect(complaintsAbout({ code, typed: true })).toEqual([]);
  });
});

describe('the configuration', () => {
  const eslint = new ESLint({ cwd: resolve(import.meta.dirname, '../..') });
  const ruleOf = async (path: string, rule: string): Promise<unknown> => {
    const { rules } = (await eslint.calculateConfigForFile(path)) as { rules: Record<string, readonly unknown[]> };
    return rules[`provable/${rule}`]?.[1];
  };

  it.each(['src/kernel/value.ts', 'src/mechanisms/aave/kernel/step.ts'])('holds %s to the subset', async (path) => {
    expect(await ruleOf(path, 'operators')).toEqual({ division: false, loops: false });
    expect(await ruleOf(path, 'constructs')).toEqual({ loops: false });
  });

  it('lets division live in arithmetic and loops in power only', async () => {
    expect(await ruleOf('src/kernel/arithmetic.ts', 'operators')).toEqual({ division: true, loops: false });
    expect(await ruleOf('src/kernel/power.ts', 'constructs')).toEqual({ loops: true });
  });

  it('leaves the rest of the project alone', async () => {
    expect(await ruleOf('src/audit/explore.ts', 'operators')).toBeUndefined();
  });
});
