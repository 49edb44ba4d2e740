import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { presetText } from '../support/designs.js';
import { folder, longestLine, unwind } from './running.js';

/** The template with one of the choices of its comments taken: a whole policy, or one key of it. */
function chosen(text: string, choice: string): string {
  const from = text.indexOf(choice);
  const start = from + text.slice(from).search(/^\[\w+\]$/m);
  const end = text.indexOf('\n\n', start);
  const [table = '', ...policy] = text.slice(start, end).split('\n');
  const key = choice.split(' ')[0] ?? '';
  const changed = key === 'kind' ? choice.split(/, (?=\w+ = )(?![^{]*\})/) : policy.map((line) => (line.startsWith(`${key} = `) ? choice : line));
  return [text.slice(0, start), table, '\n', changed.join('\n'), text.slice(end)].join('');
}

describe('unwind init', () => {
  it('writes a design that every theorem lets through, and that survives March 2020', async () => {
    const file = join(folder(), 'design.toml');
    const { code, out } = await unwind(['init', file]);
    expect(code).toBe(0);
    expect(out).toContain(`unwind check ${file}`);
    const checked = await unwind(['check', file]);
    expect(checked.code).toBe(0);
    expect(checked.out).toMatch(/hold, 0 warn, 0 refuse/);
    const ran = await unwind(['run', file, '--prices', 'eth-2020-03']);
    expect(ran.code).toBe(0);
    expect(ran.out).toContain('No bad debt.');
  });

  it('explains every choice: each kind of each policy stands in it', async () => {
    const file = join(folder(), 'design.toml');
    await unwind(['init', file]);
    const text = readFileSync(file, 'utf8');
    const kinds = ['target-health', 'close-factor', 'tiers', 'linear', 'full', 'whole', 'gradual', 'unlimited', 'share', 'fixed', 'linear-in-health', 'ramp-in-time', 'expand', 'refuse', 'none', 'exponential', 'stairstep', 'partial', 'escalate', 'allow'];
    expect(kinds.filter((kind) => !text.includes(`"${kind}"`))).toEqual([]);
    expect(longestLine(text)).toBeLessThanOrEqual(150);
  });

  it('offers in its comments only what a design may say', async () => {
    const file = join(folder(), 'design.toml');
    await unwind(['init', file]);
    const text = readFileSync(file, 'utf8');
    const choices = [...text.matchAll(/^#   (\w+ = .*?)(?: {3,}.*)?$/gm)].map(([, choice = '']) => choice);
    expect(choices.length).toBeGreaterThanOrEqual(9);
    for (const choice of choices) {
      const { code, err } = await unwind(['check', '-'], { input: chosen(text, choice) });
      expect([choice, code === 2 ? err : '']).toEqual([choice, '']);
    }
  });

  it('starts from a preset where one is named, without the schema that lies beside it', async () => {
    const file = join(folder(), 'tiered.toml');
    expect((await unwind(['init', file, '--preset', 'tiered'])).code).toBe(0);
    expect(readFileSync(file, 'utf8')).toBe(presetText('tiered').replace(/^#:schema .*\n/, ''));
  });

  it('replaces nothing unless told to, and leaves nothing beside it', async () => {
    const place = folder();
    const file = join(place, 'design.toml');
    writeFileSync(file, 'mine');
    const refused = await unwind(['init', file]);
    expect(refused).toEqual({ code: 2, out: '', err: `${file}: expected a file that does not exist yet, or --force, found a file\n` });
    expect(readFileSync(file, 'utf8')).toBe('mine');
    expect((await unwind(['init', file, '--force'])).code).toBe(0);
    expect(readFileSync(file, 'utf8')).toContain('dialect = "stepwise@1"');
    expect(readdirSync(place)).toEqual(['design.toml']);
  });

  it('says where it cannot write', async () => {
    const file = join(folder(), 'nowhere', 'design.toml');
    const { code, err } = await unwind(['init', file]);
    expect(code).toBe(2);
    expect(err).toMatch(/design\.toml: expected a file that can be written, found ENOENT/);
  });
});
