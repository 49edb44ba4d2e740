import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folder } from '../cli/running.js';
import { presetNames, presetText } from '../support/designs.js';
import { number, sheet, totalOf } from './sheet.js';

describe('a gentle path', () => {
  it('leaves no design with bad debt, and closes no more than is owed', async () => {
    const rows = await sheet(...presetNames, '--prices', 'slow-bleed');
    expect(rows.map((row) => row.text('bad_debt'))).toEqual(presetNames.map(() => '0'));
    expect(rows.map((row) => row.text('uncovered'))).toEqual(presetNames.map(() => '0'));
    expect(rows.filter((row) => row.number('insolvent_seconds').greaterThan(0))).toEqual([]);
    expect(rows.filter((row) => row.number('steps').plus(row.number('takes')).isZero())).toEqual([]);
  });

  it('touches nothing where prices hardly move', async () => {
    const rows = await sheet(...presetNames, '--prices', 'calm');
    for (const row of rows) {
      for (const column of ['debt_closed', 'collateral_sold', 'borrower_loss', 'over_sale', 'keeper_reward', 'steps', 'auctions', 'liquidatable_seconds']) expect(row.text(column)).toBe('0');
      expect([row.text('safety'), row.text('seconds_to_safety'), row.text('ends')]).toEqual(['untouched', '', '3 healthy']);
    }
  });
});

describe('a jump beyond every gap', () => {
  it('leaves every design with bad debt', async () => {
    const rows = await sheet(...presetNames, '--prices', 'jump', '--move', '45%', '--health', '1.1');
    expect(rows.filter((row) => !row.number('bad_debt').greaterThan(0)).map(({ design }) => design)).toEqual([]);
    expect(rows.map((row) => [row.text('safety'), row.text('ends')])).toEqual(presetNames.map(() => ['never', 'badDebt']));
  });

  it('leaves bad debt of debt less all that the collateral fetched, by hand', async () => {
    // 10 ETH at 195 USD back 10 × 195 × 85 % / 1.1 = 1506.818181 USD; at 117 USD they close 1170 / 1.1 = 1063.636363… USD of it, rounded up.
    const rows = await sheet('fixed-close-factor', '--prices', 'jump', '--move', '40%', '--base', 'ETH=195', '--health', '1.1', '--collateral', '10');
    const total = totalOf(rows, 'fixed-close-factor');
    expect(total.text('debt_at_start')).toBe('1506.818181');
    expect(total.text('collateral_sold')).toBe('1170');
    expect(total.text('debt_closed')).toBe('1063.636364');
    expect(total.number('bad_debt').plus('1063.636364').greaterThanOrEqualTo('1506.818181')).toBe(true);
    expect(total.text('keeper_reward')).toBe('106.363636');
  });
});

describe('best first', () => {
  it('orders designs by what lenders lost, then by what borrowers lost, as shares of what was borrowed', async () => {
    for (const prices of ['jump', 'slow-bleed']) {
      const rows = await sheet(...presetNames, '--prices', prices);
      const keys = rows.map((row) => [row.number('bad_debt').plus(row.number('uncovered')), row.number('borrower_loss')].map((lost) => lost.dividedBy(row.number('debt_at_start'))));
      keys.slice(1).forEach(([lenders = number('0'), borrowers = number('0')], place) => {
        const [lendersBefore = number('0'), borrowersBefore = number('0')] = keys[place] ?? [];
        expect(lendersBefore.lessThan(lenders) || (lendersBefore.equals(lenders) && borrowersBefore.lessThanOrEqualTo(borrowers))).toBe(true);
      });
    }
  });
});

/** The first lending pools without, and with, a limit on how much of the debt one step may close. */
function closing(name: string, sizing: string): string {
  const text = presetText('fixed-close-factor').replace(/\[sizing\][^[]*/, `[sizing]\n${sizing}\n\n`).replace('name = "fixed-close-factor"', `name = "${name}"`);
  const file = join(folder(), `${name}.toml`);
  writeFileSync(file, text);
  return file;
}

describe('a close factor', () => {
  it('sells less in a step than closing all does, and less beyond the target', async () => {
    const files = [closing('half', 'kind = "close-factor"\nshare = "50%"\nwhole_below = "0%"'), closing('whole', 'kind = "full"')];
    const rows = await sheet(...files, '--prices', 'slow-bleed', '--target', '110%');
    const [half, whole] = [totalOf(rows, 'half'), totalOf(rows, 'whole')];
    expect(whole.text('steps')).toBe('3');
    expect(half.number('steps').greaterThan(3)).toBe(true);
    const perStep = (row: typeof half) => row.number('collateral_sold').dividedBy(row.number('steps'));
    expect(perStep(half).lessThan(perStep(whole).times('0.6'))).toBe(true);
    expect(half.number('over_sale_at_level').lessThan(whole.number('over_sale_at_level'))).toBe(true);
  });
});

describe('over-sale', () => {
  it('is no more than a debt unit with its bonus in any step of a design that stops at its target', async () => {
    const rows = await sheet('micro', 'linear-ltv', 'depth-aware', '--prices', 'crash-and-rebound', '--collateral', '1000');
    for (const row of rows) {
      expect(row.number('steps').greaterThan(0)).toBe(true);
      expect(row.number('over_sale').lessThanOrEqualTo(row.number('steps').times('0.00000106'))).toBe(true);
    }
  });

  it('grows with every level that is asked for less', async () => {
    const rows = await Promise.all(['120%', '110%', '105%', '100%'].map((target) => sheet('tiered', '--prices', 'eth-2020-03', '--target', target)));
    const values = rows.map((row) => totalOf(row, 'tiered').number('over_sale_at_level'));
    values.slice(1).forEach((value, place) => expect(value.greaterThan(values[place] ?? value)).toBe(true));
  });
});

describe('the time to safety', () => {
  it('is that of an auction until its price meets the quote, by hand: 27 stairs of 90 seconds', async () => {
    // 130 % × 0.99^26 = 100.1 %, × 0.99^27 = 99.1 %.
    const total = totalOf(await sheet('dutch-auction', '--prices', 'jump', '--move', '20%', '--health', '1.1'), 'dutch-auction');
    expect([total.text('safety'), total.text('seconds_to_safety'), total.text('liquidatable_seconds'), total.text('ends')]).toEqual(['safe', '2430', '2430', 'settled']);
  });

  it('is the longest of several spells, and of several positions', async () => {
    const rows = await sheet('tiered', '--prices', 'eth-2020-03', '--each');
    const [total, ...each] = rows.map((row) => [row.number('seconds_to_safety').toNumber(), row.number('liquidatable_seconds').toNumber()] as const);
    expect(total).toEqual([Math.max(...each.map(([longest]) => longest)), Math.max(...each.map(([, sum]) => sum))]);
    expect(each.some(([longest, sum]) => longest > 0 && longest < sum)).toBe(true);
  });

  it('is nothing where a step restores health at once, and never where the path ends too soon', async () => {
    const atOnce = totalOf(await sheet('micro', '--prices', 'jump', '--move', '10%', '--health', '1.1'), 'micro');
    expect([atOnce.text('safety'), atOnce.text('seconds_to_safety'), atOnce.text('steps')]).toEqual(['safe', '0', '1']);
    const tooSoon = totalOf(await sheet('dutch-auction', '--prices', 'jump', '--move', '20%', '--health', '1.1', '--drain', '0s', '--interval', '10s'), 'dutch-auction');
    expect([tooSoon.text('safety'), tooSoon.text('seconds_to_safety')]).toEqual(['never', '']);
  });
});

describe('what nobody wrote off', () => {
  it('is told beside bad debt, so that a design that never recognises a loss does not look good', async () => {
    const rows = await sheet('dutch-auction', '--prices', 'jump', '--move', '45%', '--length', '96', '--drain', '0s', '--margin', '60%', '--health', '1.1', '--interval', '1m');
    const total = totalOf(rows, 'dutch-auction');
    expect([total.text('bad_debt'), total.text('safety'), total.text('ends')]).toEqual(['0', 'never', 'auction.running']);
    expect(total.number('uncovered').greaterThan(0)).toBe(true);
    expect(total.number('insolvent_seconds').greaterThan(0)).toBe(true);
  });
});
