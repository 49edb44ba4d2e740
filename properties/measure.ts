import type { Design } from '../src/kernel/design.js';
import type { World } from '../src/kernel/world.js';

/** Basis points in one whole: properties restate the scale, so that a change of the kernel's is noticed. */
export const B = 10_000n;

/** The account's worth, added up here from raw amounts and quotes: properties do not trust the kernel's own judgement. */
export interface Measure {
  /** Collateral value, lot included [value]. */
  readonly value: bigint;
  /** Σ value × threshold [value × bps]. */
  readonly backing: bigint;
  /** Debt value [value]. */
  readonly owed: bigint;
}

export function measure(design: Design, { market, account }: World): Measure {
  let value = 0n;
  let backing = 0n;
  let owed = 0n;
  for (let index = 0; index < design.assets.length; index += 1) {
    const price = market.reserves[index]?.price ?? 0n;
    const lot = account.auction !== null && account.auction.collateral === index ? account.auction.lot : 0n;
    const worth = ((account.collateral[index] ?? 0n) + lot) * price;
    value += worth;
    backing += worth * (design.assets[index]?.threshold ?? 0n);
    owed += (account.debt[index] ?? 0n) * price;
  }
  return { value, backing, owed };
}

/** Liquidatable: backing < owed. */
export const isShort = ({ backing, owed }: Measure): boolean => backing < owed * B;

/** Collateral value × BPS ≥ debt value × (BPS + bonus). */
export const isCovered = ({ value, owed }: Measure, bonus: bigint): boolean => value * B >= owed * (B + bonus);

/** The largest bonus of any collateral that the account holds [bps]. */
export function bonusOn(design: Design, { account }: World): bigint {
  let most = 0n;
  for (let index = 0; index < design.assets.length; index += 1) {
    const lot = account.auction !== null && account.auction.collateral === index ? account.auction.lot : 0n;
    const bonus = design.assets[index]?.bonus ?? 0n;
    if ((account.collateral[index] ?? 0n) + lot > 0n && bonus > most) most = bonus;
  }
  return most;
}
