import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { folder, longestLine, parsed, unwind } from './running.js';

const carried = resolve(import.meta.dirname, '../oracle/data');
const abaci = join(carried, 'maker-abaci.jsonl.gz');

const row = (price: string): string => JSON.stringify({ i: 0, abacus: 'LinearDecrease', tau: '100', top: '1000', dur: '25', ok: true, price });

/** A file of rows, packed where its name says so. */
function fileOf(name: string, ...rows: readonly string[]): string {
  const file = join(folder(), name);
  const text = rows.map((each) => `${each}\n`).join('');
  writeFileSync(file, name.endsWith('.gz') ? gzipSync(text) : text);
  return file;
}

interface Replayed {
  readonly files: readonly { readonly kind: string; readonly rows: number; readonly matches: number; readonly mismatches: number; readonly fields: number; readonly firstDivergence: unknown; readonly unobservable: readonly unknown[] }[];
}

describe('unwind oracle', () => {
  it('replays files, packed or not, and says what agrees and what cannot be seen', async () => {
    const { code, out, err } = await unwind(['oracle', fileOf('maker-abaci.jsonl', row('750'), row('750')), abaci]);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/maker-abaci\.jsonl +maker-clip@1 +2 +2 +0 +4$/m);
    expect(out).toMatch(/^Not observable in maker-abaci\n {2}i {2}It numbers the row/m);
    expect(out).toMatch(/^Every answer agrees, in [\d,]+ rows\.$/m);
    expect(out.match(/Not observable/g)).toHaveLength(1);
    expect(longestLine(out)).toBeLessThanOrEqual(120);
  });

  it('ends with 1 at a single answer that differs, and shows the first with its distance', async () => {
    const { code, out } = await unwind(['oracle', fileOf('maker-abaci.jsonl.gz', row('750'), row('751'), row('700'))]);
    expect(code).toBe(1);
    expect(out).toMatch(/^First divergence in .*: row 2, price\n {2}expected {2}751\n {2}got {7}750\n {2}delta {5}-1$/m);
    expect(out).toMatch(/^2 of 3 rows differ\.$/m);
  });

  it('writes one JSON document', async () => {
    const { code, out } = await unwind(['oracle', '--json', fileOf('maker-abaci.jsonl', row('749'))]);
    const [file] = parsed<Replayed>(out).files;
    expect(code).toBe(1);
    expect(file).toMatchObject({ kind: 'maker-abaci', rows: 1, matches: 0, mismatches: 1, fields: 2 });
    expect(file?.firstDivergence).toEqual({ field: 'price', expected: '749', got: '750', row: 1, delta: '1' });
    expect(file?.unobservable).toHaveLength(1);
  });

  it('refuses a row that is none, with file, row and path', async () => {
    const file = fileOf('maker-abaci.jsonl', row('750'), row('+750'));
    expect(await unwind(['oracle', file])).toEqual({
      code: 2, out: '', err: `${file}: row 2: price: expected a canonical integer: no "+", no leading zero, no "-0", no exponent, found "+750"\n`,
    });
  });

  it('refuses a file that ends too early, is none, or holds nothing', async () => {
    const torn = join(folder(), 'maker-abaci.jsonl.gz');
    writeFileSync(torn, readFileSync(abaci).subarray(0, 20_000));
    expect(await unwind(['oracle', torn])).toMatchObject({ code: 2, err: `${torn}: expected a file that can be read to its end, found unexpected end of file\n` });
    const empty = fileOf('maker-abaci.jsonl');
    expect(await unwind(['oracle', empty])).toMatchObject({ code: 2, err: `${empty}: expected at least one row, found none\n` });
    expect((await unwind(['oracle', join(folder(), 'maker-abaci.jsonl')])).err).toMatch(/expected a file that can be read to its end, found ENOENT/);
  });

  it('takes the kind from the name, or from the command line', async () => {
    const file = fileOf('prices.jsonl', row('750'));
    const unnamed = await unwind(['oracle', file]);
    expect([unnamed.code, unnamed.err]).toEqual([2, `${file}: expected a name that begins with a kind of recorded answers (unwind help oracle lists them), or --kind, found another\n`]);
    expect((await unwind(['help', 'oracle'])).out).toMatch(/^ {2}maker-abaci +maker-clip@1$/m);
    expect((await unwind(['oracle', file, '--kind', 'maker-abaci'])).code).toBe(0);
    expect((await unwind(['oracle', file, '--kind', 'maker'])).err).toMatch(/^--kind: expected one of maker-abaci/);
  });
});
