import { BPS, RAY } from '../../kernel/arithmetic.js';
import { PRICE_LIMIT, TIME_LIMIT, VALUE_LIMIT } from '../../kernel/limits.js';
import { isPlain } from '../../machine/records.js';

/** The integers that one parameter may be, both ends included. A design beyond them is refused before any event. */
export interface ParameterRange {
  readonly least: bigint;
  readonly most: bigint;
}

const range = (least: bigint, most: bigint): ParameterRange => ({ least, most });

const ratio = range(0n, 65_535n);
/** What the dialect's page lets an implementation assume: at least one whole. */
const ratioFromWhole = range(BPS, 65_535n);
const share = range(0n, BPS);
const positiveShare = range(1n, BPS);
const shareBelowWhole = range(0n, BPS - 1n);
const seconds = range(0n, TIME_LIMIT - 1n);
const positiveSeconds = range(1n, TIME_LIMIT - 1n);
const count = range(0n, TIME_LIMIT - 1n);
const value = range(0n, VALUE_LIMIT - 1n);
const cut = range(0n, RAY - 1n);
/** One whole and the bonus together are a ratio. */
const bonus = range(0n, 65_535n - BPS);

/** Every parameter that decides answers, by its place in a vector's parameters; a policy's stand under its variant. */
export const parameterRanges: Readonly<Record<string, ParameterRange>> = {
  'assets.threshold': share,
  'assets.bonus': bonus,
  'assets.rate': range(0n, RAY),
  'warning': ratioFromWhole,
  'target': ratioFromWhole,
  'sizing.closeFactor.share': positiveShare,
  'sizing.closeFactor.wholeBelow': ratio,
  'sizing.tiers by health.tiers.below': ratio,
  'sizing.tiers by health.tiers.share': positiveShare,
  'sizing.tiers by price.tiers.below': range(1n, PRICE_LIMIT - 1n),
  'sizing.tiers by price.tiers.share': positiveShare,
  'sizing.linear.fromLtv': range(0n, 65_534n),
  'sizing.linear.toLtv': range(1n, 65_535n),
  'sizing.linear.fromShare': share,
  'sizing.linear.toShare': positiveShare,
  'schedule.interval': seconds,
  'schedule.mostSteps': count,
  'schedule.window': positiveSeconds,
  'schedule.unlock.gradual.initial': share,
  'schedule.unlock.gradual.duration': positiveSeconds,
  'depth.share.perStep': positiveShare,
  'depth.share.perInterval': positiveShare,
  'depth.share.interval': positiveSeconds,
  'incentive.curve.linearInHealth.least': bonus,
  'incentive.curve.linearInHealth.fullBelow': shareBelowWhole,
  'incentive.curve.rampInTime.least': bonus,
  'incentive.curve.rampInTime.duration': positiveSeconds,
  'incentive.protocolShare': shareBelowWhole,
  'incentive.leastReward': value,
  'dust.refuse.floor': value,
  'dust.expand.floor': value,
  'auction.curve.linear.zeroAfter': positiveSeconds,
  'auction.curve.stairstep.cut': cut,
  'auction.curve.stairstep.every': positiveSeconds,
  'auction.curve.exponential.cut': cut,
  'auction.startPremium': ratioFromWhole,
  'auction.duration': positiveSeconds,
  'auction.largestFall': shareBelowWhole,
  'auction.reserve': positiveShare,
  'auction.tip': value,
  'auction.tipShare': share,
  'auction.mostRounds': range(1n, TIME_LIMIT - 1n),
  'loss.insuranceCap': share,
  'breaker.maxAge': positiveSeconds,
  'breaker.largestMove': range(1n, 65_535n),
  'breaker.moveInterval': seconds,
  'breaker.release': positiveSeconds,
};

/** One parameter where it stands, and the parameters with another value in its place. */
export interface Standing<T> {
  readonly name: string;
  readonly value: bigint;
  readonly replaced: (value: bigint) => T;
}

const variantOf = ({ kind, by }: Readonly<Record<string, unknown>>): string => (typeof kind !== 'string' ? '' : typeof by === 'string' ? `.${kind} by ${by}` : `.${kind}`);

/** Every parameter of plain parameters with its value: entries of a list stand under one name. */
export function parametersIn(plain: unknown, name = ''): readonly Standing<unknown>[] {
  if (typeof plain === 'bigint') return [{ name, value: plain, replaced: (value) => value }];
  if (Array.isArray(plain)) {
    const list: readonly unknown[] = plain;
    return list.flatMap((entry, place) => parametersIn(entry, name).map((standing) => ({ ...standing, replaced: (value: bigint) => list.map((old, at) => (at === place ? standing.replaced(value) : old)) })));
  }
  if (!isPlain(plain)) return [];
  const record = plain;
  const within = `${name}${variantOf(record)}`;
  return Object.entries(record).flatMap(([key, entry]) =>
    parametersIn(entry, within === '' ? key : `${within}.${key}`).map((standing) => ({ ...standing, replaced: (value: bigint) => ({ ...record, [key]: standing.replaced(value) }) })));
}

/** How a parameter stands: at the least that it may be, at 1, at the most, or between. */
export type Way = '0' | '1' | 'least' | 'typical' | 'limit';

/** Every way in which a parameter of this range may stand. */
export const waysOf = ({ least }: ParameterRange): readonly Way[] => (least === 0n ? ['0', '1', 'typical', 'limit'] : [least === 1n ? '1' : 'least', 'typical', 'limit']);

/** How a value stands in its range; null where it is beyond. */
export function wayOf({ least, most }: ParameterRange, standing: bigint): Way | null {
  if (standing < least || standing > most) return null;
  if (standing === most) return 'limit';
  if (standing <= 1n) return standing === 0n ? '0' : '1';
  return standing === least ? 'least' : 'typical';
}
