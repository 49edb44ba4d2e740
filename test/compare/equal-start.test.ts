import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folder, unwind } from '../cli/running.js';
import { loadPreset, presetNames, presetText } from '../support/designs.js';
import { number, sheet, totalOf } from './sheet.js';

const march = ['--prices', 'eth-2020-03'] as const;
/** The first price of March 2020. */
const firstPrice = 200.74;

/** A variation of a preset as a file. */
function variation(preset: string, name: string, ...changes: readonly (readonly [string | RegExp, string])[]): string {
  const text = changes.reduce((sofar, [from, to]) => sofar.replaceAll(from, to), presetText(preset).replace(`name = "${preset}"`, `name = "${name}"`));
  const file = join(folder(), `${name}.toml`);
  writeFileSync(file, text);
  return file;
}

describe('positions of the same health', () => {
  it('hold the same and owe what each threshold allows, to the last unit', async () => {
    const rows = await sheet(...presetNames, ...march, '--health', '1.1,1.37', '--collateral', '10', '--each');
    for (const name of presetNames) {
      const { design } = loadPreset(name);
      const threshold = number((design.assets[0]?.threshold ?? 0n).toString()).dividedBy(10_000);
      for (const health of ['1.1', '1.37']) {
        const row = rows.find(({ design: label, position }) => label === name && position === `health ${health}`);
        const most = number('10').times(firstPrice).times(threshold).dividedBy(health);
        expect(row?.text('debt_at_start')).toBe(most.toDecimalPlaces(6, 1).toFixed());
        expect(row?.number('start_health').greaterThanOrEqualTo(health)).toBe(true);
      }
    }
  });

  it('hold the least that a position of these designs does, whatever their order', async () => {
    const alone = await unwind(['compare', 'depth-aware', ...march]);
    expect(alone.out).toContain('3 positions of 100 ETH each, from a health of 1.1,\n1.25 and 1.5.');
    const [one, other] = await Promise.all([unwind(['compare', 'depth-aware', 'micro', ...march]), unwind(['compare', 'micro', 'depth-aware', ...march])]);
    expect(one.out).toContain('3 positions of 10 ETH each');
    expect(one.out).toBe(other.out);
  });

  it('begin a scenario where the own positions of every design are sound, whatever their order', async () => {
    const [one, other] = await Promise.all([unwind(['compare', 'price-tiers', 'linear-ltv', '--prices', 'slow-bleed']), unwind(['compare', 'linear-ltv', 'price-tiers', '--prices', 'slow-bleed'])]);
    expect(one.out).toContain('Prices begin where the own positions of every design are sound: ETH at 192.3 USD; --base ETH=PRICE says otherwise.');
    expect(one.out).toBe(other.out);
    expect((await unwind(['compare', 'micro', '--prices', 'slow-bleed', '--base', 'ETH=300'])).out).not.toContain('Prices begin');
  });
});

describe('positions of the same debt', () => {
  it('owe what the strictest design allows at those healths, and start healthier elsewhere', async () => {
    const rows = await sheet('micro', 'dutch-auction', 'fixed-close-factor', ...march, '--same-debt', '--health', '1.2', '--each');
    const each = rows.filter(({ position }) => position !== '');
    expect(each.map((row) => row.text('debt_at_start'))).toEqual(Array.from({ length: 3 }, () => number('10').times(firstPrice).times('0.6666').dividedBy('1.2').toDecimalPlaces(6, 1).toFixed()));
    expect(Object.fromEntries(each.map((row) => [row.design, row.text('start_health')]))).toEqual({ 'dutch-auction': '1.200000', micro: '1.350135', 'fixed-close-factor': '1.530153' });
  });
});

describe('positions of one design', () => {
  it('hold and owe in every design what they do there', async () => {
    const rows = await sheet('micro', 'tiered', ...march, '--positions', 'micro', '--each');
    const { positions } = loadPreset('micro');
    for (const name of ['micro', 'tiered']) {
      const each = rows.filter(({ design, position }) => design === name && position !== '');
      expect(each.map(({ position }) => position)).toEqual(positions.map((position) => position.name));
      expect(each.map((row) => row.text('debt_at_start'))).toEqual(['600', '1100', '1280', '6900']);
    }
  });

  it('come to the same on the design itself as a run does', async () => {
    const rows = await sheet('fixed-close-factor', ...march, '--positions', 'fixed-close-factor', '--each');
    expect(rows.map((row) => row.text('bad_debt'))).toEqual(['617.072047', '0', '263.828144', '353.243903']);
  });

  it('may be those of a design that is not compared', async () => {
    const rows = await sheet('fixed-close-factor', 'tiered', ...march, '--positions', 'micro');
    expect(rows.map(({ design, text }) => [design, text('debt_at_start')])).toEqual([['tiered', '9880'], ['fixed-close-factor', '9880']]);
  });

  it('are told apart where they share a name', async () => {
    const file = variation('micro', 'alike', [/^name = "(safe|usual|bold).*"$/gm, 'name = "one"']);
    const rows = await sheet(file, 'tiered', ...march, '--positions', file, '--each');
    expect(rows.filter(({ design }) => design === 'tiered').map(({ position }) => position)).toEqual(['', 'one', 'one (2)', 'one (3)', 'near the edge, 71 %']);
    expect(rows.filter(({ design }) => design === 'alike').map((row) => row.text('debt_at_start'))).toEqual(['9880', '600', '1100', '1280', '6900']);
  });
});

describe('designs with other assets', () => {
  const wrapped = [[/id = "ETH"\ndecimals = 18/g, 'id = "WETH"\ndecimals = 8'], [/\{ ETH =/g, '{ WETH =']] as const;

  it('take the role of the collateral, with the same prices and amounts in human units', async () => {
    const file = variation('fixed-close-factor', 'wrapped', ...wrapped);
    const rows = await sheet('fixed-close-factor', file, ...march);
    const [one, other] = [totalOf(rows, 'fixed-close-factor'), totalOf(rows, 'wrapped')];
    for (const column of ['debt_at_start', 'steps', 'ends']) expect(other.text(column)).toBe(one.text(column));
    for (const column of ['bad_debt', 'collateral_sold', 'keeper_reward']) expect(other.number(column).minus(one.number(column)).abs().lessThan(0.0001)).toBe(true);
    expect((await unwind(['compare', 'fixed-close-factor', file, ...march])).out).toContain('wrapped takes WETH for ETH of fixed-close-factor.');
  });

  it('are refused where a position would hold what they do not take, or in digits that they do not have', async () => {
    const file = variation('micro', 'wrapped', ...wrapped);
    const fine = await unwind(['compare', 'micro', file, ...march, '--collateral', '0.0000000001']);
    expect([fine.code, fine.out, fine.err]).toEqual([2, '', 'wrapped: positions: expected collateral with at most 8 decimals, found 0.0000000001 ETH\n']);
    const short = await unwind(['compare', 'micro', 'margin', ...march, '--positions', 'margin']);
    expect([short.code, short.out]).toEqual([2, '']);
    expect(short.err.split('\n')[0]).toBe('micro: position "short, 72 %": expected collateral that micro takes, found 5000 USD');
  });

  it('are refused where they count in another numeraire', async () => {
    const file = variation('micro', 'euro', ['USD', 'EUR']);
    const { code, err } = await unwind(['compare', 'micro', file, ...march]);
    expect([code, err]).toEqual([2, `${file}: numeraire: expected USD, in which micro counts, found EUR\n`]);
  });
});

describe('designs of the same name', () => {
  it('are told apart by where they were found', async () => {
    const file = variation('micro', 'micro', ['target = "107%"', 'target = "115%"']);
    const rows = await sheet('micro', file, ...march);
    expect(rows.map(({ design }) => design).sort()).toEqual([file, 'micro'].sort());
    expect(totalOf(rows, file).number('collateral_sold').equals(totalOf(rows, 'micro').number('collateral_sold'))).toBe(false);
  });

  it('are refused where they are one and the same', async () => {
    const { code, err } = await unwind(['compare', 'micro', 'tiered', 'micro', ...march]);
    expect([code, err]).toEqual([2, 'micro: expected each design once, found it twice\n']);
  });
});
