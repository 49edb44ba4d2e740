import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesOf } from '../../src/vectors/set/files.js';
import { stepwiseAmong } from '../../src/vectors/format/any.js';
import { readableIn, readSet } from '../../src/vectors/set/read.js';
import { disagreementOf, lint } from '../../src/vectors/set/verify.js';
import { decodedOf } from '../support/designs.js';
import { changedWhole, edit, whole } from './changed-set.js';

const set = decodedOf(readSet(whole));

describe('the set of vectors', () => {
  it('is what the machine answers, and says nothing of itself that is not so', () => {
    expect(set.vectors.flatMap((vector) => [...lint(vector), ...[disagreementOf(vector)].filter((found) => found !== null)])).toEqual([]);
  });

  it('is written again as it was read, to the byte', () => {
    for (const { path, text } of filesOf(set.vectors).filter((file) => file.path.includes('@'))) expect(readFileSync(join(whole, path), 'utf8') === text, path).toBe(true);
  });

  it('is no larger than two mebibytes for stepwise@1, its lists included', () => {
    const bytes = filesOf(stepwiseAmong(set.vectors)).reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
    expect(bytes).toBeLessThanOrEqual(2 * 1024 * 1024);
  });

  it('is found again vector by vector while somebody is changing its lists, which do not hold meanwhile', () => {
    const being = changedWhole((at) => edit(at('retired.json'), (text) => text.replace('"retired": [', '"retired": [ ')));
    expect(readSet(being)._tag).toBe('Left');
    expect(readableIn(being).map(({ id }) => id).sort()).toEqual(set.vectors.map(({ id }) => id));
  });
});
