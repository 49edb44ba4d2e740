import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { instrument } from '../../build/instrument.js';
import { problemText } from '../../build/problem.js';
import { folder } from '../cli/running.js';

const root = resolve(import.meta.dirname, '../..');
const edited = 'src/kernel/health.ts';
const text = readFileSync(join(root, edited), 'utf8');

const violations: readonly (readonly [code: string, reason: string])[] = [
  ['export const square = (x: bigint) => x ** 2n;', 'a power is a loop'],
  ['export const half = (x: bigint) => x >> 1n;', 'bit operators have no symbolic counterpart'],
  ['export const not = (x: bigint) => ~x;', 'bit operators have no symbolic counterpart'],
  ['export const share = (x: bigint, y: bigint) => x / y;', 'write mulDivDown'],
  ['export const same = (x: bigint, y: bigint) => x == y;', 'compare with === or !=='],
  ['export const some = (x: bigint) => (x ? 1n : 2n);', 'compare with 0n'],
  ['export const both = (x: bigint, y: bigint) => x && y;', 'compare with 0n'],
  ['export const none = (x: bigint) => !x;', 'compare with 0n'],
  ['export const at = (table: Readonly<Record<string, bigint>>, x: bigint) => table[`${x}`];', 'a symbolic bigint has no text'],
  ['export const table = { 1n: true };', 'a bigint is no key'],
  ['export function which(x: bigint) { switch (x) { case 0n: return x; default: return 1n; } }', 'a switch compares behind'],
  ['export function next() { let x = 1n; x++; return x; }', 'write += 1n'],
  ['export function long(x: bigint) { let y = 0n; while (y < x) y += 1n; return y; }', 'a loop whose length'],
  ['export function thrown(x: string): bigint { throw x; }', 'a refusal is a value'],
  ['export class Holding { readonly amount = 1n; }', 'kernel values are plain'],
  ['export async function later() { return 0n; }', 'the kernel is synchronous'],
  ['export function* each() { yield 0n; }', 'a generator hides a loop'],
  ['export const made = (x: readonly bigint[]) => new Array<bigint>(x.length);', 'kernel functions build literals'],
  ['export const claimed = (x: unknown) => x as bigint;', 'a cast claims'],
  ['export const wide = (x: string) => BigInt(x);', 'the kernel computes with bigint'],
  ["import { pipe } from 'fp-ts/lib/function.js';", 'a package is not followed'],
];

const allowed: readonly string[] = [
  'export const words = ["Math"] as const;', 'export const decided = (x: boolean) => (x ? 1n : 2n);', 'export const named = { process: 1n }; export const seen = named.process;',
  "import type { Either } from 'fp-ts/lib/Either.js'; export type Read = Either<string, bigint>;", 'export function sum(xs: readonly bigint[]) { let all = 0n; for (const x of xs) all += x; return all; }',
];

describe('a kernel that cannot be followed', () => {
  it('is refused, with file, line and reason for each place, and nothing is written', () => {
    const out = join(folder(), 'traced');
    const problems = instrument(root, out, new Map([[edited, [...violations.map(([code]) => code), ...allowed, text].join('\n')]]));
    expect(problems.map(({ file, line }) => `${file ?? ''}:${(line ?? 0).toString()}`)).toEqual(violations.map((_, place) => `${edited}:${(place + 1).toString()}`));
    for (const [place, [, reason]] of violations.entries()) expect(problems[place]?.reason).toContain(reason);
    expect(existsSync(out)).toBe(false);
  }, 120_000);

  it('is told of as editors read it', () => {
    expect(problemText({ file: 'src/kernel/a.ts', line: 3, reason: 'compare' })).toBe('src/kernel/a.ts:3: compare');
    expect(problemText({ file: 'tsconfig.build.json', line: null, reason: 'cannot be read' })).toBe('tsconfig.build.json: cannot be read');
  });
});
