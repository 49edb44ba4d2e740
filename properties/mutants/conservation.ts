import { killedBy, type Mutant } from './mutant.js';

const step = 'src/mechanisms/stepwise/kernel/step-event.ts';
const auction = 'src/mechanisms/stepwise/kernel/auction-events.ts';
const owner = 'src/mechanisms/stepwise/kernel/owner-events.ts';
const market = 'src/mechanisms/stepwise/kernel/market-events.ts';
const loss = 'src/mechanisms/stepwise/kernel/loss-events.ts';

const collateral = killedBy('collateral-is-conserved', [
  {
    id: 'fee-paid-twice', file: step,
    find: `['seized', wish.collateral, seized - fee]`,
    replace: `['seized', wish.collateral, seized]`,
    mistake: 'The keeper is paid the whole seizure, and the protocol its fee on top of that.',
  },
  {
    id: 'lot-not-returned', file: auction,
    find: `changedAccount(withAmount(account, 'collateral', auction.collateral, auction.lot), { auction: null })`,
    replace: 'changedAccount(account, { auction: null })',
    mistake: 'An auction that ends forgets to give back what it did not sell.',
  },
  {
    id: 'lot-counted-twice', file: auction,
    find: `changedAccount(withAmount(world.account, 'collateral', collateral, -lot), { auction })`,
    replace: 'changedAccount(world.account, { auction })',
    mistake: 'The lot is copied into the auction and stays on the account as well.',
  },
  {
    id: 'collateral-kept-at-the-end', file: owner,
    find: `...flows(design, account.collateral.map((amount, asset) => ['returned', asset, amount])),`,
    replace: '',
    mistake: 'A settled account is emptied, but nobody is told to pay its collateral out.',
  },
]);

const debt = killedBy('debt-is-conserved', [
  {
    id: 'overpayment-reported-as-repaid', file: owner,
    find: `['repaid', asset, toDebt]`,
    replace: `['repaid', asset, move.amount]`,
    mistake: 'The whole payment is reported as repaid, although only a part of it met a debt.',
  },
  {
    id: 'interest-not-reported', file: market,
    find: `['accrued', asset, amount]`,
    replace: `['accrued', asset, 0n]`,
    mistake: 'Interest is added to the debt without any record of it.',
  },
  {
    id: 'only-the-deficit-reported', file: loss,
    find: `kind: 'loss', asset: assetId(design, asset), ...parts }`,
    replace: `kind: 'loss', asset: assetId(design, asset), ...parts, loss: parts.socialised }`,
    mistake: 'A loss is reported net of what the funds paid for it.',
  },
]);

const ledger = killedBy('ledger-balances', [
  {
    id: 'total-debt-not-lowered', file: step,
    find: '{ debt: reserveAt(next, wish.debt).debt - repaid }',
    replace: '{}',
    mistake: 'A step lowers the debt of the account and not that of the market.',
  },
  {
    id: 'fee-in-two-books', file: step,
    find: 'collateral: collateral.collateral - seized,',
    replace: 'collateral: collateral.collateral - seized + fee,',
    mistake: 'The fee enters the treasury and still counts as collateral of the accounts.',
  },
  {
    id: 'fee-not-booked', file: step,
    find: 'treasury: collateral.treasury + fee,',
    replace: 'treasury: collateral.treasury,',
    mistake: 'The fee is withheld from the keeper, and the treasury never sees it.',
  },
  {
    id: 'deficit-not-booked', file: loss,
    find: 'deficit: reserve.deficit + parts.socialised,',
    replace: 'deficit: reserve.deficit,',
    mistake: 'What nobody paid disappears from the books of the market.',
  },
  {
    id: 'tip-out-of-nothing', file: auction,
    find: '{ insurance: reserve.insurance - tip }',
    replace: '{}',
    mistake: 'The keeper is tipped, and the insurance fund is not charged.',
  },
  {
    id: 'interest-missing-from-the-total', file: market,
    find: 'debt: reserve.debt + amountAt(interest, asset)',
    replace: 'debt: reserve.debt',
    mistake: 'Interest grows the debt of the account and not that of the market.',
  },
]);

const negative = killedBy('nothing-is-negative', [
  {
    id: 'withdrawal-beyond-the-leg', file: owner,
    find: `if (move.amount > held) return { code: 'INSUFFICIENT_COLLATERAL', held };`,
    replace: '',
    mistake: 'Only the worth of the whole account is checked before a withdrawal, not that the leg holds as much.',
  },
  {
    id: 'overpayment-below-zero', file: owner,
    find: 'const toDebt = min(move.amount, amountAt(account.debt, asset));',
    replace: 'const toDebt = move.amount;',
    mistake: 'Whoever pays too much drives the debt below zero.',
  },
  {
    id: 'tip-beyond-the-fund', file: 'src/kernel/auction.ts',
    find: 'min(reserve.insurance, mulDivDown(policy.tip * BPS + debt * reserve.price * policy.tipShare, 1n, BPS * reserve.price))',
    replace: 'mulDivDown(policy.tip * BPS + debt * reserve.price * policy.tipShare, 1n, BPS * reserve.price)',
    mistake: 'The tip is promised without a look at what the fund holds.',
  },
  {
    id: 'cover-beyond-the-deficit', file: loss,
    find: `if (event.amount > deficit) return { code: 'COVER_EXCEEDS_DEFICIT', deficit };`,
    replace: '',
    mistake: 'A deficit may be covered by more than it is.',
  },
]);

export const conservation: readonly Mutant[] = [...collateral, ...debt, ...ledger, ...negative];
