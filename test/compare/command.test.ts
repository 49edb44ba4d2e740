import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folder, longestLine, parsed, unwind } from '../cli/running.js';
import { presetNames, presetText } from '../support/designs.js';

const march = ['--prices', 'eth-2020-03'] as const;
const few = ['compare', 'micro', 'dutch-auction', 'fixed-close-factor', ...march] as const;

describe('unwind compare, for people', () => {
  it('shows all presets over March 2020 in lines that do not wrap, and pins what they came to', async () => {
    const { code, out } = await unwind(['compare', ...presetNames, ...march]);
    expect(code).toBe(0);
    expect(longestLine(out)).toBeLessThanOrEqual(120);
    expect(out).toMatch(/^9 designs over eth-2020-03\n384 observations, 2020-03-11 00:00:00 to 2020-03-14 23:45:00\.$/m);
    expect(out).toMatch(/^micro +3576\.82 +0 +3514\.80 +3630\.32 +115\.53 +114\.09 +114\.09 +106\.18 +11\.55$/m);
    expect(out).toMatch(/^fixed-close-factor +7\.33% +92\.68% +101\.95% +9\.27% +0 +0 +9\.27% +0$/m);
    expect(out).toMatch(/^time-ramped +≈0\.75769 +19 +2 +2 +never +4m 4s +2 badDebt, 1 healthy$/m);
  });

  it.each(['slow-bleed', 'luna-2022-05'])('fits all presets into the width with every position, over %s', async (prices) => {
    const { code, out } = await unwind(['compare', ...presetNames, '--prices', prices, '--each', '--same-debt']);
    expect([code, longestLine(out) <= 120]).toEqual([0, true]);
  });

  it('shows every position below its design where it is asked to', async () => {
    const [all, each] = await Promise.all([unwind(few), unwind([...few, '--each'])]);
    expect(all.out).not.toMatch(/^ {2}health/m);
    expect(each.out.match(/^ {2}health 1\.25 /gm)).toHaveLength(9);
    expect(each.out).toMatch(/^ {2}health 1\.5 .* settled$/m);
  });

  it('never shows something as nothing', async () => {
    const { out } = await unwind(['compare', 'linear-ltv', ...march]);
    expect(out).toMatch(/^linear-ltv .* <0\.01 /m);
    expect(out).not.toMatch(/ -?0\.00 /);
  });

  it('says what was held equal', async () => {
    expect((await unwind([...few, '--margin', '2%'])).out).toContain('Held equal: prices, keepers that want 2% on the market price of a lot, and 3 positions of 10 ETH each');
    const { out } = await unwind([...few, '--health', '1.2', '--same-debt']);
    expect(out.replaceAll('\n', ' ')).toContain('a position of 10 ETH, which owe 1115.1107 USD: what the strictest allows at a health of 1.2. Healths differ with the threshold.');
    expect((await unwind([...few, '--positions', 'dutch-auction'])).out.replaceAll('\n', ' ')).toContain('and the 3 positions of dutch-auction, in collateral and debt.');
  });

  it('names positions that were never opened, and debt that nobody wrote off', async () => {
    const missing = await unwind(['compare', 'micro', '--prices', 'missing', '--positions', 'micro']);
    expect([missing.code, missing.out.replaceAll('\n', ' ')]).toEqual([0, expect.stringContaining('micro: never opened, since their assets were never quoted together: "safe, 31 %", "usual, 56 %",')]);
    const open = await unwind(['compare', 'dutch-auction', '--prices', 'jump', '--move', '45%', '--interval', '1m', '--drain', '0s', '--margin', '60%']);
    expect(open.out).toMatch(/^dutch-auction: at the end ≈\d+\.\d+ USD of debt are beyond all collateral, and not yet written off\.$/m);
  });

  it('paints bad debt on a terminal', async () => {
    const { out } = await unwind(few, { isTerminal: true });
    expect(out).toContain('\u001B[31m');
    expect((await unwind(few, { isTerminal: true, environment: { NO_COLOR: '1' } })).out).toBe((await unwind(few)).out);
  });
});

interface Document {
  readonly heldEqual: unknown;
  readonly designs: readonly { readonly design: string; readonly total: Readonly<Record<string, unknown>>; readonly positions?: readonly unknown[] }[];
}

describe('unwind compare, for programs', () => {
  it('writes the same every time, in every form', async () => {
    for (const format of ['table', 'csv', 'json', 'markdown']) {
      const texts = ['compare', 'micro', 'dutch-auction', '--prices', 'jump', '--each', '--format', format];
      expect((await unwind(texts)).out).toBe((await unwind(texts)).out);
    }
  });

  it('writes exact integers and percentages as JSON', async () => {
    const { heldEqual, designs } = parsed<Document>((await unwind([...few, '--format', 'json'])).out);
    expect(heldEqual).toEqual({ kind: 'health', collateral: { asset: 'ETH', amount: '10000000000000000000' }, debt: 'USD', healths: ['11000', '12500', '15000'] });
    expect(designs.map(({ design }) => design)).toEqual(['micro', 'dutch-auction', 'fixed-close-factor']);
    expect(designs[2]?.total).toMatchObject({ debtAtStart: `4053731393${'0'.repeat(30)}`, steps: '5', safety: { kind: 'never' }, ends: ['badDebt', 'badDebt', 'badDebt'], percent: { overSale: '0', badDebt: '7.326491' } });
    expect(designs[0]).not.toHaveProperty('positions');
    expect(parsed<Document>((await unwind([...few, '--each', '--format', 'json'])).out).designs[0]?.positions).toHaveLength(3);
  });

  it('writes tables that a page may hold', async () => {
    const { out } = await unwind([...few, '--format', 'markdown']);
    expect(out).toMatch(/^## 3 designs over eth-2020-03$/m);
    const rows = out.split('\n').filter((line) => line.startsWith('|'));
    expect(rows).toHaveLength(3 * (2 + 3));
    expect(new Set(rows.slice(0, 5).map((row) => row.split('|').length)).size).toBe(1);
  });

  it('writes a file whole or not at all', async () => {
    const place = folder();
    const file = join(place, 'table.csv');
    const prices = join(place, 'prices.csv');
    writeFileSync(file, 'before');
    writeFileSync(prices, 'time,price\n1,200\n2,190\n3,oops\n');
    const broken = await unwind(['compare', 'micro', '--prices', prices, '--out', file]);
    expect([broken.code, broken.err]).toEqual([2, 'micro: prices.csv:4:price: expected a price above zero, such as 194.61, found "oops"\n']);
    expect(readFileSync(file, 'utf8')).toBe('before');
    const good = await unwind([...few, '--format', 'csv', '--out', file]);
    expect([good.code, good.out]).toEqual([0, '']);
    expect(readFileSync(file, 'utf8')).toBe((await unwind([...few, '--format', 'csv'])).out);
    const nowhere = join(place, 'no', 'table.csv');
    expect([(await unwind([...few, '--out', nowhere])).code, existsSync(nowhere)]).toEqual([2, false]);
  });
});

describe('unwind compare', () => {
  const errorOf = async (...texts: readonly string[]): Promise<string> => {
    const { code, out, err } = await unwind(['compare', ...texts]);
    expect([code, out]).toEqual([2, '']);
    return err;
  };

  it('refuses what it cannot compare, each by its name', async () => {
    expect(await errorOf()).toMatch(/missing required argument 'designs'/);
    expect(await errorOf('micro', 'nowhere', ...march)).toMatch(/^nowhere: expected a design file/);
    expect(await errorOf('micro', 'tiered')).toMatch(/^--prices: expected a CSV file, an example or a scenario/);
    expect(await errorOf('micro', ...march, '--format', 'xml')).toMatch(/^--format: expected table or csv/);
    expect(await errorOf('micro', ...march, '--margin', '100%')).toMatch(/^--margin: expected a margin below 100%/);
    expect(await errorOf('micro', ...march, '--target', '90%')).toMatch(/^--target: expected a health of at least 1/);
    expect(await errorOf('micro', ...march, '--asset', 'BTC')).toBe('--asset: expected one of ETH, USD, found "BTC"\n');
    expect(await errorOf('micro', 'tiered', '--prices', 'missing')).toBe('--prices: expected collateral and debt quoted in the first observation, found no quote of ETH\n');
  });

  it('refuses positions that a design would not open, and names the design', async () => {
    expect(await errorOf('micro', 'dutch-auction', ...march, '--health', '1.05,1.2')).toBe('--health: expected at least 110%, below which dutch-auction lends nothing, found 105%, rounded down\n');
    expect(await errorOf('micro', ...march, '--health', '0.9')).toMatch(/^--health: expected healths of at least 1, /);
    expect(await errorOf('micro', ...march, '--health', '1.2,120%')).toBe('--health: expected each health once, found 120% twice\n');
    expect(await errorOf('micro', ...march, '--health', 'high')).toMatch(/^--health: expected a ratio/);
    expect(await errorOf('micro', ...march, '--collateral', '0')).toBe('--collateral: expected more than nothing, found "0"\n');
    expect(await errorOf('micro', ...march, '--collateral', '1 BTC')).toBe('--collateral: expected a quantity in ETH, found "1 BTC"\n');
    expect(await errorOf('micro', ...march, '--collateral', '0.000000000000000001')).toBe('--collateral: expected enough to owe something in micro, found less\n');
    expect(await errorOf('micro', ...march, '--positions', 'fixed-close-factor')).toMatch(/^micro: positions\[2\] "near the edge, 79 %": expected a health of at least 105% at the first prices \(--base ASSET=PRICE begins elsewhere\)/);
    expect(await errorOf('micro', ...march, '--positions', 'micro', '--same-debt')).toMatch(/^--same-debt: expected --same-debt or --positions/);
  });

  it('needs to be told how much to hold where no design proposes a position', async () => {
    const file = join(folder(), 'bare.toml');
    writeFileSync(file, `${presetText('micro').replaceAll(/\[\[positions\]\][^[]*/g, '').replace('name = "micro"', 'positions = []\nname = "bare"')}`);
    expect(await errorOf(file, ...march)).toMatch(/^--collateral: expected how much ETH each position holds, since no design proposes a position/);
    expect(await errorOf(file, ...march, '--positions', file)).toMatch(/^--positions: expected a design that proposes positions/);
    expect((await unwind(['compare', file, ...march, '--collateral', '5 ETH'])).out).toContain('3 positions of 5 ETH each');
  });

  it('does not run a design that means nothing', async () => {
    const input = presetText('micro').replace('reserve = "60%"', 'reserve = "0%"');
    const { code, err } = await unwind(['compare', 'tiered', '-', ...march], { input });
    expect([code, err]).toEqual([2, expect.stringMatching(/^standard input: reserve-is-positive: /)]);
  });
});
