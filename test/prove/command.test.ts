import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { solverVersion } from '../../src/audit/index.js';
import { folder, longestLine, parsed, unwind } from '../cli/running.js';
import { z3 } from './machine.js';

interface Proved {
  readonly counts: Readonly<Record<'proved' | 'vacuous' | 'refuted' | 'open', number>>;
  readonly subjects: readonly { readonly id: string; readonly verdict: string }[];
}

const minutes = 60_000;
const halting = ['prove', 'micro', '--transition', 'healthy: market.HALT', '--transition', 'unwinding.cooling: market.HALT'];

describe('unwind prove', () => {
  it('says what is proved, what says nothing, and of which worlds', async () => {
    const { code, out } = await unwind(halting);
    expect(code).toBe(0);
    expect(out).toMatch(/^no-naked-debt +proved +1 +1 +0 +0$/m);
    const [, generated = 0, ...counts] = (/^(\d+) obligations: (\d+) proved, (\d+) vacuous, (\d+) refuted, (\d+) open\.$/m.exec(out) ?? []).map(Number);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(generated);
    expect(out).toContain('Vacuous, as no world that keeps the invariants takes them: unwinding.cooling: market.HALT.accepted.');
    expect(out).toContain('What is proved holds of worlds that keep the invariants, and no more: ');
    expect(out).toContain('- powerHalfUp(base, exponent, one)');
    expect(longestLine(out)).toBeLessThanOrEqual(120);
  }, 3 * minutes);

  it('writes scripts on which any solver comes to the same, and proves from its cache what it proved before', async () => {
    const [scripts, cache] = [folder(), folder()];
    const texts = ['prove', 'micro', '--transition', 'opening', '--guarantee', 'no-naked-debt', '--cache', cache, '--json'];
    const { out } = await unwind([...texts, '--emit-smt', scripts]);
    const files = readdirSync(scripts);
    expect(parsed<Proved>(out).counts).toEqual({ proved: files.length, vacuous: 0, refuted: 0, open: 0 });
    const [answer] = await z3.ask([{ text: readFileSync(join(scripts, 'opening.ways.smt2'), 'utf8').replace('(check-sat)\n', ''), effort: 1_000_000 }]);
    expect(answer?.verdict).toBe('unsat');
    // What the cache says is taken for an answer: so it is read at all.
    const [kept = ''] = readdirSync(cache);
    const text = readFileSync(join(cache, kept), 'utf8');
    writeFileSync(join(cache, kept), text.replaceAll('{"kind":"none"}', '{"kind":"unknown","reason":"effort"}'));
    const spoiled = await unwind(texts);
    expect([spoiled.code, parsed<Proved>(spoiled.out).counts.proved]).toEqual([3, 0]);
    writeFileSync(join(cache, kept), text.slice(0, 100));
    expect((await unwind(texts)).out).toBe(out);
  }, 3 * minutes);

  it('refutes what a design does not promise, where it is asked to, by a world and an event', async () => {
    const { code, out } = await unwind(['prove', 'fixed-close-factor', '--transition', 'unwinding.ready.STEP', '--guarantee', 'no-toxic-spiral']);
    expect(code).toBe(1);
    expect(out).toMatch(/^refuted: no-toxic-spiral, at unwinding\.ready\.STEP\.accepted:\n\{"world":/m);
  }, 5 * minutes);

  it('refuses what it does not know', async () => {
    expect((await unwind(['prove', 'micro', '--guarantee', 'nope'])).err).toMatch(/^--guarantee: expected .*found "nope"\n$/);
    expect((await unwind(['prove', 'micro', '--guarantee', 'splitting-pays'])).code).toBe(2);
    expect((await unwind(['prove', 'micro', '--guarantee', 'never-stuck'])).err).toContain('never-stuck, which is about more than one step');
    expect((await unwind(['prove', 'micro', '--transition', 'asleep'])).err).toMatch(/^--transition: expected the name of a transition/);
    expect((await unwind(['prove', 'micro', '--seconds', '0'])).code).toBe(2);
    expect((await unwind(['prove', 'nowhere'])).code).toBe(2);
  });

  it('leaves open what it was not given the time to prove', async () => {
    const { code, out } = await unwind([...halting, '--json'], { interrupted: AbortSignal.abort() });
    expect(code).toBe(130);
    expect(parsed<Proved>(out).counts).toMatchObject({ proved: 0, vacuous: 0, refuted: 0 });
  });
});

describe('a solver', () => {
  it('is installed here, in the version that proofs name', () => {
    expect(solverVersion()).toMatch(/^\d+\.\d+\.\d+$/);
  });
});
