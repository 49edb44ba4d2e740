import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isLeft } from 'fp-ts/lib/Either.js';
import { afterAll, describe, expect, it } from 'vitest';
import { pricesFromFile, textChunks } from '../../src/market/index.js';
import { observationsOf, options, read, rightOf } from './reading.js';

const folder = mkdtempSync(join(tmpdir(), 'unwind-read-'));
afterAll(() => rmSync(folder, { recursive: true }));

function written(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

describe('pricesFromFile', () => {
  it('reads a file of many chunks as it reads the same text', () => {
    const text = `time,price\n${Array.from({ length: 20_000 }, (_, row) => `${row},${row + 1}.25\n`).join('')}`;
    const path = pricesFromFile(written('many.csv', text), options);
    expect(observationsOf(path)).toEqual(read(text));
    expect([...path]).toHaveLength(20_000);
  });

  it.each([
    ['a file that is not there', join(folder, 'nowhere.csv')],
    ['a folder', folder],
  ])('reports %s, once', (_what, file) => {
    const path = [...pricesFromFile(file, options)];
    expect(path).toMatchObject([{ _tag: 'Left', left: { code: 'UNREADABLE', path: file } }]);
  });

  it('can be left early and walked again', () => {
    const path = pricesFromFile(written('two.csv', 'time,price\n1,1\n2,2\n'), options);
    for (const each of path) if (!isLeft(each)) break;
    expect([...path]).toHaveLength(2);
  });
});

describe('textChunks', () => {
  it('keep characters whole that lie across two chunks', () => {
    const text = `a${'é'.repeat(100_000)}`;
    expect([...textChunks(written('accents.txt', text))].map(rightOf).join('')).toBe(text);
  });
});
