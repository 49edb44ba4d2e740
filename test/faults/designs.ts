import type { Asset, Design } from '../../src/kernel/design.js';
import { toyDesign } from '../../src/mechanisms/stepwise/toy.js';
import { usualDesign } from '../support/designs.js';

/** Steps at any time, as many as there is something to step on. */
export const unhurried: Design['schedule'] = { interval: 0n, unlock: { kind: 'whole' }, mostSteps: 100n, window: 86_400n };

/** Small numbers, for faults of single units: amounts and prices are a few, and times a few seconds. */
export const small = (name: string, changes: Partial<Design> = {}): Design => toyDesign({ name, ...changes });

/** Amounts as tokens have them, for faults of whole accounts: steps without pause, and nothing that rounds or bounds them besides. */
export const large = (name: string, changes: Partial<Design> = {}): Design => ({
  ...usualDesign, name, schedule: unhurried, dust: { kind: 'none' },
  incentive: { curve: { kind: 'fixed' }, nonToxicCeiling: false, protocolShare: 0n, leastReward: 0n },
  ...changes,
});

/** A collateral of this threshold and bonus [bps], in small units or in those of a token. */
export const coin = (threshold: bigint, bonus: bigint, id = 'COIN'): Asset => ({ id, decimals: 0n, threshold, bonus, borrowable: false, rate: 0n });
export const token = (threshold: bigint, bonus: bigint, id = 'ETH'): Asset => ({ ...coin(threshold, bonus, id), decimals: 18n });

export const cash: Asset = { id: 'CASH', decimals: 0n, threshold: 0n, bonus: 0n, borrowable: true, rate: 0n };
export const dollar: Asset = { ...cash, id: 'USD', decimals: 6n };

/** The assets of a design, none of which has a fund. */
export const assets = (...list: readonly Asset[]): Pick<Design, 'assets' | 'loss'> => {
  const empty = list.map(() => 0n);
  return { assets: list, loss: { insurance: empty, insuranceCap: 0n, backstop: empty } };
};

const toy = toyDesign();

export const withCurve = (curve: Design['incentive']['curve']): Pick<Design, 'incentive'> => ({ incentive: { ...toy.incentive, curve } });

/** No step at all: what is liquidatable goes to auction, and quotes outlive a round. */
export const auctionOnly: Pick<Design, 'schedule' | 'breaker'> = { schedule: { ...toy.schedule, mostSteps: 0n }, breaker: { ...toy.breaker, maxAge: 10n } };
