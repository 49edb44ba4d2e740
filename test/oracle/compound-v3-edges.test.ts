import { describe, expect, it } from 'vitest';
import { decodeWith } from '../../src/machine/input.js';
import { liquidityOf } from '../../src/mechanisms/compound-v3/kernel/account.js';
import { quoteOf } from '../../src/mechanisms/compound-v3/kernel/buy.js';
import { call, type Request } from '../../src/mechanisms/compound-v3/kernel/call.js';
import type { Answer } from '../../src/mechanisms/compound-v3/kernel/outputs.js';
import { reservesAt } from '../../src/mechanisms/compound-v3/kernel/reserves.js';
import { accountOf, legOf, type Parameters, type State, withAsset, withMarket } from '../../src/mechanisms/compound-v3/kernel/state.js';
import { openComet, ParametersCodec } from '../../src/mechanisms/compound-v3/parameters.js';

const WAD = 10n ** 18n;

const asset = { scale: '1000000000000000000', borrowFactor: '750000000000000000', liquidateFactor: '800000000000000000', creditFactor: '900000000000000000' };
const rates = { base: '0', kink: '800000000000000000', low: '1000000000', high: '10000000000' };
const comet = { baseScale: '1000000', assets: [asset, asset], storeFrontFactor: '500000000000000000', targetReserves: '1000000000', supplyRates: rates, borrowRates: rates };

function parametersOf(change: object = {}): Parameters {
  const decoded = decodeWith(ParametersCodec, { ...comet, ...change });
  if (decoded._tag === 'Left') throw new TypeError(JSON.stringify(decoded.left));
  return decoded.right;
}

const parameters = parametersOf();

/** An account with so much of the first collateral, at 2,000, that owes so much of the base asset, at 1; the protocol holds 5,000 that others deposited. */
function stateOf(held: bigint, owed: bigint, second = 0n): State {
  const open = openComet(parameters, 0n, { base: 100_000_000n, assets: [200_000_000_000n, 0n] });
  const stocked = withAsset(withAsset(open, 0, { totalSupplied: held, balance: held }), 1, { totalSupplied: second, balance: second });
  const market = { ...stocked.market, totalSupply: 5_000_000_000n, totalBorrow: owed, baseBalance: 5_000_000_000n };
  return { market, accounts: [{ name: 'borrower', principal: -owed, collateral: [held, second] }] };
}

const ask = (state: State, request: Request, at = 0n): Answer => call(parameters, state, { at, sender: 'buyer', request });
const absorb = (state: State, ...accounts: readonly string[]): Answer => ask(state, { type: 'absorb', accounts });
const buy = (state: State, paid: bigint, least = 0n): Answer => ask(state, { type: 'buyCollateral', asset: 0, paid, least });
const verdictOf = (answer: Answer): string => (answer.kind === 'accepted' ? 'accepted' : answer.reason);

function afterOf(answer: Answer): State {
  if (answer.kind === 'reverted') throw new TypeError(answer.reason);
  return answer.state;
}

describe('an account', () => {
  it('that exactly covers its debt is safe, and one unit of debt more is not', () => {
    expect(verdictOf(absorb(stateOf(WAD, 1_600_000_000n), 'borrower'))).toBe('NotLiquidatable');
    expect(verdictOf(absorb(stateOf(WAD, 1_600_000_001n), 'borrower'))).toBe('accepted');
  });

  it('is asked for no price once its debt is covered', () => {
    const covered = stateOf(WAD, 1_600_000_000n, WAD);
    expect(liquidityOf(parameters, covered.market, accountOf(covered, 'borrower'), 'liquidate')).toEqual({ kind: 'liquidity', value: 0n });
    expect(liquidityOf(parameters, covered.market, accountOf(covered, 'borrower'), 'borrow')).toEqual({ kind: 'reverted', reason: 'BadPrice' });
    expect(verdictOf(absorb(stateOf(WAD, 1_600_000_001n, WAD), 'borrower'))).toBe('BadPrice');
    expect(verdictOf(absorb(withMarket(covered, { basePrice: 0n }), 'borrower'))).toBe('BadPrice');
  });

  it('that owes more than is credited is divided by the index for nothing, which an index of zero refuses', () => {
    const short = stateOf(WAD, 1_900_000_000n);
    expect(verdictOf(absorb(withMarket(short, { supplyIndex: 1n }), 'borrower'))).toBe('accepted');
    expect(verdictOf(absorb(withMarket(short, { supplyIndex: 0n }), 'borrower'))).toBe('division by zero');
  });

  it('without debt is never liquidatable, nor is nobody', () => {
    expect(verdictOf(absorb(stateOf(WAD, 0n), 'borrower'))).toBe('NotLiquidatable');
    expect(verdictOf(absorb(stateOf(WAD, 0n), 'somebody'))).toBe('NotLiquidatable');
  });
});

describe('an absorption', () => {
  it('takes everything, and leaves the owner what the protocol\'s credit exceeds the debt by', () => {
    const after = afterOf(absorb(stateOf(WAD, 1_700_000_000n), 'borrower'));
    expect(accountOf(after, 'borrower')).toEqual({ name: 'borrower', principal: 100_000_000n, collateral: [0n, 0n] });
    expect(after.market).toMatchObject({ totalBorrow: 0n, totalSupply: 5_100_000_000n });
    expect(after.market.assets[0]).toMatchObject({ totalSupplied: 0n, balance: WAD });
  });

  it('pays what the credit does not out of the reserves, which may go below zero', () => {
    const before = stateOf(WAD, 3_000_000_000n);
    const after = afterOf(absorb(before, 'borrower'));
    expect([reservesAt(parameters, before.market, 0n).value, reservesAt(parameters, after.market, 0n).value]).toEqual([3_000_000_000n, 0n]);
    const drained = afterOf(absorb(withMarket(before, { baseBalance: 1_000_000_000n }), 'borrower'));
    expect(reservesAt(parameters, drained.market, 0n).value).toBe(-4_000_000_000n);
    expect(accountOf(after, 'borrower').principal).toBe(0n);
  });

  it('of the same account twice, or while it is paused, is refused', () => {
    const state = stateOf(WAD, 1_700_000_000n);
    expect(verdictOf(absorb(state, 'borrower', 'borrower'))).toBe('NotLiquidatable');
    expect(verdictOf(absorb(afterOf(ask(state, { type: 'pause', absorb: true, buy: false })), 'borrower'))).toBe('Paused');
  });

  it('counts the interest that the seconds since have brought', () => {
    const state = stateOf(WAD, 1_600_000_000n);
    expect(verdictOf(ask(state, { type: 'absorb', accounts: ['borrower'] }, 1n))).toBe('NotLiquidatable');
    expect(verdictOf(ask(state, { type: 'absorb', accounts: ['borrower'] }, 1_000_000n))).toBe('accepted');
  });

  it('finds an idle market as it was: where nothing is lent, deposits earn nothing', () => {
    const idle = stateOf(0n, 0n);
    expect(ask(idle, { type: 'absorb', accounts: [] }, 1_000_000n)).toEqual({ kind: 'accepted', state: withMarket(idle, { accruedAt: 1_000_000n }), outputs: [] });
    expect(verdictOf(ask(withMarket(idle, { accruedAt: 2n }), { type: 'absorb', accounts: [] }, 1n))).toBe('arithmetic');
  });

  it('fails where interest would not fit an index', () => {
    const worn = withMarket(stateOf(WAD, 1_600_000_000n), { totalSupply: 1n });
    expect(verdictOf(ask(worn, { type: 'absorb', accounts: ['borrower'] }, 10_000_000n))).toBe('InvalidUInt64');
  });
});

describe('the store front', () => {
  const stocked = (reserves: bigint): State => {
    const { market } = stateOf(0n, 0n);
    return { market: { ...market, baseBalance: 5_000_000_000n + reserves, assets: market.assets.map((each) => ({ ...each, balance: WAD })) }, accounts: [] };
  };

  it('is open while reserves are below their target, and closed at it', () => {
    expect(verdictOf(buy(stocked(999_999_999n), 1_000_000n))).toBe('accepted');
    expect(verdictOf(buy(stocked(1_000_000_000n), 1_000_000n))).toBe('NotForSale');
    expect(verdictOf(buy(stocked(-1_000_000_000n), 1_000_000n))).toBe('accepted');
  });

  it('sells at half the discount of a liquidation: 1,900 for what is worth 2,000', () => {
    const state = stocked(0n);
    const leg = legOf(parameters, state.market, 0);
    expect(leg === null ? undefined : quoteOf(parameters, state.market, leg, 1_900_000_000n)).toEqual({ value: WAD, failure: null });
  });

  it('gives exactly what is asked for, all of what there is, and no more', () => {
    expect(verdictOf(buy(stocked(0n), 1_900_000_000n, WAD))).toBe('accepted');
    expect(verdictOf(buy(stocked(0n), 1_900_000_000n, WAD + 1n))).toBe('TooMuchSlippage');
    expect(verdictOf(buy(stocked(0n), 1_900_000_001n))).toBe('InsufficientReserves');
  });

  it('is refused while it is paused, for an asset that is none, and at a price of zero', () => {
    expect(verdictOf(buy(afterOf(ask(stocked(0n), { type: 'pause', absorb: false, buy: true })), 1n))).toBe('Paused');
    expect(verdictOf(ask(stocked(0n), { type: 'buyCollateral', asset: 2, paid: 1n, least: 0n }))).toBe('BadAsset');
    expect(verdictOf(ask(stocked(0n), { type: 'buyCollateral', asset: 1, paid: 1n, least: 0n }))).toBe('BadPrice');
  });

  it('gives nothing for nothing, and takes a payment that buys nothing', () => {
    expect(verdictOf(buy(stocked(0n), 0n))).toBe('accepted');
    const dear = withAsset(stocked(0n), 0, { price: 10n ** 30n });
    expect(afterOf(buy(dear, 1n)).market.assets[0]?.balance).toBe(WAD);
  });

  it('sells what was absorbed', () => {
    const absorbed = afterOf(absorb(withMarket(stateOf(WAD, 3_000_000_000n), { baseBalance: 1_000_000_000n }), 'borrower'));
    const after = afterOf(buy(absorbed, 1_900_000_000n, WAD));
    expect(after.market.assets[0]).toMatchObject({ balance: 0n, totalSupplied: 0n });
    expect(reservesAt(parameters, after.market, 0n).value).toBe(-2_100_000_000n);
  });
});

describe('a feed', () => {
  it('tells prices of the base and of collaterals that there are', () => {
    const state = stateOf(WAD, 1_600_000_000n);
    expect(afterOf(ask(state, { type: 'basePrice', price: 7n })).market.basePrice).toBe(7n);
    expect(afterOf(ask(state, { type: 'price', asset: 0, price: -7n })).market.assets[0]?.price).toBe(-7n);
    expect(verdictOf(ask(state, { type: 'price', asset: 2, price: 7n }))).toBe('BadAsset');
  });

  it('may tell a price that no word holds the value at', () => {
    const dear = afterOf(ask(stateOf(WAD, 1_700_000_000n), { type: 'price', asset: 0, price: 2n ** 250n }));
    expect(verdictOf(absorb(dear, 'borrower'))).toBe('arithmetic');
  });
});

describe('parameters', () => {
  const pathsOf = (change: object): readonly string[] => {
    const decoded = decodeWith(ParametersCodec, { ...comet, ...change });
    return decoded._tag === 'Left' ? decoded.left.map(({ path }) => path) : [];
  };

  it.each([
    ['a factor of more than four places', { assets: [{ ...asset, creditFactor: '900000000000000001' }] }, ['assets[0].creditFactor']],
    ['a borrow factor that is not below the other', { assets: [{ ...asset, borrowFactor: '800000000000000000' }] }, ['assets[0].borrowFactor']],
    ['a factor above one', { assets: [{ ...asset, liquidateFactor: '1000100000000000000' }] }, ['assets[0].liquidateFactor']],
    ['a scale that is no power of ten', { assets: [{ ...asset, scale: '2' }] }, ['assets[0].scale']],
    ['a base of another scale', { baseScale: '11' }, ['baseScale']],
  ])('are refused with %s', (_what, change, paths) => {
    expect(pathsOf(change)).toEqual(paths);
  });
});
