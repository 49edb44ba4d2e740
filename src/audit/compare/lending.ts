import { type Either, left, right } from 'fp-ts/lib/Either.js';
import { amountAt } from '../../kernel/arithmetic.js';
import type { InputError } from '../../machine/input.js';
import type { Observation } from '../../market/index.js';
import type { DesignFile, Position } from '../../mechanisms/stepwise/parameters/design-file.js';
import { ratioToHuman } from '../../mechanisms/stepwise/parameters/human.js';
import { type Mapping, observationIn, type Pair, positionIn } from './mapping.js';
import { collateralIn, debtAt, debtDecimals, priceIn, type ProtocolContender } from './protocol/contender.js';
import { type Placed, placed } from './protocol/placing.js';

/** A design that is compared, and where the assets of the reference stand in it. */
export interface Contender {
  readonly label: string;
  readonly found: DesignFile;
  readonly mapping: Mapping;
}

/** What one contender lends against the same collateral. `T` is a position in its own terms. */
export interface Lending<T> {
  readonly label: string;
  /** Decimals of what is owed. */
  readonly decimals: bigint;
  /** The largest debt at which health is no lower than the level [base units], rounded down. @param level [bps] */
  readonly debtAt: (level: bigint) => bigint;
  /** Why it would not open with a debt above zero; null where it would. */
  readonly refusal: (debt: bigint) => InputError | null;
  readonly position: (name: string, debt: bigint) => Either<readonly InputError[], T>;
}

/** The same collateral for all [base units of the reference], and what is owed against it. */
export interface Equal {
  readonly pair: Pair;
  readonly collateral: bigint;
}

type Read<T> = Either<readonly InputError[], T>;

const within = (label: string, error: InputError): Read<never> => left([{ ...error, path: `${label}: ${error.path}` }]);

const unquoted = (id: string): Read<never> => left([{ code: 'MISSING', path: 'prices', expected: 'collateral and debt quoted in the first observation', found: `no quote of ${id}` }]);

/** Refuses collateral that the design does not take, a debt that it does not lend, and either without a first quote. */
export function designLending({ label, found: { design }, mapping }: Contender, { pair, collateral }: Equal, first: Observation): Read<Lending<Position>> {
  const one = (at: number, amount: bigint): readonly bigint[] => mapping.from.map((_, asset) => (asset === at ? amount : 0n));
  const unit = 10n ** (mapping.from[pair.debt]?.decimals ?? 0n);
  const probe = positionIn(mapping, design, { name: 'position', collateral: one(pair.collateral, collateral), debt: one(pair.debt, unit) });
  if (probe._tag === 'Left') return within(label, { ...probe.left, path: 'positions' });
  const { quotes } = observationIn(mapping, first);
  const priceOf = (asset: number): bigint => quotes.find(({ asset: id }) => id === design.assets[asset]?.id)?.price ?? 0n;
  const [heldPlace, owedPlace] = [mapping.places[pair.collateral] ?? -1, mapping.places[pair.debt] ?? -1];
  const [asset, owed] = [design.assets[heldPlace], design.assets[owedPlace]];
  const [price, debtPrice] = [priceOf(heldPlace), priceOf(owedPlace)];
  if (asset === undefined || owed === undefined || price === 0n || debtPrice === 0n) return unquoted((price === 0n ? asset : owed)?.id ?? 'either');
  const held = probe.right;
  const backing = amountAt(held.collateral, heldPlace) * price * asset.threshold;
  const refusal = (debt: bigint): InputError | null => {
    if (backing >= debt * debtPrice * design.warning) return null;
    const found = `${ratioToHuman(backing / (debt * debtPrice))}, rounded down`;
    return { code: 'OUT_OF_RANGE', path: 'health', expected: `at least ${ratioToHuman(design.warning)}, below which ${label} lends nothing`, found };
  };
  const position = (name: string, debt: bigint): Read<Position> => right({ name, collateral: held.collateral, debt: held.debt.map((_, place) => (place === owedPlace ? debt : 0n)) });
  return right({ label, decimals: owed.decimals, debtAt: (level) => backing / (level * debtPrice), refusal, position });
}

/** Refuses collateral without a first quote, and positions that the protocol itself would not open. */
export function protocolLending(contender: ProtocolContender, { collateral }: Equal, first: Observation): Read<Lending<Placed>> {
  const price = priceIn(contender, first);
  if (price === null || price === 0n || collateralIn(contender, collateral) === 0n) return unquoted(contender.collateral.id);
  const worth = collateral * price;
  const position = (name: string, debt: bigint): Read<Placed> => {
    const opened = placed(contender, { name, collateral, debt }, price);
    return opened._tag === 'Left' ? left([opened.left]) : opened;
  };
  return right({ label: contender.label, decimals: debtDecimals(contender), debtAt: (level) => debtAt(contender, worth, level), refusal: () => null, position });
}
