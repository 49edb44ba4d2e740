import { describe, expect, it } from 'vitest';
import { call, type Request } from '../../../src/mechanisms/morpho-blue/kernel/call.js';
import { incentiveOf } from '../../../src/mechanisms/morpho-blue/kernel/seizure.js';
import { accountOf, nobody } from '../../../src/mechanisms/morpho-blue/kernel/state.js';
import { borrow, borrowed, buyShares, PAR, parameters, played, type Played, pledge, price, release, repay, seize, supply, WAD, withdraw } from './played.js';

const verdict = (...calls: readonly Played[]): string => played(calls).verdict;
const after = (...calls: readonly Played[]): string => played([...borrowed, ...calls]).verdict;

/** What is answered where no market was made. */
function nowhere(sender: string, request: Request): string {
  const { state } = played([]);
  const answer = call(parameters, { ...state, market: { ...state.market, lastUpdate: 0n } }, { at: 1n, sender, request });
  return answer.kind === 'reverted' ? answer.reason : 'accepted';
}

describe('a healthy position', () => {
  it('owes the most that it may, and not one more', () => {
    expect(verdict(...borrowed)).toBe('accepted');
    expect(after(borrow('borrower', 1n))).toBe('insufficient collateral');
    expect(after(release('borrower', 1n))).toBe('insufficient collateral');
  });

  it('is no prey at the limit, and is just below it', () => {
    expect(after(seize('borrower', 1n))).toBe('position is healthy');
    expect(after(price(PAR - 1n), seize('borrower', 1n))).toBe('accepted');
  });

  it('is what an address without debt has, whatever the price', () => {
    expect(after(price(0n), seize('lender', 1n))).toBe('position is healthy');
    expect(verdict(pledge('borrower', 5n), price(0n), release('borrower', 5n))).toBe('accepted');
  });

  it('cannot borrow what is not there', () => {
    expect(verdict(supply('lender', 100n), pledge('borrower', 1_000n), borrow('borrower', 101n))).toBe('insufficient liquidity');
    expect(verdict(...borrowed, withdraw('lender', 999_201n))).toBe('insufficient liquidity');
    expect(verdict(...borrowed, withdraw('lender', 999_200n))).toBe('accepted');
  });
});

describe('a position under water', () => {
  const crash = price(PAR / 2n);

  it('keeps its debt on the books while one unit of collateral is left', () => {
    const { state, outputs } = played([...borrowed, crash, seize('borrower', 999n)]);
    expect(outputs).toMatchObject([{ kind: 'liquidated', badDebtAssets: 0n, badDebtShares: 0n }]);
    expect(accountOf(state, 'borrower').collateral).toBe(1n);
    expect(state.market.supply.assets).toBe(1_000_000n);
  });

  it('loses the lenders what it still owes once the last unit is gone', () => {
    const { state, outputs } = played([...borrowed, crash, seize('borrower', 1_000n)]);
    // 500 of worth, at 1 / 0.94 each: ⌈500 / 1.063829787234042553⌉ = 471 units; 800 − 471 = 329.
    expect(outputs).toEqual([{ kind: 'liquidated', seizedAssets: 1_000n, repaidAssets: 471n, repaidShares: 471_000_000n, badDebtAssets: 329n, badDebtShares: 329_000_000n }]);
    expect(state.market).toMatchObject({ supply: { assets: 999_671n }, borrow: { assets: 0n, shares: 0n } });
    expect(accountOf(state, 'borrower')).toMatchObject({ collateral: 0n, borrowShares: 0n });
  });

  it('is worse off after a part of it is liquidated past one over the incentive', () => {
    const { state } = played([...borrowed, price((PAR * 82n) / 100n), seize('borrower', 500n)]);
    const owed = state.market.borrow.assets;
    // Before: 800 of 820. After: 800 − ⌈410 / 1.0638⌉ = 414 of 410.
    expect([owed, accountOf(state, 'borrower').collateral]).toEqual([414n, 500n]);
    expect(owed * 820n > 800n * 410n).toBe(true);
  });
});

describe('a price of zero', () => {
  it('gives the collateral away, and the lenders bear all of the debt', () => {
    const { outputs } = played([...borrowed, price(0n), seize('borrower', 1_000n)]);
    expect(outputs).toEqual([{ kind: 'liquidated', seizedAssets: 1_000n, repaidAssets: 0n, repaidShares: 0n, badDebtAssets: 800n, badDebtShares: 800_000_000n }]);
  });

  it('cannot be divided by', () => {
    expect(after(price(0n), buyShares('borrower', 1n))).toBe('division by zero');
  });
});

describe('amounts at their limits', () => {
  const most = 2n ** 128n - 1n;
  const half = most / 1_000_000n;

  it('tells what does not fit the store from a sum that does not, and from a product that fits no word', () => {
    expect(verdict(supply('lender', half))).toBe('accepted');
    expect(verdict(supply('lender', half + 1n))).toBe('max uint128 exceeded');
    expect(verdict(supply('lender', half), supply('lender', half))).toBe('arithmetic');
    expect(verdict(supply('lender', 2n ** 240n))).toBe('arithmetic');
  });

  it('refuses to take more than there is', () => {
    expect(after(repay('borrower', 801n))).toBe('arithmetic');
    expect(after(price(PAR / 2n), seize('borrower', 1_001n))).toBe('arithmetic');
    expect(verdict(supply('lender', 10n), withdraw('lender', 11n))).toBe('arithmetic');
  });

  it('takes a unit more for the last share than the market ever lent', () => {
    const { outputs, state } = played([supply('lender', 10n), pledge('borrower', 10n), borrow('borrower', 0n, 1n), repay('borrower', 0n, 1n)]);
    expect(outputs).toEqual([{ kind: 'moved', assets: 1n, shares: 1n }]);
    expect(state.market.borrow).toEqual({ assets: 0n, shares: 0n });
  });

  it('bears a price that fits no product only where nothing is judged', () => {
    expect(after(price(2n ** 256n - 1n), seize('borrower', 1n))).toBe('arithmetic');
    expect(after(price(2n ** 256n - 1n), repay('borrower', 1n))).toBe('accepted');
  });
});

describe('who may ask for what', () => {
  it.each<readonly [string, Played]>([
    ['inconsistent input', supply('lender', 1n, 1n)],
    ['inconsistent input', supply('lender', 0n)],
    ['inconsistent input', seize('borrower', 0n)],
    ['zero assets', pledge('lender', 0n)],
    ['zero assets', release('lender', 0n)],
    ['zero address', ['lender', { type: 'supply', onBehalf: nobody, assets: 1n, shares: 0n }]],
    ['zero address', ['lender', { type: 'supplyCollateral', onBehalf: nobody, assets: 1n }]],
    ['zero address', ['lender', { type: 'withdraw', onBehalf: 'lender', receiver: nobody, assets: 1n, shares: 0n }]],
    ['unauthorized', ['thief', { type: 'withdraw', onBehalf: 'lender', receiver: 'thief', assets: 1n, shares: 0n }]],
    ['unauthorized', ['thief', { type: 'borrow', onBehalf: 'borrower', receiver: 'thief', assets: 1n, shares: 0n }]],
    ['unauthorized', ['thief', { type: 'withdrawCollateral', onBehalf: 'borrower', receiver: 'thief', assets: 1n }]],
    ['not owner', ['thief', { type: 'setFee', fee: 1n }]],
    ['already set', ['owner', { type: 'setFee', fee: 0n }]],
    ['max fee exceeded', ['owner', { type: 'setFee', fee: WAD / 4n + 1n }]],
    ['accepted', ['owner', { type: 'setFee', fee: WAD / 4n }]],
    ['already set', ['lender', { type: 'setAuthorization', agent: 'agent', isAuthorized: false }]],
    ['arithmetic', ['lender', { type: 'accrueInterest' }, 0n]],
  ])('%s', (reason, asked) => {
    expect(after(asked)).toBe(reason);
  });

  it('lets an agent act while it is authorised, and no longer', () => {
    const taken: Played = ['agent', { type: 'withdraw', onBehalf: 'lender', receiver: 'agent', assets: 1n, shares: 0n }];
    const authorised = (isAuthorized: boolean): Played => ['lender', { type: 'setAuthorization', agent: 'agent', isAuthorized }];
    expect(after(authorised(true), taken)).toBe('accepted');
    expect(after(authorised(true), authorised(false), taken)).toBe('unauthorized');
  });

  it.each(['supply', 'withdraw', 'borrow', 'repay'] as const)('finds that there is no market before anything else: %s', (type) => {
    expect(nowhere('lender', { type, onBehalf: nobody, receiver: nobody, assets: 0n, shares: 0n })).toBe('market not created');
  });

  it.each<Request>([
    { type: 'supplyCollateral', onBehalf: nobody, assets: 0n },
    { type: 'withdrawCollateral', onBehalf: nobody, receiver: nobody, assets: 0n },
    { type: 'liquidate', borrower: 'borrower', seizedAssets: 0n, repaidShares: 0n },
    { type: 'accrueInterest' },
    { type: 'setFee', fee: 0n },
  ])('finds that there is no market before anything else: $type', (request) => {
    expect(nowhere('owner', request)).toBe('market not created');
  });
});

describe('an incentive', () => {
  it.each([
    [0n, 1_150_000_000_000_000_000n],
    [385_000_000_000_000_000n, 1_150_000_000_000_000_000n],
    [625_000_000_000_000_000n, 1_126_760_563_380_281_690n],
    [860_000_000_000_000_000n, 1_043_841_336_116_910_229n],
    [945_000_000_000_000_000n, 1_016_776_817_488_561_260n],
    [980_000_000_000_000_000n, 1_006_036_217_303_822_937n],
  ])('at an lltv of %s is %s', (lltv, incentive) => {
    expect(incentiveOf(lltv)).toBe(incentive);
  });
});

describe('interest', () => {
  const told = { ...parameters, rateModel: 'told' as const, fee: WAD / 10n };
  const year = 31_536_000n;
  const rate: Played = ['world', { type: 'rate', rate: WAD / 10n / year }];

  it('is added once a second to both sides, and a part of it becomes shares', () => {
    const { state, outputs } = played([...borrowed, rate, ['anybody', { type: 'accrueInterest' }, 1n + year]], told);
    // e^0.1 − 1 to the third order is 0.10516…, of 800: 84; a tenth of it, 8 units, buys shares of what 1,000,076 units have 10^12.
    expect(outputs).toMatchObject([{ kind: 'accrued', interest: 84n, feeShares: (8n * (10n ** 12n + 10n ** 6n)) / 1_000_077n }]);
    expect([state.market.borrow.assets, state.market.supply.assets]).toEqual([884n, 1_000_084n]);
    expect(accountOf(state, 'treasury').supplyShares).toBe((8n * (10n ** 12n + 10n ** 6n)) / 1_000_077n);
  });

  it('waits while collateral is pledged', () => {
    const { state, outputs } = played([...borrowed, rate, ['borrower', { type: 'supplyCollateral', onBehalf: 'borrower', assets: 1n }, 1n + year]], told);
    expect([outputs, state.market.borrow.assets, state.market.lastUpdate]).toEqual([[], 800n, 1n]);
  });
});
