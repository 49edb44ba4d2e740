import { MOST_WORD, type Parameters, quantity, truth, unit, WAD } from '../range.js';

const share = quantity(0n, WAD);

/** At the least rate one of this price is worth as much as one of 10^36 at a rate of one. */
const dearest = `1${'0'.repeat(54)}`;

/** Markets of Compound v2. */
export const compoundV2: Parameters = {
  'markets[].isListed': { range: truth },
  'markets[].collateralFactor': { range: quantity(0n, (9n * WAD) / 10n) },
  'markets[].initialRate': { range: quantity(1n, MOST_WORD), beside: { 1: [{ 'market.pools[].price': dearest }], limit: [{ 'market.pools[].price': '1' }] } },
  'markets[].isDeprecated': { range: truth, beside: { true: [{ 'markets[].collateralFactor': '0' }] } },
  closeFactor: { range: quantity(WAD / 20n, (9n * WAD) / 10n) },
  incentive: { range: quantity(WAD, 2n * WAD - 1n) },
  protocolShare: { range: share },
  isSeizePaused: { range: truth },
};

/** Factors are stored with four places. */
const step = 10n ** 14n;
const factor = quantity(0n, WAD, { step });
const rate = quantity(0n, (1n << 64n) - 1n);

/** The rates of one side. @param at its place */
const rates = (at: string): Parameters => ({
  [`${at}.base`]: { range: rate },
  [`${at}.kink`]: { range: share },
  [`${at}.low`]: { range: rate },
  [`${at}.high`]: { range: rate },
});

/** A Comet. */
export const compoundV3: Parameters = {
  baseScale: { range: unit(WAD) },
  'assets[].scale': { range: unit(WAD) },
  'assets[].borrowFactor': { range: quantity(0n, WAD - step, { step }), beside: { limit: [{ 'assets[].liquidateFactor': WAD.toString() }] } },
  'assets[].liquidateFactor': { range: quantity(step, WAD, { step }), beside: { 1: [{ 'assets[].borrowFactor': '0' }] } },
  'assets[].creditFactor': { range: factor },
  storeFrontFactor: { range: share },
  targetReserves: { range: quantity(0n, (1n << 104n) - 1n) },
  ...rates('supplyRates'),
  ...rates('borrowRates'),
};
