import * as t from 'io-ts';
import { naturalBelow } from '../../machine/integers.js';
import { exact } from '../../machine/records.js';
import { checked, type Problem } from '../../machine/checked.js';
import type { Parameters, Pool, Settings, State } from './kernel/state.js';
import { WAD, WORD_LIMIT } from './kernel/word.js';

/** What the comptroller lets governance set. */
const LARGEST_COLLATERAL_FACTOR = 900_000_000_000_000_000n;
const LEAST_CLOSE_FACTOR = 50_000_000_000_000_000n;
const LARGEST_CLOSE_FACTOR = 900_000_000_000_000_000n;

const share = naturalBelow(WAD + 1n, 'a share [WAD] of at most one');
const incentiveLimit = 2n * WAD;

function settingsProblems({ collateralFactor, initialRate, isDeprecated }: Settings): readonly Problem[] {
  const isUsual = collateralFactor <= LARGEST_COLLATERAL_FACTOR && (!isDeprecated || collateralFactor === 0n);
  return [
    ...(isUsual ? [] : [{ key: 'collateralFactor', expected: isDeprecated ? 'zero, for a deprecated market' : 'a factor of at most 0.9 [WAD]' }]),
    ...(initialRate > 0n ? [] : [{ key: 'initialRate', expected: 'a rate above zero [WAD]' }]),
  ];
}

const SettingsCodec: t.Type<Settings, unknown> = checked(
  exact('a market', { isListed: t.boolean, collateralFactor: share, initialRate: naturalBelow(WORD_LIMIT, 'a rate [WAD]'), isDeprecated: t.boolean }),
  settingsProblems,
);

function systemProblems({ closeFactor, incentive }: Parameters): readonly Problem[] {
  const isUsual = closeFactor >= LEAST_CLOSE_FACTOR && closeFactor <= LARGEST_CLOSE_FACTOR;
  return [
    ...(isUsual ? [] : [{ key: 'closeFactor', expected: 'a factor between 0.05 and 0.9 [WAD]' }]),
    ...(incentive >= WAD ? [] : [{ key: 'incentive', expected: 'one whole and the bonus, at least one [WAD]' }]),
  ];
}

/** Parameters as integers in decimal strings. Refused are those that the comptroller would refuse, and an incentive below one or of two. */
export const ParametersCodec: t.Type<Parameters, unknown> = checked(
  exact('a Compound v2 system', {
    markets: t.readonlyArray(SettingsCodec), closeFactor: share, incentive: naturalBelow(incentiveLimit, 'an incentive [WAD] below two'), protocolShare: share, isSeizePaused: t.boolean,
  }),
  systemProblems,
);

/**
 * Markets in which nobody has anything.
 * @param prices numeraire per underlying unit × 10^36, below 2^256, market by market; a market without one has a price of zero: none.
 */
export function openMarkets({ markets }: Parameters, prices: readonly bigint[]): State {
  const poolAt = (_settings: Settings, place: number): Pool =>
    ({ price: prices[place] ?? 0n, cash: 0n, totalBorrows: 0n, totalReserves: 0n, totalSupply: 0n, borrowIndex: WAD });
  return { market: { pools: markets.map(poolAt) }, accounts: [] };
}
