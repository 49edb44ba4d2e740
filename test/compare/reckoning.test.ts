import { describe, expect, it } from 'vitest';
import { loadPreset, presetNames } from '../support/designs.js';
import { number, sheet, type SheetRow } from './sheet.js';
import { reckoned, type Reckoning } from './timeline.js';

/** Beside each design's own target, all are measured against this one [bps]. */
const level = 10_500n;

/** Every digit that both sides have: prices make infinite fractions of nothing here. */
const same = (row: SheetRow, column: string, reckoning: Reckoning, ...names: readonly string[]): void =>
  expect(`${column} ${row.number(column).toFixed()}`).toBe(`${column} ${reckoning.sum(...names).toFixed()}`);

async function holdAgainst(name: string, ...prices: readonly string[]): Promise<void> {
  const { design } = loadPreset(name);
  const accounts = await reckoned(design, [design.target, level], name, '--prices', ...prices);
  const rows = (await sheet(name, '--positions', name, '--prices', ...prices, '--target', '105%', '--each')).filter(({ position }) => position !== '');
  expect(rows.map(({ position }) => position)).toEqual([...accounts.keys()]);
  for (const row of rows) {
    const reckoning = accounts.get(row.position);
    if (reckoning === undefined) continue;
    same(row, 'debt_at_start', reckoning, 'borrowed');
    same(row, 'bad_debt', reckoning, 'lost');
    same(row, 'debt_closed', reckoning, 'repaid', 'absorbed');
    same(row, 'collateral_sold', reckoning, 'seized', 'fee', 'sold', 'salvaged');
    same(row, 'protocol_fee', reckoning, 'fee');
    same(row, 'tips', reckoning, 'tipped');
    same(row, 'steps', reckoning, 'STEP');
    same(row, 'takes', reckoning, 'TAKE');
    same(row, 'auctions', reckoning, 'OPEN_AUCTION');
    same(row, 'resets', reckoning, 'RESET_AUCTION');
    same(row, 'liquidatable_seconds', reckoning, 'liquidatable');
    same(row, 'insolvent_seconds', reckoning, 'insolvent');
    same(row, 'over_sale', reckoning, `over-sale ${design.target.toString()}`);
    same(row, 'over_sale_at_level', reckoning, `over-sale ${level.toString()}`);
    expect(row.text('ends')).toBe(reckoning.phase());
  }
}

describe('the columns of a comparison', () => {
  it.each(presetNames)('are those that the timeline of %s gives, over March 2020', (name) => holdAgainst(name, 'eth-2020-03'));

  it.each(['dutch-auction', 'tiered', 'fixed-close-factor', 'margin'])('are those that the timeline of %s gives, over a jump beyond the gap', (name) => holdAgainst(name, 'jump'));

  it.each(['micro', 'dutch-auction', 'margin', 'time-ramped'])('are those that the timeline of %s gives, where nobody buys and the protocol takes lots over', async (name) => {
    const unsold = ['--margin', '60%', '--drain', '7d'];
    await holdAgainst(name, 'jump', ...unsold);
    expect((await sheet(name, '--prices', 'jump', ...unsold)).filter((row) => !row.number('salvage_gain').isZero())).not.toEqual([]);
  });

  it('balance: what was sold closed debt or is the loss of borrowers, and that went to keepers, the protocol or salvage', async () => {
    const [bought, unsold] = [['--prices', 'eth-2020-03'], ['--prices', 'jump', '--margin', '60%', '--drain', '7d']];
    const rows = [...(await sheet(...presetNames, ...bought, '--each')), ...(await sheet(...presetNames, ...unsold, '--each'))];
    expect(rows.length).toBe(presetNames.length * 4 * 2);
    for (const row of rows) {
      const loss = row.number('collateral_sold').minus(row.number('debt_closed'));
      expect(row.text('borrower_loss')).toBe(loss.toFixed());
      const received = row.number('keeper_reward').minus(row.number('tips')).plus(row.number('protocol_fee')).plus(row.number('salvage_gain'));
      expect(received.toFixed()).toBe(loss.toFixed());
    }
    expect(rows.filter((row) => row.number('borrower_loss').greaterThan(0)).length).toBeGreaterThan(20);
  });

  it('balance: what was borrowed, with interest, was closed, written off or is still owed', async () => {
    for (const name of presetNames.filter((each) => each !== 'margin')) {
      const accounts = await reckoned(loadPreset(name).design, [], name, '--prices', 'eth-2020-03');
      const rows = await sheet(name, '--positions', name, '--prices', 'eth-2020-03', '--each');
      for (const [position, account] of accounts) {
        const row = rows.find((each) => each.position === position);
        const gone = ['debt_closed', 'bad_debt'].reduce((sum, column) => sum.plus(row?.number(column) ?? 'NaN'), account.owed());
        expect(`${name} ${gone.toFixed()}`).toBe(`${name} ${account.sum('borrowed', 'accrued').toFixed()}`);
      }
    }
  });

  it('add up over positions, and so do their shares of the debt', async () => {
    const rows = await sheet('micro', 'fixed-close-factor', '--prices', 'eth-2020-03', '--each');
    for (const design of ['micro', 'fixed-close-factor']) {
      const [total, ...each] = rows.filter((row) => row.design === design);
      for (const column of ['debt_at_start', 'bad_debt', 'debt_closed', 'collateral_sold', 'borrower_loss', 'over_sale', 'keeper_reward', 'steps']) {
        expect(each.reduce((sum, row) => sum.plus(row.number(column)), number('0')).toFixed()).toBe(total?.text(column));
      }
      const share = total?.number('borrower_loss').times(100).dividedBy(total.number('debt_at_start'));
      expect(total?.text('borrower_loss_percent')).toBe(share?.toFixed(6));
    }
  });
});
