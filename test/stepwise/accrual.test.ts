import { describe, expect, it } from 'vitest';
import { RAY } from '../../src/kernel/arithmetic.js';
import { AMOUNT_LIMIT, PRICE_LIMIT } from '../../src/kernel/limits.js';
import { openAccount } from '../../src/mechanisms/stepwise/open.js';
import { borrow, later, plain, repay, situation, step, type Situation } from '../support/situations.js';
import { accepted, dollar, smallDesign, transition } from '../support/worlds.js';

const withRate = (rate: bigint) => ({ assets: smallDesign().assets.map((asset) => (asset.id === 'USD' ? { ...dollar, rate } : asset)) });
/** A millionth a second: a tenth in a hundred thousand seconds. */
const millionth = withRate(RAY / 1_000_000n);

/** The same market, seen by another account that holds and owes nothing. */
const elsewhere = ({ design, world }: Situation): Situation => ({ design, world: { market: world.market, account: openAccount(design) } });
/** What happened to the market meanwhile, seen by this account again. */
const back = ({ design, world }: Situation, { world: { market } }: Situation): Situation => ({ design, world: { market, account: world.account } });

describe('interest', () => {
  const healthy = (): Situation => situation('healthy', millionth);

  it('moves index and debt when it is accrued, and not before', () => {
    expect(later(healthy(), plain('TICK', 100n)).world.account.debt).toEqual([0n, 0n, 60_000n]);
    const accrued = later(healthy(), plain('TICK', 100n), plain('ACCRUE', 100n)).world;
    expect(accrued.account).toMatchObject({ debt: [0n, 0n, 60_006n], indices: [RAY, RAY, RAY + RAY / 10_000n] });
    expect(accrued.market).toMatchObject({ accruedAt: 100n, reserves: [{}, {}, { debt: 60_006n, index: RAY + RAY / 10_000n }] });
  });

  it('is linear between two accruals, and compounds over several', () => {
    const once = later(healthy(), plain('ACCRUE', 100_000n)).world.account.debt[2];
    const twice = later(healthy(), plain('ACCRUE', 50_000n), plain('ACCRUE', 100_000n)).world.account.debt[2];
    expect([once, twice]).toEqual([66_000n, 66_150n]);
  });

  it('is nothing within one second', () => {
    const { design, world } = later(healthy(), plain('ACCRUE', 7n));
    expect(accepted(design, world, plain('ACCRUE', 7n)).effects).toEqual([]);
  });

  it('can make an account liquidatable, and its debt is that of the step', () => {
    const thin = situation('atRisk', millionth, { debt: { USD: 79_999n } });
    const { design, world } = later(thin, plain('ACCRUE', 100n));
    expect(world.account.phase).toBe('unwinding.ready');
    expect(accepted(design, world, step({ at: 100n, offered: 1_000n })).world.account.debt).toEqual([0n, 0n, 79_007n]);
  });
});

describe('an account that lags behind the market', () => {
  const healthy = (): Situation => situation('healthy', millionth);
  const lagging = (): Situation => back(healthy(), later(elsewhere(healthy()), plain('ACCRUE', 1_000n)));

  it('is brought to the index before anything else happens to it, and the interest is booked', () => {
    expect(lagging().world.account.debt).toEqual([0n, 0n, 60_000n]);
    const step = accepted(lagging().design, lagging().world, repay({ at: 1_000n, amount: 60n }));
    expect(step.effects).toEqual([{ kind: 'flow', flow: 'accrued', asset: 'USD', amount: 60n }, { kind: 'flow', flow: 'repaid', asset: 'USD', amount: 60n }]);
    expect(step.world.account.debt).toEqual([0n, 0n, 60_000n]);
    expect(step.world.market.reserves[2]?.debt).toBe(60_000n);
  });

  it('owes no interest on what it borrows now', () => {
    const borrower = later(elsewhere(lagging()), { type: 'DEPOSIT', at: 1_000n, asset: 'ETH', amount: 100n }, borrow({ at: 1_000n }));
    expect(borrower.world.account.debt).toEqual([0n, 0n, 100n]);
    expect(later(borrower, plain('TICK', 2_000n)).world.account.debt).toEqual([0n, 0n, 100n]);
    expect(borrower.world.account.indices[2]).toBe(borrower.world.market.reserves[2]?.index);
  });

  it('keeps the books whole: the market owes what its accounts do', () => {
    const other = later(elsewhere(healthy()), { type: 'DEPOSIT', at: 0n, asset: 'ETH', amount: 100n }, borrow({ amount: 777n }));
    const second = later(other, plain('ACCRUE', 5_000n));
    const first = later(back(healthy(), second), plain('TICK', 5_000n));
    const sum = (first.world.account.debt[2] ?? 0n) + (second.world.account.debt[2] ?? 0n);
    expect(first.world.market.reserves[2]?.debt).toBe(sum);
    expect(sum).toBe(60_300n + 781n);
  });

  it('never outgrows the range of amounts, however many accruals it missed', () => {
    const lent = situation('healthy', withRate(RAY - 1n), { collateral: { ETH: 1n << 100n }, debt: { USD: 1n << 100n } });
    // Each accrual nearly doubles the index; what is lent doubles unseen, since nothing happens to the account that owes it.
    const accruals = Array.from({ length: 14 }, (_, second) => plain('ACCRUE', BigInt(second) + 1n));
    const missed = accruals.reduce((sofar, accrual) => (transition(sofar.design, sofar.world, accrual)._tag === 'Right' ? later(sofar, accrual) : sofar), elsewhere(lent));
    expect(later(back(lent, missed), plain('TICK', 14n)).world.account.debt[2]).toBeLessThan(AMOUNT_LIMIT);
  });

  it('lets its owner repay, however much interest it is brought to', () => {
    // Two debts of a fifth of all amounts each, at the highest price: with their interest they are worth four fifths of all values.
    const dearest = PRICE_LIMIT - 1n;
    const assets = smallDesign().assets.map((asset) => ({ ...asset, rate: asset.id === 'ETH' ? 0n : RAY - 1n }));
    const deep = situation('unwinding.exhausted', { assets }, {
      collateral: { ETH: 1n }, debt: { USD: AMOUNT_LIMIT / 5n, BTC: AMOUNT_LIMIT / 5n }, prices: { ETH: 1n, BTC: dearest, USD: dearest },
    });
    const { design, world } = back(deep, later(elsewhere(deep), plain('ACCRUE', 1n)));
    expect(accepted(design, world, repay({ at: 1n, amount: 1n })).effects).toContainEqual({ kind: 'flow', flow: 'repaid', asset: 'USD', amount: 1n });
  });
});
