import { type Either, right } from 'fp-ts/lib/Either.js';
import type { AssetQuote } from '../../kernel/event.js';
import type { InputError } from '../../machine/input.js';
import { priceFromHuman } from '../../mechanisms/stepwise/parameters/human.js';
import { type Bar, barIn, walkBars, type Worst } from './bars.js';
import { type CellReader, depthIn, priceIn, type PriceReader } from './cells.js';
import { type Columns, columnsOf, type Wanted } from './columns.js';
import { linesOf, type TextChunks } from './lines.js';
import { type Observation, type PricePath, problem } from './observation.js';
import { type Row, rowsOf } from './rows.js';

/** How a price file is read. */
export interface CsvOptions extends Wanted {
  /** How a price is read; as `stepwise` counts prices if not given. */
  readonly priceOf?: PriceReader;
  /** Which extreme of a bar comes first; the low if not given. */
  readonly worst?: Worst;
  /** Quotes repeated in every observation, of assets that the file does not quote. */
  readonly constant?: readonly AssetQuote[];
}

type Observed = Either<InputError, Observation>;
type Kind<K extends Columns['kind']> = Extract<Columns, { readonly kind: K }>;

function observed(row: Row, columns: Kind<'prices'>, reader: CellReader): Observed {
  const quotes: AssetQuote[] = [];
  for (const { asset, column } of columns.prices) {
    const price = priceIn(row, column, asset, reader);
    if (price._tag === 'Left') return price;
    const depth = depthIn(row, asset, reader);
    if (depth._tag === 'Left') return depth;
    quotes.push({ asset: asset.id, price: price.right, depth: depth.right });
  }
  return right({ at: row.at, quotes });
}

/** Reads rows with `read` until one cannot be read. */
function* readRows<T>(
  rows: Iterable<Either<InputError, Row>>,
  read: (row: Row) => Either<InputError, T>,
): Generator<Either<InputError, T>, undefined> {
  for (const row of rows) {
    const value = row._tag === 'Left' ? row : read(row.right);
    yield value;
    if (value._tag === 'Left') return;
  }
}

function walk(rows: Iterable<Either<InputError, Row>>, columns: Columns, options: CsvOptions): Iterable<Observed> {
  const reader = { name: options.name, columns, priceOf: options.priceOf ?? priceFromHuman };
  if (columns.kind === 'prices') return readRows(rows, (row) => observed(row, columns, reader));
  const bars: Iterable<Either<InputError, Bar>> = readRows(rows, (row) => barIn(row, columns.asset, columns.bar, reader));
  return walkBars(bars, columns.asset, options.worst ?? 'low', options.name);
}

const quoted = (columns: Columns): readonly string[] =>
  columns.kind === 'bars' ? [columns.asset.id] : columns.prices.map(({ asset }) => asset.id);

function* withConstants(path: Iterable<Observed>, constants: readonly AssetQuote[]): Generator<Observed, undefined> {
  for (const each of path) yield each._tag === 'Left' ? each : right({ at: each.right.at, quotes: [...each.right.quotes, ...constants] });
}

function* observations(chunks: TextChunks, options: CsvOptions): Generator<Observed, undefined> {
  const lines = linesOf(chunks, options.name);
  try {
    const first = lines.next();
    if (first.done === true) {
      yield problem('MISSING', `${options.name}:1`, 'a header row', undefined);
      return;
    }
    const columns = first.value._tag === 'Left' ? first.value : columnsOf(first.value.right.text, options);
    if (columns._tag === 'Left') {
      yield columns;
      return;
    }
    const names = quoted(columns.right);
    const constants = (options.constant ?? []).filter((quote) => !names.includes(quote.asset));
    yield* withConstants(walk(rowsOf(lines, columns.right, options.name), columns.right, options), constants);
  } finally {
    // A reader that stops early must still close the file behind the chunks.
    lines.return(undefined);
  }
}

/** The price path of a CSV text, read as it is walked; walking it again reads the chunks again. */
export const pricesFromChunks = (chunks: TextChunks, options: CsvOptions): PricePath => ({
  [Symbol.iterator]: () => observations(chunks, options),
});

/** The price path of a CSV text that is already in memory. */
export const pricesFromText = (text: string, options: CsvOptions): PricePath => pricesFromChunks([right(text)], options);
