import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Depth, Design, Dust, Incentive, Sizing, Unlock } from '../../src/kernel/design.js';
import { assess, isHealthy } from '../../src/kernel/health.js';
import { quoteStep, type StepOffer, type StepRefusal } from '../../src/kernel/step.js';
import type { World } from '../../src/kernel/world.js';
import { between } from '../support/exact.js';
import { expectedStep, type Expected } from '../support/step-oracle.js';
import { smallDesign, worldWith } from '../support/worlds.js';

const share = between(0n, 10_000n);

const sizing: fc.Arbitrary<Sizing> = fc.oneof(
  fc.constant<Sizing>({ kind: 'targetHealth' }),
  fc.constant<Sizing>({ kind: 'full' }),
  fc.tuple(share, between(8_000n, 10_000n)).map(([part, wholeBelow]): Sizing => ({ kind: 'closeFactor', share: part, wholeBelow })),
  share.map((part): Sizing => ({ kind: 'tiers', by: 'health', tiers: [{ below: 9_500n, share: part }] })),
  share.map((rise): Sizing => ({ kind: 'linear', fromLtv: 8_000n, toLtv: 9_500n, fromShare: 100n, toShare: 100n + rise })),
);
const unlock: fc.Arbitrary<Unlock> = fc.oneof(fc.constant<Unlock>({ kind: 'whole' }), fc.tuple(share, between(1n, 500n)).map(([initial, duration]): Unlock => ({ kind: 'gradual', initial, duration })));
const depth: fc.Arbitrary<Depth> = fc.oneof(fc.constant<Depth>({ kind: 'unlimited' }), fc.tuple(share, share, between(0n, 100n)).map(([perStep, perInterval, interval]): Depth => ({ kind: 'share', perStep, perInterval, interval })));
const incentive: fc.Arbitrary<Incentive> = fc.record({
  curve: fc.oneof(
    fc.constant<Incentive['curve']>({ kind: 'fixed' }),
    between(0n, 600n).map((least): Incentive['curve'] => ({ kind: 'linearInHealth', least, fullBelow: 8_500n })),
    between(0n, 600n).map((least): Incentive['curve'] => ({ kind: 'rampInTime', least, duration: 120n })),
  ),
  nonToxicCeiling: fc.boolean(),
  protocolShare: share,
  leastReward: fc.oneof(fc.constant(0n), between(1n, 2_000n)),
});
const dust: fc.Arbitrary<Dust> = fc.oneof(fc.constant<Dust>({ kind: 'none' }), fc.tuple(fc.constantFrom('refuse' as const, 'expand' as const), between(1n, 20_000n)).map(([kind, floor]): Dust => ({ kind, floor })));

const design: fc.Arbitrary<Design> = fc
  .record({ sizing, unlock, depth, incentive, dust, toxicity: fc.constantFrom('escalate' as const, 'allow' as const), target: between(10_000n, 12_500n) })
  .map(({ unlock: unlocking, ...changes }) => smallDesign({ ...changes, schedule: { interval: 0n, unlock: unlocking, mostSteps: 9n, window: 9_999n } }));

const amount = (most: bigint): fc.Arbitrary<bigint> => fc.oneof({ weight: 1, arbitrary: between(0n, 5n) }, { weight: 4, arbitrary: between(1n, most) });

/** Accounts near health 1: with ether and bitcoin, dollars and bitcoin owed, at any stage of unwinding. */
const situation = fc.record({
  ether: amount(2_000n), bitcoin: fc.oneof(fc.constant(0n), amount(50n)), leverage: between(99n, 124n), owedBitcoin: fc.oneof(fc.constant(0n), fc.constant(0n), amount(9n)),
  prices: fc.record({ ETH: between(1n, 200n), BTC: between(1n, 800n), USD: between(1n, 30n) }),
  elapsed: between(0n, 400n), repaid: amount(20_000n), observed: amount(3_000n), selling: amount(500n), offered: fc.oneof(amount(40_000n), fc.constant(10n ** 9n)), least: fc.oneof(fc.constant(0n), amount(300n)),
  collateral: fc.constantFrom(0, 0, 0, 1, 2), debt: fc.constantFrom(2, 2, 2, 1),
});

type Situation = typeof situation extends fc.Arbitrary<infer T> ? T : never;

function worldOf(chosen: Design, { ether, bitcoin, leverage, owedBitcoin, prices, elapsed, repaid, observed, selling }: Situation): World {
  const backing = (ether * prices.ETH * 8n + bitcoin * prices.BTC * 5n) / 10n;
  const owed = (backing * leverage) / (100n * prices.USD);
  const world = worldWith(chosen, {
    collateral: { ETH: ether, BTC: bitcoin }, debt: { USD: owed, BTC: owedBitcoin }, prices, reserves: { ETH: { depth: observed, selling, sellingSince: 360n } },
  });
  const unwinding = { since: 0n, steps: 1n, steppedAt: 0n, repaid: [0n, 0n, repaid] };
  return { market: { ...world.market, at: elapsed }, account: { ...world.account, unwinding } };
}

const answerOf = (answer: StepOffer | StepRefusal): Expected =>
  answer.code !== undefined ? { code: answer.code } : { repaid: answer.repaid, seized: answer.seized, fee: answer.fee, limit: answer.limit, rule: answer.rule };

describe('quoteStep', () => {
  it('offers what the page words in rationals, and refuses by the first check that fails', () => {
    const seen = new Set<string>();
    fc.assert(fc.property(design, situation, (chosen, drawn) => {
      const { market, account } = worldOf(chosen, drawn);
      const judged = assess(chosen, market, account);
      const course = account.unwinding;
      if (course === null || judged.owed === 0n || isHealthy(judged)) return;
      const wish = { collateral: drawn.collateral, debt: drawn.debt, offered: drawn.offered, least: drawn.least };
      const expected = expectedStep(chosen, market, account, course, judged, wish);
      seen.add(expected.code ?? expected.rule ?? '');
      expect(answerOf(quoteStep(chosen, market, account, course, judged, wish))).toEqual(expected);
    }), { numRuns: 8_000 });
    // Without these the property could pass by never reaching a branch.
    expect([...seen].sort()).toEqual([
      'DUST_REMAINS', 'EMPTY_LEG', 'NOTHING_SEIZED', 'NOTHING_UNLOCKED', 'SEIZED_BELOW_LEAST', 'STEP_NOT_WHOLE', 'STEP_NOT_WORTHWHILE', 'TOXIC_STEP', 'dust', 'leastReward', 'none',
    ]);
  });
});
