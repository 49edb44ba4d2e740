import { left, right, type Either } from 'fp-ts/lib/Either.js';
import { BPS, amountAt, min } from '../../kernel/arithmetic.js';
import type { Asset } from '../../kernel/design.js';
import type { InputError } from '../../machine/input.js';
import { collected } from '../../machine/input.js';
import type { Observation } from '../../market/index.js';
import type { DesignFile, Position } from '../../mechanisms/stepwise/parameters/design-file.js';
import { unscaled } from '../../mechanisms/stepwise/parameters/exact-decimal.js';
import { amountToHuman, ratioToHuman } from '../../mechanisms/stepwise/parameters/human.js';
import { type Mapping, observationIn, type Pair, positionIn } from './mapping.js';

/**
 * What positions of different designs have in common. `health`: the same collateral, and the debt at which each design counts the same health.
 * `debt`: the same collateral and debt, the least of those. `positions`: given ones, in the assets of the reference.
 */
export type Start =
  | { readonly kind: 'health' | 'debt'; readonly pair: Pair; /** [base units of the reference] */ readonly collateral: bigint; /** Healths [bps]. */ readonly levels: readonly bigint[] }
  | { readonly kind: 'positions'; readonly positions: readonly Position[] };

/** A design that is compared, and where the assets of the reference stand in it. */
export interface Contender {
  readonly label: string;
  readonly found: DesignFile;
  readonly mapping: Mapping;
}

type Read<T> = Either<readonly InputError[], T>;

/** Collateral in one design, and what it is worth there. */
interface Holding {
  readonly contender: Contender;
  readonly place: number;
  readonly held: Position;
  /** backing [value × bps], and the asset that is owed with its price. */
  readonly backing: bigint;
  readonly owed: Asset;
  readonly owedPlace: number;
  readonly debtPrice: bigint;
}

const within = (label: string, error: InputError): Read<never> => left([{ ...error, path: `${label}: ${error.path}` }]);

/** Refuses collateral that the design does not take, a debt that it does not lend, and either without a first quote. */
function holdingOf(contender: Contender, place: number, { pair, collateral }: Extract<Start, { kind: 'health' | 'debt' }>, first: Observation): Read<Holding> {
  const { label, found: { design }, mapping } = contender;
  const one = (at: number, amount: bigint): readonly bigint[] => mapping.from.map((_, asset) => (asset === at ? amount : 0n));
  const unit = 10n ** (mapping.from[pair.debt]?.decimals ?? 0n);
  const probe = positionIn(mapping, design, { name: 'position', collateral: one(pair.collateral, collateral), debt: one(pair.debt, unit) });
  if (probe._tag === 'Left') return within(label, { ...probe.left, path: 'positions' });
  const { quotes } = observationIn(mapping, first);
  const priceOf = (asset: number): bigint => quotes.find(({ asset: id }) => id === design.assets[asset]?.id)?.price ?? 0n;
  const heldPlace = mapping.places[pair.collateral] ?? -1;
  const owedPlace = mapping.places[pair.debt] ?? -1;
  const [asset, owed] = [design.assets[heldPlace], design.assets[owedPlace]];
  const [price, debtPrice] = [priceOf(heldPlace), priceOf(owedPlace)];
  if (asset === undefined || owed === undefined || price === 0n || debtPrice === 0n) {
    const unquoted = price === 0n ? asset : owed;
    return left([{ code: 'MISSING', path: 'prices', expected: 'collateral and debt quoted in the first observation', found: `no quote of ${unquoted?.id ?? 'either'}` }]);
  }
  const backing = amountAt(probe.right.collateral, heldPlace) * price * asset.threshold;
  return right({ contender, place, held: probe.right, backing, owed, owedPlace, debtPrice });
}

/** The largest debt at which health is no lower than the level [base units], rounded down. */
const debtAt = ({ backing, debtPrice }: Holding, level: bigint): bigint => backing / (level * debtPrice);

/** The least of the debts that designs allow at a level, in digits that all of them have: [base units] of each. */
function commonDebt(holdings: readonly Holding[], level: bigint): readonly bigint[] {
  const coarsest = holdings.reduce((least, { owed }) => min(least, owed.decimals), 36n);
  const inCommon = holdings.map((holding) => debtAt(holding, level) / 10n ** (holding.owed.decimals - coarsest));
  const least = inCommon.reduce((smallest, each) => min(smallest, each));
  return holdings.map(({ owed }) => least * 10n ** (owed.decimals - coarsest));
}

/** Refuses a debt of nothing, and a position that the design would not open. */
function openable({ contender: { label, found: { design } }, backing, debtPrice }: Holding, debt: bigint): InputError | null {
  if (debt === 0n) return { code: 'OUT_OF_RANGE', path: 'collateral', expected: `enough to owe something in ${label}`, found: 'less' };
  if (backing >= debt * debtPrice * design.warning) return null;
  const found = `${ratioToHuman(backing / (debt * debtPrice))}, rounded down`;
  return { code: 'OUT_OF_RANGE', path: 'health', expected: `at least ${ratioToHuman(design.warning)}, below which ${label} lends nothing`, found };
}

function alike(contenders: readonly Contender[], start: Extract<Start, { kind: 'health' | 'debt' }>, first: Observation): Read<readonly (readonly Position[])[]> {
  const read = collected(contenders.map((contender, place) => holdingOf(contender, place, start, first)));
  if (read._tag === 'Left') return read;
  const holdings = read.right;
  const byLevel = start.levels.map((level) => ({ level, debts: start.kind === 'debt' ? commonDebt(holdings, level) : holdings.map((holding) => debtAt(holding, level)) }));
  const errors = byLevel.flatMap(({ debts }) => holdings.flatMap((holding) => openable(holding, amountAt(debts, holding.place)) ?? []));
  if (errors.length > 0) return left(errors);
  return right(holdings.map((holding) => byLevel.map(({ level, debts }): Position => {
    const debt = amountAt(debts, holding.place);
    const name = start.kind === 'debt' ? `debt ${amountToHuman(debt, holding.owed.decimals)}` : `health ${unscaled(level, BPS)}`;
    return { name, collateral: holding.held.collateral, debt: holding.held.debt.map((_, place) => (place === holding.owedPlace ? debt : 0n)) };
  })));
}

/** Positions by names of their own, since rows tell them apart by name: one that is taken is counted on. */
function namedApart(positions: readonly Position[]): readonly Position[] {
  const taken = new Set<string>();
  return positions.map((position) => {
    let name = position.name;
    for (let count = 2; taken.has(name); count += 1) name = `${position.name} (${count.toString()})`;
    taken.add(name);
    return { ...position, name };
  });
}

/**
 * The positions of each design, alike in what `start` says, at the first prices [in the assets of the reference].
 * Refuses what a design cannot hold or would not open; the path of an error begins with the design, or is `health`, `collateral` or `prices`.
 */
export function startingPositions(contenders: readonly Contender[], start: Start, first: Observation): Read<readonly (readonly Position[])[]> {
  if (start.kind !== 'positions') return alike(contenders, start, first);
  const named = namedApart(start.positions);
  return collected(contenders.map(({ label, found: { design }, mapping }) => collected(named.map((position) => {
    const moved = positionIn(mapping, design, position);
    return moved._tag === 'Right' ? moved : within(label, moved.left);
  }))));
}
