import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { presetNames, presetText } from '../support/designs.js';
import { folder, longestLine, parsed, unwind } from './running.js';

const refusing = presetText('micro').replace('reserve = "60%"', 'reserve = "0%"');

interface Checked {
  readonly usable: boolean;
  readonly design: Readonly<Record<string, unknown>>;
  readonly findings: readonly { readonly theorem: string; readonly severity: string; readonly numbers: Readonly<Record<string, string>> }[];
  readonly promised: Readonly<Record<string, boolean>>;
}

describe('unwind check', () => {
  it('prints parameters in human units, the theorems with their numbers, and the survivable gap', async () => {
    const { code, out, err } = await unwind(['check', 'micro']);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('micro, a design of stepwise@1 in USD');
    expect(out).toMatch(/^ETH +18 +75% +5% +false +0%\/year$/m);
    expect(out).toMatch(/^schedule +interval 0s, unlock whole, most steps 30, window 6h$/m);
    expect(out).toMatch(/^holds +threshold-leaves-room-for-the-bonus +ETH: 75% × 105% = 78\.75%, below 100%\.$/m);
    expect(out).toContain('Survivable gap: ETH may fall by 21.25% at once.');
  });

  it.each(presetNames)('%s holds, in lines that do not wrap', async (name) => {
    const { code, out } = await unwind(['check', name]);
    expect(code).toBe(0);
    expect(out).toMatch(/^\d+ hold, \d+ warn, 0 refuse\.$/m);
    expect(longestLine(out)).toBeLessThanOrEqual(120);
  });

  it('shows what a warning costs and gives up, and does not refuse for it', async () => {
    const { code, out } = await unwind(['check', 'fixed-close-factor']);
    expect(code).toBe(0);
    expect(out).toMatch(/^warning +toxic-steps-are-withheld /m);
    expect(out).toContain('Gives up: no-toxic-spiral.');
    expect(out).toMatch(/not: .*no-toxic-spiral/);
  });

  it('ends with 1 where a theorem is refused', async () => {
    const { code, out } = await unwind(['check', '-'], { input: refusing });
    expect(code).toBe(1);
    expect(out).toMatch(/^refused +reserve-is-positive /m);
    expect(out).toContain('no machine runs this design');
  });

  it('writes one JSON document with exact integers', async () => {
    const { code, out } = await unwind(['check', 'micro', '--json']);
    const checked = parsed<Checked>(out);
    expect([code, checked.usable, checked.design['name']]).toEqual([0, true, 'micro']);
    expect(checked.findings.find(({ theorem }) => theorem === 'survivable-fall')?.numbers['gap']).toBe('2125');
    expect(checked.promised['no-toxic-spiral']).toBe(true);
  });

  it('reads TOML and JSON, from files and from the standard input', async () => {
    const { out } = await unwind(['check', 'micro', '--json']);
    const { design } = parsed<Checked>(out);
    const fromInput = await unwind(['check', '-', '--json'], { input: JSON.stringify(design) });
    expect([fromInput.code, parsed<Checked>(fromInput.out).design]).toEqual([0, design]);
  });

  it('names every error of an input by its path, and nothing else', async () => {
    const { code, out, err } = await unwind(['check', '-'], { input: 'name = "x"\nassets = 3\n' });
    expect([code, out]).toEqual([2, '']);
    expect(err.trimEnd().split('\n')).toEqual([
      'standard input: numeraire: expected a unit such as "ETH": letters, digits, ".", "_" and "-", up to 64, found nothing',
      'standard input: assets: expected a list of assets, found 3',
    ]);
  });

  it('lists the presets where a design is not found', async () => {
    const { code, err } = await unwind(['check', 'macro']);
    expect(code).toBe(2);
    expect(err).toMatch(/^macro: expected a design file, "-" for the standard input, or a preset \(.*micro.*\), found nothing of this name\n$/);
  });

  it('writes to a file what it would have printed', async () => {
    const file = join(folder(), 'check.txt');
    const printed = await unwind(['check', 'micro']);
    const { code, out } = await unwind(['check', 'micro', '--out', file]);
    expect([code, out]).toEqual([0, '']);
    expect(readFileSync(file, 'utf8')).toBe(printed.out);
  });
});
