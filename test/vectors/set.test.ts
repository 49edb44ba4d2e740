import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { checksumsOf, filesOf } from '../../src/vectors/set/files.js';
import { stepwiseAmong } from '../../src/vectors/format/any.js';
import { readableIn, readSet } from '../../src/vectors/set/read.js';
import { disagreementOf, lint } from '../../src/vectors/set/verify.js';
import { decodedOf, refusedOf } from '../support/designs.js';

const folder = resolve(import.meta.dirname, '../../spec/vectors');
const set = decodedOf(readSet(folder));
const one = 'stepwise@1/refusal/zero-amount.json';

/** A copy of the set, changed by somebody. */
function copied(change: (at: (path: string) => string) => void): string {
  const copy = mkdtempSync(join(tmpdir(), 'vectors-'));
  onTestFinished(() => rmSync(copy, { recursive: true }));
  cpSync(folder, copy, { recursive: true });
  change((path) => join(copy, path));
  return copy;
}

const edit = (file: string, how: (text: string) => string): void => writeFileSync(file, how(readFileSync(file, 'utf8')));

/** Somebody who also puts the checksum right. */
function listedAnew(at: (path: string) => string, path: string): void {
  const line = checksumsOf([{ path, text: readFileSync(at(path), 'utf8') }]);
  edit(at('SHA256SUMS'), (text) => text.split('\n').map((each) => (each.endsWith(`  ${path}`) ? line.trimEnd() : each)).join('\n'));
}

describe('the set of vectors', () => {
  it('is what the machine answers, and says nothing of itself that is not so', () => {
    expect(set.vectors.flatMap((vector) => [...lint(vector), ...[disagreementOf(vector)].filter((found) => found !== null)])).toEqual([]);
  });

  it('is written again as it was read, to the byte', () => {
    for (const { path, text } of filesOf(set.vectors).filter((file) => file.path.includes('@'))) expect(readFileSync(join(folder, path), 'utf8') === text, path).toBe(true);
  });

  it('is no larger than two mebibytes for stepwise@1, its lists included', () => {
    const bytes = filesOf(stepwiseAmong(set.vectors)).reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
    expect(bytes).toBeLessThanOrEqual(2 * 1024 * 1024);
  });

  it('is found again vector by vector while somebody is changing its lists, which do not hold meanwhile', () => {
    const being = copied((at) => edit(at('retired.json'), (text) => text.replace('"retired": [', '"retired": [ ')));
    expect(readSet(being)._tag).toBe('Left');
    expect(readableIn(being).map(({ id }) => id).sort()).toEqual(set.vectors.map(({ id }) => id));
  });
});

describe('a set that somebody changed is refused', () => {
  it.each<readonly [string, string, (at: (path: string) => string) => void]>([
    ['truncated', 'truncated or changed', (at) => edit(at(one), (text) => text.slice(0, -20))],
    ['tampered with', 'truncated or changed', (at) => edit(at(one), (text) => text.replace('"60000"', '"60001"'))],
    ['with a file more', 'is not listed', (at) => writeFileSync(at('stepwise@1/refusal/more.json'), '{}')],
    ['with a file less', 'is not there', (at) => rmSync(at(one))],
    ['of an unknown format, its checksum put right', 'format', (at) => { edit(at(one), (text) => text.replace('"format": 1', '"format": 2')); listedAnew(at, one); }],
    ['with an unknown key, its checksum put right', 'one of', (at) => { edit(at(one), (text) => text.replace('"format": 1', '"extra": 1,\n  "format": 1')); listedAnew(at, one); }],
    ['with another answer, its checksum put right', 'digest', (at) => { edit(at(one), (text) => text.replaceAll('ZERO_AMOUNT', 'NEGATIVE_AMOUNT')); listedAnew(at, one); }],
    ['without its checksums', 'is not there', (at) => rmSync(at('SHA256SUMS'))],
  ])('%s', (_how, problem, change) => {
    expect(JSON.stringify(refusedOf(readSet(copied(change))))).toContain(problem);
  });
});
