import * as t from 'io-ts';
import { naturalBelow } from '../../machine/integers.js';
import { exact } from '../../machine/records.js';
import { checked, isUnit, type Problem } from '../../machine/checked.js';
import type { Asset, Parameters, Rates, Settings, State } from './kernel/state.js';
import { INDEX_LIMIT, INDEX_ONE, PRINCIPAL_LIMIT, WAD } from './kernel/word.js';

/** Factors are stored with four places. */
const FACTOR_STEP = 100_000_000_000_000n;

const factor = naturalBelow(WAD + 1n, 'a factor [WAD] of at most one');
const rate = naturalBelow(INDEX_LIMIT, 'a rate [WAD per second] below 2^64');
const unit = naturalBelow(INDEX_LIMIT, 'a power of ten, at most 10^18');

const isWholeStep = (value: bigint): boolean => value % FACTOR_STEP === 0n;

function settingsProblems(settings: Settings): readonly Problem[] {
  const { scale, borrowFactor, liquidateFactor, creditFactor } = settings;
  const steps = Object.entries({ borrowFactor, liquidateFactor, creditFactor }).filter(([, value]) => !isWholeStep(value));
  return [
    ...(isUnit(scale) && scale <= WAD ? [] : [{ key: 'scale', expected: 'a power of ten, at most 10^18' }]),
    ...steps.map(([key]) => ({ key, expected: 'a factor of at most four places: a multiple of 10^14 [WAD]' })),
    ...(borrowFactor < liquidateFactor ? [] : [{ key: 'borrowFactor', expected: `below the liquidate factor, ${liquidateFactor.toString()}` }]),
  ];
}

const SettingsCodec: t.Type<Settings, unknown> = checked(
  exact('a collateral', { scale: unit, borrowFactor: factor, liquidateFactor: factor, creditFactor: factor }),
  settingsProblems,
);

const RatesCodec: t.Type<Rates, unknown> = exact('rates', { base: rate, kink: factor, low: rate, high: rate });

function marketProblems({ baseScale }: Parameters): readonly Problem[] {
  return isUnit(baseScale) && baseScale <= WAD ? [] : [{ key: 'baseScale', expected: 'a power of ten, at most 10^18' }];
}

/** Parameters as integers in decimal strings. Refused are those that the constructor would refuse, and factors that it would cut. */
export const ParametersCodec: t.Type<Parameters, unknown> = checked(
  exact('a Comet', {
    baseScale: unit, assets: t.readonlyArray(SettingsCodec), storeFrontFactor: factor, targetReserves: naturalBelow(PRINCIPAL_LIMIT, 'an amount [base units] below 2^104'),
    supplyRates: RatesCodec, borrowRates: RatesCodec,
  }),
  marketProblems,
);

/** What feeds say when a market opens. */
export interface Prices {
  /** [10^-8 of the numeraire per whole of the base asset] */
  readonly base: bigint;
  /** Collateral by collateral; one without a price has none, which is zero. */
  readonly assets: readonly bigint[];
}

/** A market in which nobody has anything, opened at a time [seconds]. */
export function openComet({ assets }: Parameters, at: bigint, prices: Prices): State {
  const assetAt = (_settings: Settings, place: number): Asset => ({ price: prices.assets[place] ?? 0n, totalSupplied: 0n, balance: 0n });
  return {
    market: {
      basePrice: prices.base, supplyIndex: INDEX_ONE, borrowIndex: INDEX_ONE, totalSupply: 0n, totalBorrow: 0n, accruedAt: at, baseBalance: 0n,
      assets: assets.map(assetAt), isAbsorbPaused: false, isBuyPaused: false,
    },
    accounts: [],
  };
}
