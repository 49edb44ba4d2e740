import { describe, expect, it } from 'vitest';
import { assess } from '../../src/kernel/health.js';
import { quotient } from '../support/exact.js';
import { atPar, oneLegDesign } from '../support/one-leg.js';
import { accepted, dollar, effectsOf, ether, smallDesign, worldWith } from '../support/worlds.js';

const B = 10_000n;
const wad = 10n ** 18n;

/** LIF = min(1.15, 1 / (1 − 0.3 · (1 − LLTV))), in WAD, rounded down. Source: morpho-blue, `liquidate`. */
function incentiveFactor(lltv: bigint): bigint {
  const factor = (wad * B * B) / (B * B - 3_000n * (B - lltv));
  const most = (wad * 115n) / 100n;
  return factor < most ? factor : most;
}

const rows = [
  { lltv: 3_850n, lif: '1.150000', fall: '55.73' }, { lltv: 6_250n, lif: '1.126761', fall: '29.58' }, { lltv: 7_700n, lif: '1.074114', fall: '17.29' },
  { lltv: 8_600n, lif: '1.043841', fall: '10.23' }, { lltv: 9_150n, lif: '1.026167', fall: '6.11' }, { lltv: 9_450n, lif: '1.016777', fall: '3.91' },
  { lltv: 9_650n, lif: '1.010611', fall: '2.48' }, { lltv: 9_800n, lif: '1.006036', fall: '1.41' },
];

describe('the fall from LLTV to bad debt (Morpho Blue, 1 − LLTV · LIF)', () => {
  it.each(rows)('is $fall % at an LLTV of $lltv bps, where the incentive is $lif', ({ lltv, lif, fall }) => {
    const factor = quotient(incentiveFactor(lltv), wad);
    expect(factor.toFixed(6, 4)).toBe(lif);
    expect(quotient(B, 100n).minus(quotient(lltv, 100n).times(factor)).toFixed(2, 4)).toBe(fall);
  });

  it.each(rows)('is what a design with an LLTV of $lltv bps survives, to the unit of price and within a basis point of $fall %', ({ lltv, fall }) => {
    // A bonus is whole basis points: rounded down, the design survives up to one more than Morpho.
    const bonus = (incentiveFactor(lltv) * B) / wad - B;
    const price = B * B;
    const design = oneLegDesign({ threshold: lltv, bonus }, { breaker: { ...smallDesign().breaker, largestMove: B, maxAge: B } });
    const atEdge = worldWith(design, { collateral: { ETH: B }, debt: { USD: B * B * lltv }, prices: { ETH: price, USD: 1n } });
    const fallenTo = (next: bigint): string => accepted(design, atEdge, { type: 'QUOTE', at: 1n, quotes: [{ asset: 'ETH', price: next, depth: 0n }] }).world.account.phase;
    const lowest = lltv * (B + bonus);
    expect([atEdge.account.phase, fallenTo(lowest), fallenTo(lowest - 1n)]).toEqual(['healthy', 'unwinding.ready', 'unwinding.exhausted']);
    const gap = quotient(price - lowest, price).times(100);
    expect(gap.minus(fall).greaterThan('-0.006') && gap.minus(fall).lessThan('0.0151')).toBe(true);
  });
});

describe('the recovery close factor (Morpho Midnight, Docs)', () => {
  const legs = [{ ...ether, id: 'WETH', threshold: 8_600n, bonus: 438n }, { ...ether, id: 'cbBTC', threshold: 7_700n, bonus: 741n }, dollar];
  const design = oneLegDesign({}, { assets: legs, loss: smallDesign().loss });
  /** Amounts in millionths of a token, values in millionths of a dollar. */
  const million = 1_000_000n;
  const holding = { collateral: { WETH: 2n * million, cbBTC: million / 10n }, prices: { WETH: 3_000n, cbBTC: 90_000n, USD: 1n } };

  it('backs 5160 with 2 WETH, and 12,090 with 0.1 cbBTC more', () => {
    const backing = (collateral: Readonly<Record<string, bigint>>): bigint => {
      const { market, account } = worldWith(design, { ...holding, collateral });
      return assess(design, market, account).backing;
    };
    expect([backing({ WETH: 2n * million }), backing(holding.collateral)]).toEqual([5_160n * million * B, 12_090n * million * B]);
  });

  it.each([
    { collateral: 'WETH', lltv: 8_600n, lif: 10_438n }, { collateral: 'cbBTC', lltv: 7_700n, lif: 10_741n },
  ])('repays ⌈(debt − maxDebt) · WAD² / (WAD² − lif · lltv)⌉ for $collateral, and is healthy then', ({ collateral, lltv, lif }) => {
    const debt = 12_500n * million;
    const maxRepaid = ((debt - 12_090n * million) * B * B + (B * B - lif * lltv) - 1n) / (B * B - lif * lltv);
    const world = worldWith(design, { ...holding, debt: { USD: debt } });
    const step = (offered: bigint) => accepted(design, world, { type: 'STEP', at: 0n, collateral, debt: 'USD', offered, least: 0n });
    expect(effectsOf(step(debt), 'stepped')[0]?.repaid).toBe(maxRepaid);
    expect(step(debt).world.account.phase).toBe('healthy');
    // The seizure is rounded down by less than a unit of collateral, and so may spare up to that much of the repayment.
    expect(step(maxRepaid - 10_000_000n).world.account.phase).toBe('unwinding.ready');
  });

  it('is the same repayment at par, with nothing left over by prices', () => {
    const par = oneLegDesign({ threshold: 8_600n, bonus: 438n });
    const world = atPar(par, 10n ** 12n, 870n * 10n ** 9n);
    const repaid = effectsOf(accepted(par, world, { type: 'STEP', at: 0n, collateral: 'ETH', debt: 'USD', offered: 10n ** 12n, least: 0n }), 'stepped')[0]?.repaid;
    expect(repaid).toBe((10n ** 10n * B * B + (B * B - 10_438n * 8_600n) - 1n) / (B * B - 10_438n * 8_600n));
  });
});
