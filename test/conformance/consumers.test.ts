import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { conformProcess } from '../../src/vectors/conform/run.js';
import { stepwiseAmong } from '../../src/vectors/format/any.js';
import { readSet } from '../../src/vectors/set/read.js';
import { folder } from '../cli/running.js';
import { decodedOf } from '../support/designs.js';
import { hasPython } from './python.js';

const root = resolve(import.meta.dirname, '../..');
const own = join(root, 'spec/vectors');
const { vectors } = decodedOf(readSet(own));
const hasGo = spawnSync('go', ['version']).status === 0;

/** The program of a page, as somebody would paste it. */
const programIn = (page: string): string => /^```(?:python|go|rust)\n([\s\S]*?)^```/m.exec(readFileSync(join(root, 'docs/consumers', `${page}.md`), 'utf8'))?.[1] ?? '';

/** A set in which one digit is another. */
function altered(): string {
  const copy = join(folder(), 'vectors');
  cpSync(own, copy, { recursive: true });
  const file = join(copy, 'stepwise@1/refusal/zero-amount.json');
  writeFileSync(file, readFileSync(file, 'utf8').replace('"60000"', '"60001"'));
  return copy;
}

/** What a program must do: read every vector, refuse an altered one, and be a harness without an implementation. */
async function holds(command: readonly [string, ...string[]], withFeatures: readonly [string, ...string[]]): Promise<void> {
  const [program, ...args] = command;
  const events = vectors.reduce((sum, vector) => sum + vector.events.length, 0);
  expect(spawnSync(program, [...args, own], { encoding: 'utf8' }).stdout).toBe(`${vectors.length.toString()} vectors, ${events.toString()} events\n`);
  const refused = spawnSync(program, [...args, altered()], { encoding: 'utf8' });
  expect(refused.status).toBe(1);
  expect(refused.stderr).toContain('zero-amount.json was changed');
  const few = stepwiseAmong(vectors).slice(0, 3);
  expect((await conformProcess(command, few)).results.map(({ verdict }) => verdict)).toEqual(['skip', 'skip', 'skip']);
  const asked = await conformProcess(withFeatures, few);
  expect(asked.ended).toBeNull();
  expect(asked.results.map(({ verdict }) => verdict)).toEqual(['error', 'error', 'error']);
}

describe('the program of the page', () => {
  it('for Python reads the vectors and speaks the protocol', async ({ skip }) => {
    skip(!hasPython, 'python3 is not installed');
    const [bare, full] = [join(folder(), 'bare.py'), join(folder(), 'full.py')];
    writeFileSync(bare, programIn('python'));
    writeFileSync(full, programIn('python').replace('FEATURES = []', 'FEATURES = ["*"]'));
    await holds(['python3', bare], ['python3', full]);
  });

  it('for Go reads the vectors and speaks the protocol', async ({ skip }) => {
    skip(!hasGo, 'go is not installed');
    const built = (text: string): string => {
      const place = folder();
      writeFileSync(join(place, 'main.go'), text);
      writeFileSync(join(place, 'go.mod'), 'module consumer\n\ngo 1.18\n');
      expect(spawnSync('go', ['build', '-o', 'consumer', '.'], { cwd: place, encoding: 'utf8' }).stderr).toBe('');
      return join(place, 'consumer');
    };
    await holds([built(programIn('go'))], [built(programIn('go').replace('features = []string{}', 'features = []string{"*"}'))]);
  });
});
