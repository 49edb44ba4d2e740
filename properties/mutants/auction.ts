import { killedBy, type Mutant } from './mutant.js';

const auctions = 'src/kernel/auction.ts';
const step = 'src/kernel/step.ts';
const events = 'src/mechanisms/stepwise/kernel/auction-events.ts';
const lifecycle = 'spec/lifecycle.ts';

const falling = killedBy('auction-price-falls', [
  {
    id: 'floor-dropped', file: auctions,
    find: 'max(floorPrice, min(startPrice, price))',
    replace: 'min(startPrice, price)',
    mistake: 'The asking price falls below the floor of its round.',
  },
  {
    id: 'linear-price-wraps-round', file: auctions,
    find: 'subOrZero(curve.zeroAfter, elapsed)',
    replace: '(elapsed > curve.zeroAfter ? curve.zeroAfter : curve.zeroAfter - elapsed)',
    mistake: 'An unsigned subtraction wraps, and the price that has reached zero stands at its start again.',
  },
  {
    id: 'remainder-for-quotient', file: auctions,
    find: 'mulDivDown(elapsed, 1n, curve.every)',
    replace: 'elapsed % curve.every',
    mistake: 'The stairs are counted by the remainder, and the price returns to the top with every step.',
  },
  {
    id: 'wrong-bits-of-the-exponent', file: 'src/kernel/power.ts',
    find: 'if (left % 2n === 1n)',
    replace: 'if (left % 2n === 0n)',
    mistake: 'The fast power multiplies by the squares that it should leave out.',
  },
]);

const floor = killedBy('auction-has-a-floor', [
  {
    id: 'quotes-in-force-ignored', toy: 'toy-target-health', file: auctions,
    find: 'amount * collateral.price * policy.reserve > payment * debt.price * BPS',
    replace: 'false',
    mistake: 'The ask of the round is trusted, however far the quotes have risen above it.',
  },
  {
    id: 'reserve-with-a-tolerance', toy: 'toy-target-health', file: auctions,
    find: 'amount * collateral.price * policy.reserve > payment * debt.price * BPS',
    replace: 'amount * collateral.price * policy.reserve > (payment + 1n) * debt.price * BPS',
    mistake: 'A unit of tolerance is granted on the reserve price, and a small enough lot goes for nothing.',
  },
]);

const running = killedBy('takes-only-while-running', [
  {
    id: 'round-ends-a-second-late', file: auctions,
    find: 'elapsed >= policy.duration',
    replace: 'elapsed > policy.duration',
    mistake: 'A round still sells in the second in which it expires.',
  },
  {
    id: 'expired-round-sells', file: lifecycle,
    find: `on: { RESET_AUCTION: does('resetAuction'), RECOGNISE_LOSS: does('absorb') }`,
    replace: `on: { TAKE: does('take'), RESET_AUCTION: does('resetAuction'), RECOGNISE_LOSS: does('absorb') }`,
    mistake: 'Until somebody resets it, an expired round goes on selling at its last price.',
  },
  {
    id: 'round-never-expires', file: lifecycle,
    find: `always: [route('roundOver', 'expired')]`,
    replace: 'always: []',
    mistake: 'Nothing ends a round but its last take.',
  },
]);

const dust = killedBy('dust-never-strands', [
  {
    id: 'takes-leave-dust', file: events,
    find: `if (takeLeavesDust(design, market, auction, debt, sale)) return { code: 'TAKE_LEAVES_DUST', lot: auction.lot, debt };`,
    replace: '',
    mistake: 'The dust rule is kept by steps and forgotten by takes.',
  },
  {
    id: 'dust-on-both-sides-only', file: events,
    find: 'lotLeft < design.dust.floor || debtLeft < design.dust.floor',
    replace: 'lotLeft < design.dust.floor && debtLeft < design.dust.floor',
    mistake: 'A take may leave a dusty debt as long as the lot is not dusty too.',
  },
  {
    id: 'collateral-dust-forgotten', file: step,
    find: '(isDust(pair.debt - taken.repaid, pair.debtPrice, floor) || isDust(pair.held - taken.seized, pair.price, floor))',
    replace: 'isDust(pair.debt - taken.repaid, pair.debtPrice, floor)',
    mistake: 'A step is checked for the dust that it leaves of the debt, and not of the collateral.',
  },
]);

export const auction: readonly Mutant[] = [...falling, ...floor, ...running, ...dust];
