import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nativeSolver, opinionOf, type ProofRecord } from '../../src/audit/index.js';
import { folder, parsed, unwind } from '../cli/running.js';

const minutes = 60_000;

/** A folder with a program in it that stands where a solver is expected. */
function pathWith(name: 'cvc5' | 'z3', line: string): string {
  const place = folder();
  writeFileSync(join(place, name), `#!/bin/sh\n${line}\n`);
  chmodSync(join(place, name), 0o755);
  return place;
}

const reads = 'cat > /dev/null; echo';
const opinion = (line: string, seconds = 60) => opinionOf({ name: 'z3', file: join(pathWith('z3', line), 'z3') }, '(check-sat)\n', seconds);

describe('a second solver', () => {
  it('is the first cvc5 on the PATH, or else the first z3', () => {
    const [one, other] = [pathWith('z3', 'exit'), pathWith('cvc5', 'exit')];
    expect(nativeSolver(`/nowhere::${one}`)).toEqual({ name: 'z3', file: join(one, 'z3') });
    expect(nativeSolver(`${one}:${other}`)).toEqual({ name: 'cvc5', file: join(other, 'cvc5') });
    expect(nativeSolver(folder())).toBeNull();
    const plain = folder();
    writeFileSync(join(plain, 'z3'), 'no program');
    expect(nativeSolver(plain)).toBeNull();
  });

  it.each([
    ['agrees', 'agrees', `${reads} unsat`],
    ['disagrees', 'disagrees', `${reads} sat`],
    ['does not know', 'gave up', `${reads} unknown`],
    ['answers after an error', 'gave up', `cat > /dev/null; echo '(error "line 1")'; echo unsat`],
    ['says something else', 'gave up', `${reads} unsatisfactory`],
    ['ends without a word', 'gave up', 'exit 7'],
  ] as const)('that %s is heard so', async (_what, heard, line) => {
    expect(await opinion(line)).toBe(heard);
  });

  it('that hangs is not waited for, nor what it started', async () => {
    expect(await opinion('exec sleep 600', 1)).toBe('gave up');
    expect(await opinion('sleep 5; echo unsat', 1)).toBe('gave up');
  });

  it('that cannot be started gave up', async () => {
    expect(await opinionOf({ name: 'z3', file: '/nowhere/z3' }, '(check-sat)\n', 60)).toBe('gave up');
  });

  it('gets the script, on its standard input', async () => {
    expect(await opinion('read line; [ "$line" = "(check-sat)" ] && echo unsat')).toBe('agrees');
  });
});

describe('unwind prove --cross-check', () => {
  const texts = ['prove', 'micro', '--transition', 'opening', '--guarantee', 'no-naked-debt', '--cross-check'];

  it('counts who agrees, and holds', async () => {
    const { code, out } = await unwind(texts, { environment: { PATH: pathWith('z3', `${reads} unsat`) } });
    expect(out).toMatch(/^\/.*\/z3 was asked what Z3 [\d.]+ had proved: 13 agreed, 0 disagreed, 0 gave up\.$/m);
    expect(code).toBe(0);
  }, 5 * minutes);

  it('refutes where one disagrees, disputes what was proved, and writes its script', async () => {
    const [scripts, kept] = [folder(), join(folder(), 'proof.json')];
    const path = pathWith('cvc5', 'if grep -q amounts-are-natural; then echo sat; else echo unknown; fi');
    const { code, out } = await unwind([...texts, '--emit-smt', scripts, '--out', kept], { environment: { PATH: path } });
    const file = join(scripts, 'opening.amounts-are-natural.smt2');
    expect(out).toContain(`disputed: ${file}\n`);
    expect(readFileSync(file, 'utf8')).toContain('(check-sat)');
    expect(readdirSync(scripts)).toHaveLength(13);
    expect(parsed<ProofRecord>(readFileSync(kept, 'utf8'))).toMatchObject({
      crossCheck: { solver: 'cvc5', agreed: 0, disagreed: 1, gaveUp: 12 }, counts: { proved: 12, open: 1 },
      transitions: [{ name: 'opening', unproved: [{ claim: 'amounts-are-natural', verdict: 'open', why: 'disputed' }] }],
    });
    expect(code).toBe(1);
    expect(existsSync('unwind-disputes')).toBe(false);
  }, 5 * minutes);

  it('is refused where there is no other solver', async () => {
    const { code, err } = await unwind(texts, { environment: { PATH: folder() } });
    expect([code, err]).toEqual([2, '--cross-check: expected a program cvc5 or z3 on the PATH, which is asked what Z3 from npm has proved, found neither\n']);
  });
});
