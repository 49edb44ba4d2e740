import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { presetText } from '../support/designs.js';
import { main, root, spawned } from './spawned.js';

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
});
