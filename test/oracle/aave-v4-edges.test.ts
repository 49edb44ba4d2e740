import { describe, expect, it } from 'vitest';
import { decodeWith } from '../../src/machine/input.js';
import { assessed } from '../../src/mechanisms/aave-v4/kernel/account.js';
import { bonusAt } from '../../src/mechanisms/aave-v4/kernel/bonus.js';
import { call, type Request } from '../../src/mechanisms/aave-v4/kernel/call.js';
import type { Answer, Output } from '../../src/mechanisms/aave-v4/kernel/outputs.js';
import { type Account, accountOf, type Parameters, type Position, positionOf, type State, withPosition } from '../../src/mechanisms/aave-v4/kernel/state.js';
import { openSpoke, ParametersCodec } from '../../src/mechanisms/aave-v4/parameters.js';

const WAD = 10n ** 18n;
const RAY = 10n ** 27n;

const terms = { key: 'a', collateralFactor: '8000', largestBonus: '10500', feeShare: '1000' };
const reserve = { unit: '1000000000000000000', collateralRisk: '500', isPaused: false, isFrozen: false, receivesShares: true, terms: [terms] };
const spoke = { targetHealth: '1050000000000000000', fullBelow: '700000000000000000', leastShare: '2000', reserves: [reserve, { ...reserve, unit: '1000000' }, reserve] };

function parametersOf(change: object = {}): Parameters {
  const decoded = decodeWith(ParametersCodec, { ...spoke, ...change });
  if (decoded._tag === 'Left') throw new TypeError(JSON.stringify(decoded.left));
  return decoded.right;
}

const position = (change: Partial<Position>): Position =>
  ({ suppliedShares: 0n, drawnShares: 0n, premiumShares: 0n, premiumOffset: 0n, isCollateral: false, isBorrowing: false, key: 'a', ...change });

/** An account with so much of the first reserve, at 2,000, that owes so much of the second, at 1; what the hub has makes a share one unit. */
function stateOf(parameters: Parameters, held: bigint, owed: bigint): State {
  const borrower: Account = { name: 'borrower', riskPremium: 0n, positions: [position({ suppliedShares: held, isCollateral: true }), position({ drawnShares: owed, isBorrowing: true }), position({})] };
  return { ...openSpoke(parameters, [200_000_000_000n, 100_000_000n, 200_000_000_000n]), accounts: [borrower] };
}

const liquidation = (covered: bigint, change: object = {}): Request => ({ type: 'liquidate', account: 'borrower', collateral: 0, debt: 1, covered, receivesShares: false, ...change });
const ask = (parameters: Parameters, state: State, request: Request, sender = 'liquidator'): Answer => call(parameters, state, { at: 0n, sender, request });
const verdictOf = (answer: Answer): string => (answer.kind === 'accepted' ? 'accepted' : answer.reason);
const outputsOf = (answer: Answer): readonly Output[] => (answer.kind === 'accepted' ? answer.outputs : []);

function liquidatedBy(answer: Answer): Extract<Output, { kind: 'liquidated' }> {
  const liquidated = outputsOf(answer).find(({ kind }) => kind === 'liquidated');
  if (liquidated?.kind !== 'liquidated') throw new TypeError(verdictOf(answer));
  return liquidated;
}

function afterOf(answer: Answer): State {
  if (answer.kind === 'reverted') throw new TypeError(answer.reason);
  return answer.state;
}

describe('health of exactly one', () => {
  it('is safe, and one unit of debt more is not', () => {
    const parameters = parametersOf();
    expect(verdictOf(ask(parameters, stateOf(parameters, 10n * WAD, 16_000_000_000n), liquidation(1_000_000_000n)))).toBe('HealthFactorNotBelowThreshold');
    expect(verdictOf(ask(parameters, stateOf(parameters, 10n * WAD, 16_000_000_001n), liquidation(1_000_000_000n)))).toBe('accepted');
  });
});

describe('the bonus', () => {
  const curve = { targetHealth: WAD, fullBelow: WAD * 7n / 10n, leastShare: 2_000n };

  it('rises from its least at one to its largest, a whole basis point at a time', () => {
    expect(bonusAt(curve, WAD, 10_500n).value).toBe(10_100n);
    expect(bonusAt(curve, curve.fullBelow, 10_500n).value).toBe(10_500n);
    expect(bonusAt(curve, curve.fullBelow + 1n, 10_500n).value).toBe(10_499n);
    expect(bonusAt(curve, WAD - 749_999_999_999_999n, 10_500n).value).toBe(10_100n);
    expect(bonusAt(curve, WAD - 750_000_000_000_000n, 10_500n).value).toBe(10_101n);
  });

  it('has none above one, nor below par', () => {
    expect(bonusAt(curve, WAD + 1n, 10_500n).failure).toBe('arithmetic');
    expect(bonusAt(curve, WAD, 9_999n).failure).toBe('arithmetic');
    expect(bonusAt(curve, 0n, 9_999n)).toEqual({ value: 9_999n, failure: null });
  });
});

describe('a liquidation', () => {
  const parameters = parametersOf();
  const state = stateOf(parameters, 10n * WAD, 17_000_000_000n);

  it('stops at the target, however much the liquidator would pay', () => {
    const answer = ask(parameters, state, liquidation(17_000_000_000n));
    const assessment = assessed(parameters, afterOf(answer), accountOf(afterOf(answer), 'borrower'));
    expect(assessment.kind === 'assessment' && assessment.health >= 1_050_000_000_000_000_000n && assessment.health < 1_050_000_001_000_000_000n).toBe(true);
  });

  it('may take nothing at all, and be none the worse for it', () => {
    const owed = withPosition(state, 'borrower', 1, { drawnShares: 17_000_000_000n });
    const dear: State = { ...owed, market: { reserves: owed.market.reserves.map((each) => ({ ...each, drawnIndex: 2n * RAY })) } };
    const answer = ask(parameters, dear, liquidation(1n));
    expect(liquidatedBy(answer)).toMatchObject({ debt: 0n, drawnShares: 0n, shares: 0n });
    expect(afterOf(answer).accounts.find(({ name }) => name === 'borrower')?.positions[1]?.drawnShares).toBe(17_000_000_000n);
  });

  it.each([
    ['the account itself', liquidation(1n), 'borrower', 'SelfLiquidation'],
    ['who covers nothing', liquidation(0n), 'liquidator', 'InvalidDebtToCover'],
    ['who names a reserve that is not listed', liquidation(1n, { debt: 3 }), 'liquidator', 'ReserveNotListed'],
    ['who asks for collateral that was not supplied', liquidation(1n, { collateral: 2 }), 'liquidator', 'ReserveNotSupplied'],
    ['who repays what is not owed', liquidation(1n, { debt: 2 }), 'liquidator', 'ReserveNotBorrowed'],
  ])('is refused to %s', (_who, request, sender, reason) => {
    expect(verdictOf(ask(parameters, state, request, sender))).toBe(reason);
  });

  it('gives shares only where the reserve lets them be received', () => {
    const asked = liquidation(1_000_000_000n, { receivesShares: true });
    expect(positionOf(accountOf(afterOf(ask(parameters, state, asked)), 'liquidator'), 0).suppliedShares > 0n).toBe(true);
    for (const change of [{ isFrozen: true }, { receivesShares: false }]) {
      expect(verdictOf(ask(parametersOf({ reserves: [{ ...reserve, ...change }, { ...reserve, unit: '1000000' }, reserve] }), state, asked))).toBe('CannotReceiveShares');
    }
  });

  it('is bound by the terms of the position, whatever the reserve has been set to since', () => {
    const later = parametersOf({ reserves: [{ ...reserve, terms: [terms, { ...terms, key: 'b', collateralFactor: '0' }] }, { ...reserve, unit: '1000000' }, reserve] });
    expect(verdictOf(ask(later, state, liquidation(1_000_000_000n)))).toBe('accepted');
    expect(verdictOf(ask(later, withPosition(state, 'borrower', 0, { key: 'b' }), liquidation(1_000_000_000n)))).toBe('ReserveNotEnabledAsCollateral');
  });
});

describe('dust', () => {
  it('of the debt may be left where it is worth exactly 1,000; a unit less takes the whole debt, or is refused to whoever covers less', () => {
    const parameters = parametersOf();
    const state = stateOf(parameters, 1_125_000_000_000_000_000n, 2_000_000_000n);
    const debtFor = (covered: bigint): bigint => liquidatedBy(ask(parameters, state, liquidation(covered))).debt;
    expect(debtFor(1_000_000_000n)).toBe(1_000_000_000n);
    expect(debtFor(2_000_000_000n)).toBe(2_000_000_000n);
    for (const covered of [1_000_000_001n, 1_999_999_999n]) expect(verdictOf(ask(parameters, state, liquidation(covered)))).toBe('MustNotLeaveDust');
  });

  it('of the collateral may be left where it is worth exactly 1,000; a unit less takes all of it, or is refused to whoever covers less', () => {
    const parameters = parametersOf({ targetHealth: '1250000000000000000', leastShare: '10000' });
    const answerFor = (held: bigint, covered: bigint): Answer => ask(parameters, stateOf(parameters, held, 10_000_000_000n), liquidation(covered));
    const [whole, less] = [5_225_000_000_000_000_000n, 5_224_999_999_999_999_999n];
    expect(liquidatedBy(answerFor(whole, 9_000_000_000n)).shares).toBe(4_725_000_000_000_000_000n);
    expect(verdictOf(answerFor(less, 9_000_000_000n))).toBe('MustNotLeaveDust');
    const answer = answerFor(less, 10_000_000_000n);
    expect(liquidatedBy(answer)).toMatchObject({ shares: less, debt: 9_952_380_953n, hasDeficit: true });
    expect(afterOf(answer).market.reserves.map(({ deficit }) => deficit)).toEqual([0n, 47_619_047n * RAY, 0n]);
  });
});

describe('the normative page', () => {
  it('says of its example what the mechanism says', () => {
    const parameters = parametersOf();
    const answer = ask(parameters, stateOf(parameters, 1_125_000_000_000_000_000n, 2_000_000_000n), liquidation(1_000_000_000n));
    const shares = 511_650_000_000_000_000n;
    expect(liquidatedBy(answer)).toMatchObject({ debt: 1_000_000_000n, drawnShares: 1_000_000_000n, shares, sharesToLiquidator: shares - 1_165_000_000_000_000n });
    expect(outputsOf(answer).map(({ kind }) => kind)).toEqual(['removed', 'feePaid', 'restored', 'liquidated']);
  });
});

describe('the world', () => {
  const parameters = parametersOf();
  const state = stateOf(parameters, 10n * WAD, 17_000_000_000n);

  it('quotes prices and rates that fit a word, of reserves that are listed', () => {
    expect(afterOf(ask(parameters, state, { type: 'price', reserve: 0, price: 7n })).market.reserves[0]?.price).toBe(7n);
    const rates = { type: 'rates', reserve: 1, drawnIndex: 2n * RAY, pool: { addedAssets: 3n, addedShares: 2n } } as const;
    expect(afterOf(ask(parameters, state, rates)).market.reserves[1]).toMatchObject({ drawnIndex: 2n * RAY, pool: { addedAssets: 3n, addedShares: 2n } });
    expect(verdictOf(ask(parameters, state, { ...rates, drawnIndex: -1n }))).toBe('arithmetic');
    expect(verdictOf(ask(parameters, state, { ...rates, reserve: 3 }))).toBe('ReserveNotListed');
  });

  it('has prices at which an account has no worth: a product too large fails the call', () => {
    const dear = afterOf(ask(parameters, state, { type: 'price', reserve: 0, price: 2n ** 255n }));
    expect(assessed(parameters, dear, accountOf(dear, 'borrower'))).toEqual({ kind: 'reverted', reason: 'arithmetic' });
    expect(verdictOf(ask(parameters, dear, liquidation(1n)))).toBe('arithmetic');
  });

  it('may price collateral at zero, which no debt can buy', () => {
    const worthless = afterOf(ask(parameters, state, { type: 'price', reserve: 0, price: 0n }));
    expect(verdictOf(ask(parameters, worthless, liquidation(1n)))).toBe('division by zero');
  });
});

describe('parameters', () => {
  const pathsOf = (change: object): readonly string[] => {
    const decoded = decodeWith(ParametersCodec, { ...spoke, ...change });
    return decoded._tag === 'Left' ? decoded.left.map(({ path }) => path) : [];
  };

  it.each([
    ['a target below one', { targetHealth: '999999999999999999' }, ['targetHealth']],
    ['a largest bonus only at one', { fullBelow: '1000000000000000000' }, ['fullBelow']],
    ['a bonus below par', { reserves: [{ ...reserve, terms: [{ ...terms, largestBonus: '9999' }] }] }, ['reserves[0].terms[0].largestBonus']],
    ['a factor that the bonus lifts to one', { reserves: [{ ...reserve, terms: [{ ...terms, collateralFactor: '9524' }] }] }, ['reserves[0].terms[0].collateralFactor']],
    ['a key that stands twice', { reserves: [{ ...reserve, terms: [terms, terms] }] }, ['reserves[0].terms']],
    ['more than 18 decimals', { reserves: [{ ...reserve, unit: '10000000000000000000' }] }, ['reserves[0].unit']],
  ])('are refused with %s', (_what, change, paths) => {
    expect(pathsOf(change)).toEqual(paths);
  });
});
