import { describe, expect, it } from 'vitest';
import { parsed, unwind } from '../cli/running.js';

interface Total {
  readonly debtAtStart: string;
  readonly badDebt: string;
  readonly debtClosed: string;
  readonly collateralSold: string;
  readonly borrowerLoss: string;
  readonly keeperReward: string;
  readonly tips: string;
  readonly protocolFee: string;
  readonly startHealth: { readonly backing: string; readonly owed: string };
  readonly ends: readonly string[];
}

interface Document {
  readonly heldEqual: { readonly kind: string };
  readonly designs: readonly { readonly design: string; readonly kind: string; readonly total: Total }[];
}

const lenders = ['aave-v3.3', 'aave-v4', 'euler-v2', 'liquity-v1', 'maker-clip', 'morpho-blue'] as const;
const crash = ['--prices', 'eth-2020-03', '--collateral', '1000', '--health', '1.25', '--format', 'json'] as const;

async function compared(...texts: readonly string[]): Promise<Document> {
  const { out, err } = await unwind(['compare', ...texts]);
  expect(err).toBe('');
  return parsed<Document>(out);
}

/** A value × 10^36 to the cent. */
const cents = (value: string): number => Number(BigInt(value) / 10n ** 34n) / 100;
const health = ({ startHealth: { backing, owed } }: Total): number => Number((BigInt(backing) * 10_000_000n) / (BigInt(owed) * 10_000n)) / 10_000_000;

describe('deployed protocols and designs along the same prices', () => {
  it('owe the same at the same health, to the cent and to the millionth', async () => {
    const { heldEqual, designs } = await compared('micro', ...lenders, ...crash, '--same-start');
    expect(heldEqual.kind).toBe('both');
    expect(designs.map(({ kind }) => kind).sort()).toEqual(['design', ...lenders.map(() => 'protocol')]);
    expect(new Set(designs.map(({ total }) => cents(total.debtAtStart).toFixed(1))).size).toBe(1);
    for (const { total } of designs) expect(health(total)).toBeCloseTo(1.25, 5);
  });

  it('close or lose all that was owed where they end, and what the borrower loses somebody gains', async () => {
    const { designs } = await compared(...lenders, ...crash);
    for (const { total } of designs) {
      expect(cents(total.borrowerLoss)).toBeCloseTo(cents(total.keeperReward) - cents(total.tips) + cents(total.protocolFee), 0);
      expect(cents(total.collateralSold) - cents(total.debtClosed)).toBeCloseTo(cents(total.borrowerLoss), 0);
      if (total.ends.every((end) => end === 'settled' || end === 'badDebt')) expect(cents(total.debtClosed) + cents(total.badDebt)).toBeCloseTo(cents(total.debtAtStart), 0);
    }
  });

  it('pay what the formula of a market says for one fall, by hand', async () => {
    // 100 at 1,000 backs 86,000 at a threshold of 86 %: at a health of 1.25 that is 68,800. After a fall by 25 % a liquidator repays all of it, and takes 4.3841336 % more.
    const { designs: [only] } = await compared('morpho-blue', '--prices', 'jump', '--move', '25%', '--base', 'ETH=1000', '--collateral', '100', '--health', '1.25', '--format', 'json');
    expect(only === undefined ? null : [cents(only.total.debtAtStart), cents(only.total.debtClosed), only.total.ends]).toEqual([68_800, 68_800, ['settled']]);
    expect(cents(only?.total.keeperReward ?? '0')).toBeCloseTo(68_800 * 0.043841336, 1);
  });

  it('pay whoever starts an auction what Maker pays: a thousandth of what is due', async () => {
    // One vault of 100 at 1,000, at a health of 1.25 of 145 %: 55,172.41 of debt, and 13 % of penalty. After a fall by half one auction starts.
    const { designs: [only] } = await compared('maker-clip', '--prices', 'jump', '--move', '50%', '--base', 'ETH=1000', '--collateral', '100', '--health', '1.25', '--format', 'json');
    expect(cents(only?.total.debtAtStart ?? '0')).toBeCloseTo(55_172.41, 1);
    expect(cents(only?.total.tips ?? '0')).toBeCloseTo((55_172.41 * 1.13) / 1_000, 1);
  });

  it('are refused what they cannot be given', async () => {
    const small = await unwind(['compare', 'liquity-v1', '--prices', 'eth-2020-03', '--collateral', '1']);
    expect([small.code, small.err]).toEqual([2, expect.stringMatching(/^--collateral: expected enough for a position in liquity-v1, found less than it opens/)]);
    const given = await unwind(['compare', 'morpho-blue', '--prices', 'eth-2020-03', '--positions', 'micro']);
    expect([given.code, given.err]).toEqual([2, expect.stringMatching(/^--positions: expected designs alone/)]);
    expect((await unwind(['compare', 'morpho-blue', '--prices', 'eth-2020-03', '--same-start', '--same-debt'])).code).toBe(2);
    expect((await unwind(['compare', 'morpho-blue', 'morpho-blue', '--prices', 'eth-2020-03'])).code).toBe(2);
  });
});
