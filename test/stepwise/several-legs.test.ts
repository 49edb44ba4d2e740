import { describe, expect, it } from 'vitest';
import type { Design } from '../../src/kernel/design.js';
import type { Event } from '../../src/kernel/event.js';
import type { World } from '../../src/kernel/world.js';
import { later, openAuction, repay, situation, step, take, type Situation } from '../support/situations.js';
import { accepted, effectsOf, refused, smallDesign } from '../support/worlds.js';
import { arcadia, arcadiaAssets } from './refusals/step.js';

/** Health of a world [millionths]. */
function health(design: Design, { market, account }: World): bigint {
  const worth = (amounts: readonly bigint[], weight: (asset: number) => bigint): bigint =>
    amounts.reduce((sum, amount, asset) => sum + amount * (market.reserves[asset]?.price ?? 0n) * weight(asset), 0n);
  return (worth(account.collateral, (asset) => design.assets[asset]?.threshold ?? 0n) * 100n) / worth(account.debt, () => 1n);
}

const record = (design: Design, world: World, event: Event) => effectsOf(accepted(design, world, event), 'stepped')[0];

describe('1000 owed against 6 ether at 100 that back all and 1 bitcoin at 400 that backs half (Arcadia 2023-12 #178)', () => {
  const given = (): Situation => situation('unwinding.ready', arcadiaAssets, arcadia);

  it('has health 0.80, below what seizing ether would need and above what seizing bitcoin does', () => {
    const { design, world } = given();
    expect(health(design, world)).toBe(800_000n);
  });

  it('withholds the ether: seizing it would lower health', () => {
    const { design, world } = given();
    expect(refused(design, world, step({ collateral: 'ETH' }))).toMatchObject({ code: 'TOXIC_STEP', multiplier: 10_500n });
    const allowing = { ...design, toxicity: 'allow' } as const;
    expect(health(allowing, accepted(allowing, world, step({ collateral: 'ETH', offered: 400_000n })).world)).toBeLessThan(800_000n);
  });

  it('offers the bitcoin: seizing it raises health, and sells the whole leg for what that needs', () => {
    const { design, world } = given();
    const after = accepted(design, world, step({ collateral: 'BTC', offered: 1_000_000n })).world;
    expect(record(design, world, step({ collateral: 'BTC', offered: 1_000_000n }))).toMatchObject({ repaid: 363_637n, seized: 1_000n, bonus: 1_000n });
    expect(health(design, after)).toBeGreaterThan(800_000n);
  });

  it('escalates once only the ether is left, and that still toxic', () => {
    const { design, world } = given();
    const after = accepted(design, world, step({ collateral: 'BTC', offered: 1_000_000n })).world;
    expect(after.account).toMatchObject({ phase: 'unwinding.exhausted', collateral: [6_000n, 0n, 0n], debt: [0n, 0n, 636_363n] });
  });
});

describe('two collaterals against two debts', () => {
  // 500 ether back 40,000 and 100 bitcoin 20,000; 25,000 dollars and 100 bitcoin are owed: health 0.923.
  const given = (): Situation => situation('unwinding.ready', {}, { collateral: { ETH: 500n, BTC: 100n }, debt: { USD: 25_000n, BTC: 100n } });
  const pairs = [
    { collateral: 'ETH', debt: 'USD', repaid: 25_000n, seized: 262n },
    { collateral: 'ETH', debt: 'BTC', repaid: 99n, seized: 415n },
    { collateral: 'BTC', debt: 'USD', repaid: 16_500n, seized: 45n },
    { collateral: 'BTC', debt: 'BTC', repaid: 42n, seized: 46n },
  ];

  it.each(pairs)('steps on $collateral for $debt as far as the target, or the leg, goes', ({ collateral, debt, repaid, seized }) => {
    const { design, world } = given();
    expect(record(design, world, step({ collateral, debt }))).toMatchObject({ repaid, seized });
  });

  it('counts what a step repaid on the leg that it repaid', () => {
    const { design, world } = given();
    const after = accepted(design, world, step({ collateral: 'ETH', debt: 'BTC', offered: 10n })).world;
    expect(after.account.unwinding?.repaid).toEqual([0n, 10n, 0n]);
    expect(after.market.reserves.map(({ debt }) => debt)).toEqual([0n, 90n, 25_000n]);
  });

  it('goes on stepping while debt is left, and settles only when none is', () => {
    const paid = later(given(), repay({ amount: 25_000n }));
    expect(paid.world.account.phase).toBe('healthy');
    const short = later(situation('unwinding.ready', {}, { collateral: { ETH: 500n }, debt: { USD: 20_000n, BTC: 60n } }), repay({ asset: 'BTC', amount: 1n }));
    expect(short.world.account.phase).toBe('unwinding.ready');
    expect(later(short, repay({ asset: 'BTC', amount: 59n }), repay({ amount: 20_000n })).world.account.phase).toBe('healthy');
  });

  it('writes off every debt leg at once when the last collateral goes', () => {
    const toxic = situation('unwinding.exhausted', {}, { collateral: { ETH: 100n }, debt: { USD: 20_000n, BTC: 7n } });
    const after = later(toxic, openAuction(), take()).world;
    expect(after.account).toMatchObject({ phase: 'badDebt', debt: [0n, 0n, 0n], deficit: [0n, 7n, 8_000n] });
  });

  it('auctions one leg after another, each for the debt that its opener names', () => {
    const toxic = situation('unwinding.exhausted', {}, { collateral: { ETH: 100n, BTC: 10n }, debt: { USD: 20_000n, BTC: 7n } });
    const first = later(toxic, openAuction(), take());
    expect(first.world.account).toMatchObject({ phase: 'unwinding.exhausted', debt: [0n, 7n, 8_000n], collateral: [0n, 10n, 0n] });
    const second = later(first, openAuction({ collateral: 'BTC', debt: 'BTC' }), take());
    expect(second.world.account).toMatchObject({ phase: 'unwinding.exhausted', debt: [0n, 0n, 8_000n], collateral: [0n, 5n, 0n] });
    const third = later(second, openAuction({ collateral: 'BTC' }), take());
    expect(third.world.account).toMatchObject({ phase: 'badDebt', deficit: [0n, 0n, 5_600n] });
  });
});

describe('collateral and debt of one asset', () => {
  it('is stepped on like any other pair', () => {
    const design = smallDesign({ assets: smallDesign().assets.map((asset) => ({ ...asset, borrowable: true })) });
    const { world } = situation('unwinding.ready', {}, { collateral: { BTC: 100n }, debt: { BTC: 60n } });
    const after = accepted(design, world, step({ collateral: 'BTC', debt: 'BTC', offered: 10n })).world;
    expect(after.account).toMatchObject({ collateral: [0n, 89n, 0n], debt: [0n, 50n, 0n] });
    expect(after.market.reserves[1]).toMatchObject({ collateral: 89n, debt: 50n });
  });
});
