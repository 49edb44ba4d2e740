import type { Asset, Design } from '../../src/kernel/design.js';
import { scaled } from '../../src/mechanisms/stepwise/exploration/scaled.js';
import type { Extent } from '../../src/mechanisms/stepwise/exploration/setting.js';
import { toyDesign, toyVariants } from '../../src/mechanisms/stepwise/toy.js';
import { loadPreset, presetNames } from '../support/designs.js';

/** A design with how far its setting goes. */
export interface Sized {
  readonly design: Design;
  readonly extent: Extent;
}

/** A collateral and a debt: so many units of each, and prices of the collateral. */
export const pair = (collateral: bigint, debt: bigint, prices: readonly bigint[]): Extent => ({ collateral, debt, prices: [prices, [1n]] });

/** The same policies with the shortest times and hardly any funds: a tenth of the states, and every kind of answer still. */
export const brief = (design: Design): Design => ({
  ...design,
  schedule: { ...design.schedule, window: 2n },
  auction: { ...design.auction, duration: 2n, curve: design.auction.curve.kind === 'linear' ? { kind: 'linear', zeroAfter: 2n } : design.auction.curve },
  loss: { ...design.loss, insurance: design.loss.insurance.map((amount) => (amount > 0n ? 1n : 0n)), backstop: design.loss.backstop.map(() => 0n) },
  breaker: { ...design.breaker, maxAge: 1n, moveInterval: 0n, release: 1n },
});

const coin: Asset = { id: 'COIN', decimals: 0n, threshold: 8_000n, bonus: 500n, borrowable: false, rate: 0n };
const gem: Asset = { ...coin, id: 'GEM', threshold: 6_000n, bonus: 1_500n };
const cash: Asset = { id: 'CASH', decimals: 0n, threshold: 0n, bonus: 0n, borrowable: true, rate: 0n };
const note: Asset = { ...cash, id: 'NOTE' };
/** Backs debt, and can be owed. */
const share: Asset = { ...coin, id: 'SHARE', threshold: 9_000n, bonus: 300n, borrowable: true };

const withAssets = (name: string, assets: readonly Asset[], changes: Partial<Design> = {}): Design => {
  const empty = assets.map(() => 0n);
  return toyDesign({ ...changes, name: `toy-${name}`, assets, loss: { insurance: empty, insuranceCap: 0n, backstop: empty } });
};

/** Legs beyond one pair, each amount as small as a step on it allows. */
const severalLegs: readonly Sized[] = [
  { design: withAssets('two-collaterals', [coin, gem, cash]), extent: { collateral: 1n, debt: 3n, prices: [[2n, 3n], [2n], [1n]] } },
  { design: withAssets('two-collaterals-toxic', [coin, gem, cash], { toxicity: 'allow', dust: { kind: 'none' } }), extent: { collateral: 1n, debt: 3n, prices: [[2n, 3n], [2n], [1n]] } },
  { design: withAssets('two-debts', [coin, cash, note]), extent: { collateral: 3n, debt: 2n, prices: [[2n, 3n], [1n], [1n]] } },
  { design: withAssets('its-own-debt', [share, cash]), extent: { collateral: 2n, debt: 2n, prices: [[2n, 3n], [1n]] } },
].map(({ design, extent }) => ({ design: brief(design), extent }));

/** What a step may take shows in numbers of several units. */
const showsInUnits = (design: Design): boolean => ['toy-close-factor', 'toy-health-tiers', 'toy-price-tiers', 'toy-linear-shares', 'toy-gradual-unlock', 'toy-bonus-by-health', 'toy-shared-bonus', 'toy-least-reward'].includes(design.name);

/** Every kind of policy, each in a setting so small that the machine itself can answer in all of its states. */
export const briefSettings: readonly Sized[] = [
  ...toyVariants.map((design) => ({ design: brief(design), extent: showsInUnits(design) ? pair(4n, 8n, [2n, 3n]) : pair(3n, 6n, [2n, 3n]) })),
  ...severalLegs,
];

/** The reference designs in settings as small. */
export const briefPresets: readonly Sized[] = presetNames.map((name) => {
  const { design, extent } = scaled(loadPreset(name).design);
  return { design: brief(design), extent: name === 'margin' ? { ...extent, prices: [[2n, 3n], [2n]] } : pair(3n, 6n, [2n, 3n]) };
});
