import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isLeft } from 'fp-ts/lib/Either.js';
import { afterAll, describe, expect, it } from 'vitest';
import { exampleNames, locatePrices, packageRoot, scenarioNames } from '../../src/market/index.js';
import { rightOf } from './reading.js';

const folder = mkdtempSync(join(tmpdir(), 'unwind-locate-'));
afterAll(() => rmSync(folder, { recursive: true }));

const refusal = (argument: string) => {
  const source = locatePrices(argument);
  return isLeft(source) ? source.left : null;
};

describe('locatePrices', () => {
  it('finds a file', () => {
    const file = join(folder, 'jump');
    writeFileSync(file, 'time,price\n');
    expect(rightOf(locatePrices(file))).toEqual({ kind: 'file', file });
  });

  it.each(exampleNames())('finds the example %s where it is shipped', (name) => {
    const source = rightOf(locatePrices(name));
    expect(source).toMatchObject({ kind: 'example', name });
    expect(source.kind === 'example' && existsSync(source.file)).toBe(true);
  });

  it.each(scenarioNames())('finds the scenario %s, with and without its prefix', (name) => {
    expect(rightOf(locatePrices(name))).toEqual({ kind: 'scenario', name });
    expect(rightOf(locatePrices(`scenario:${name}`))).toEqual({ kind: 'scenario', name });
  });

  it('lists what there is when a name is unknown', () => {
    const error = refusal('eth-1999-01');
    expect(error).toMatchObject({ code: 'UNKNOWN_KEY', path: 'prices', found: '"eth-1999-01"' });
    expect([...exampleNames(), ...scenarioNames()].filter((name) => error?.expected.includes(name) !== true)).toEqual([]);
  });

  it.each(['', 'scenario:', 'scenario:eth-2020-03', 'nowhere.csv', 'a\0b', 'toString'])('refuses "%s"', (argument) => {
    expect(refusal(argument)).toMatchObject({ code: 'UNKNOWN_KEY' });
  });

  it('refuses a folder', () => {
    expect(refusal(folder)).toMatchObject({ code: 'UNKNOWN_KEY' });
  });
});

describe('packageRoot', () => {
  it('is the nearest folder above whose manifest is ours, past the manifests of others', () => {
    const inner = join(folder, 'dist', 'src');
    mkdirSync(inner, { recursive: true });
    copyFileSync(join(packageRoot(import.meta.url) ?? '', 'package.json'), join(folder, 'package.json'));
    writeFileSync(join(folder, 'dist', 'package.json'), '{"type":"module"}');
    writeFileSync(join(inner, 'package.json'), 'not JSON');
    expect(packageRoot(pathToFileURL(join(inner, 'locate.js')).href)).toBe(folder);
  });

  it('is null where there is none', () => {
    expect(packageRoot(pathToFileURL(join(tmpdir(), 'locate.js')).href)).toBeNull();
  });
});
