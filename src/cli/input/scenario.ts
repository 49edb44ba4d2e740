import { left, right } from 'fp-ts/lib/Either.js';
import type { Asset } from '../../kernel/design.js';
import { type MarketBase, type Observation, type PricePath, type ScenarioName, type ScenarioOptions, scenarios } from '../../market/index.js';
import { basePrice } from '../../market/run/base-price.js';
import { priceToHuman } from '../../mechanisms/stepwise/parameters/human.js';
import type { NamedDesign } from './design.js';
import { depthOf, type Given, type NamedPrices, oneUnit } from './given.js';
import { countOption, durationOption, ratioOption } from './options.js';
import { inputProblem, type Read } from './text.js';

/** What the command line says of a scenario, unread. */
export interface ScenarioTexts {
  readonly interval?: string;
  readonly length?: string;
  readonly move?: string;
  readonly pathSeed?: string;
}

/** The options that the command line names; the scenario knows the rest. */
function scenarioOptions(texts: ScenarioTexts): Read<Partial<ScenarioOptions>> {
  const interval = texts.interval === undefined ? undefined : durationOption('--interval', texts.interval);
  const move = texts.move === undefined ? undefined : ratioOption('--move', texts.move);
  const length = texts.length === undefined ? undefined : countOption('--length', texts.length, 1);
  const seed = texts.pathSeed === undefined ? undefined : countOption('--path-seed', texts.pathSeed, 0);
  for (const each of [interval, move, length, seed]) if (each?._tag === 'Left') return each;
  return right({
    ...(interval?._tag === 'Right' ? { interval: interval.right } : {}),
    ...(move?._tag === 'Right' ? { move: move.right } : {}),
    ...(length?._tag === 'Right' ? { length: BigInt(length.right) } : {}),
    ...(seed?._tag === 'Right' ? { seed: BigInt(seed.right) } : {}),
  });
}

/** Where each price begins: as the command line says, one for the numeraire, and for the one asset that is left, where every position is sound. */
function baseOf(found: NamedDesign, given: Given): Read<{ readonly base: MarketBase; readonly notes: readonly string[] }> {
  const { design, positions, numeraire } = found;
  const known = design.assets.map((asset) => given.base.get(asset.id) ?? (asset.id === numeraire ? oneUnit(asset) : null));
  const open = design.assets.filter((_, place) => known[place] === null);
  const [asset] = open;
  const solved = asset === undefined || open.length > 1 ? null : basePrice(design, positions, design.assets.indexOf(asset), known.map((price) => price ?? 0n));
  if (asset !== undefined && solved === null) {
    return inputProblem('MISSING', '--base', `where prices begin: ${open.map(({ id }) => `--base ${id}=PRICE`).join(' ')}`, 'none at which every position is sound');
  }
  const notes = asset === undefined || solved === null ? [] : [`Prices begin where every position is sound: ${asset.id} at ${priceToHuman(solved, asset.decimals)} ${numeraire}; --base ${asset.id}=PRICE says otherwise.`];
  const isMoving = ({ id }: Asset): boolean => id !== numeraire;
  const ids = (chosen: readonly Asset[]): readonly string[] => (chosen.some(isMoving) ? chosen.filter(isMoving) : chosen).map(({ id }) => id);
  return right({
    base: {
      quotes: design.assets.map((each, place) => ({ asset: each.id, price: known[place] ?? solved ?? 1n, depth: depthOf(found, each, given) })),
      collateral: ids(design.assets.filter(({ threshold }) => threshold > 0n)),
      debt: ids(design.assets.filter(({ borrowable }) => borrowable)),
    },
    notes,
  });
}

function pathOf(observations: Iterable<Observation>): PricePath {
  function* walked(): ReturnType<PricePath[typeof Symbol.iterator]> {
    for (const observation of observations) yield right(observation);
  }
  return { [Symbol.iterator]: walked };
}

/** A named scenario, as a price path. */
export function scenarioPath(found: NamedDesign, name: ScenarioName, texts: ScenarioTexts, given: Given): Read<NamedPrices> {
  const base = baseOf(found, given);
  if (base._tag === 'Left') return base;
  const options = scenarioOptions(texts);
  if (options._tag === 'Left') return options;
  const path = scenarios[name].path(base.right.base, options.right);
  if (path._tag === 'Left') return left([{ ...path.left, path: `scenario:${name} ${path.left.path}` }]);
  return right({ name: `scenario:${name}`, notes: base.right.notes, path: pathOf(path.right) });
}
