import fc from 'fast-check';
import { RAY } from '../../src/kernel/arithmetic.js';
import type { Asset, AuctionCurve, Blockable, BonusCurve, Depth, Design, Dust, Sizing, Unlock } from '../../src/kernel/design.js';
import { AMOUNT_LIMIT, PRICE_LIMIT, TIME_LIMIT, VALUE_LIMIT } from '../../src/kernel/limits.js';
import type { DesignFile } from '../../src/mechanisms/stepwise/parameters/design-file.js';
import { RATIO_LIMIT } from '../../src/mechanisms/stepwise/parameters/human.js';
import { COUNT_LIMIT } from '../../src/mechanisms/stepwise/parameters/quantities.js';
import { upTo } from '../support/exact.js';

const ratio = upTo(RATIO_LIMIT);
const duration = upTo(TIME_LIMIT);
const value = upTo(VALUE_LIMIT);
const amount = upTo(AMOUNT_LIMIT);
const count = upTo(COUNT_LIMIT);
const factor = upTo(1_000n * RAY);

const kind = <K extends string>(name: K) => fc.constant(name);

const tiers = (below: fc.Arbitrary<bigint>) => fc.array(fc.record({ below, share: ratio }), { maxLength: 3 });

const sizing: fc.Arbitrary<Sizing> = fc.oneof(
  fc.record({ kind: kind('targetHealth') }),
  fc.record({ kind: kind('closeFactor'), share: ratio, wholeBelow: ratio }),
  fc.record({ kind: kind('tiers'), by: kind('health'), tiers: tiers(ratio) }),
  fc.record({ kind: kind('tiers'), by: kind('price'), tiers: tiers(upTo(PRICE_LIMIT)) }),
  fc.record({ kind: kind('linear'), fromLtv: ratio, toLtv: ratio, fromShare: ratio, toShare: ratio }),
  fc.record({ kind: kind('full') }),
);

const unlock: fc.Arbitrary<Unlock> = fc.oneof(fc.record({ kind: kind('whole') }), fc.record({ kind: kind('gradual'), initial: ratio, duration }));

const depth: fc.Arbitrary<Depth> = fc.oneof(
  fc.record({ kind: kind('unlimited') }),
  fc.record({ kind: kind('share'), perStep: ratio, perInterval: ratio, interval: duration }),
);

const bonusCurve: fc.Arbitrary<BonusCurve> = fc.oneof(
  fc.record({ kind: kind('fixed') }),
  fc.record({ kind: kind('linearInHealth'), least: ratio, fullBelow: ratio }),
  fc.record({ kind: kind('rampInTime'), least: ratio, duration }),
);

const dust: fc.Arbitrary<Dust> = fc.oneof(
  fc.record({ kind: kind('none') }),
  fc.record({ kind: fc.constantFrom('refuse', 'expand'), floor: value }),
);

const auctionCurve: fc.Arbitrary<AuctionCurve> = fc.oneof(
  fc.record({ kind: kind('linear'), zeroAfter: duration }),
  fc.record({ kind: kind('stairstep'), cut: factor, every: duration }),
  fc.record({ kind: kind('exponential'), cut: factor }),
);

const blocked = fc.subarray<Blockable>(['WITHDRAW', 'BORROW', 'STEP', 'OPEN_AUCTION', 'TAKE', 'RESET_AUCTION', 'RECOGNISE_LOSS']);

const asset = (id: string): fc.Arbitrary<Asset> =>
  fc.record({ id: kind(id), decimals: upTo(37n), threshold: ratio, bonus: ratio, borrowable: fc.boolean(), rate: upTo(RAY) });

function designOf(assets: readonly Asset[]): fc.Arbitrary<Design> {
  const amounts = fc.tuple(...assets.map(() => amount));
  return fc.record({
    name: fc.constantFrom('drawn', 'drawn-2'),
    dialect: kind('stepwise@1'),
    assets: fc.constant(assets),
    warning: ratio,
    target: ratio,
    sizing,
    schedule: fc.record({ interval: duration, unlock, mostSteps: count, window: duration }),
    depth,
    incentive: fc.record({ curve: bonusCurve, nonToxicCeiling: fc.boolean(), protocolShare: ratio, leastReward: value }),
    dust,
    toxicity: fc.constantFrom('escalate', 'allow'),
    auction: fc.record({
      curve: auctionCurve, startPremium: ratio, duration, largestFall: ratio, reserve: ratio,
      tip: value, tipShare: ratio, mostRounds: count, takes: fc.constantFrom('whole', 'partial'),
    }),
    loss: fc.record({ insurance: amounts, insuranceCap: ratio, backstop: amounts }),
    breaker: fc.record({ maxAge: duration, largestMove: ratio, moveInterval: duration, release: duration, whenStale: blocked, whenTripped: blocked }),
    envelope: fc.record({ largestDrop: ratio, largestRise: ratio, reaction: duration }),
  });
}

const ids = fc.uniqueArray(fc.constantFrom('ETH', 'USD', 'stETH', 'A.b_c-1'), { minLength: 1, maxLength: 3 });

/** Design files that a file can express, whether or not they make sense. */
export const designFile: fc.Arbitrary<DesignFile> = ids.chain((names) => fc.tuple(...names.map(asset))).chain((assets) => {
  const amounts = fc.tuple(...assets.map(() => amount));
  const position = fc.record({ name: fc.constantFrom('near the edge', 'safe, 31 %'), collateral: amounts, debt: amounts });
  return fc.record({ design: designOf(assets), numeraire: fc.constantFrom('USD', 'EUR'), positions: fc.array(position, { maxLength: 2 }) });
});
