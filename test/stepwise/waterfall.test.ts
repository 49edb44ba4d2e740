import { describe, expect, it } from 'vitest';
import type { Design } from '../../src/kernel/design.js';
import { byClaim } from '../support/claims.js';
import { cover, later, openAuction, plain, repay, situation, take, type Situation } from '../support/situations.js';
import { accepted, effectsOf, type Holding } from '../support/worlds.js';

/** Half of the insurance fund may go to one loss; the rest is for the next. */
const funded = (insurance: bigint, backstop: bigint): Partial<Design> => ({ loss: { insurance: [0n, 0n, insurance], insuranceCap: 5_000n, backstop: [0n, 0n, backstop] } });

/** An auction whose lot brings 120,000 of the 200,000 owed: a loss of 80,000. */
const doomed = (changes: Partial<Design>, more: Holding = {}): Situation =>
  later(situation('unwinding.exhausted', changes, { debt: { USD: 200_000n }, ...more }), openAuction());

const lossOf = ({ design, world }: Situation) => effectsOf(accepted(design, world, take()), 'loss')[0];

describe('a loss of 80,000', () => {
  it.each(byClaim([
    { claim: 'falls on the lenders where nothing stands before them', insurance: 0n, backstop: 0n, surplus: 0n, parts: [0n, 0n, 0n, 80_000n] },
    { claim: 'is borne by the surplus of the account alone where that is enough', insurance: 9n, backstop: 9n, surplus: 80_001n, parts: [80_000n, 0n, 0n, 0n] },
    { claim: 'is borne by the insurance fund next, up to its share for one loss', insurance: 120_001n, backstop: 0n, surplus: 5_000n, parts: [5_000n, 60_000n, 0n, 15_000n] },
    { claim: 'is borne by the backstop last but one', insurance: 100_000n, backstop: 20_000n, surplus: 5_000n, parts: [5_000n, 50_000n, 20_000n, 5_000n] },
    { claim: 'leaves what is not needed where it is', insurance: 200_000n, backstop: 20_000n, surplus: 0n, parts: [0n, 80_000n, 0n, 0n] },
  ]))('%s', (_claim, { insurance, backstop, surplus, parts }) => {
    const given = doomed(funded(insurance, backstop), { account: { surplus: [0n, 0n, surplus] }, reserves: { USD: { surplus } } });
    const [fromSurplus, fromInsurance, fromBackstop, socialised] = parts;
    expect(lossOf(given)).toEqual({ kind: 'loss', asset: 'USD', loss: 80_000n, surplus: fromSurplus, insurance: fromInsurance, backstop: fromBackstop, socialised });
    const { account, market } = later(given, take()).world;
    expect(account).toMatchObject({ phase: 'badDebt', debt: [0n, 0n, 0n], surplus: [0n, 0n, surplus - (fromSurplus ?? 0n)], deficit: [0n, 0n, socialised] });
    expect(market.reserves[2]).toMatchObject({ debt: 0n, insurance: insurance - (fromInsurance ?? 0n), backstop: backstop - (fromBackstop ?? 0n), deficit: socialised });
  });

  it('in another asset does not touch the funds of this one', () => {
    const bitcoinOwed = later(situation('unwinding.exhausted', funded(100_000n, 100_000n), { debt: { USD: 1n, BTC: 500n } }), openAuction({ debt: 'BTC' }), take());
    expect(bitcoinOwed.world.account.deficit).toEqual([0n, 200n, 0n]);
    expect(bitcoinOwed.world.market.reserves[2]).toMatchObject({ insurance: 99_999n, backstop: 100_000n });
  });
});

describe('a deficit', () => {
  const badDebt = (): Situation => situation('badDebt');

  it('is covered bit by bit, by anyone, and the account closes when it is gone', () => {
    const covered = later(badDebt(), cover({ amount: 30_000n }), repay({ amount: 49_999n }), cover({ amount: 1n }));
    expect(covered.world.account).toMatchObject({ phase: 'badDebt', deficit: [0n, 0n, 0n] });
    expect(covered.world.market.reserves[2]?.deficit).toBe(0n);
    expect(later(covered, plain('CLOSE')).world.account).toMatchObject({ phase: 'settled', closed: true });
  });

  it('that no lender bears leaves nothing to cover: the account may close at once', () => {
    const insured = later(doomed(funded(160_000n, 0n)), take());
    expect(insured.world.account).toMatchObject({ phase: 'badDebt', deficit: [0n, 0n, 0n] });
    expect(later(insured, plain('CLOSE')).world.account.phase).toBe('settled');
  });

  it('does not grow with interest', () => {
    expect(later(badDebt(), plain('ACCRUE', 1_000n)).world.account.deficit).toEqual([0n, 0n, 80_000n]);
  });
});
