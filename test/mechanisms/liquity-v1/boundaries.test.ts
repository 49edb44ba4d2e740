import { describe, expect, it } from 'vitest';
import { call } from '../../../src/mechanisms/liquity-v1/kernel/call.js';
import type { Output } from '../../../src/mechanisms/liquity-v1/kernel/outputs.js';
import { compoundedOf, gainOf } from '../../../src/mechanisms/liquity-v1/kernel/pool.js';
import { accountOf } from '../../../src/mechanisms/liquity-v1/kernel/state.js';
import { entireOf } from '../../../src/mechanisms/liquity-v1/kernel/trove.js';
import { after, batch, liquidate, lowest, ONE, open, priced, provide, refusalOf } from './scenes.js';

/** 10,250 owed against 1,000 ether; 2,210 owed against 20. */
const w = open('w', 1_000n, 10_000n);
const a = open('a', 20n, 2_000n);
const liquidated = (outputs: readonly Output[]): readonly string[] => outputs.flatMap((output) => (output.kind === 'troveLiquidated' ? [`${output.trove} ${output.isRecovery ? 'recovery' : 'normal'}`] : []));
const at = (price: bigint) => ['anyone', { type: 'setPrice', price }] as const;

describe('a trove', () => {
  it('is safe at exactly 110%, and not a price unit below', () => {
    const exact = (2_210n * ONE * 11n) / 10n / 20n;
    expect(refusalOf(w, a, at(exact), liquidate('a'))).toBe('TroveManager: nothing to liquidate');
    expect(liquidated(after(w, a, at(exact - 1n), liquidate('a')).outputs)).toEqual(['a normal']);
  });

  it('gets nothing of its own debt, and others get it in proportion to their stakes', () => {
    const { state } = after(w, open('b', 1_000n, 10_000n), a, priced(120n * ONE), liquidate('a'));
    const [one, other] = ['w', 'b'].map((name) => entireOf(state.market, accountOf(state, name)));
    expect([one?.debt, other?.debt]).toEqual([11_355n * ONE, 11_355n * ONE]);
    expect(one?.collateral).toBe(1_000n * ONE + (20n * ONE - ONE / 10n) / 2n);
  });

  it('that is the last one stays, whatever it owes', () => {
    expect(refusalOf(w, priced(1n), liquidate('w'))).toBe('TroveManager: nothing to liquidate');
    expect(refusalOf(w, a, priced(1n), lowest(5n))).toBe('');
  });
});

describe('the stability pool', () => {
  const pooled = [w, a, provide('w', 2_210n * ONE)] as const;

  it('begins an epoch where all of it is used', () => {
    const { state } = after(...pooled, priced(120n * ONE), liquidate('a'));
    expect([state.market.pool.epoch, state.market.pool.product, state.market.pool.deposits]).toEqual([1n, ONE, 0n]);
    expect(gainOf(state.market.pool, accountOf(state, 'w').deposit)).toBeLessThanOrEqual(19n * ONE + (9n * ONE) / 10n);
    expect(compoundedOf(state.market.pool, accountOf(state, 'w').deposit)).toBe(0n);
  });

  it('begins one too where it keeps a unit that nobody can claim any more', () => {
    const { state } = after(w, a, provide('w', 2_210n * ONE + 1n), priced(120n * ONE), liquidate('a'));
    expect([state.market.pool.epoch, state.market.pool.deposits]).toEqual([1n, 1n]);
    expect(compoundedOf(state.market.pool, accountOf(state, 'w').deposit)).toBe(0n);
  });

  it('begins a scale where the product would fall below a billion', () => {
    const { state } = after(w, a, provide('w', 2_210n * ONE + 221n * 10n ** 9n), priced(120n * ONE), liquidate('a'));
    expect([state.market.pool.epoch, state.market.pool.scale]).toEqual([0n, 1n]);
    const left = compoundedOf(state.market.pool, accountOf(state, 'w').deposit);
    // A deposit of which less than a billionth is left has nothing left.
    expect([state.market.pool.deposits, left]).toEqual([221n * 10n ** 9n, 0n]);
  });

  it('buys what it can, and leaves the rest to other troves', () => {
    const { state, outputs } = after(w, a, provide('w', 1_105n * ONE), priced(120n * ONE), liquidate('a'));
    expect(state.market.defaultDebt).toBe(1_105n * ONE);
    expect(state.market.pool.collateral).toBe((20n * ONE - ONE / 10n) / 2n);
    expect(outputs.map(({ kind }) => kind)).toEqual(['troveLiquidated', 'gainsSummed', 'epochBegun', 'scaleBegun', 'productChanged', 'redistributed', 'liquidated']);
  });
});

describe('recovery', () => {
  /** 15,275 owed against 1,000 ether, 2,210 against 200 and 2,109.5 against 130: in recovery below 22.1 USD. */
  const troves = [open('w', 1_000n, 15_000n), open('a', 200n, 2_000n), open('b', 130n, 1_900n)] as const;
  const withPool = [...troves, provide('w', 5_000n * ONE)] as const;
  const debt = (21_095n * ONE) / 10n;

  it('begins below 150% of the whole, and not at it', () => {
    const { state } = after(w);
    const exact = (10_250n * ONE * 3n) / 2n / 1_000n;
    const opened = (price: bigint) => call({ ...state, market: { ...state.market, price } }, { sender: 'b', request: { type: 'openTrove', opening: { collateral: 10n ** 24n, lusd: 2_000n * ONE, maxFee: ONE } } });
    const debtAt = (price: bigint): bigint => {
      const answer = opened(price);
      return answer.kind === 'accepted' ? accountOf(answer.state, 'b').debt : 0n;
    };
    expect([debtAt(exact), debtAt(exact - 1n)]).toEqual([2_210n * ONE, 2_200n * ONE]);
  });

  it('takes 110% of a trove that the pool can buy, and leaves the rest to its owner', () => {
    const { state, outputs } = after(...withPool, priced(20n * ONE), liquidate('b'));
    const surplus = 130n * ONE - (debt * 11n) / 10n / 20n;
    expect(liquidated(outputs)).toEqual(['b recovery']);
    expect([accountOf(state, 'b').surplus, state.market.surplus]).toEqual([surplus, surplus]);
    const claimed = after(...withPool, priced(20n * ONE), liquidate('b'), ['b', { type: 'claimCollateral' }]);
    expect([accountOf(claimed.state, 'b').ether, claimed.state.market.surplus]).toEqual([surplus - 130n * ONE, 0n]);
  });

  it('leaves a trove above 110% alone where the pool cannot buy it whole', () => {
    expect(refusalOf(...troves, provide('w', debt - 1n), priced(20n * ONE), liquidate('b'))).toBe('TroveManager: nothing to liquidate');
    expect(refusalOf(...troves, priced(20n * ONE), batch('a', 'b'))).toBe('TroveManager: nothing to liquidate');
  });

  it('gives a trove at 100% to the others, though the pool could buy it', () => {
    const exact = ((ONE + 1n) * debt - 1n) / (130n * ONE);
    const spared = (price: bigint): bigint => {
      const { state } = after(...withPool, at(price), liquidate('b'));
      return state.market.pool.deposits;
    };
    expect(spared(exact)).toBe(5_000n * ONE);
    expect(spared(exact + 1n)).toBe(5_000n * ONE - debt);
  });

  it('never reaches the trove of the highest ratio from the lowest on', () => {
    const { state } = after(...troves, priced(10n * ONE), lowest(10n));
    expect(state.market.order).toEqual(['a']);
  });

  it('can end within a call, after which the ordinary rule is in force', () => {
    const full = [...troves, provide('w', 15_000n * ONE), provide('a', 2_000n * ONE), provide('b', 1_900n * ONE), priced(22n * ONE)] as const;
    expect(liquidated(after(...full, batch('b', 'w')).outputs)).toEqual(['b recovery']);
    expect(liquidated(after(...full, batch('w', 'b')).outputs)).toEqual(['w recovery']);
  });
});

describe('the order of troves', () => {
  it('places a newcomer before those of the same ratio', () => {
    const { state } = after(w, open('x', 100n, 2_000n), open('y', 100n, 2_000n), open('z', 100n, 2_000n));
    expect(state.market.order).toEqual(['w', 'z', 'y', 'x']);
  });
});
