import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { wordsOf } from '../../src/cli/input/command-words.js';
import { drawnQuestions } from '../../src/cli/diff/drawn.js';
import { ladder } from '../../src/vectors/diff/smaller.js';
import { decodeVector, type Vector } from '../../src/vectors/format/vector.js';
import { lint } from '../../src/vectors/set/verify.js';
import { vectorIn } from '../../src/vectors/set/read.js';
import { folder, parsed, type Ran, unwind } from '../cli/running.js';
import { hasPython, harness, mistaken } from '../conformance/python.js';
import { decodedOf } from '../support/designs.js';

const python = (file: string): string => `python3 '${file}'`;
const misbehaving = (how: string): string => `'${process.execPath}' '${join(import.meta.dirname, 'harness.mjs')}' '${resolve(import.meta.dirname, '../../spec/vectors')}' ${how}`;
const vectorOf = (file: string): Vector => decodedOf(decodeVector(parsed<unknown>(readFileSync(file, 'utf8'))));

const mistakes = [
  ['a rounding up that rounds down', 'return -(-numerator // denominator)', 'return numerator // denominator'],
  ['a pause that is one second too long', 'world.market.at < course.stepped_at + design.schedule.interval', 'world.market.at <= course.stepped_at + design.schedule.interval'],
] as const;

describe('two implementations that are asked the same', () => {
  beforeEach(({ skip }) => {
    skip(!hasPython, 'python3 is not installed');
  });

  it('agree where both are right', async () => {
    const { code, out } = await unwind(['diff', python(harness), 'self', '--cases', '40', '--seed', '3']);
    expect(out).toMatch(/^A {2}stepwise-from-the-page .*\nB {2}unwind .*\nThey agree on 40 cases, [0-9,]+ events\.\n$/);
    expect(code).toBe(0);
  });

  it.each(mistakes)('disagree over %s, on a case of one event that is a vector', async (_what, find, replace) => {
    const out = join(folder(), 'difference.json');
    const wrong = python(mistaken(find, replace));
    const found = await unwind(['diff', 'self', wrong, '--cases', '60', '--out', out]);
    expect(found.code).toBe(1);
    expect(found.out).toMatch(/They disagree on case stepwise@1\/difference\/seed-1-case-[0-9]+, event [0-9]+ of [0-9]+ \([A-Z_]+\), at /);
    const vector = vectorOf(out);
    expect(vector.events).toHaveLength(1);
    expect(lint(vector)).toEqual([]);
    expect(decodedOf(vectorIn({ path: `${vector.id}.json`, text: readFileSync(out, 'utf8') }))).toEqual(vector);
    const replay = (one: string, other: string): Promise<Ran> => unwind(['diff', one, other, '--case', out]);
    const again = await replay('self', wrong);
    expect(again.code).toBe(1);
    expect(again.out).toContain(`They disagree on case ${vector.id}, event 1 of 1`);
    expect((await replay(python(harness), wrong)).code).toBe(1);
    expect((await replay('self', python(harness))).code).toBe(0);
  });

  it('disagree on the same case for everybody, to the byte', async () => {
    const [, find, replace] = mistakes[0];
    const wrong = python(mistaken(find, replace));
    const place = folder();
    const texts = await Promise.all(['one', 'other'].map(async (name) => {
      const { out } = await unwind(['diff', 'self', wrong, '--seed', '5', '--out', join(place, name)]);
      return [out.replace(join(place, name), 'FILE'), readFileSync(join(place, name), 'utf8')];
    }));
    expect(texts[0]).toEqual(texts[1]);
  });
});

describe('a harness that is no implementation', () => {
  it('breaks the comparison, and the case that broke it is kept', async () => {
    const out = join(folder(), 'difference.json');
    const ran = await unwind(['diff', 'self', misbehaving('right'), '--out', out]);
    expect(ran.code).toBe(2);
    expect(ran.out).toContain('B broke on case stepwise@1/difference/seed-1-case-1: steps: expected a list');
    expect(vectorOf(out).id).toBe('stepwise@1/difference/seed-1-case-1');
  });

  it('compares nothing where it has no features', async () => {
    const ran = await unwind(['diff', misbehaving('modest'), 'self', '--cases', '3']);
    expect(ran).toMatchObject({ code: 2, err: '' });
    expect(ran.out).toContain('Nothing was compared: 0 cases, 0 events; 3 skipped.');
  });

  it.each([
    ['does not exist', ['diff', 'self', './no-such-harness'], 'B: expected a harness that speaks the protocol'],
    ['speaks another protocol', ['diff', misbehaving('old'), 'self'], 'protocol: expected 1, found 0'],
    ['is named with a quote that does not end', ['diff', 'self', 'python3 "harness.py'], 'quotes that end, found "harness.py'],
    ['is not named', ['diff', 'self', ' '], 'found nothing'],
  ])('is refused where it %s', async (_what, texts, problem) => {
    const out = join(folder(), 'difference.json');
    const ran = await unwind([...texts, '--out', out]);
    expect(ran.code).toBe(2);
    expect(ran.err).toContain(problem);
    expect(existsSync(out)).toBe(false);
  });

  it('is not asked a file that holds no vector', async () => {
    const ran = await unwind(['diff', 'self', 'self', '--case', join(import.meta.dirname, 'harness.mjs')]);
    expect(ran.code).toBe(2);
    expect(ran.err).toContain('JSON text');
  });
});

describe('the cases that are drawn', () => {
  const drawn = [...drawnQuestions(1, 60)];

  it('are of every kind of event, accepted and refused', () => {
    const codes = new Set(drawn.flatMap(({ answers }) => answers.map(({ code }) => code)));
    expect(drawn).toHaveLength(60);
    expect(codes.size).toBeGreaterThan(15);
    expect(drawn.flatMap(({ answers }) => answers).filter(({ code }) => code === 'OK').length).toBeGreaterThan(300);
  });

  it('are the same for the same seed, and others for another', () => {
    expect([...drawnQuestions(1, 10)].map(({ plain }) => plain)).toEqual(drawn.slice(0, 10).map(({ plain }) => plain));
    expect([...drawnQuestions(2, 10)].map(({ plain }) => plain.events)).not.toEqual(drawn.slice(0, 10).map(({ plain }) => plain.events));
  });

  it('are made smaller by smaller numbers only', () => {
    for (const value of [0n, 1n, 2n, 9n, 10n, 1_234n, -5n, 10n ** 40n]) {
      const size = value < 0n ? -value : value;
      expect(ladder(value).every((each) => each >= 0n && each < size)).toBe(true);
      expect(new Set(ladder(value)).size).toBe(ladder(value).length);
    }
    expect(ladder(1n)).toEqual([0n]);
  });
});

describe('the words of a command', () => {
  it.each([
    ['python3 harness.py', ['python3', 'harness.py']],
    [' "my python" \'a b.py\'  -x ', ['my python', 'a b.py', '-x']],
    ['a ""', ['a', '']],
  ])('of %j are read as a shell reads them', (text, words) => {
    expect(decodedOf(wordsOf(text))).toEqual(words);
  });
});
