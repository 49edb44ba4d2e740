import { afterEach, describe, expect, it } from 'vitest';
import { inOrder, inOrderHere } from '../../../src/audit/workers/in-order.js';
import { localPool } from '../../../src/audit/workers/local.js';
import { type Pool, startPool } from '../../../src/audit/workers/pool.js';
import type { Trick } from './tricks.js';

type Answer = bigint | string;
const isAnswer = (value: unknown): value is Answer => typeof value === 'bigint' || typeof value === 'string';
const module = new URL('./tricks.js', import.meta.url);

const open: Pool<Trick, Answer>[] = [];

function pooled(workers: number, changes: { readonly setup?: unknown; readonly module?: URL; readonly onNote?: (note: unknown) => void } = {}): Pool<Trick, Answer> {
  const pool = startPool<Trick, Answer>({ module, setup: 2n, workers, isResult: isAnswer, limits: { maxOldGenerationSizeMb: 64 }, ...changes });
  open.push(pool);
  return pool;
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((pool) => pool.close()));
});

const double = (number: bigint): Trick => ({ trick: 'double', number });

describe('a pool of workers', () => {
  it('answers every job, and more jobs than it has workers', async () => {
    const pool = pooled(2);
    const outcomes = await Promise.all([1n, 2n, 3n, 4n, 5n].map((number) => pool.run(double(number))));
    expect(outcomes).toEqual([2n, 4n, 6n, 8n, 10n].map((value) => ({ _tag: 'Right', right: value })));
  });

  it('gives results in the order of the jobs, though later ones end first', async () => {
    const jobs: readonly Trick[] = [{ trick: 'wait', milliseconds: 60 }, double(1n), double(2n)];
    const results: unknown[] = [];
    for await (const outcome of inOrder(pooled(2), jobs, 3)) results.push(outcome._tag === 'Right' ? outcome.right : outcome.left);
    expect(results).toEqual(['waited', 2n, 4n]);
  });

  it('reports what a job throws, and goes on with the same worker', async () => {
    const pool = pooled(1);
    const [thrown, after] = await Promise.all([pool.run({ trick: 'throw' }), pool.run(double(3n))]);
    expect(thrown).toMatchObject({ _tag: 'Left', left: { kind: 'threw', message: expect.stringMatching(/^Refused: I would rather not\./) as unknown } });
    expect(after).toEqual({ _tag: 'Right', right: 6n });
  });

  it.each([
    ['that exits', { trick: 'exit' }, /ended with code 3/],
    ['that runs out of memory', { trick: 'hoard' }, /memory/],
    ['with an error that nobody catches', { trick: 'fail later' }, /Refused: Too late\./],
  ] satisfies readonly (readonly [string, Trick, RegExp])[])('reports a worker %s, and starts another in its place', async (_what, trick, message) => {
    const pool = pooled(1);
    const [crashed, after] = await Promise.all([pool.run(trick), pool.run(double(4n))]);
    expect(crashed).toMatchObject({ _tag: 'Left', left: { kind: 'crashed', message: expect.stringMatching(message) as unknown } });
    expect(after).toEqual({ _tag: 'Right', right: 8n });
  });

  it('reports every job of a module that does not load', async () => {
    const pool = pooled(2, { module: new URL('./missing.js', import.meta.url) });
    const outcomes = await Promise.all([pool.run(double(1n)), pool.run(double(2n)), pool.run(double(3n))]);
    expect(outcomes.map((outcome) => outcome._tag === 'Left' && outcome.left.kind)).toEqual(['crashed', 'crashed', 'crashed']);
  });

  it('reports workers that were started with something else than they expect', async () => {
    expect(await pooled(1, { setup: 'two' }).run(double(1n))).toMatchObject({ _tag: 'Left', left: { kind: 'crashed', message: expect.stringMatching(/Misdirected/) as unknown } });
  });

  it('reports what is no reply and what is no result, and is not confused by either', async () => {
    const pool = pooled(1);
    const outcomes = await Promise.all([pool.run({ trick: 'babble' }), pool.run({ trick: 'answer a function' }), pool.run(double(5n))]);
    expect(outcomes.map((outcome) => (outcome._tag === 'Left' ? outcome.left.kind : outcome.right))).toEqual(['misread', 'threw', 10n]);
  });

  it('passes on what a worker tells on the way', async () => {
    const notes: unknown[] = [];
    await pooled(1, { onNote: (note) => notes.push(note) }).run({ trick: 'tell' });
    expect(notes).toEqual(['half']);
  });

  it('hands buffers over', async () => {
    const buffer = new ArrayBuffer(24);
    expect(await pooled(1).run({ trick: 'measure', buffer }, [buffer])).toEqual({ _tag: 'Right', right: 24n });
    expect(buffer.byteLength).toBe(0);
  });

  it('fails what is under way, waits, or comes later once it is closed', async () => {
    const pool = pooled(1);
    const jobs = [pool.run({ trick: 'wait', milliseconds: 60_000 }), pool.run(double(1n))];
    await pool.close();
    const outcomes = await Promise.all([...jobs, pool.run(double(2n))]);
    expect(outcomes.map((outcome) => outcome._tag === 'Left' && outcome.left.kind)).toEqual(['closed', 'closed', 'closed']);
  });
});

describe('a pool without workers', () => {
  it('answers in the order of the calls, and reports what a job throws', async () => {
    const pool = localPool((number: bigint) => 6n / number);
    const outcomes = await Promise.all([1n, 0n, 3n].map((number) => pool.run(number)));
    expect(outcomes.map((outcome) => (outcome._tag === 'Right' ? outcome.right : outcome.left.kind))).toEqual([6n, 'threw', 2n]);
  });

  it('fails what comes after it is closed', async () => {
    const pool = localPool((number: bigint) => number);
    await pool.close();
    expect(await pool.run(1n)).toEqual({ _tag: 'Left', left: { kind: 'closed' } });
  });
});

describe('jobs that depend on earlier results', () => {
  /** Each job is the sum of the results that are known when it is drawn. */
  function* summing(known: readonly bigint[]): Generator<bigint> {
    for (let count = 0; count < 8; count += 1) yield known.reduce((sum, each) => sum + each, 1n);
  }

  const doubled = (number: bigint): bigint => number * 2n;
  const here: bigint[] = [];
  for (const result of inOrderHere(doubled, summing(here), 3)) here.push(result);

  it('are drawn as soon as they may be, and no sooner', () => {
    expect(here).toEqual([2n, 2n, 2n, 6n, 10n, 14n, 26n, 46n]);
  });

  it('are the same with a pool that works here', async () => {
    const there: bigint[] = [];
    for await (const outcome of inOrder(localPool(doubled), summing(there), 3)) if (outcome._tag === 'Right') there.push(outcome.right);
    expect(there).toEqual(here);
  });

  it.each([1, 3])('are the same with %i workers', async (workers) => {
    const there: bigint[] = [];
    const jobs = function* (): Generator<Trick> {
      for (const number of summing(there)) yield double(number);
    };
    for await (const outcome of inOrder(pooled(workers), jobs(), 3)) if (outcome._tag === 'Right' && typeof outcome.right === 'bigint') there.push(outcome.right);
    expect(there).toEqual(here);
  });

  it('are no more than there are, though more may be under way', async () => {
    const results: bigint[] = [];
    for await (const outcome of inOrder(localPool(doubled), [1n, 2n], 5)) if (outcome._tag === 'Right') results.push(outcome.right);
    expect(results).toEqual([2n, 4n]);
  });
});
