import { describe, expect, it } from 'vitest';
import { assessed } from '../../src/mechanisms/aave-v3/kernel/account.js';
import { call, type Request } from '../../src/mechanisms/aave-v3/kernel/call.js';
import type { Answer } from '../../src/mechanisms/aave-v3/kernel/outputs.js';
import { releaseNames, type ReleaseName } from '../../src/mechanisms/aave-v3/kernel/release.js';
import { accountOf, type Account, type Parameters, type Position, positionOf, type State, withPosition, withReserve } from '../../src/mechanisms/aave-v3/kernel/state.js';
import { openPool, ParametersCodec } from '../../src/mechanisms/aave-v3/parameters.js';
import { decodeWith } from '../../src/machine/input.js';

const WAD = 10n ** 18n;
const RAY = 10n ** 27n;
const at = 1_000n;

const reserve = { unit: '1000000000000000000', loanToValue: '7500', threshold: '8300', bonus: '10500', feeShare: '1000', isActive: true, isPaused: false, graceUntil: '0' };
const stable = { ...reserve, unit: '1000000' };

const poolOf = (release: string, ...reserves: readonly object[]): unknown => ({ release, reserves, categories: [], treasury: 'treasury', umbrella: 'umbrella' });

function parametersOf(release: ReleaseName, change: object = {}, other: object = {}): Parameters {
  const decoded = decodeWith(ParametersCodec, poolOf(release, { ...reserve, ...change }, { ...stable, ...other }));
  if (decoded._tag === 'Left') throw new TypeError(JSON.stringify(decoded.left));
  return decoded.right;
}

const position = (change: Partial<Position>): Position => ({ scaledDeposit: 0n, scaledDebt: 0n, isCollateral: false, isBorrowing: false, ...change });

/** An account with so much of the first reserve, at 2,000, that owes so much of the second, at 1. */
function stateOf(parameters: Parameters, held: bigint, owed: bigint): State {
  const borrower: Account = {
    name: 'borrower', category: null,
    positions: [position({ scaledDeposit: held, isCollateral: true }), position({ scaledDebt: owed, isBorrowing: true })],
  };
  return { ...openPool(parameters, [200_000_000_000n, 100_000_000n]), accounts: [borrower] };
}

const liquidation = (covered: bigint, change: object = {}): Request => ({ type: 'liquidate', account: 'borrower', collateral: 0, debt: 1, covered, takesDeposit: false, ...change });
const ask = (parameters: Parameters, state: State, request: Request, sender = 'liquidator'): Answer => call(parameters, state, { at, sender, request });
const verdictOf = (answer: Answer): string => (answer.kind === 'accepted' ? 'accepted' : answer.reason);
const repaidBy = (answer: Answer): bigint | string => {
  const liquidated = answer.kind === 'accepted' ? answer.outputs.find(({ kind }) => kind === 'liquidated') : undefined;
  return liquidated?.kind === 'liquidated' ? liquidated.debt : verdictOf(answer);
};
const afterOf = (answer: Answer): State => {
  if (answer.kind === 'reverted') throw new TypeError(answer.reason);
  return answer.state;
};

describe('health of exactly one', () => {
  it.each(releaseNames)('is safe in %s, and one unit of debt more is not', (release) => {
    const parameters = parametersOf(release, { threshold: '8000' });
    expect(verdictOf(ask(parameters, stateOf(parameters, 10n * WAD, 16_000_000_000n), liquidation(1_000_000_000n)))).toBe('HealthFactorNotBelowThreshold');
    expect(verdictOf(ask(parameters, stateOf(parameters, 10n * WAD, 16_000_000_001n), liquidation(1_000_000_000n)))).toBe('accepted');
  });
});

describe('health of exactly 0.95', () => {
  const settings = { threshold: '9025', bonus: '10500' };

  it.each(releaseNames)('lets the whole debt be repaid in %s', (release) => {
    const parameters = parametersOf(release, settings);
    expect(repaidBy(ask(parameters, stateOf(parameters, 10n * WAD, 19_000_000_000n), liquidation(19_000_000_000n)))).toBe(19_000_000_000n);
  });

  it.each<readonly [ReleaseName, bigint]>([['v3.0', 9_500_000_000n], ['v3.3', 9_499_999_999n], ['v3.6', 9_499_999_999n], ['v3.7', 9_499_999_999n]])(
    'is above the line with one unit of debt less: half of the reserve, or of the position, in %s', (release, half) => {
      const parameters = parametersOf(release, settings);
      expect(repaidBy(ask(parameters, stateOf(parameters, 10n * WAD, 18_999_999_999n), liquidation(19_000_000_000n)))).toBe(half);
    },
  );

  it.each<readonly [ReleaseName, string]>([['v3.0', 'PriceOracleSentinelCheckFailed'], ['v3.6', 'PriceOracleSentinelCheckFailed'], ['v3.7', 'accepted']])(
    'waits for the sentinel in %s, and below it nobody does', (release, verdict) => {
      const parameters = parametersOf(release, settings);
      const halted = (owed: bigint): State => afterOf(ask(parameters, stateOf(parameters, 10n * WAD, owed), { type: 'sentinel', allows: false }));
      expect(verdictOf(ask(parameters, halted(19_000_000_000n), liquidation(19_000_000_000n)))).toBe(verdict);
      expect(verdictOf(ask(parameters, halted(19_000_000_001n), liquidation(19_000_000_001n)))).toBe('accepted');
    },
  );
});

describe('a leg of exactly 2,000', () => {
  const parameters = parametersOf('v3.3', { threshold: '9600', bonus: '10400' });

  it('is large: half of it leaves less than 1,000 of collateral, and is refused', () => {
    expect(verdictOf(ask(parameters, stateOf(parameters, WAD, 2_000_000_000n), liquidation(2_000_000_000n)))).toBe('MustNotLeaveDust');
  });

  it('is small with one unit less, of either side: all of it may go', () => {
    expect(repaidBy(ask(parameters, stateOf(parameters, WAD, 1_999_999_999n), liquidation(2_000_000_000n)))).toBe(1_923_076_923n);
    expect(verdictOf(ask(parameters, stateOf(parameters, WAD - 1n, 2_000_000_000n), liquidation(2_000_000_000n)))).toBe('accepted');
  });
});

describe('a debt of exactly 2,000, of which the collateral is worth more', () => {
  // 2,150 of collateral at 90 % back 1,935: a health of 0.9675. A half is 1,000, and leaves 1,000 and 1,100.
  const held = 1_075_000_000_000_000_000n;

  it.each<ReleaseName>(['v3.3', 'v3.6', 'v3.7'])('may be repaid by a half in %s, and whole with one unit less', (release) => {
    const parameters = parametersOf(release, { threshold: '9000' });
    expect(repaidBy(ask(parameters, stateOf(parameters, held, 2_000_000_000n), liquidation(2_000_000_000n)))).toBe(1_000_000_000n);
    expect(repaidBy(ask(parameters, stateOf(parameters, held, 1_999_999_999n), liquidation(2_000_000_000n)))).toBe(1_999_999_999n);
  });
});

describe('a remainder of exactly 1,000', () => {
  it.each<ReleaseName>(['v3.3', 'v3.6', 'v3.7'])('of the collateral may be left in %s, and one unit less may not', (release) => {
    // 2,000 repaid take 1.05 at 2,000: 0.5 of 1.55 is left, which is worth 1,000.
    const parameters = parametersOf(release);
    expect(repaidBy(ask(parameters, stateOf(parameters, 1_550_000_000_000_000_000n, 3_100_000_000n), liquidation(2_000_000_000n)))).toBe(2_000_000_000n);
    expect(verdictOf(ask(parameters, stateOf(parameters, 1_549_999_999_999_999_999n, 3_100_000_000n), liquidation(2_000_000_000n)))).toBe('MustNotLeaveDust');
  });

  it.each<ReleaseName>(['v3.3', 'v3.6', 'v3.7'])('may be left in %s, and one unit less may not', (release) => {
    const parameters = parametersOf(release);
    const state = stateOf(parameters, 1_600_000_000_000_000_000n, 3_000_000_000n);
    expect(repaidBy(ask(parameters, state, liquidation(2_000_000_000n)))).toBe(2_000_000_000n);
    expect(verdictOf(ask(parameters, state, liquidation(2_000_000_001n)))).toBe('MustNotLeaveDust');
  });

  it('is nothing that v3.0 asks for', () => {
    const parameters = parametersOf('v3.0');
    expect(verdictOf(ask(parameters, stateOf(parameters, 1_600_000_000_000_000_000n, 3_000_000_000n), liquidation(2_999_999_999n)))).toBe('accepted');
  });
});

describe('a guard', () => {
  const short = (parameters: Parameters): State => stateOf(parameters, 10n * WAD, 19_000_000_000n);

  it.each<readonly [ReleaseName, string, string]>([['v3.0', 'accepted', 'accepted'], ['v3.3', 'LiquidationGraceSentinelCheckFailed', 'accepted'], ['v3.7', 'LiquidationGraceSentinelCheckFailed', 'accepted']])(
    'counts the last second of a grace period in %s, of the collateral as of the debt', (release, last, after) => {
      const verdictWith = (...parameters: Parameters[]): readonly string[] => parameters.map((each) => verdictOf(ask(each, short(each), liquidation(19_000_000_000n))));
      const [until, before] = [{ graceUntil: at.toString() }, { graceUntil: (at - 1n).toString() }];
      expect(verdictWith(parametersOf(release, until), parametersOf(release, {}, until))).toEqual([last, last]);
      expect(verdictWith(parametersOf(release, before), parametersOf(release, {}, before))).toEqual([after, after]);
    },
  );

  it.each<readonly [ReleaseName, string]>([['v3.0', 'accepted'], ['v3.3', 'accepted'], ['v3.6', 'SelfLiquidation'], ['v3.7', 'SelfLiquidation']])('meets whoever liquidates itself in %s: %s', (release, verdict) => {
    const parameters = parametersOf(release);
    expect(verdictOf(ask(parameters, short(parameters), liquidation(19_000_000_000n), 'borrower'))).toBe(verdict);
  });

  it('meets a reserve in which nothing is owed, one that is not listed, and a price of zero', () => {
    const parameters = parametersOf('v3.6');
    expect(verdictOf(ask(parameters, short(parameters), liquidation(1n, { debt: 0 })))).toBe('SpecifiedCurrencyNotBorrowedByUser');
    expect(verdictOf(ask(parameters, short(parameters), liquidation(1n, { debt: 2 })))).toBe('ReserveInactive');
    expect(verdictOf(ask(parameters, withReserve(short(parameters), 0, { price: 0n }), liquidation(1n)))).toBe('division by zero');
  });

  it('asks for the own threshold of a collateral up to v3.3', () => {
    const verdictIn = (release: ReleaseName): string => {
      const parameters = parametersOf(release);
      const [first, ...others] = parameters.reserves;
      const without = { ...parameters, reserves: first === undefined ? others : [{ ...first, threshold: 0n }, ...others] };
      return verdictOf(ask(without, short(without), liquidation(19_000_000_000n)));
    };
    expect([verdictIn('v3.0'), verdictIn('v3.6')]).toEqual(['CollateralCannotBeLiquidated', 'accepted']);
  });
});

describe('collateral that runs out', () => {
  const sold = (release: ReleaseName): State => {
    const parameters = parametersOf(release);
    return afterOf(ask(parameters, stateOf(parameters, WAD, 3_000_000_000n), liquidation(3_000_000_000n)));
  };

  it('leaves naked debt in v3.0, for ever', () => {
    expect(positionOf(accountOf(sold('v3.0'), 'borrower'), 1)).toEqual(position({ scaledDebt: 1_095_238_095n, isBorrowing: true }));
  });

  it.each<ReleaseName>(['v3.3', 'v3.6', 'v3.7'])('becomes a deficit in %s', (release) => {
    expect(positionOf(accountOf(sold(release), 'borrower'), 1)).toEqual(position({}));
    expect(sold(release).market.reserves[1]?.deficit).toBe(1_095_238_095n);
  });

  it('is not sold for a repayment that rounds away: half a scaled unit is one in v3.3, and none in v3.6', () => {
    const verdictIn = (release: ReleaseName): string => {
      const parameters = parametersOf(release);
      return verdictOf(ask(parameters, withReserve(stateOf(parameters, 10n * WAD, 9_500_000_000n), 1, { borrowIndex: 2n * RAY }), liquidation(1n)));
    };
    expect([verdictIn('v3.3'), verdictIn('v3.6')]).toEqual(['accepted', 'InvalidBurnAmount']);
  });
});

describe('a deficit', () => {
  const parameters = parametersOf('v3.6');
  const indebted = withReserve(withPosition(stateOf(parameters, 0n, 0n), 'umbrella', 1, { scaledDeposit: 600n, isCollateral: true }), 1, { deficit: 1_000n });
  const cover = (state: State, amount: bigint, sender = 'umbrella'): Answer => ask(parameters, state, { type: 'coverDeficit', reserve: 1, amount }, sender);

  it('is covered by the umbrella, as far as it has deposits', () => {
    const after = afterOf(cover(indebted, 600n));
    expect(after.market.reserves[1]?.deficit).toBe(400n);
    expect(positionOf(accountOf(after, 'umbrella'), 1)).toEqual(position({}));
    expect(verdictOf(cover(indebted, 601n))).toBe('NotEnoughAvailableUserBalance');
    expect(verdictOf(cover(after, 1n))).toBe('NotEnoughAvailableUserBalance');
  });

  it('is covered by nobody else, not by nothing, and not by whoever owes', () => {
    expect(verdictOf(cover(indebted, 1n, 'borrower'))).toBe('CallerNotUmbrella');
    expect(verdictOf(cover(indebted, 0n))).toBe('InvalidAmount');
    expect(verdictOf(cover(withReserve(indebted, 1, { deficit: 0n }), 1n))).toBe('ReserveNotInDeficit');
    expect(verdictOf(cover(withPosition(indebted, 'umbrella', 0, { isBorrowing: true }), 1n))).toBe('UserCannotHaveDebt');
    expect(verdictOf(ask(parametersOf('v3.0'), indebted, { type: 'coverDeficit', reserve: 1, amount: 1n }, 'umbrella'))).toBe('UnsupportedCall');
  });
});

describe('the normative page', () => {
  it('says of its example what the mechanism says', () => {
    const parameters = parametersOf('v3.3');
    const state = stateOf(parameters, 10n * WAD, 17_000_000_000n);
    const before = assessed(parameters, state, accountOf(state, 'borrower'));
    expect(before).toMatchObject({ collateral: 2_000_000_000_000n, debt: 1_700_000_000_000n, health: 976_470_588_235_294_118n });
    const answer = ask(parameters, state, liquidation(8_500_000_000n));
    expect(answer.kind === 'accepted' ? answer.outputs : []).toEqual([{ kind: 'liquidated', debt: 8_500_000_000n, received: 4_441_250_000_000_000_000n, fee: 21_250_000_000_000_000n }]);
    const after = afterOf(answer);
    expect(assessed(parameters, after, accountOf(after, 'borrower'))).toMatchObject({ health: 1_081_441_176_470_588_235n });
  });
});

describe('the world', () => {
  const parameters = parametersOf('v3.6');
  const state = stateOf(parameters, 10n * WAD, 17_000_000_000n);

  it('quotes prices that fit a word, of reserves that are listed', () => {
    expect(afterOf(ask(parameters, state, { type: 'price', reserve: 0, price: 7n })).market.reserves[0]?.price).toBe(7n);
    expect(verdictOf(ask(parameters, state, { type: 'price', reserve: 2, price: 7n }))).toBe('ReserveInactive');
    expect(verdictOf(ask(parameters, state, { type: 'price', reserve: 0, price: -1n }))).toBe('arithmetic');
  });

  it('has prices at which an account has no worth: a product too large fails the call', () => {
    const dear = withReserve(state, 0, { price: 2n ** 255n });
    expect(assessed(parameters, dear, accountOf(dear, 'borrower'))).toEqual({ kind: 'reverted', reason: 'arithmetic' });
    expect(verdictOf(ask(parameters, dear, liquidation(1n)))).toBe('arithmetic');
    const grown = withPosition(withReserve(state, 1, { borrowIndex: 2n ** 255n }), 'borrower', 1, { scaledDebt: 3n });
    expect(verdictOf(ask(parameters, grown, liquidation(1n)))).toBe('no words');
  });
});

describe('parameters', () => {
  const pathsOf = (data: unknown): readonly string[] => {
    const decoded = decodeWith(ParametersCodec, data);
    return decoded._tag === 'Left' ? decoded.left.map(({ path }) => path) : [];
  };

  it.each([
    ['an unknown release', poolOf('v3.2', reserve), ['release']],
    ['a key that is none', poolOf('v3.3', { ...reserve, ltv: '1' }), ['reserves[0].ltv']],
    ['a loan above the threshold', poolOf('v3.3', { ...reserve, loanToValue: '8301' }), ['reserves[0].loanToValue']],
    ['a threshold that leaves no room for the bonus', poolOf('v3.3', { ...reserve, threshold: '9525' }), ['reserves[0].threshold']],
    ['a unit that is no power of ten', poolOf('v3.3', { ...reserve, unit: '20' }), ['reserves[0].unit']],
    ['a fee of more than everything', poolOf('v3.3', { ...reserve, feeShare: '10001' }), ['reserves[0].feeShare']],
    ['a category of other reserves', { ...Object(poolOf('v3.3', reserve)), categories: [{ name: 'ETH', loanToValue: '9000', threshold: '9300', bonus: '10100', members: [] }] }, ['categories']],
  ])('are refused with %s', (_what, data, paths) => {
    expect(pathsOf(data)).toEqual(paths);
  });

  it('are written as they were read', () => {
    const data = poolOf('v3.7', reserve, stable);
    const decoded = decodeWith(ParametersCodec, data);
    expect(decoded._tag === 'Right' ? ParametersCodec.encode(decoded.right) : undefined).toEqual(data);
  });
});
