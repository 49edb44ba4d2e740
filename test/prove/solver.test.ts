import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isAsking, type Manner } from '../../src/audit/prove/solve/protocol.js';
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

describe('a manner of asking', () => {
  const manners: readonly Manner[] = [true, false].flatMap((branches) => [true, false].flatMap((multipliesOut) => [0, 7].map((seed) => ({ branches, multipliesOut, seed, byCells: seed > 0 }))));
  const declared = ['x', 'y', 'z'].map((name) => `(declare-const ${name} Int)\n`).join('');

  it('changes no verdict', async () => {
    const asked = [
      // What is multiplied by no less is no less: nothing breaks it.
      { verdict: 'unsat', text: `${declared}(assert (and (<= 0 z) (<= x y) (< (* y z) (* x z))))\n` },
      { verdict: 'sat', text: `${declared}(assert (and (< 7 x) (< x y) (= (* x y) 187) (= z (+ x y))))\n` },
    ];
    const questions = manners.flatMap((manner) => asked.map(({ text }) => ({ text, effort: 1_000_000, patience: 20, manner })));
    const answers = await askZ3(questions, { seconds: 60, node: process.execPath });
    expect(answers.map(({ verdict }) => verdict)).toEqual(manners.flatMap(() => asked.map(({ verdict }) => verdict)));
  });

  it.each([[{ branches: 1 }], [{ seed: '7' }], [{ multipliesOut: undefined }], [{ byCells: null }]])('is not read where it says %j', (wrong) => {
    const manner = { branches: true, multipliesOut: true, seed: 0, byCells: false };
    expect(isAsking({ question: { ...question, manner }, seconds: 1 })).toBe(true);
    expect(isAsking({ question: { ...question, manner: { ...manner, ...wrong } }, seconds: 1 })).toBe(false);
  });
});
