import * as t from 'io-ts';
import { mulDivUp } from '../../kernel/arithmetic.js';
import { naturalBelow } from '../../machine/integers.js';
import { exact } from '../../machine/records.js';
import { checked, isUnit, type Problem } from '../../machine/checked.js';
import type { Parameters, Reserve, Settings, State, Terms } from './kernel/state.js';
import { PERCENT, RAY, WAD } from './kernel/word.js';

const share = naturalBelow(PERCENT + 1n, 'a share [bps] of at most 10,000');
const healthLimit = 1n << 128n;
const riskLimit = 1n << 24n;

/** What the spoke refuses to be set to: a bonus below none, and a factor that leaves no room for it. */
function termsProblems({ collateralFactor, largestBonus }: Terms): readonly Problem[] {
  if (largestBonus < PERCENT) return [{ key: 'largestBonus', expected: 'one whole and the bonus, at least 10,000' }];
  const isRoomy = mulDivUp(largestBonus, collateralFactor, PERCENT) < PERCENT;
  return isRoomy ? [] : [{ key: 'collateralFactor', expected: 'a factor that the largest bonus does not lift to one whole' }];
}

const TermsCodec: t.Type<Terms, unknown> = checked(
  exact('terms', {
    key: t.string, collateralFactor: naturalBelow(PERCENT, 'a factor [bps] below 10,000'), largestBonus: naturalBelow(1n << 32n, 'one whole and the bonus [bps]'), feeShare: share,
  }),
  termsProblems,
);

function settingsProblems({ unit, terms }: Settings): readonly Problem[] {
  const isSmall = isUnit(unit) && unit <= WAD;
  const isUnique = new Set(terms.map(({ key }) => key)).size === terms.length;
  return [
    ...(isSmall ? [] : [{ key: 'unit', expected: 'a power of ten, at most 10^18' }]),
    ...(isUnique ? [] : [{ key: 'terms', expected: 'terms with keys of their own' }]),
  ];
}

const SettingsCodec: t.Type<Settings, unknown> = checked(
  exact('a reserve', {
    unit: naturalBelow(WAD + 1n, 'a power of ten, at most 10^18'), collateralRisk: naturalBelow(riskLimit, 'a risk [bps] below 2^24'),
    isPaused: t.boolean, isFrozen: t.boolean, receivesShares: t.boolean, terms: t.readonlyArray(TermsCodec),
  }),
  settingsProblems,
);

function spokeProblems({ targetHealth, fullBelow }: Parameters): readonly Problem[] {
  return [
    ...(targetHealth >= WAD ? [] : [{ key: 'targetHealth', expected: 'a health of at least one [WAD]' }]),
    ...(fullBelow < WAD ? [] : [{ key: 'fullBelow', expected: 'a health below one [WAD]' }]),
  ];
}

/** Parameters as integers in decimal strings. Refused are those that the spoke would refuse. */
export const ParametersCodec: t.Type<Parameters, unknown> = checked(
  exact('an Aave v4 spoke', {
    targetHealth: naturalBelow(healthLimit, 'a health [WAD] below 2^128'), fullBelow: naturalBelow(healthLimit, 'a health [WAD] below 2^128'), leastShare: share,
    reserves: t.readonlyArray(SettingsCodec),
  }),
  spokeProblems,
);

/**
 * A spoke in which nobody has anything, beside a hub to which nobody added anything.
 * @param prices base currency per whole asset × 10^8, below 2^256, reserve by reserve; a reserve without one has a price of zero.
 */
export function openSpoke({ reserves }: Parameters, prices: readonly bigint[]): State {
  const reserveAt = (_settings: Settings, index: number): Reserve =>
    ({ price: prices[index] ?? 0n, drawnIndex: RAY, pool: { addedAssets: 0n, addedShares: 0n }, deficit: 0n });
  return { market: { reserves: reserves.map(reserveAt) }, accounts: [] };
}
