import { basename } from 'node:path';
import { left, right } from 'fp-ts/lib/Either.js';
import type { Asset } from '../../kernel/design.js';
import type { AssetQuote } from '../../kernel/event.js';
import { examples, locatePrices, type PricedAsset, type PricePath, pricesFromFile, type PriceSource, type Worst } from '../../market/index.js';
import { rescaled } from '../../market/run/rescaled.js';
import type { NamedDesign } from './design.js';
import { depthNotes, depthOf, type Given, type NamedPrices, oneUnit } from './given.js';
import { amountsOption, pricesOption, wordOption } from './options.js';
import { type ScenarioTexts, scenarioPath } from './scenario.js';
import { inputProblem, type Read } from './text.js';

/** What the command line says of prices, unread. */
export interface PriceTexts extends ScenarioTexts {
  readonly prices: string;
  readonly asset?: string;
  readonly worst?: string;
  readonly base?: readonly string[];
  readonly depth?: readonly string[];
}

/** The asset that a file of one price is about: an example of a squeeze is of something owed, everything else of what backs loans. */
function mainAsset({ design, numeraire }: NamedDesign, source: PriceSource): Asset | undefined {
  const moving = design.assets.filter(({ id }) => id !== numeraire);
  const isOwed = source.kind === 'example' && examples[source.name].role === 'debt';
  const fitting = moving.filter(({ threshold, borrowable }) => (isOwed ? borrowable && threshold === 0n : threshold > 0n));
  return fitting[0] ?? moving[0] ?? design.assets[0];
}

/** Prices that no file quotes: the numeraire costs one, and what the command line says stands. */
const constantsOf = (found: NamedDesign, given: Given): readonly AssetQuote[] =>
  found.design.assets.flatMap((asset) => {
    const price = given.base.get(asset.id) ?? (asset.id === found.numeraire ? oneUnit(asset) : undefined);
    return price === undefined ? [] : [{ asset: asset.id, price, depth: depthOf(found, asset, given) }];
  });

/** The path from another start, where the command line names one, and refused where it lacks an asset that a position needs. */
function completed(found: NamedDesign, name: string, path: PricePath, { base }: Given): Read<PricePath> {
  for (const first of path) {
    if (first._tag === 'Left') return left([first.left]);
    const { quotes } = first.right;
    const missing = found.design.assets.find(({ id }, place) =>
      found.positions.some(({ collateral, debt }) => (collateral[place] ?? 0n) + (debt[place] ?? 0n) > 0n) && quotes.every(({ asset }) => asset !== id));
    if (missing !== undefined) return inputProblem('MISSING', name, `a price of ${missing.id}, in a column or by --base ${missing.id}=PRICE`, 'none');
    const factors = quotes.flatMap(({ asset, price }) => (base.has(asset) ? [[asset, { numerator: base.get(asset) ?? price, denominator: price }] as const] : []));
    return right(factors.length === 0 ? path : rescaled(path, new Map(factors)));
  }
  return right(path);
}

/** A file or an example. */
function filePath(found: NamedDesign, source: Exclude<PriceSource, { kind: 'scenario' }>, texts: PriceTexts, given: Given): Read<NamedPrices> {
  const { design } = found;
  const name = source.kind === 'example' ? source.name : basename(source.file);
  const main = texts.asset === undefined ? mainAsset(found, source) : design.assets.find(({ id }) => id === texts.asset);
  if (main === undefined) return inputProblem('UNKNOWN_ASSET', '--asset', `one of ${design.assets.map(({ id }) => id).join(', ')}`, JSON.stringify(texts.asset));
  const usualWorst: Worst = main.threshold === 0n ? 'high' : 'low';
  const worst = wordOption<Worst>('--worst', texts.worst ?? usualWorst, ['low', 'high']);
  if (worst._tag === 'Left') return worst;
  const assets = design.assets.map((asset): PricedAsset => ({ id: asset.id, decimals: asset.decimals, depth: depthOf(found, asset, given) }));
  const path = pricesFromFile(source.file, { name, assets, asset: main.id, worst: worst.right, constant: constantsOf(found, given) });
  const whole = completed(found, name, path, given);
  return whole._tag === 'Left' ? whole : right({ name, notes: depthNotes(found, given), path: whole.right });
}

/** The price path that the command line names: a file, an example or a scenario. */
export function readPrices(found: NamedDesign, texts: PriceTexts): Read<NamedPrices> {
  const base = pricesOption(found.design, '--base', texts.base ?? []);
  if (base._tag === 'Left') return base;
  const depth = amountsOption(found.design, '--depth', texts.depth ?? []);
  if (depth._tag === 'Left') return depth;
  const given: Given = { base: base.right, depth: depth.right };
  const source = locatePrices(texts.prices);
  if (source._tag === 'Left') return left([{ ...source.left, path: '--prices' }]);
  if (source.right.kind !== 'scenario') return filePath(found, source.right, texts, given);
  const path = scenarioPath(found, source.right.name, texts, given);
  return path._tag === 'Left' ? path : right({ ...path.right, notes: [...path.right.notes, ...depthNotes(found, given)] });
}
