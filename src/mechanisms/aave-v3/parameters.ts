import * as t from 'io-ts';
import { mulDivHalfUp } from '../../kernel/arithmetic.js';
import { TIME_LIMIT } from '../../kernel/limits.js';
import { refuse } from '../../machine/input.js';
import { naturalBelow } from '../../machine/integers.js';
import { exact } from '../../machine/records.js';
import { checked, isUnit, type Problem } from '../../machine/checked.js';
import { PERCENT, RAY } from './kernel/fixed.js';
import { type Release, type ReleaseName, releaseOf } from './kernel/release.js';
import type { Category, Parameters, Reserve, Settings, State } from './kernel/state.js';

/** Ratios [bps] have sixteen bits. */
const ratio = naturalBelow(65_536n, 'a ratio [bps] below 2^16');
const share = naturalBelow(PERCENT + 1n, 'a share [bps] of at most 10,000');
const time = naturalBelow(TIME_LIMIT, 'a time [seconds]');
const account = t.string;

interface Backing {
  readonly loanToValue: bigint;
  readonly threshold: bigint;
  readonly bonus: bigint;
}

/** What the protocol's own configurator refuses: a loan above the threshold, no bonus, and a threshold that leaves no room for the bonus. */
function backingProblems({ loanToValue, threshold, bonus }: Backing): readonly Problem[] {
  if (loanToValue > threshold) return [{ key: 'loanToValue', expected: `at most the threshold, ${threshold.toString()}` }];
  if (bonus <= PERCENT) return [{ key: 'bonus', expected: 'one whole and the bonus, above 10,000' }];
  const isRoomy = mulDivHalfUp(threshold, bonus, PERCENT) <= PERCENT;
  return isRoomy ? [] : [{ key: 'threshold', expected: 'a threshold that the bonus does not lift above one whole' }];
}

function settingsProblems(settings: Settings): readonly Problem[] {
  const unit = isUnit(settings.unit) ? [] : [{ key: 'unit', expected: 'a power of ten, at most 10^36' }];
  const isNone = settings.threshold === 0n && settings.loanToValue === 0n && settings.bonus === 0n;
  return [...unit, ...(isNone ? [] : backingProblems(settings))];
}

const backing = { loanToValue: ratio, threshold: ratio, bonus: ratio };

const SettingsCodec: t.Type<Settings, unknown> = checked(
  exact('a reserve', { unit: naturalBelow(10n ** 36n + 1n, 'a unit'), ...backing, feeShare: share, isActive: t.boolean, isPaused: t.boolean, graceUntil: time }),
  settingsProblems,
);

const CategoryCodec: t.Type<Category, unknown> = checked(
  exact('a category', { name: t.string, ...backing, members: t.readonlyArray(t.boolean) }),
  backingProblems,
);

const names = { 'v3.0': null, 'v3.3': null, 'v3.6': null, 'v3.7': null } as const satisfies Readonly<Record<ReleaseName, null>>;
const isRelease = (value: unknown): value is Release => typeof value === 'object' && value !== null && 'name' in value;

/** A release, by its name. */
const ReleaseCodec: t.Type<Release, unknown> = new t.Type<Release, unknown>(
  'a release: v3.0, v3.3, v3.6 or v3.7', isRelease,
  (value, context) => {
    const name = t.keyof(names).validate(value, context);
    return name._tag === 'Left' ? refuse('MALFORMED', 'a release: v3.0, v3.3, v3.6 or v3.7', value, context) : t.success(releaseOf(name.right));
  },
  ({ name }) => name,
);

function poolProblems({ reserves, categories }: Parameters): readonly Problem[] {
  const isWhole = categories.every(({ members }) => members.length === reserves.length);
  const isUnique = new Set(categories.map(({ name }) => name)).size === categories.length;
  return [
    ...(isWhole ? [] : [{ key: 'categories', expected: `members for each of ${reserves.length.toString()} reserves` }]),
    ...(isUnique ? [] : [{ key: 'categories', expected: 'categories with names of their own' }]),
  ];
}

/** Parameters as integers in decimal strings. Refused are those that the protocol's configurator would refuse. */
export const ParametersCodec: t.Type<Parameters, unknown> = checked(
  exact('an Aave v3 pool', {
    release: ReleaseCodec, reserves: t.readonlyArray(SettingsCodec), categories: t.readonlyArray(CategoryCodec), treasury: account, umbrella: account,
  }),
  poolProblems,
);

/**
 * A pool in which nobody has anything, and no second has passed.
 * @param prices base currency per whole asset × 10^8, below 2^256, reserve by reserve; a reserve without one has a price of zero.
 */
export function openPool({ reserves }: Parameters, prices: readonly bigint[]): State {
  const reserveAt = (_settings: Settings, index: number): Reserve => ({ price: prices[index] ?? 0n, liquidityIndex: RAY, borrowIndex: RAY, deficit: 0n });
  return { market: { reserves: reserves.map(reserveAt), sentinelAllows: null }, accounts: [] };
}
