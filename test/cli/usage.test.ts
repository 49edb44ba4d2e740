import { describe, expect, it } from 'vitest';
import { unwind } from './running.js';

const escape = '\u001B[';

describe('the command line', () => {
  it('helps, and lists what is shipped', async () => {
    const { code, out, err } = await unwind(['--help']);
    expect([code, err]).toEqual([0, '']);
    for (const word of ['check', 'run', 'audit', 'chart', 'init', 'micro', 'eth-2020-03', 'black-thursday', 'Exit codes']) expect(out).toContain(word);
    expect((await unwind(['help', 'run'])).out).toContain('--prices <source>');
  });

  it('says its version', async () => {
    expect((await unwind(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it.each([['frobnicate'], ['run', 'micro', '--bogus'], ['check'], ['check', 'micro', 'too-many'], ['run', 'micro', '--prices'], []])('refuses %s with 2 and a hint', async (...texts) => {
    const { code, out, err } = await unwind(texts);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/unwind --help|Usage: unwind/);
  });

  it('colours on a terminal only, and not where NO_COLOR asks for none', async () => {
    expect((await unwind(['check', 'micro'])).out).not.toContain(escape);
    expect((await unwind(['check', 'micro'], { isTerminal: true })).out).toContain(escape);
    expect((await unwind(['check', 'micro'], { isTerminal: true, environment: { NO_COLOR: '1' } })).out).not.toContain(escape);
    expect((await unwind(['check', 'micro'], { isTerminal: true, environment: { NO_COLOR: '' } })).out).toContain(escape);
    expect((await unwind(['check', 'micro', '--json'], { isTerminal: true })).out).not.toContain(escape);
  });

  it('colours nothing but what a reader sees: the text is the same', async () => {
    const plain = await unwind(['run', 'fixed-close-factor', '--prices', 'eth-2020-03']);
    const coloured = await unwind(['run', 'fixed-close-factor', '--prices', 'eth-2020-03'], { isTerminal: true });
    expect(coloured.out.replaceAll(/\u001B\[\d+m/g, '')).toBe(plain.out);
  });
});
