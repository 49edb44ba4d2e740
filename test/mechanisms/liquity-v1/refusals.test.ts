import { describe, expect, it } from 'vitest';
import { call } from '../../../src/mechanisms/liquity-v1/kernel/call.js';
import { type Reason, reasons } from '../../../src/mechanisms/liquity-v1/kernel/reason.js';
import { emptySystem, type State } from '../../../src/mechanisms/liquity-v1/kernel/state.js';
import { after, type Asked, batch, liquidate, lowest, ONE, open, priced, provide, refusalOf, withdraw } from './scenes.js';

const most = 2n ** 256n - 1n;
const w = open('w', 1_000n, 10_000n);
const a = open('a', 20n, 2_000n);
const withFee = (lusd: bigint, maxFee: bigint): Asked => ['b', { type: 'openTrove', opening: { collateral: 100n * ONE, lusd, maxFee } }];
const addColl = (name: string, collateral: bigint): Asked => [name, { type: 'addColl', collateral }];
const claim: Asked = ['a', { type: 'claimCollateral' }];

/** What is said of the last of some requests. */
const refused: readonly (readonly [Reason, readonly Asked[]])[] = [
  ['SafeMath: multiplication overflow', [w, priced(most), liquidate('w')]],
  ['SafeMath: multiplication overflow', [withFee(most, ONE)]],
  ['SafeMath: division by zero', [withFee(0n, ONE)]],
  ['ERC20: transfer amount exceeds balance', [w, provide('w', 10_001n * ONE)]],
  ['Max fee percentage must be between 0.5% and 100%', [withFee(2_000n * ONE, 5n * 10n ** 15n - 1n)]],
  ['Max fee percentage must be between 0.5% and 100%', [withFee(2_000n * ONE, ONE + 1n)]],
  ['Max fee percentage must less than or equal to 100%', [w, a, priced(10n * ONE), withFee(2_000n * ONE, ONE + 1n)]],
  ['BorrowerOps: Trove is active', [w, w]],
  ['BorrowerOps: Trove does not exist or is closed', [w, addColl('a', 1n)]],
  ["BorrowerOps: Trove's net debt must be greater than minimum", [withFee(1_791n * ONE, ONE)]],
  ['BorrowerOps: Operation must leave trove with ICR >= CCR', [w, a, priced(10n * ONE), open('b', 329n, 2_000n)]],
  ['BorrowerOps: An operation that would result in ICR < MCR is not permitted', [w, open('b', 12n, 2_000n)]],
  ['BorrowerOps: An operation that would result in TCR < CCR is not permitted', [open('b', 15n, 2_000n)]],
  ['BorrowerOps: There must be either a collateral change or a debt change', [w, addColl('w', 0n)]],
  ['TroveManager: Trove does not exist or is closed', [w, liquidate('a')]],
  ['TroveManager: Calldata address array must not be empty', [w, batch()]],
  ['TroveManager: nothing to liquidate', [w, a, liquidate('a')]],
  ['TroveManager: nothing to liquidate', [w, lowest(0n)]],
  ['TroveManager: nothing to liquidate', [w, priced(ONE), liquidate('w')]],
  ['StabilityPool: Amount must be non-zero', [w, provide('w', 0n)]],
  ['StabilityPool: User must have a non-zero deposit', [w, withdraw('w', 1n)]],
  ['StabilityPool: Cannot withdraw while there are troves with ICR < MCR', [w, a, provide('w', ONE), priced(120n * ONE), withdraw('w', 1n)]],
  ['CollSurplusPool: No collateral available to claim', [claim]],
];

/** Some reasons need a state that calls alone hardly reach. */
const marketWith = (change: Partial<State['market']>): State => {
  const { state } = after(w, a, provide('w', 5_000n * ONE), priced(120n * ONE));
  return { ...state, market: { ...state.market, ...change } };
};
const { market } = marketWith({});
const rare: readonly (readonly [Reason, State, Asked])[] = [
  ['SafeMath: subtraction overflow', marketWith({ pool: { ...market.pool, lossError: most } }), liquidate('a')],
  ['SafeMath: subtraction overflow', marketWith({ activeDebt: 0n }), liquidate('a')],
  ['SafeMath: addition overflow', marketWith({ pool: { ...market.pool, sums: [{ epoch: 0n, scale: 0n, sum: most }] } }), liquidate('a')],
  ['SafeMath: division by zero', marketWith({ totalStakes: 20n * ONE, pool: { ...market.pool, deposits: 0n } }), liquidate('a')],
  ['invalid opcode', marketWith({ stakesSnapshot: 0n, collateralSnapshot: 1n, price: 200n * ONE }), open('b', 100n, 2_000n)],
  ['invalid opcode', marketWith({ pool: { ...market.pool, product: 1n, deposits: 2_210n * ONE + 221n * 10n ** 9n } }), liquidate('a')],
  ['TroveManager: Only one trove in the system', marketWith({ order: ['a'], activeCollateral: 10n ** 24n }), liquidate('a')],
];

/** The fee is 0.5% at most as long as nothing is redeemed, so that the fee check of the contracts cannot fail after the check of its range. */
const unreachable: readonly Reason[] = ['Fee exceeded provided maximum'];

describe('a call that the contracts refuse', () => {
  it.each(refused)('is refused with %s', (reason, asked) => {
    expect(refusalOf(...asked)).toBe(reason);
  });

  it.each(rare)('is refused with %s in a state that was made for it', (reason, state, [sender, request]) => {
    expect(call(state, { sender, request })).toEqual({ kind: 'reverted', reason });
  });

  it('has been tried with every reason that can be reached', () => {
    const tried = new Set<Reason>([...refused.map(([reason]) => reason), ...rare.map(([reason]) => reason)]);
    expect(reasons.filter((reason) => !tried.has(reason))).toEqual(unreachable);
  });

  it('changes nothing: a system begins empty and stays so', () => {
    const empty = emptySystem(ONE);
    const answer = call(empty, { sender: 'a', request: { type: 'liquidateTroves', most: 5n } });
    expect([answer, empty]).toEqual([{ kind: 'reverted', reason: 'TroveManager: nothing to liquidate' }, emptySystem(ONE)]);
  });
});
