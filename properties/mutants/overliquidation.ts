import { killedBy, type Mutant } from './mutant.js';

const step = 'src/kernel/step.ts';
const incentive = 'src/kernel/incentive.ts';
const auction = 'src/kernel/auction.ts';
const events = 'src/mechanisms/stepwise/kernel/auction-events.ts';

const target = killedBy('step-stops-at-target', [
  {
    id: 'target-ignored', file: step,
    find: 'min(cap, min(pair.debt, repaymentToTarget(assessment, pair, design.target)))',
    replace: 'min(cap, pair.debt)',
    mistake: 'A step takes all that the close factor allows, however little would have cured the account.',
  },
  {
    id: 'larger-of-cap-and-target', file: step,
    find: ': min(cap, min(pair.debt,',
    replace: ': max(cap, min(pair.debt,',
    mistake: 'Of the close factor and the target the larger decides instead of the smaller.',
  },
  {
    id: 'bonus-twice-in-the-target', file: step,
    find: '(target * BPS - threshold * multiplier) * debtPrice',
    replace: '(target * BPS - threshold * (multiplier + multiplier - BPS)) * debtPrice',
    mistake: 'The repayment to the target is computed with twice the bonus, and comes out too large.',
  },
  {
    id: 'warning-taken-for-the-target', file: step,
    find: 'repaymentToTarget(assessment, pair, design.target)',
    replace: 'repaymentToTarget(assessment, pair, design.warning)',
    mistake: 'A step aims at the warning level instead of the target.',
  },
]);

const fair = killedBy('seizure-is-fair', [
  {
    id: 'seizure-rounds-up', file: step,
    find: 'mulDivDown(repaid * debtPrice, multiplier, BPS * price)',
    replace: 'mulDivUp(repaid * debtPrice, multiplier, BPS * price)',
    mistake: 'The seizure is rounded in favour of the keeper.',
  },
  {
    id: 'bonus-twice', file: step,
    find: 'multiplier: BPS + bonus,',
    replace: 'multiplier: BPS + bonus + bonus,',
    mistake: 'The bonus is added where it is contained already.',
  },
  {
    id: 'ramp-without-end', file: incentive,
    find: 'min(whole, least + mulDivDown(whole - least, elapsed, curve.duration))',
    replace: 'least + mulDivDown(whole - least, elapsed, curve.duration)',
    mistake: 'The bonus goes on rising after the end of its ramp.',
  },
  {
    id: 'bonus-of-the-first-asset', file: incentive,
    find: 'const leg = design.assets[asset];',
    replace: 'const leg = design.assets[0];',
    mistake: 'Every leg is seized with the bonus of the first asset.',
  },
]);

const loss = killedBy('borrower-loss-is-capped', [
  {
    id: 'dust-for-free', file: step,
    find: `return { repaid, seized, rule: 'dust' };`,
    replace: `return { repaid: sized.repaid, seized: pair.held, rule: 'dust' };`,
    mistake: 'A leg that would be left as dust is thrown in for nothing.',
  },
  {
    id: 'whole-lot-absorbed', file: auction,
    find: 'sold: min(auction.lot, mulDivUp(owed * debt.price, BPS, collateral.price * policy.reserve)), paid: owed',
    replace: 'sold: auction.lot, paid: owed',
    mistake: 'The protocol keeps the whole of an unsold lot, however little is owed.',
  },
  {
    id: 'reserve-share-twice', file: auction,
    find: 'mulDivUp(auction.lot * collateral.price, policy.reserve, BPS * debt.price)',
    replace: 'mulDivUp(auction.lot * collateral.price, policy.reserve * policy.reserve, BPS * BPS * debt.price)',
    mistake: 'An unsold lot is taken over at the reserve share of its reserve price.',
  },
]);

const splitting = killedBy('splitting-never-pays', [
  {
    id: 'bonus-rises-with-health', file: incentive,
    find: 'subOrZero(owed * BPS, backing), owed * (BPS - curve.fullBelow)',
    replace: 'subOrZero(owed * (BPS - curve.fullBelow), subOrZero(owed * BPS, backing)), owed * (BPS - curve.fullBelow)',
    mistake: 'The bonus grows with health instead of shrinking, so that every slice makes the next one dearer.',
  },
  {
    id: 'ceiling-where-none-was-asked', file: incentive,
    find: '!design.incentive.nonToxicCeiling || assessment.owed',
    replace: 'assessment.owed',
    mistake: 'The ceiling, which rises with health, bounds the bonus of designs that have none.',
  },
]);

const due = killedBy('auction-takes-no-more-than-due', [
  {
    id: 'take-overpays', file: auction,
    find: 'if (price <= debt) return { sold: wanted, paid: price };',
    replace: 'return { sold: wanted, paid: price };',
    mistake: 'A taker who asks for the whole lot pays for it all, beyond what is owed.',
  },
  {
    id: 'more-than-the-lot', file: auction,
    find: 'const wanted = min(amount, auction.lot);',
    replace: 'const wanted = amount;',
    mistake: 'A taker may buy more than there is.',
  },
  {
    id: 'partial-take-empties-the-lot', file: events,
    find: 'auction: { ...auction, lot: auction.lot - sold }',
    replace: 'auction: { ...auction, lot: 0n }',
    mistake: 'The first take ends the auction, and what it left unsold is gone.',
  },
  {
    id: 'rest-not-reported', file: events,
    find: 'returnedToAccount: auction.lot',
    replace: 'returnedToAccount: 0n',
    mistake: 'The rest of the lot returns to the account, and the record denies it.',
  },
  {
    id: 'absorbed-beyond-the-debt', file: auction,
    find: 'if (worth < owed) return',
    replace: 'return',
    mistake: 'An unsold lot is taken over at its worth, although less is owed.',
  },
]);

export const overliquidation: readonly Mutant[] = [...target, ...fair, ...loss, ...splitting, ...due];
