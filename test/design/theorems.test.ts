import { describe, expect, it } from 'vitest';
import { stepwiseGuarantees } from '../../properties/stepwise.js';
import type { Asset, Design } from '../../src/kernel/design.js';
import { checkDesign, type Finding, isUsable, theorems, waivedBy } from '../../src/mechanisms/stepwise/parameters/checks.js';
import { toyVariants } from '../../src/mechanisms/stepwise/toy.js';
import { designWith, loadPreset, presetNames, usualDesign } from '../support/designs.js';

const { schedule, incentive, auction, breaker, envelope, loss } = usualDesign;

const ether: Asset = { id: 'ETH', decimals: 18n, threshold: 7_500n, bonus: 500n, borrowable: false, rate: 0n };
const bitcoin: Asset = { ...ether, id: 'BTC' };
const dollar: Asset = { id: 'USD', decimals: 6n, threshold: 0n, bonus: 0n, borrowable: true, rate: 0n };

const withAssets = (...assets: readonly Asset[]): Design =>
  designWith({ assets, loss: { ...loss, insurance: assets.map(() => 0n), backstop: assets.map(() => 0n) } });

const brokenBy = (design: Design): readonly Finding[] => checkDesign(design).filter(({ severity }) => severity !== 'holds');
const idsOf = (findings: readonly Finding[]): readonly string[] => [...new Set(findings.map(({ theorem }) => theorem))];

/** A theorem, a design that breaks it, what is found, and which theorems fall with it. */
type Case = readonly [theorem: string, design: Design, severity: 'warning' | 'refused', numbers: Readonly<Record<string, bigint>>, ...also: string[]];

const heldBack = 'steps-are-not-held-back';
const bothMove = 'envelope-fits-when-both-move';
const tiersOf = (...tiers: readonly (readonly [bigint, bigint])[]): Design =>
  designWith({ sizing: { kind: 'tiers', by: 'health', tiers: tiers.map(([below, share]) => ({ below, share })) } });

const shape: readonly Case[] = [
  ['quantities-are-in-range', designWith({ auction: { ...auction, curve: { kind: 'linear', zeroAfter: 0n } } }), 'refused', { value: 0n, least: 1n, most: 281_474_976_710_655n }],
  ['quantities-are-in-range', designWith({ incentive: { ...incentive, curve: { kind: 'linearInHealth', least: 100n, fullBelow: 10_000n } } }), 'refused', { value: 10_000n, least: 0n, most: 9_999n }],
  ['quantities-are-in-range', designWith({ incentive: { ...incentive, curve: { kind: 'rampInTime', least: 501n, duration: 60n } } }), 'refused', { value: 501n, least: 0n, most: 500n }],
  ['quantities-are-in-range', designWith({ sizing: { kind: 'linear', fromLtv: 8_000n, toLtv: 8_000n, fromShare: 0n, toShare: 1n } }), 'refused', { value: 8_000n, least: 8_001n, most: 65_535n }],
  ['quantities-are-in-range', designWith({ auction: { ...auction, largestFall: 10_000n } }), 'refused', { value: 10_000n, least: 0n, most: 9_999n }],
  ['quantities-are-in-range', designWith({ auction: { ...auction, curve: { kind: 'exponential', cut: 10n ** 27n } } }), 'refused', { value: 10n ** 27n, least: 0n, most: 10n ** 27n - 1n }],
  ['quantities-are-in-range', designWith({ incentive: { ...incentive, leastReward: -1n } }), 'refused', { value: -1n, least: 0n, most: 2n ** 240n - 1n }],
  ['quantities-are-in-range', designWith({ loss: { ...loss, insuranceCap: 10_001n } }), 'refused', { value: 10_001n, least: 0n, most: 10_000n }],
  ['assets-are-distinct', withAssets(ether, ether, dollar), 'refused', {}],
  ['something-backs-and-something-is-owed', withAssets({ ...ether, threshold: 0n }, dollar), 'refused', { collateral: 0n, borrowable: 1n }],
  ['something-backs-and-something-is-owed', withAssets(ether, { ...dollar, borrowable: false }), 'refused', { collateral: 1n, borrowable: 0n }],
  ['lists-match-the-assets', designWith({ loss: { ...loss, backstop: [] } }), 'refused', { assets: 2n, insurance: 2n, backstop: 0n }],
  ['tiers-ascend', tiersOf([9_500n, 10_000n], [9_500n, 5_000n]), 'refused', { before: 9_500n, below: 9_500n }],
  ['tiers-ascend', tiersOf(), 'refused', {}],
  [
    'price-tiers-share-a-scale',
    { ...withAssets(ether, bitcoin, dollar), sizing: { kind: 'tiers', by: 'price', tiers: [{ below: 9n, share: 10_000n }] } },
    'refused', { collateral: 2n },
  ],
  ['reserve-is-positive', designWith({ auction: { ...auction, reserve: 0n } }), 'refused', { reserve: 0n }],
];

const frontier: readonly Case[] = [
  [
    'threshold-leaves-room-for-the-bonus', withAssets({ ...ether, threshold: 9_600n }, dollar),
    'warning', { threshold: 9_600n, multiplier: 10_500n, product: 100_800_000n, unpaid: 80n },
    'envelope-drop-fits-the-gap', 'envelope-rise-fits-the-gap', bothMove,
  ],
  [
    'target-lies-above-the-frontier', withAssets({ ...ether, threshold: 10_000n, bonus: 700n }, dollar),
    'refused', { target: 10_700n, threshold: 10_000n, multiplier: 10_700n, product: 107_000_000n },
    'threshold-leaves-room-for-the-bonus', 'envelope-drop-fits-the-gap', 'envelope-rise-fits-the-gap', bothMove,
  ],
  ['warning-is-at-least-one', designWith({ warning: 9_999n }), 'refused', { warning: 9_999n }],
  ['target-is-at-least-one', designWith({ target: 9_999n }), 'refused', { target: 9_999n }],
  ['toxic-steps-are-withheld', designWith({ toxicity: 'allow' }), 'warning', { multiplier: 10_500n, bonus: 500n }],
  [
    'no-leg-is-toxic-while-covered', { ...withAssets(ether, { ...bitcoin, threshold: 5_000n }, dollar), toxicity: 'allow' },
    'warning', { collateral: 2n, product: 78_750_000n }, 'toxic-steps-are-withheld',
  ],
];

const gap: readonly Case[] = [
  [
    'envelope-drop-fits-the-gap', designWith({ envelope: { ...envelope, largestDrop: 2_126n } }),
    'warning', { largestDrop: 2_126n, product: 78_750_000n, unpaid: 2n }, bothMove,
  ],
  [
    'envelope-rise-fits-the-gap', designWith({ envelope: { ...envelope, largestDrop: 0n, largestRise: 2_700n } }),
    'warning', { largestRise: 2_700n, product: 78_750_000n, unpaid: 2n }, bothMove,
  ],
  [
    bothMove, designWith({ envelope: { ...envelope, largestDrop: 1_500n, largestRise: 1_000n } }),
    'warning', { largestDrop: 1_500n, largestRise: 1_000n, product: 78_750_000n, multiplier: 10_500n, unpaid: 188n },
  ],
];

const steps: readonly Case[] = [
  [
    'steps-restore-health-within-the-reaction', designWith({ schedule: { ...schedule, mostSteps: 0n } }),
    'warning', { steps: 0n, health: 7_900n, needed: 9_883n, allowed: 0n, reaction: 900n, depth: 0n }, heldBack,
  ],
  [heldBack, designWith({ schedule: { ...schedule, interval: 60n } }), 'warning', { hindrances: 1n, reaction: 900n }],
  [heldBack, designWith({ depth: { kind: 'share', perStep: 100n, perInterval: 1_000n, interval: 60n } }), 'warning', { hindrances: 1n, reaction: 900n }],
  ['sizing-heeds-the-target', designWith({ sizing: { kind: 'full' } }), 'warning', { target: 10_700n }],
  [
    'splitting-condition',
    designWith({ toxicity: 'allow', incentive: { ...incentive, curve: { kind: 'linearInHealth', least: 100n, fullBelow: 7_000n }, leastReward: 0n } }),
    'warning', { product: 78_750_000n, fullBelow: 7_000n, least: 100n, most: 500n }, 'toxic-steps-are-withheld',
  ],
  ['splitting-condition', designWith({ incentive: { ...incentive, nonToxicCeiling: true } }), 'warning', {}],
  [
    'shares-grow-as-health-falls', designWith({ sizing: { kind: 'linear', fromLtv: 7_500n, toLtv: 9_000n, fromShare: 10_000n, toShare: 9_000n } }),
    'warning', { fromShare: 10_000n, toShare: 9_000n }, heldBack,
  ],
  ['shares-grow-as-health-falls', tiersOf([8_000n, 9_900n], [10_000n, 10_000n]), 'warning', { share: 9_900n, above: 10_000n }, heldBack],
  [
    'every-liquidatable-account-has-a-tier', tiersOf([9_999n, 10_000n]),
    'warning', { last: 9_999n, needed: 10_000n, window: 21_600n }, 'steps-restore-health-within-the-reaction', heldBack,
  ],
  ['unwinding-has-a-window', designWith({ schedule: { ...schedule, window: 0n } }), 'refused', { window: 0n }],
  [
    'unlocking-finishes-within-the-window', designWith({ schedule: { ...schedule, unlock: { kind: 'gradual', initial: 9_900n, duration: 30_000n } } }),
    'warning', { duration: 30_000n, window: 21_600n, unlocked: 9_972n }, heldBack,
  ],
  [
    'bonus-ramp-finishes-within-the-window', designWith({ incentive: { ...incentive, curve: { kind: 'rampInTime', least: 100n, duration: 43_200n } } }),
    'warning', { duration: 43_200n, window: 21_600n, reached: 5_000n },
  ],
  ['remainders-pay-a-keeper', designWith({ dust: { kind: 'none' } }), 'warning', { leastReward: 5n * 10n ** 35n }],
  [
    'remainders-pay-a-keeper', designWith({ incentive: { ...incentive, leastReward: 2n * 10n ** 36n } }),
    'warning', { floor: 25n * 10n ** 36n, bonus: 500n, protocolShare: 1_000n, leastReward: 2n * 10n ** 36n },
  ],
];

const safeguards: readonly Case[] = [
  ['auction-starts-at-or-above-the-quote', designWith({ auction: { ...auction, startPremium: 9_999n } }), 'refused', { startPremium: 9_999n, reserve: 6_000n }],
  ['auction-starts-at-or-above-the-quote', designWith({ auction: { ...auction, reserve: 10_501n } }), 'refused', { startPremium: 10_500n, reserve: 10_501n }],
  ['auction-has-a-round', designWith({ auction: { ...auction, mostRounds: 0n } }), 'refused', { mostRounds: 0n, duration: 7_200n }],
  // 105 % × 0.9998^599 = 93.15 %.
  ['auction-reaches-its-floor', designWith({ auction: { ...auction, duration: 600n } }), 'warning', { reached: 600n, ends: 600n, lowest: 9_315n, reserve: 6_000n }],
  // 105 % × 70 % = 73.5 %: fallen too far before the reserve is asked.
  ['auction-reaches-its-floor', designWith({ auction: { ...auction, largestFall: 3_000n } }), 'warning', { reached: 1_784n, ends: 1_784n, lowest: 7_351n, reserve: 6_000n }],
  ['quotes-may-age', designWith({ breaker: { ...breaker, maxAge: 0n } }), 'refused', { maxAge: 0n }, 'quotes-outlive-the-reaction'],
  ['breaker-releases-itself', designWith({ breaker: { ...breaker, release: 0n } }), 'refused', { release: 0n }],
  ['stale-quotes-block-seizures', designWith({ breaker: { ...breaker, whenStale: ['WITHDRAW', 'BORROW', 'STEP', 'TAKE', 'RECOGNISE_LOSS'] } }), 'warning', { open: 2n }],
  ['stale-quotes-block-lending', designWith({ breaker: { ...breaker, whenTripped: breaker.whenTripped.filter((event) => event !== 'BORROW') } }), 'warning', { open: 1n }],
  ['breaker-sleeps-within-the-envelope', designWith({ breaker: { ...breaker, largestMove: 2_099n } }), 'warning', { largestMove: 2_099n, largest: 2_100n, moveInterval: 900n, reaction: 900n, release: 3_600n }],
  ['breaker-sleeps-within-the-envelope', designWith({ breaker: { ...breaker, moveInterval: 901n } }), 'warning', { largestMove: 5_000n, largest: 2_100n, moveInterval: 901n, reaction: 900n, release: 3_600n }],
  ['quotes-outlive-the-reaction', designWith({ breaker: { ...breaker, maxAge: 899n } }), 'warning', { maxAge: 899n, reaction: 900n }],
];

const cases = [...shape, ...frontier, ...gap, ...steps, ...safeguards].map(([theorem, design, severity, numbers, ...also]) => ({ theorem, design, severity, numbers, also }));
/** Theorems that compute what a design survives; what it claims to survive is for others to compare. */
const informative = ['survivable-fall', 'survivable-rise'];

describe('a design', () => {
  it('that keeps every theorem has no other finding than that it holds', () => {
    expect(brokenBy(usualDesign)).toEqual([]);
    expect(waivedBy(checkDesign(usualDesign))).toEqual([]);
    expect(checkDesign(usualDesign).every(({ guarantees, loss: lost }) => guarantees.length === 0 && lost === 'none')).toBe(true);
  });

  it.each(cases)('that breaks $theorem is told so, with the numbers, and of nothing that does not follow (case %#)', ({ theorem, design, severity, numbers, also }) => {
    const broken = brokenBy(design);
    expect(broken).toContainEqual(expect.objectContaining({ theorem, severity, numbers }));
    expect([...idsOf(broken)].sort()).toEqual([theorem, ...also].sort());
    expect(isUsable(broken)).toBe(severity !== 'refused');
  });

  it('out of shape is refused for that alone, since other formulas are not defined on it', () => {
    const ids = checkDesign(designWith({ auction: { ...auction, reserve: 0n } })).map(({ theorem }) => theorem);
    expect(ids).toContain('reserve-is-positive');
    expect(ids).not.toContain('auction-reaches-its-floor');
  });
});

describe('the theorems', () => {
  it('have ids of their own, and a case above for each that can be broken', () => {
    const ids = theorems.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect([...new Set([...cases.map(({ theorem }) => theorem), ...informative])].sort()).toEqual([...ids].sort());
  });

  it('put only guarantees at risk that the registry knows', () => {
    const known = stepwiseGuarantees.map(({ id }) => id);
    expect(theorems.flatMap(({ guarantees }) => guarantees).filter((id) => !known.includes(id))).toEqual([]);
  });

  it('find a reason for every guarantee that a design does not promise', () => {
    const warned = cases.filter(({ severity }) => severity === 'warning').map(({ design }) => design);
    const designs = [...presetNames.map((name) => loadPreset(name).design), ...toyVariants, ...warned];
    for (const design of designs) {
      const unpromised = stepwiseGuarantees.filter(({ promisedBy }) => !promisedBy(design)).map(({ id }) => id);
      const waived = waivedBy(checkDesign(design));
      expect(unpromised.filter((id) => !waived.includes(id)), design.name).toEqual([]);
    }
  });

  it('say what a violation may cost, in a sentence', () => {
    for (const { design } of cases) {
      for (const { statement, loss: lost } of brokenBy(design)) {
        expect(statement).toMatch(/^\S.*\.$/);
        expect(lost).toMatch(/^[A-Z0-9].*\.$/);
      }
    }
  });
});
