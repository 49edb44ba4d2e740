import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { askZ3 } from '../../src/audit/prove/solve/z3.js';
import { folder } from '../cli/running.js';

const question = { text: '(assert false)\n', effort: 1_000 };

/** A program that stands where Node is expected. */
function program(line: string): string {
  const file = join(folder(), 'node');
  writeFileSync(file, `#!/bin/sh\n${line}\n`);
  chmodSync(file, 0o755);
  return file;
}

describe('a solver that is lost', () => {
  it.each([['cannot be started', '/nowhere/node'], ['ends at once', '/bin/false']])('leaves every question unknown, where it %s', async (_how, node) => {
    expect(await askZ3([question, question], { seconds: 60, node })).toEqual([{ verdict: 'unknown', reason: 'crash' }, { verdict: 'unknown', reason: 'crash' }]);
  });

  it('leaves every question unknown, where it is killed', async () => {
    expect(await askZ3([question], { seconds: 60, node: program('kill -9 $$') })).toEqual([{ verdict: 'unknown', reason: 'crash' }]);
  });

  it('is ended where it says nothing for too long', async () => {
    // Loading is allowed twenty seconds: one is left.
    expect(await askZ3([question], { seconds: -19, node: program('exec sleep 600') })).toEqual([{ verdict: 'unknown', reason: 'time' }]);
  });
});
