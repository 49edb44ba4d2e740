import { describe, expect, it } from 'vitest';
import { decodeWith } from '../../src/machine/input.js';
import { liquidityOf } from '../../src/mechanisms/compound-v2/kernel/account.js';
import { call } from '../../src/mechanisms/compound-v2/kernel/call.js';
import type { Answer } from '../../src/mechanisms/compound-v2/kernel/outputs.js';
import { type Account, accountOf, type Parameters, type Position, type State, withPool, withPosition } from '../../src/mechanisms/compound-v2/kernel/state.js';
import { openMarkets, ParametersCodec } from '../../src/mechanisms/compound-v2/parameters.js';

const WAD = 10n ** 18n;
const largest = 2n ** 256n - 1n;

const market = { isListed: true, collateralFactor: '800000000000000000', initialRate: '1000000000000000000', isDeprecated: false };
const system = { markets: [market, market], closeFactor: '500000000000000000', incentive: '1080000000000000000', protocolShare: '28000000000000000', isSeizePaused: false };

function parametersOf(change: object = {}): Parameters {
  const decoded = decodeWith(ParametersCodec, { ...system, ...change });
  if (decoded._tag === 'Left') throw new TypeError(JSON.stringify(decoded.left));
  return decoded.right;
}

const position = (change: Partial<Position>): Position => ({ tokens: 0n, principal: 0n, index: WAD, isMember: true, funds: 0n, ...change });

/** An account with so many tokens of the first market that owes so much in the second; a token is one unit of the underlying, and every unit has a price of one. */
function stateOf(parameters: Parameters, tokens: bigint, owed: bigint): State {
  const borrower: Account = { name: 'borrower', positions: [position({ tokens }), position({ principal: owed })] };
  const liquidator: Account = { name: 'liquidator', positions: [position({}), position({ funds: largest })] };
  const open = openMarkets(parameters, [WAD, WAD]);
  const stocked = withPool(withPool(open, 0, { cash: 10_000n * WAD, totalSupply: 10_000n * WAD }), 1, { totalBorrows: owed });
  return { ...stocked, accounts: [borrower, liquidator] };
}

const ask = (parameters: Parameters, state: State, repaid: bigint, sender = 'liquidator', debt = 1): Answer =>
  call(parameters, state, { at: 0n, sender, request: { type: 'liquidate', account: 'borrower', debt, collateral: 0, repaid } });
const verdictOf = (answer: Answer): string => (answer.kind === 'accepted' ? 'accepted' : answer.reason);

describe('an account', () => {
  const parameters = parametersOf();

  it('that backs exactly what it owes is safe, and one unit of debt more is not', () => {
    const exact = stateOf(parameters, 1_000n * WAD, 800n * WAD);
    expect(liquidityOf(parameters, exact, accountOf(exact, 'borrower'))).toEqual({ kind: 'liquidity', liquidity: 0n, shortfall: 0n });
    expect(verdictOf(ask(parameters, exact, 1n))).toBe('INSUFFICIENT_SHORTFALL');
    expect(verdictOf(ask(parameters, stateOf(parameters, 1_000n * WAD, 800n * WAD + 1n), 1n))).toBe('accepted');
  });

  it('counts only the markets that it entered', () => {
    const state = withPosition(stateOf(parameters, 1_000n * WAD, 900n * WAD), 'borrower', 1, { isMember: false });
    expect(verdictOf(ask(parameters, state, 1n))).toBe('INSUFFICIENT_SHORTFALL');
  });

  it('has no liquidity while a price is missing', () => {
    const state = withPool(stateOf(parameters, 1_000n * WAD, 900n * WAD), 0, { price: 0n });
    expect(verdictOf(ask(parameters, state, 1n))).toBe('PRICE_ERROR');
  });
});

describe('a liquidation', () => {
  const parameters = parametersOf();
  const state = stateOf(parameters, 1_000n * WAD, 900n * WAD);

  it('repays at most the close factor of one debt', () => {
    expect(verdictOf(ask(parameters, state, 450n * WAD))).toBe('accepted');
    expect(verdictOf(ask(parameters, state, 450n * WAD + 1n))).toBe('TOO_MUCH_REPAY');
    expect(verdictOf(ask(parameters, state, largest))).toBe('TOO_MUCH_REPAY');
  });

  it('splits what it seizes: the protocol\'s part ceases to exist, and goes to the reserves', () => {
    const answer = ask(parameters, state, 100n * WAD);
    expect(answer.kind === 'accepted' ? answer.outputs : []).toEqual([{ kind: 'liquidated', repaid: 100n * WAD, seized: 108n * WAD, reserved: 3_024_000_000_000_000_000n }]);
    expect(answer.kind === 'accepted' ? answer.state.market.pools[0] : undefined).toMatchObject({ totalReserves: 3_024_000_000_000_000_000n, totalSupply: 9_996_976_000_000_000_000_000n });
  });

  it('may seize the last token, and is refused where it would seize one more', () => {
    expect(verdictOf(ask(parameters, stateOf(parameters, 108n * WAD, 900n * WAD), 100n * WAD))).toBe('accepted');
    expect(verdictOf(ask(parameters, stateOf(parameters, 108n * WAD - 1n, 900n * WAD), 100n * WAD))).toBe('LIQUIDATE_SEIZE_TOO_MUCH');
  });

  it('is refused to the account itself, of nothing, and without funds', () => {
    expect(verdictOf(ask(parameters, state, 1n, 'borrower'))).toBe('LiquidateLiquidatorIsBorrower');
    expect(verdictOf(ask(parameters, state, 0n))).toBe('LiquidateCloseAmountIsZero');
    expect(verdictOf(ask(parameters, state, 1n, 'somebody'))).toBe('arithmetic');
    expect(verdictOf(ask(parameters, state, 1n, 'liquidator', 2))).toBe('MARKET_NOT_LISTED');
  });

  it('seizes nothing while seizing is paused, and repays nothing of what the market does not know to be lent', () => {
    expect(verdictOf(ask(parametersOf({ isSeizePaused: true }), state, 1n))).toBe('seize is paused');
    expect(verdictOf(ask(parameters, withPool(state, 1, { totalBorrows: 99n }), 100n))).toBe('arithmetic');
  });
});

describe('a deprecated market', () => {
  const parameters = parametersOf({ markets: [market, { ...market, collateralFactor: '0', isDeprecated: true }] });
  const healthy = stateOf(parameters, 1_000n * WAD, 100n * WAD);

  it('lets anybody be liquidated, for all that is owed and no more', () => {
    expect(verdictOf(ask(parameters, healthy, 100n * WAD))).toBe('accepted');
    expect(verdictOf(ask(parameters, healthy, 100n * WAD + 1n))).toBe('Can not repay more than the total borrow');
  });

  it('has a word of its own for a price that is missing, and for the largest amount', () => {
    expect(verdictOf(ask(parameters, withPool(healthy, 1, { price: 0n }), WAD))).toBe('LIQUIDATE_COMPTROLLER_CALCULATE_AMOUNT_SEIZE_FAILED');
    expect(verdictOf(ask(parameters, withPosition(healthy, 'borrower', 1, { principal: largest }), largest))).toBe('arithmetic');
    expect(verdictOf(ask(parameters, withPool(withPosition(healthy, 'borrower', 1, { principal: largest, index: 1n }), 1, { borrowIndex: 1n }), largest))).toBe('LiquidateCloseAmountIsUintMax');
  });
});

describe('the world', () => {
  const parameters = parametersOf();
  const state = stateOf(parameters, 1_000n * WAD, 900n * WAD);
  const quote = (place: number, price: bigint): Answer => call(parameters, state, { at: 0n, sender: 'oracle', request: { type: 'price', market: place, price } });

  it('quotes prices that fit a word, of markets that there are', () => {
    const answer = quote(0, 7n);
    expect(answer.kind === 'accepted' ? answer.state.market.pools[0]?.price : undefined).toBe(7n);
    expect([verdictOf(quote(2, 7n)), verdictOf(quote(0, -1n))]).toEqual(['MARKET_NOT_LISTED', 'arithmetic']);
  });

  it('gives tokens at the first rate while there are none', () => {
    const empty = withPool(state, 0, { totalSupply: 0n });
    expect(liquidityOf(parameters, empty, accountOf(empty, 'borrower'))).toEqual({ kind: 'liquidity', liquidity: 0n, shortfall: 100n * WAD });
  });
});

describe('parameters', () => {
  const pathsOf = (change: object): readonly string[] => {
    const decoded = decodeWith(ParametersCodec, { ...system, ...change });
    return decoded._tag === 'Left' ? decoded.left.map(({ path }) => path) : [];
  };

  it.each([
    ['a close factor below 0.05', { closeFactor: '49999999999999999' }, ['closeFactor']],
    ['a close factor above 0.9', { closeFactor: '900000000000000001' }, ['closeFactor']],
    ['an incentive below one', { incentive: '999999999999999999' }, ['incentive']],
    ['a collateral factor above 0.9', { markets: [{ ...market, collateralFactor: '900000000000000001' }] }, ['markets[0].collateralFactor']],
    ['a deprecated market that backs debt', { markets: [{ ...market, isDeprecated: true }] }, ['markets[0].collateralFactor']],
    ['a market that gives no tokens', { markets: [{ ...market, initialRate: '0' }] }, ['markets[0].initialRate']],
  ])('are refused with %s', (_what, change, paths) => {
    expect(pathsOf(change)).toEqual(paths);
  });
});
