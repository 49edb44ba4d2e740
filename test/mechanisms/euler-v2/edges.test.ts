import { describe, expect, it } from 'vitest';
import { accrued } from '../../../src/mechanisms/euler-v2/kernel/interest.js';
import { liquidationAt, type LoanToValue } from '../../../src/mechanisms/euler-v2/kernel/loan-to-value.js';
import { type Account, accountOf, holdingOf, type State, vaultName } from '../../../src/mechanisms/euler-v2/kernel/state.js';
import { DEBT_UNIT } from '../../../src/mechanisms/euler-v2/kernel/word.js';
import { openVault, ParametersCodec } from '../../../src/mechanisms/euler-v2/parameters.js';
import { borrow, control, liquidate, opened, owing, parameters, played, type Played, pledge, price, quote, release, repay, WAD, withChanged } from './played.js';

const debtOf = (state: State, name: string): bigint => accountOf(state, name).owed;
const sharesOf = (state: State, name: string): bigint => holdingOf(accountOf(state, name), 'one').shares;

describe('an account that borrows', () => {
  it('is backed by strictly more than it owes, at the limit for borrowing', () => {
    expect(played(owing(7_799_999n)).verdict).toBe('accepted');
    expect(played(owing(7_800_000n)).verdict).toBe('E_AccountLiquidity');
    expect(played([...owing(7_799_999n), release('borrower', 1n)]).verdict).toBe('E_AccountLiquidity');
  });

  it.each<readonly [string, readonly Played[]]>([
    ['E_ControllerDisabled', [pledge('borrower', 10n), borrow('borrower', 1n)]],
    ['E_InsufficientCash', [control('borrower'), borrow('borrower', 10n ** 12n + 1n)]],
    ['E_InsufficientBalance', [pledge('borrower', 10n), release('borrower', 11n)]],
    ['E_RepayTooMuch', [...owing(100n), repay('borrower', 101n)]],
    ['accepted', [...owing(100n), repay('borrower', 100n)]],
    ['accepted', [...owing(100n), repay('borrower', null), release('borrower', 10_000_000n)]],
    ['E_AmountTooLargeToEncode', [pledge('borrower', 2n ** 112n)]],
    ['accepted', [pledge('borrower', 2n ** 112n - 1n)]],
  ])('%s', (reason, calls) => {
    expect(played(calls).verdict).toBe(reason);
  });
});

describe('an account at its limit', () => {
  it('is liquidated without a discount where it is backed by exactly what it owes', () => {
    // 9,749,999 of collateral at four fifths is 7,799,999.
    const { outputs } = played([...owing(7_799_999n), price(974_999_900_000_000_000n), liquidate()]);
    expect(outputs).toMatchObject([{ kind: 'liquidated', repaid: 7_799_999n, seized: (7_799_999n * 10_000_000n) / 9_749_999n }]);
  });

  it('is left alone where it is backed by one more', () => {
    const { outputs, state } = played([...owing(7_799_999n), price(975_000_000_000_000_000n), liquidate()]);
    expect(outputs).toMatchObject([{ repaid: 0n, seized: 0n }]);
    expect(debtOf(state, 'borrower')).toBe(7_799_999n * DEBT_UNIT);
  });

  it('gives the largest discount and no more', () => {
    // 8,000,000 of collateral back 6,400,000, which is 0.82 of the debt: a factor of 0.85 asks for 7,799,999 / 0.85, which is more than there is.
    const { outputs, state } = played([...owing(7_799_999n), price(800_000_000_000_000_000n), liquidate()]);
    expect(outputs).toMatchObject([{ kind: 'socialised', assets: 999_999n }, { repaid: 6_800_000n, seized: 10_000_000n }]);
    expect(debtOf(state, 'borrower')).toBe(0n);
  });

  it('has all of its debt repaid where its collateral is worth exactly what that asks for', () => {
    // At a discount of 0.05, 1,000,000 asks for 1,052,631; ⌊1,052,631 · 0.95⌋ would be one less.
    const { outputs } = played([...owing(1_000_000n), price(105_263_100_000_000_000n), liquidate()], { ...parameters, maxDiscount: 500n });
    expect(outputs).toMatchObject([{ kind: 'liquidated', repaid: 1_000_000n, seized: 10_000_000n }]);
  });

  it('is let alone for the time after its last judgement, to the second', () => {
    const under = [...owing(7_799_999n), price(900_000_000_000_000_000n)];
    expect(played([...under, liquidate(null, 0n, 10n)]).verdict).toBe('E_LiquidationCoolOff');
    expect(played([...under, liquidate(null, 0n, 11n)]).verdict).toBe('accepted');
  });
});

describe('a liquidator', () => {
  const under = [...owing(7_799_999n), price(900_000_000_000_000_000n)];
  const most = played([...under, liquidate()]).outputs[0];
  const { repaid, seized } = most?.kind === 'liquidated' ? most : { repaid: 0n, seized: 0n };

  it('takes at most the most, and demands at most what there is', () => {
    expect(played([...under, liquidate(repaid)]).outputs).toEqual([most]);
    expect(played([...under, liquidate(repaid + 1n)]).verdict).toBe('E_ExcessiveRepayAmount');
    expect(played([...under, liquidate(null, seized)]).verdict).toBe('accepted');
    expect(played([...under, liquidate(null, seized + 1n)]).verdict).toBe('E_MinYield');
  });

  it('gets collateral in proportion, rounded down', () => {
    expect(played([...under, liquidate(3n)]).outputs).toMatchObject([{ repaid: 3n, seized: (3n * seized) / repaid }]);
    expect(played([...under, liquidate(0n)]).outputs).toMatchObject([{ repaid: 0n, seized: 0n }]);
  });

  it('takes the debt over, and has to be healthy with it', () => {
    const { state } = played([...under, liquidate()]);
    expect([debtOf(state, 'liquidator'), sharesOf(state, 'liquidator')]).toEqual([repaid * DEBT_UNIT, seized]);
    expect(state.market.totalBorrows).toBe(7_799_999n * DEBT_UNIT);
    const poor = under.filter(([who, { type }]) => who !== 'liquidator' || type === 'control');
    expect(played([...poor, liquidate()]).verdict).toBe('E_AccountLiquidity');
  });

  it('cannot exceed the most of an account that owes nothing', () => {
    const nothing = [control('borrower'), control('liquidator'), pledge('borrower', 5n)];
    expect(played([...nothing, liquidate(5n)]).outputs).toMatchObject([{ repaid: 0n, seized: 0n }]);
    expect(played([...nothing, liquidate(5n, 1n)]).verdict).toBe('E_MinYield');
  });

  it.each<readonly [string, Partial<Account>, Played]>([
    ['E_ControllerDisabled', {}, ['nobody', { type: 'liquidate', violator: 'borrower', collateral: 'one', repaid: null, leastSeized: 0n }, 11n]],
    ['E_SelfLiquidation', { controllers: [] }, ['liquidator', { type: 'liquidate', violator: 'liquidator', collateral: 'none', repaid: null, leastSeized: 0n }, 11n]],
    ['E_BadCollateral', { controllers: [] }, ['liquidator', { type: 'liquidate', violator: 'borrower', collateral: 'none', repaid: null, leastSeized: 0n }, 11n]],
    ['E_NoLiability', { controllers: [], holdings: [] }, liquidate()],
    ['E_TransientState', { controllers: [vaultName, 'else'], holdings: [] }, liquidate()],
    ['E_NotController', { controllers: ['else'], holdings: [] }, liquidate()],
    ['E_CollateralDisabled', { holdings: [], isDeferred: true }, liquidate()],
    ['E_ViolatorLiquidityDeferred', { isDeferred: true, lastStatusCheck: 11n }, liquidate()],
    ['E_LiquidationCoolOff', { lastStatusCheck: 2n }, liquidate()],
  ])('hears %s before what comes later', (reason, change, asked) => {
    const { state } = played(under);
    expect(played([asked], parameters, withChanged(state, 'borrower', change)).verdict).toBe(reason);
  });
});

describe('a loss', () => {
  // At a price of 0.05 the collateral is worth 500,000, of which 0.85 is repaid.
  const crash = price(50_000_000_000_000_000n);

  it('is socialised from a liability of 1,000,000 on', () => {
    const { outputs, state } = played([...owing(1_000_000n), crash, liquidate()]);
    expect(outputs).toEqual([
      { kind: 'socialised', violator: 'borrower', assets: 575_000n },
      { kind: 'liquidated', liquidator: 'liquidator', violator: 'borrower', collateral: 'one', repaid: 425_000n, seized: 10_000_000n },
    ]);
    expect(state.market.totalBorrows).toBe(425_000n * DEBT_UNIT);
    const below = played([...owing(999_999n), crash, liquidate()]);
    expect([below.outputs.length, debtOf(below.state, 'borrower')]).toEqual([1, 574_999n * DEBT_UNIT]);
  });

  it('is nobody\'s while any collateral is left, or where the vault does not socialise', () => {
    expect(played([...owing(1_000_000n), crash, liquidate(424_999n)]).outputs).toHaveLength(1);
    expect(played([...owing(1_000_000n), pledge('borrower', 1n, 'other'), crash, liquidate()]).outputs).toHaveLength(1);
    expect(played([...owing(1_000_000n), crash, liquidate()], { ...parameters, socialises: false }).outputs).toHaveLength(1);
  });

  it('does not wait for collateral that is held and not pledged', () => {
    const { state } = played([...owing(1_000_000n), pledge('borrower', 1n, 'other')]);
    const holdings = accountOf(state, 'borrower').holdings.map((each) => ({ ...each, isEnabled: each.name === 'one' }));
    expect(played([crash, liquidate()], parameters, withChanged(state, 'borrower', { holdings })).outputs).toHaveLength(2);
  });

  it('does not wait for collateral that the vault was never told of', () => {
    const collaterals = parameters.collaterals.map((each) => (each.name === 'one' ? each : { ...each, loanToValue: { borrow: 0n, liquidation: 0n, initialLiquidation: 0n, target: 0n, rampDuration: 0n } }));
    const calls = [...owing(1_000_000n), pledge('borrower', 1n, 'other'), pledge('liquidator', 10n ** 8n), crash, liquidate()];
    expect(played(calls, { ...parameters, collaterals }).outputs).toHaveLength(2);
  });

  it('is all of the debt where the collateral is worth nothing, which is free to take', () => {
    const { outputs } = played([...owing(1_000_000n), price(0n), liquidate()]);
    expect(outputs).toMatchObject([{ kind: 'socialised', assets: 1_000_000n }, { repaid: 0n, seized: 10_000_000n }]);
  });

  it('blocks the liquidation where the transfer has snapped to the whole debt', () => {
    // A debt of 5 / 2^31 counts as one asset, worth 1,000,000. Nothing is repaid for worthless collateral, and even so the dust goes.
    const made = { ...parameters, isUnitOfAccount: false };
    const { state } = played(owing(1_000_000n));
    const dusty = { ...withChanged(state, 'borrower', { owed: 5n }), market: { ...state.market, price: quote(10n ** 24n), totalBorrows: 5n } };
    expect(played([price(0n), liquidate()], made, dusty).verdict).toBe('E_RepayTooMuch');
    const kept = played([price(0n), liquidate()], { ...made, socialises: false }, dusty);
    expect([debtOf(kept.state, 'borrower'), debtOf(kept.state, 'liquidator')]).toEqual([0n, 5n]);
  });
});

describe('a limit that falls', () => {
  const falling: LoanToValue = { borrow: 5_000n, liquidation: 6_000n, initialLiquidation: 8_000n, target: 100n, rampDuration: 100n };

  it.each([[0n, 8_000n], [50n, 7_000n], [51n, 6_980n], [99n, 6_020n], [100n, 6_000n], [101n, 6_000n]])('at second %s is %s', (at, limit) => {
    expect(liquidationAt(falling, at)).toBe(limit);
  });

  it('rises at once', () => {
    expect(liquidationAt({ ...falling, initialLiquidation: 4_000n }, 0n)).toBe(6_000n);
  });
});

describe('interest', () => {
  /** Two successive recordings of one deployment, twelve seconds apart, between which nobody moved anything. */
  const market = {
    ...openVault(999_999_907_833_362_153_208_284_800_840n, quote(WAD), [], 1_700_771_454n).market,
    totalShares: 1_000_000_000_110_777_657_187_228_053_280n, accumulatedFees: 110_777_657_187_228_053_280n,
    totalBorrows: 198_834_683_701_664_915_327_132_441_316_571n, accumulator: 1_007_331_937_691_285_580_886_930_299n,
    rate: 9_469_378_257_444_538_985n,
  };

  it('grows debts and mints fees as it was recorded to', () => {
    const { market: after } = accrued({ ...parameters, interestFee: 2_619n }, { market, accounts: [] }, 1_700_771_466n);
    expect(after).toEqual({
      ...market, lastUpdate: 1_700_771_466n,
      totalShares: 1_000_000_000_110_780_412_687_822_659_274n, accumulatedFees: 110_780_412_687_822_659_274n,
      totalBorrows: 198_834_706_295_756_060_107_976_689_386_636n, accumulator: 1_007_332_052_156_977_328_080_978_889n,
    });
  });

  it('is added once a second, to debts that round up', () => {
    const rate: Played = ['world', { type: 'rate', rate: 10n ** 26n }];
    const { state } = played([...owing(7n), rate, ['anybody', { type: 'touch' }, 2n], ['anybody', { type: 'touch' }, 2n]]);
    expect(state.market.totalBorrows).toBe((7n * DEBT_UNIT * 11n) / 10n);
    expect(played([repay('borrower', 9n)], parameters, state).verdict).toBe('E_RepayTooMuch');
    expect(played([repay('borrower', 8n)], parameters, state).verdict).toBe('accepted');
  });

  it('is left out where it would not fit', () => {
    const huge = { ...market, accumulator: 2n ** 250n };
    expect(accrued(parameters, { market: huge, accounts: [] }, 1_700_771_466n).market).toEqual({ ...huge, lastUpdate: 1_700_771_466n });
  });
});

describe('parameters', () => {
  const written = (maxDiscount: string, borrowLimit = '7800'): unknown => ({
    maxDiscount, coolOff: '1', socialises: true, interestFee: '1000', isUnitOfAccount: false,
    collaterals: [{ name: 'one', loanToValue: { borrow: borrowLimit, liquidation: '8000', initialLiquidation: '0', target: '1', rampDuration: '0' } }],
  });

  it('have a discount below one whole and no loan that is liquidated at once', () => {
    expect(ParametersCodec.decode(written('9999'))._tag).toBe('Right');
    expect(ParametersCodec.decode(written('10000'))).toMatchObject({ left: [{ code: 'OUT_OF_RANGE' }] });
    expect(ParametersCodec.decode(written('1500', '8001'))).toMatchObject({ left: [{ expected: 'at most the limit for liquidation, 8000' }] });
  });

  it('begin a vault that owes every share one asset', () => {
    expect(opened.market).toMatchObject({ cash: 10n ** 12n, totalShares: 10n ** 12n, totalBorrows: 0n });
  });
});
