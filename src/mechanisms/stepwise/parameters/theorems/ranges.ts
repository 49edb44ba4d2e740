import { BPS, RAY } from '../../../../kernel/arithmetic.js';
import type { Asset, AuctionCurve, BonusCurve, Depth, Design, Dust, Schedule, Sizing } from '../../../../kernel/design.js';
import { AMOUNT_LIMIT, INDEX_LIMIT, PRICE_LIMIT, TIME_LIMIT, VALUE_LIMIT } from '../../../../kernel/limits.js';
import { MOST_DECIMALS, RATIO_LIMIT } from '../human.js';

/** A quantity of a design and the integers that it may be, both ends included. */
export interface Range {
  readonly quantity: string;
  readonly value: bigint;
  readonly least: bigint;
  readonly most: bigint;
}

const between = (least: bigint, most: bigint) => (quantity: string, value: bigint): Range => ({ quantity, value, least, most });

const ratio = between(0n, RATIO_LIMIT - 1n);
/** At zero, every quote that differs from the last would trip the breaker. */
const positiveRatio = between(1n, RATIO_LIMIT - 1n);
const share = between(0n, BPS);
/** A share of nothing would offer steps that repay nothing. */
const positiveShare = between(1n, BPS);
const shareBelowWhole = between(0n, BPS - 1n);
const duration = between(0n, TIME_LIMIT - 1n);
/** Formulas divide by it. */
const positiveDuration = between(1n, TIME_LIMIT - 1n);
const amount = between(0n, AMOUNT_LIMIT - 1n);
const value = between(0n, VALUE_LIMIT - 1n);
/** At one, an asking price would never fall. */
const cut = between(0n, RAY - 1n);
const count = between(0n, TIME_LIMIT - 1n);

const assetRanges = ({ id, decimals, threshold, bonus, rate }: Asset): readonly Range[] => [
  between(0n, MOST_DECIMALS)(`decimals of ${id}`, decimals),
  share(`threshold of ${id}`, threshold),
  // One whole plus the bonus multiplies values, and has to fit beside them.
  between(0n, RATIO_LIMIT - BPS - 1n)(`bonus of ${id}`, bonus),
  between(0n, INDEX_LIMIT - 1n)(`rate of ${id}`, rate),
];

function sizingRanges(sizing: Sizing): readonly Range[] {
  if (sizing.kind === 'closeFactor') return [positiveShare('share of the close factor', sizing.share), ratio('whole below', sizing.wholeBelow)];
  if (sizing.kind === 'tiers') {
    const below = sizing.by === 'health' ? ratio : between(1n, PRICE_LIMIT - 1n);
    return sizing.tiers.flatMap((tier, at) => [
      below(`below of tier ${at + 1}`, tier.below),
      positiveShare(`share of tier ${at + 1}`, tier.share),
    ]);
  }
  if (sizing.kind !== 'linear') return [];
  return [
    ratio('from LTV', sizing.fromLtv),
    between(sizing.fromLtv + 1n, RATIO_LIMIT - 1n)('to LTV', sizing.toLtv),
    share('from share', sizing.fromShare),
    positiveShare('to share', sizing.toShare),
  ];
}

function scheduleRanges({ interval, unlock, mostSteps, window }: Schedule): readonly Range[] {
  const unlocking = unlock.kind === 'whole'
    ? []
    : [share('initial unlock', unlock.initial), positiveDuration('duration of the unlock', unlock.duration)];
  return [duration('interval between steps', interval), ...unlocking, count('most steps', mostSteps), duration('window', window)];
}

function depthRanges(depth: Depth): readonly Range[] {
  if (depth.kind === 'unlimited') return [];
  return [
    positiveShare('share of depth per step', depth.perStep),
    positiveShare('share of depth per interval', depth.perInterval),
    positiveDuration('interval of depth', depth.interval),
  ];
}

function bonusRanges(curve: BonusCurve, design: Design): readonly Range[] {
  if (curve.kind === 'fixed') return [];
  const legs = design.assets.filter(({ threshold }) => threshold > 0n);
  const least = legs.map(({ id, bonus }) => between(0n, bonus)(`least bonus, of ${id}`, curve.least));
  return curve.kind === 'rampInTime'
    ? [...least, positiveDuration('duration of the bonus ramp', curve.duration)]
    : [...least, shareBelowWhole('health of the full bonus', curve.fullBelow)];
}

function auctionCurveRanges(curve: AuctionCurve): readonly Range[] {
  if (curve.kind === 'linear') return [positiveDuration('zero after', curve.zeroAfter)];
  if (curve.kind === 'exponential') return [cut('cut per second', curve.cut)];
  return [cut('cut per stair', curve.cut), positiveDuration('length of a stair', curve.every)];
}

const dustRanges = (dust: Dust): readonly Range[] => (dust.kind === 'none' ? [] : [value('dust floor', dust.floor)]);

function auctionRanges({ auction }: Design): readonly Range[] {
  return [
    ...auctionCurveRanges(auction.curve),
    ratio('start premium', auction.startPremium),
    positiveDuration('duration of a round', auction.duration),
    shareBelowWhole('largest fall', auction.largestFall),
    ratio('reserve', auction.reserve),
    value('tip', auction.tip),
    share('tip share', auction.tipShare),
    count('most rounds', auction.mostRounds),
  ];
}

function safeguardRanges({ loss, breaker, envelope }: Design): readonly Range[] {
  return [
    ...loss.insurance.map((held, at) => amount(`insurance of asset ${at + 1}`, held)),
    share('insurance cap', loss.insuranceCap),
    ...loss.backstop.map((held, at) => amount(`backstop of asset ${at + 1}`, held)),
    duration('largest age of a quote', breaker.maxAge),
    positiveRatio('largest move', breaker.largestMove),
    duration('interval of moves', breaker.moveInterval),
    duration('release', breaker.release),
    share('largest drop', envelope.largestDrop),
    ratio('largest rise', envelope.largestRise),
    duration('reaction', envelope.reaction),
  ];
}

/** Every quantity of a design, with the range outside which a formula divides by zero, overflows or means nothing. */
export const rangesOf = (design: Design): readonly Range[] => [
  ...design.assets.flatMap(assetRanges),
  ratio('warning', design.warning),
  ratio('target', design.target),
  ...sizingRanges(design.sizing),
  ...scheduleRanges(design.schedule),
  ...depthRanges(design.depth),
  ...bonusRanges(design.incentive.curve, design),
  shareBelowWhole("protocol's share of the bonus", design.incentive.protocolShare),
  value('least reward', design.incentive.leastReward),
  ...dustRanges(design.dust),
  ...auctionRanges(design),
  ...safeguardRanges(design),
];
