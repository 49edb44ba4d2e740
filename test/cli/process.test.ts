import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { presetText } from '../support/designs.js';
import { folder } from './running.js';

const root = resolve(import.meta.dirname, '../..');
const main = join(root, 'src', 'cli', 'main.ts');

const spawned = (texts: readonly string[], input = '', flags: readonly string[] = []) =>
  spawnSync(process.execPath, [...flags, '--import', 'tsx', main, ...texts], { cwd: root, input, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } });

/** Micro with a single position. */
const single = presetText('micro').replace(/\[\[positions\]\][\s\S]*/, '[[positions]]\nname = "one"\ncollateral = { ETH = "10" }\ndebt = { USD = "1100" }\n');

describe('the program', () => {
  it('begins with the line that makes it a program', () => {
    expect(readFileSync(main, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
  });

  it('reads the standard input, and ends with the code of the command', () => {
    expect(spawned(['check', '-'], presetText('micro'))).toMatchObject({ status: 0, stderr: '' });
    const refused = spawned(['check', '-'], 'name = 3');
    expect([refused.status, refused.stdout]).toEqual([2, '']);
    expect(refused.stderr).toMatch(/^standard input: /);
  });

  it('is quiet where its reader has gone', () => {
    const command = `"${process.execPath}" --import tsx "${main}" run micro --prices calm --length 2000 --csv --every | head -n 1`;
    const { status, stdout, stderr } = spawnSync('bash', ['-o', 'pipefail', '-c', command], { cwd: root, encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^time_utc,.*\n$/);
  });

  it('walks 200,000 quotes in 64 MB of heap, and writes each of 20,000', () => {
    const walked = spawned(['run', '-', '--prices', 'calm', '--length', '200000'], single, ['--max-old-space-size=64']);
    expect([walked.status, walked.stderr]).toEqual([0, '']);
    expect(walked.stdout).toContain('All 200000 observations lie within the envelope');
    const file = join(folder(), 'rows.csv');
    expect(spawned(['run', '-', '--prices', 'calm', '--length', '20000', '--csv', '--every', '--out', file], single, ['--max-old-space-size=64']).status).toBe(0);
    expect(readFileSync(file, 'utf8').match(/,QUOTE,/g)).toHaveLength(20_000);
  }, 180_000);
});
