import fc from 'fast-check';
import { BPS, RAY } from '../../kernel/arithmetic.js';
import type { AuctionCurve, AuctionPolicy, Blockable, BonusCurve, BreakerPolicy, Depth, Dust, Incentive, Schedule, Sizing, Unlock } from '../../kernel/design.js';

/** How large a design is: its unit of value, and the durations that it thinks in. */
export interface Measures {
  /** One unit of the numeraire [value]. */
  readonly unit: bigint;
  /** Seconds, from a step's interval to a day. */
  readonly times: readonly [bigint, ...bigint[]];
}

export const fullMeasures: Measures = { unit: 10n ** 36n, times: [1n, 12n, 60n, 600n, 3_600n, 86_400n] };
export const toyMeasures: Measures = { unit: 1n, times: [1n, 2n, 3n, 5n] };

const among = <T>(...values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values);
const time = ({ times }: Measures): fc.Arbitrary<bigint> => among(...times);
const timeOrNone = ({ times }: Measures): fc.Arbitrary<bigint> => among(0n, ...times);
const share: fc.Arbitrary<bigint> = fc.oneof(among(1n, 1_000n, 2_500n, 5_000n, 9_999n, BPS), fc.bigInt({ min: 1n, max: BPS }));
const shareOrNone: fc.Arbitrary<bigint> = fc.oneof(among(0n, 1n, 5_000n, BPS), fc.bigInt({ min: 0n, max: BPS }));
const healths: fc.Arbitrary<bigint> = fc.oneof(among(BPS, 9_500n, 9_000n, 9_999n, 0n), fc.bigInt({ min: 0n, max: BPS }));

const tierList = (belows: fc.Arbitrary<readonly bigint[]>): fc.Arbitrary<readonly { below: bigint; share: bigint }[]> =>
  fc.tuple(belows, fc.array(share, { minLength: 3, maxLength: 3 })).map(([list, shares]) =>
    [...new Set(list)].sort((one, other) => (one < other ? -1 : 1)).map((below, index) => ({ below, share: shares[index] ?? BPS })));

const healthTiers = fc.array(fc.oneof(among(9_000n, 9_500n, BPS), fc.bigInt({ min: 1n, max: 12_000n })), { minLength: 1, maxLength: 3 });

/** Sizing policies. @param price an everyday price of the one collateral, or null where there are several and price tiers mean nothing */
export const sizings = (price: bigint | null): fc.Arbitrary<Sizing> => fc.oneof(
  fc.constant({ kind: 'targetHealth' } as const),
  fc.record({ kind: fc.constant('closeFactor' as const), share, wholeBelow: healths }),
  fc.record({ kind: fc.constant('tiers' as const), by: fc.constant('health' as const), tiers: tierList(healthTiers) }),
  fc.record({ kind: fc.constant('linear' as const), fromLtv: fc.bigInt({ min: 1_000n, max: 9_000n }), toLtv: fc.bigInt({ min: 1n, max: 3_000n }), fromShare: shareOrNone, toShare: share })
    .map((sizing) => ({ ...sizing, toLtv: sizing.fromLtv + sizing.toLtv })),
  fc.constant({ kind: 'full' } as const),
  ...(price === null ? [] : [fc.record({
    kind: fc.constant('tiers' as const), by: fc.constant('price' as const),
    tiers: tierList(fc.array(fc.bigInt({ min: 1n, max: 40n }).map((twentieths) => (price * twentieths) / 20n + 1n), { minLength: 1, maxLength: 3 })),
  })]),
);

const unlocks = (measures: Measures): fc.Arbitrary<Unlock> => fc.oneof(
  { weight: 2, arbitrary: fc.constant({ kind: 'whole' } as const) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('gradual' as const), initial: shareOrNone, duration: time(measures) }) },
);

export const schedules = (measures: Measures): fc.Arbitrary<Schedule> => fc.record({
  interval: fc.oneof(fc.constant(0n), timeOrNone(measures)), unlock: unlocks(measures), mostSteps: among(3n, 10n, 2n, 1n, 30n, 0n), window: among(...measures.times.slice(-3)),
});

export const depths = (measures: Measures): fc.Arbitrary<Depth> => fc.oneof(
  { weight: 3, arbitrary: fc.constant({ kind: 'unlimited' } as const) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('share' as const), perStep: share, perInterval: share, interval: time(measures) }) },
);

const bonusCurves = (measures: Measures, leastBonus: bigint): fc.Arbitrary<BonusCurve> => {
  const least = fc.bigInt({ min: 0n, max: leastBonus });
  return fc.oneof(
    fc.constant({ kind: 'fixed' } as const),
    fc.record({ kind: fc.constant('linearInHealth' as const), least, fullBelow: fc.bigInt({ min: 0n, max: 9_999n }) }),
    fc.record({ kind: fc.constant('rampInTime' as const), least, duration: time(measures) }),
  );
};

/** @param leastBonus the smallest bonus of any collateral [bps]: no curve may begin above it */
export const incentives = (measures: Measures, leastBonus: bigint): fc.Arbitrary<Incentive> => fc.record({
  curve: bonusCurves(measures, leastBonus),
  nonToxicCeiling: among(false, false, true),
  protocolShare: fc.oneof(among(0n, 1_000n, 5_000n, 9_999n), fc.bigInt({ min: 0n, max: 9_999n })),
  leastReward: among(0n, 0n, 1n, measures.unit, 20n * measures.unit),
});

export const dusts = ({ unit }: Measures): fc.Arbitrary<Dust> => fc.oneof(
  fc.constant({ kind: 'none' } as const),
  fc.record({ kind: fc.constant('refuse' as const), floor: among(2n * unit, 25n * unit, 1_000n * unit, 1n) }),
  fc.record({ kind: fc.constant('expand' as const), floor: among(2n * unit, 25n * unit, 1_000n * unit, 1n) }),
);

const cuts = fc.oneof(among(RAY / 2n, (RAY * 99n) / 100n, (RAY * 9_999n) / BPS, 0n), fc.bigInt({ min: RAY / 4n, max: RAY - 1n }));

const curves = (measures: Measures): fc.Arbitrary<AuctionCurve> => fc.oneof(
  fc.record({ kind: fc.constant('linear' as const), zeroAfter: time(measures) }),
  fc.record({ kind: fc.constant('stairstep' as const), cut: cuts, every: time(measures) }),
  fc.record({ kind: fc.constant('exponential' as const), cut: cuts }),
);

export const auctions = (measures: Measures): fc.Arbitrary<AuctionPolicy> => fc.record({
  curve: curves(measures),
  startPremium: fc.bigInt({ min: BPS, max: 20_000n }),
  duration: time(measures),
  largestFall: fc.oneof(among(9_999n, 5_000n, 0n), fc.bigInt({ min: 0n, max: 9_999n })),
  reserve: fc.oneof(among(5_000n, 1n, 8_000n), fc.bigInt({ min: 1n, max: BPS })),
  tip: among(0n, measures.unit, 10n * measures.unit),
  tipShare: among(0n, 10n, BPS),
  mostRounds: among(2n, 1n, 3n),
  takes: among('partial', 'whole'),
});

const blockable: readonly Blockable[] = ['WITHDRAW', 'BORROW', 'STEP', 'OPEN_AUCTION', 'TAKE', 'RESET_AUCTION', 'RECOGNISE_LOSS'];

const blocking: fc.Arbitrary<readonly Blockable[]> = fc.oneof({ weight: 4, arbitrary: fc.constant(blockable) }, { weight: 1, arbitrary: fc.subarray([...blockable]) }, { weight: 1, arbitrary: fc.constant([]) });

export const breakers = (measures: Measures): fc.Arbitrary<BreakerPolicy> => fc.record({
  maxAge: among(...measures.times.slice(-3)), largestMove: among(5_000n, 50_000n, 9_999n, 50_000n, 50_000n, 50_000n, 1_000n, 1n), moveInterval: timeOrNone(measures), release: time(measures),
  whenStale: blocking, whenTripped: blocking,
});
