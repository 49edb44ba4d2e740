import type { PlainRecord } from '../../../../machine/dialect.js';
import type { Course } from './course.js';

/** No event of Liquity has a time. */
const by = (sender: string, type: string, fields: PlainRecord = {}): PlainRecord => ({ type, sender, ...fields });
const price = (whole: number) => by('world', 'setPrice', { price: `${whole.toString()}${'0'.repeat(18)}` });
const lusd = (whole: number): string => `${whole.toString()}${'0'.repeat(18)}`;
const open = (sender: string, ether: number, drawn: number, maxFee = '1000000000000000000') => by(sender, 'openTrove', { collateral: lusd(ether), lusd: lusd(drawn), maxFee });

/** Troves, the stability pool, and the system in recovery. */
export const liquityCourses: readonly Course[] = [
  {
    preset: 'liquity-v1', slug: 'the-pool-pays', comment: 'A trove falls below 110 %: the stability pool pays its debt and receives its collateral; a depositor takes its gain.',
    events: [by('liquidator', 'liquidate', { trove: 'borrower' }), price(1_450), by('liquidator', 'liquidate', { trove: 'borrower' }), by('other', 'withdrawFromSP', { amount: '0' }), price(3_000), by('other', 'withdrawFromSP', { amount: lusd(1_000) }), by('borrower', 'claimCollateral')],
  },
  {
    preset: 'liquity-v1', slug: 'redistributed', comment: 'Without a pool a trove is redistributed over the others, and whoever comes next has it pending.',
    events: [price(3_000), open('third', 20, 20_000), by('other', 'withdrawFromSP', { amount: lusd(40_000) }), price(1_400), by('liquidator', 'liquidateTroves', { most: '3' }), by('third', 'addColl', { collateral: lusd(1) })],
  },
  {
    preset: 'liquity-v1', slug: 'in-recovery', comment: 'In recovery a trove below the system\'s ratio is liquidated at 110 % and above it, and its owner claims what is left over.',
    events: [price(3_000), open('third', 100, 150_000), price(1_650), by('liquidator', 'batchLiquidateTroves', { troves: ['borrower', 'third'] }), price(1_500), by('liquidator', 'batchLiquidateTroves', { troves: ['third', 'borrower'] }), by('borrower', 'claimCollateral'), open('fourth', 10, 2_000)],
  },
];
