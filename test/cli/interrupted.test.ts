import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { decodeCorpusEntry } from '../../src/audit/search/corpus.js';
import { folder, unwind } from './running.js';

const root = resolve(import.meta.dirname, '../..');
const main = join(root, 'src', 'cli', 'main.ts');
const trace = 'fixed-close-factor.no-toxic-spiral.json';

interface UnderWay {
  readonly child: ChildProcess;
  readonly place: string;
  readonly corpus: string;
  readonly printed: () => string;
  readonly ended: Promise<unknown>;
}

/** An audit that would take hours, once its first counterexample and some plans are written. */
async function found(): Promise<UnderWay> {
  const place = folder();
  const corpus = join(place, 'plans');
  const texts = ['audit', 'fixed-close-factor', '--guarantee', 'no-toxic-spiral', '--guarantee', 'debt-is-conserved', '--runs', '10000000', '--states', '0', '--jobs', '1'];
  const child = spawn(process.execPath, ['--import', 'tsx', main, ...texts, '--out', place, '--corpus', corpus], { cwd: root, stdio: ['ignore', 'pipe', 'ignore'] });
  onTestFinished(() => { child.kill('SIGKILL'); });
  const ended = once(child, 'exit');
  const pieces: string[] = [];
  child.stdout?.on('data', (piece: Buffer) => pieces.push(piece.toString()));
  while (!existsSync(join(place, trace)) || !existsSync(corpus)) await pause(50);
  return { child, place, corpus, printed: () => pieces.join(''), ended };
}

/** That what was written is whole: the counterexample is replayed, the plans are read. */
async function expectWhole({ place, corpus }: UnderWay): Promise<void> {
  expect((await unwind(['run', join(place, trace)])).code).toBe(1);
  const plans = readdirSync(corpus).filter((name) => name.endsWith('.plan.json'));
  expect(plans.length).toBeGreaterThan(0);
  expect(plans.filter((name) => decodeCorpusEntry(readFileSync(join(corpus, name), 'utf8'))._tag === 'Left')).toEqual([]);
}

describe('an audit that is ended before its time', () => {
  it('tells at the first signal what it found, and ends with 130', async () => {
    const underWay = await found();
    underWay.child.kill('SIGINT');
    expect(await underWay.ended).toEqual([130, null]);
    expect(underWay.printed()).toMatch(/no-toxic-spiral +refuted/);
    expect(underWay.printed()).toContain(' of 10,000,000 generated runs');
    expect(underWay.printed()).toContain('The campaign is incomplete');
    await expectWhole(underWay);
  });

  it('has lost nothing that it found where it is killed', async () => {
    const underWay = await found();
    underWay.child.kill('SIGKILL');
    expect(await underWay.ended).toEqual([null, 'SIGKILL']);
    await expectWhole(underWay);
  });
});
