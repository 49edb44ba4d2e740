import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folder, unwind } from '../cli/running.js';
import { type At, changedSet, changedWhole, edit, listedAnew, one } from './changed-set.js';

const relisted = (path: string, how: (text: string) => string) => (at: At): void => {
  edit(at(path), how);
  listedAnew(at, path);
};

const changes: readonly (readonly [string, string, (at: At) => void])[] = [
  ['truncated', `${one}: is not the file that SHA256SUMS lists`, (at) => edit(at(one), (text) => text.slice(0, -20))],
  ['emptied', `${one}: is not the file that SHA256SUMS lists`, (at) => edit(at(one), () => '')],
  ['altered by one digit', `${one}: is not the file that SHA256SUMS lists`, (at) => edit(at(one), (text) => text.replace('"60000"', '"60001"'))],
  ['altered, and its checksum with it', `${one}: digest: expected`, relisted(one, (text) => text.replaceAll('"60000"', '"60001"'))],
  ['with another answer, and its checksum with it', `${one}: digest: expected`, relisted(one, (text) => text.replaceAll('ZERO_AMOUNT', 'NEGATIVE_AMOUNT'))],
  ['of an unknown format', `${one}: format: expected 1, found 2`, relisted(one, (text) => text.replace('"format": 1', '"format": 2'))],
  ['of another dialect', `${one}: dialect: expected "stepwise@1"`, relisted(one, (text) => text.replace('"dialect": "stepwise@1"', '"dialect": "stepwise@2"'))],
  ['with a key that nobody knows', `${one}: extra: expected one of`, relisted(one, (text) => text.replace('"format": 1', '"extra": 1,\n  "format": 1'))],
  ['written otherwise', `${one}: is not written as vectors are`, relisted(one, (text) => text.replace('\n', '\n\n'))],
  ['that is no JSON', `${one}: is not JSON`, relisted(one, (text) => text.slice(1))],
  ['that is more than are listed', 'stepwise@1/refusal/more.json: is not listed in SHA256SUMS', (at) => writeFileSync(at('stepwise@1/refusal/more.json'), '{}')],
  ['that is listed and is not there', `${one}: is listed in SHA256SUMS and is not there`, (at) => rmSync(at(one))],
  ['that the index does not know', 'index.json: lists', relisted('index.json', (text) => { const index = JSON.parse(text) as { vectors: object[] }; return `${JSON.stringify({ ...index, vectors: index.vectors.slice(1) })}\n`; })],
  ['that says of itself what is not so', `${one}: source.seed: is not the one of its id`, relisted(one, (text) => text.replace('"seed":"6', '"seed":"7'))],
];

describe('a set with a file', () => {
  it.each(changes)('%s is refused, and the file is named', async (_how, problem, change) => {
    const ran = await unwind(['vectors', 'verify', changedSet(change)]);
    expect(ran.code).toBe(3);
    expect(ran.out).toContain(problem);
    expect(ran.out).toMatch(/The vectors are broken: nothing can be said by them\.\n$/);
  });
});

describe('a set', () => {
  it('is whole as it is', async () => {
    expect((await unwind(['vectors', 'verify', changedWhole(() => undefined)])).code).toBe(0);
  });

  it.each<readonly [string, string, (at: At) => void]>([
    ['without its checksums', 'SHA256SUMS: is not there', (at) => rmSync(at('SHA256SUMS'))],
    ['whose list of checksums is cut off', 'its last line is cut off', (at) => edit(at('SHA256SUMS'), (text) => text.slice(0, -1))],
    ['that lists a file twice', 'is listed twice', (at) => edit(at('SHA256SUMS'), (text) => `${text}${text.split('\n')[0] ?? ''}\n`)],
    ['that is not there', 'no such file', (at) => rmSync(at('.'), { recursive: true })],
    ['that is empty', 'SHA256SUMS: is not there', (at) => { rmSync(at('.'), { recursive: true }); mkdirSync(at('.')); }],
  ])('%s is refused', async (_how, problem, change) => {
    const ran = await unwind(['vectors', 'verify', changedSet(change)]);
    expect(ran.code).toBe(3);
    expect(ran.out).toContain(problem);
  });

  it('that is broken starts no harness', async () => {
    const set = changedSet((at) => edit(at(one), (text) => text.slice(0, -20)));
    const trace = join(folder(), 'started');
    const ran = await unwind(['conform', '--vectors', set, '--', process.execPath, '-e', `require('fs').writeFileSync(${JSON.stringify(trace)}, '')`]);
    expect(ran.code).toBe(3);
    expect(() => readFileSync(trace)).toThrow();
  });
});
