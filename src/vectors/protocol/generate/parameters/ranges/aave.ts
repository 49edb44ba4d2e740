import { type Beside, named, type Parameters, quantity, truth, unit, WAD, words } from '../range.js';

const PERCENT = 10_000n;
const share = quantity(0n, PERCENT);
const time = quantity(0n, (1n << 48n) - 1n);

/** The largest threshold leaves room for the least bonus, and the largest bonus for a threshold of 1,525. */
const threshold = quantity(0n, PERCENT - 1n);
const [leastBonus, mostBonus] = [PERCENT + 1n, 65_535n];
const [mostThreshold, roomy] = ['9999', '1525'];

/** Nothing may be borrowed against what backs nothing; at the least bonus it may back all there is as well. */
const lent = (at: string): readonly Beside[] => [{ [`${at}.loanToValue`]: '0' }, { [`${at}.loanToValue`]: '0', [`${at}.bonus`]: leastBonus.toString() }];

/** What a reserve or a category backs. @param at its place */
const backing = (at: string): Parameters => ({
  [`${at}.loanToValue`]: { range: threshold, beside: { limit: [{ [`${at}.threshold`]: mostThreshold, [`${at}.bonus`]: leastBonus.toString() }] } },
  [`${at}.threshold`]: { range: threshold, beside: { 0: lent(at), 1: lent(at), limit: [{ [`${at}.bonus`]: leastBonus.toString() }] } },
});
/** What leaves room for the largest bonus. @param at its place */
const lessBacking = (at: string): Readonly<Record<string, readonly Beside[]>> => ({ limit: [{ [`${at}.loanToValue`]: '0', [`${at}.threshold`]: roomy }] });

/** Pools of Aave v3. */
export const aaveV3: Parameters = {
  release: { range: words('v3.0', 'v3.3', 'v3.6', 'v3.7') },
  'reserves[].unit': { range: unit(10n ** 36n) },
  ...backing('reserves[]'),
  'reserves[].bonus': { range: quantity(leastBonus, mostBonus, { orNone: true }), beside: { 0: [{ 'reserves[].loanToValue': '0', 'reserves[].threshold': '0' }], ...lessBacking('reserves[]') } },
  'reserves[].feeShare': { range: share },
  'reserves[].isActive': { range: truth },
  'reserves[].isPaused': { range: truth },
  'reserves[].graceUntil': { range: time },
  'categories[].name': { range: named },
  ...backing('categories[]'),
  'categories[].bonus': { range: quantity(leastBonus, mostBonus), beside: lessBacking('categories[]') },
  'categories[].members[]': { range: truth },
  treasury: { range: named },
  umbrella: { range: named },
};

/** Spokes of Aave v4. */
export const aaveV4: Parameters = {
  targetHealth: { range: quantity(WAD, (1n << 128n) - 1n) },
  fullBelow: { range: quantity(0n, WAD - 1n) },
  leastShare: { range: share },
  'reserves[].unit': { range: unit(WAD) },
  'reserves[].collateralRisk': { range: quantity(0n, (1n << 24n) - 1n) },
  'reserves[].isPaused': { range: truth },
  'reserves[].isFrozen': { range: truth },
  'reserves[].receivesShares': { range: truth },
  'reserves[].terms[].key': { range: named },
  'reserves[].terms[].collateralFactor': { range: quantity(0n, PERCENT - 1n), beside: { limit: [{ 'reserves[].terms[].largestBonus': '10000' }] } },
  'reserves[].terms[].largestBonus': { range: quantity(PERCENT, (1n << 32n) - 1n), beside: { limit: [{ 'reserves[].terms[].collateralFactor': '0' }] } },
  'reserves[].terms[].feeShare': { range: share },
};
