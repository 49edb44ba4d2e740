import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';

/** The implementation in Python. */
export const harness = join(import.meta.dirname, 'python/harness.py');

/** Whether this machine can run it. */
export const hasPython = spawnSync('python3', ['-c', 'import sys; sys.exit(sys.version_info < (3, 9))']).status === 0;

/** The harness with one mistake: the file is there until the test ends. */
export function mistaken(find: string, replace: string): string {
  const text = readFileSync(harness, 'utf8');
  expect(text.split(find)).toHaveLength(2);
  const folder = mkdtempSync(join(tmpdir(), 'unwind-python-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'mistaken.py');
  writeFileSync(file, text.replace(find, () => replace));
  return file;
}
