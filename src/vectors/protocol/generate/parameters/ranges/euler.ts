import { type Beside, named, type Parameters, quantity, truth } from '../range.js';

const WHOLE = 10_000n;
const ratio = quantity(0n, WHOLE);
const at = 'collaterals[].loanToValue';
const LAST = ((1n << 48n) - 1n).toString();

/** A ramp that is under way, from the largest limit there is. */
const ramp = (target: string): Beside => ({ [`${at}.initialLiquidation`]: WHOLE.toString(), [`${at}.target`]: target });
/** A ramp of which a part is over, in worlds that begin at once or lately. */
const ramps = [ramp('1000000000'), ramp('3000000000')];
const underWay = [{ [`${at}.rampDuration`]: '100000', [`${at}.target`]: '3' }, { [`${at}.rampDuration`]: '100000', [`${at}.target`]: '50000' }, { [`${at}.rampDuration`]: '4294967295', [`${at}.target`]: '3000000000' }];

/** Vaults of Euler v2. */
export const eulerV2: Parameters = {
  maxDiscount: { range: quantity(0n, WHOLE - 1n) },
  coolOff: { range: quantity(0n, 65_535n) },
  socialises: { range: truth },
  interestFee: { range: ratio },
  isUnitOfAccount: { range: truth },
  'collaterals[].name': { range: named },
  [`${at}.borrow`]: { range: ratio, beside: { limit: [{ [`${at}.liquidation`]: WHOLE.toString() }] } },
  [`${at}.liquidation`]: { range: ratio, beside: { 0: [{ [`${at}.borrow`]: '0', [`${at}.initialLiquidation`]: '0' }], 1: [{ [`${at}.borrow`]: '0', [`${at}.initialLiquidation`]: '0' }] } },
  [`${at}.initialLiquidation`]: { range: ratio, beside: { 0: underWay, 1: underWay, limit: underWay } },
  [`${at}.target`]: { range: quantity(0n, (1n << 48n) - 1n), beside: { limit: [{ [`${at}.rampDuration`]: '100000', [`${at}.initialLiquidation`]: WHOLE.toString() }] } },
  [`${at}.rampDuration`]: { range: quantity(0n, 4_294_967_295n), beside: { 1: [ramp(LAST), ramp('3')], limit: ramps } },
};
