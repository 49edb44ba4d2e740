import type { Plain } from '../../../../machine/dialect.js';
import { type Account, emptyAccount, emptySystem, type Market, type Pool } from '../../../../mechanisms/liquity-v1/kernel/state.js';
import type { Aim } from './aim.js';
import { aimOf, type Scene } from './scene.js';

const ONE = 10n ** 18n;
const BILLION = 10n ** 9n;

const at = (says: string, cells: readonly string[], scene: Scene): Aim => aimOf('liquity-v1', { says, cells, scene });
const beside = (says: string, cells: readonly string[], scene: Scene, ...other: readonly [place: string, value: Plain | bigint]): Aim => aimOf('liquity-v1', { says, cells, scene, beside: other });

/** At a price of one a ratio is collateral over debt. */
const empty = emptySystem(ONE).market;
const pool = (change: Partial<Pool>): Pool => ({ ...empty.pool, ...change });
const deposits = (amount: bigint): Partial<Market> => ({ pool: pool({ deposits: amount }) });

/** An active trove whose stake is its collateral. */
const trove = (name: string, collateral: bigint, debt: bigint): Account => ({ ...emptyAccount(name), status: 1n, collateral, debt, stake: collateral });
const deposit = (initial: bigint, change: Partial<Account['deposit']> = {}): Account => ({ ...emptyAccount('depositor'), deposit: { initial, product: ONE, sum: 0n, scale: 0n, epoch: 0n, ...change } });

/** A system of these troves, from the highest ratio on; its sums and stakes are theirs unless they are said to be others. */
function system(event: object, accounts: readonly Account[], change: Partial<Market> = {}): Scene {
  const troves = accounts.filter(({ status }) => status === 1n);
  const total = (of: (account: Account) => bigint): bigint => troves.reduce((sum, account) => sum + of(account), 0n);
  const debt = total((account) => account.debt);
  const own = { activeCollateral: total(({ collateral }) => collateral), activeDebt: debt, totalStakes: total(({ stake }) => stake), supply: debt, order: troves.map(({ name }) => name) };
  return { market: { ...empty, ...own, ...change }, accounts, event };
}

const liquidate = { type: 'liquidate', sender: 'liquidator', trove: 'borrower' };
const batch = (...troves: readonly string[]): object => ({ type: 'batchLiquidateTroves', sender: 'liquidator', troves });
const lowest = (most: bigint): object => ({ type: 'liquidateTroves', sender: 'liquidator', most });
const withdraw = (amount: bigint): object => ({ type: 'withdrawFromSP', sender: 'depositor', amount });
const open = (collateral: bigint, maxFee = ONE): object => ({ type: 'openTrove', sender: 'borrower', collateral, lusd: 2_000n * ONE, maxFee });

/** So far above 150 % that the system is not in recovery whatever the others are. */
const rich = trove('rich', 1_000n, 100n);
const wealthy = trove('rich', 10n ** 24n, 100n * ONE);
/** 110 % of 2,210 LUSD, which 2,000 drawn come to with the fee and the gas compensation. */
const leastCollateral = 2_431n * ONE;
/** What 4,000 ether against 2,210 LUSD are for 10^20 of debt, cut off. */
const nominal = (4_000n * ONE * 10n ** 20n) / (2_210n * ONE);

const opening: readonly Aim[] = [
  at('A fee of just the half percent that may not be less.', ['guard liquity-v1/borrower.chargeRefusal: mulDivDown(fee, ONE, lusd) > maxFee at'], system(open(10_000n * ONE, 5n * 10n ** 15n), [wealthy])),
  beside(
    'A trove of just 110 % is opened, and none with a wei less.', ['neighbour BorrowerOps: An operation that would result in ICR < MCR is not permitted beside it'],
    system(open(leastCollateral - 1n), [wealthy]), 'event.collateral', leastCollateral,
  ),
  at(
    'The nominal ratio is cut off: its place is behind a trove that is less than a unit above.', ['rounding liquity-v1/trove.nominalRatioOf: mulDivDown(collateral, NOMINAL_ONE, debt) inexact'],
    system(open(4_000n * ONE), [trove('rich', nominal + 1n, 10n ** 20n)]),
  ),
];

const modes: readonly Aim[] = [
  at('A system at just 150 % is not in recovery: a trove at 120 % stays.', ['guard liquity-v1/trove.modeOf: ratioOf(whole, market.price) < RECOVERY_RATIO at'], system(liquidate, [trove('rich', 33n, 20n), trove('borrower', 12n, 10n)], deposits(100n))),
  at('A system that owes nothing has no ratio, however much its collateral would be worth.', ['guard liquity-v1/trove.modeOf: whole.debt > 0n at'], system(lowest(0n), [], { price: 2n, activeCollateral: 1n << 255n })),
];

const pair = [trove('other', 10n, 10n), trove('borrower', 10n, 10n)];

const outsideRecovery: readonly Aim[] = [
  at('A trove at just 110 % stays.', ['guard liquity-v1/sequence.inNormal: currentRatio(course.state, name) >= LEAST_RATIO at'], system(liquidate, [rich, trove('borrower', 11n, 10n)])),
  at('No more troves are liquidated than were asked for, though the next one could be.', ['guard liquity-v1/sequence.throughOrder: seen >= most at'], system(lowest(1n), [rich, ...pair])),
  at('Without a pool everything is redistributed.', ['guard liquity-v1/liquidation.normalValues: pool > 0n at'], system(liquidate, [rich, trove('borrower', 10n, 10n)])),
  beside('A list names somebody.', ['neighbour TroveManager: Calldata address array must not be empty beside it'], system(batch(), [rich, trove('borrower', 10n, 10n)]), 'event.troves', ['borrower']),
  beside(
    'The last trove of the order stays, and the whole call with it; whoever has no trove may be named instead.',
    ['refusal TroveManager: Only one trove in the system returned', 'neighbour TroveManager: Only one trove in the system beside it'], system(batch('borrower', 'other'), pair, { activeCollateral: 1_000n }), 'event.troves.1', 'nobody',
  ),
  beside('What is redistributed has to have a stake to go to.', ['neighbour SafeMath: division by zero beside it'], system(liquidate, [rich, trove('borrower', 10n, 10n)], { totalStakes: 10n }), 'market.totalStakes', 11n),
];

const inRecovery: readonly Aim[] = [
  at(
    'A trove at just 110 % is bought by the pool as one above it is: what is announced is without the compensation.', ['guard liquity-v1/liquidation.recoveryValues: ratio < LEAST_RATIO at'],
    system(liquidate, [trove('rich', 1_200n, 1_000n), trove('borrower', 1_100n, 1_000n)], deposits(1_000n)),
  ),
  at('A trove that is as well off as the system stays.', ['guard liquity-v1/liquidation.recoveryValues: ratio < systemRatio at'], system(liquidate, [trove('rich', 12n, 10n), trove('borrower', 12n, 10n)], deposits(10n))),
  at('A pool that has just what a trove owes buys it.', ['guard liquity-v1/liquidation.recoveryValues: entire.debt <= pool at'], system(liquidate, [trove('rich', 13n, 10n), trove('borrower', 12n, 10n)], deposits(10n))),
  at(
    'What the first trove leaves stands at just 150 %: recovery is over before the second.', ['guard liquity-v1/sequence.judged: ratioOf(whole, course.state.market.price) < RECOVERY_RATIO at'],
    system(batch('borrower', 'other'), [trove('rich', 140n, 90n), trove('other', 10n, 10n), trove('borrower', 21n, 20n)], deposits(100n)),
  ),
  at(
    'With an empty pool the call ends at a trove at just 110 %, and one behind it that is worse off stays.', ['guard liquity-v1/sequence.isOutOfReach: ratio >= LEAST_RATIO at'],
    system(lowest(2n), [trove('rich', 12n, 10n), trove('other', 10n, 10n), trove('borrower', 11n, 10n)]),
  ),
];

/** A deposit that was made at a product of a billion, when the pool has begun one scale since. */
const aScaleLater = (initial: bigint, product: bigint): Scene =>
  system(withdraw(0n), [deposit(initial, { product: BILLION })], { pool: pool({ deposits: initial, product, scale: 1n }) });

const withdrawing: readonly Aim[] = [
  at('Deposits may leave while the lowest trove stands at just 110 %.', ['guard liquity-v1/depositor.isNeeded: currentRatio(state, lowest) < LEAST_RATIO at'], system(withdraw(1n), [rich, trove('borrower', 11n, 10n), deposit(2n)], deposits(2n))),
  at('More is left of a deposit than there is in the pool.', ['guard liquity-v1/depositor.renewed: after.deposits < 0n below'], system(withdraw(2n), [deposit(2n)], deposits(1n))),
  at(
    'A deposit has gained more than the pool has.', ['guard liquity-v1/depositor.renewed: after.collateral < 0n below'],
    system(withdraw(0n), [deposit(2n)], { pool: pool({ deposits: 2n, sums: [{ epoch: 0n, scale: 0n, sum: ONE * ONE }] }) }),
  ),
  at(
    'A scale later just a billionth of a deposit is left, the rest of the quotient cut off: not too little to count.',
    ['rounding liquity-v1/pool.compoundedOf: mulDivDown(left, 1n, SCALE_FACTOR) inexact', 'guard liquity-v1/pool.compoundedOf: compounded < mulDivDown(initial, 1n, SCALE_FACTOR) at'], aScaleLater(BILLION, (15n * BILLION) / 10n),
  ),
  at('A scale later two units are left, with nothing cut off.', ['rounding liquity-v1/pool.compoundedOf: mulDivDown(left, 1n, SCALE_FACTOR) exact'], aScaleLater(BILLION, 2n * BILLION)),
  at('What is left is held against a billionth that is cut off, and is as much.', ['rounding liquity-v1/pool.compoundedOf: mulDivDown(initial, 1n, SCALE_FACTOR) inexact'], aScaleLater((15n * BILLION) / 10n, BILLION)),
  at(
    'The gain of the next scale is cut off first, and a whole wei is missed by that.', ['rounding liquity-v1/pool.gainOf: mulDivDown(sumAt(pool, epoch, scale + 1n), 1n, SCALE_FACTOR) inexact'],
    system(withdraw(0n), [deposit(ONE)], { pool: pool({ collateral: 1n, deposits: ONE, scale: 1n, sums: [{ epoch: 0n, scale: 1n, sum: ONE * BILLION - 1n }] }) }),
  ),
  at(
    'The gain is cut off once by the product of the deposit, and a whole wei is missed by that.', ['rounding liquity-v1/pool.gainOf: mulDivDown(initial, first + second, product) inexact'],
    system(withdraw(0n), [deposit(ONE - 1n)], { pool: pool({ collateral: 1n, deposits: ONE, sums: [{ epoch: 0n, scale: 0n, sum: ONE + 1n }] }) }),
  ),
];

/** A pool whose sum of gains is so much; ten wei for ten units of debt add 10^36. */
const summed = (sum: bigint): Scene => system(liquidate, [rich, trove('borrower', 10n, 10n)], { pool: pool({ deposits: 10n, sums: [{ epoch: 0n, scale: 0n, sum }] }) });
const mostGains = (1n << 256n) - 1n - ONE * ONE;

const others: readonly Aim[] = [
  beside('The sum of gains has to fit a word.', ['refusal SafeMath: addition overflow returned', 'neighbour SafeMath: addition overflow beside it'], summed(mostGains + 1n), 'market.pool.sums.0.sum', mostGains),
  at(
    'Debt that was redistributed without collateral is not applied to a trove that stands at the collateral of one stake.', ['guard liquity-v1/trove.withPendingApplied: account.collateralSnapshot >= market.collateralPerStake at'],
    system({ type: 'addColl', sender: 'borrower', collateral: 1n }, [rich, trove('borrower', 20n, 10n)], { debtPerStake: ONE, defaultDebt: 20n }),
  ),
];

/** Troves and the stability pool of Liquity. */
export const liquityV1Aims: readonly Aim[] = [...opening, ...modes, ...outsideRecovery, ...inRecovery, ...withdrawing, ...others];
