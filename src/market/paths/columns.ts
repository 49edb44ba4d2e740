import { type Either, right } from 'fp-ts/lib/Either.js';
import type { InputError } from '../../machine/input.js';
import { problem } from './observation.js';

/** An asset that a price file may quote: its decimals, and the depth quoted with it where the file has none [base units]. */
export interface PricedAsset {
  readonly id: string;
  readonly decimals: bigint;
  readonly depth: bigint;
}

interface Common {
  /** The header, as written. */
  readonly names: readonly string[];
  /** Which column holds the time. */
  readonly time: number;
  /** Which one holds the depth [whole units] of the only asset. */
  readonly depth: number | null;
}

/** Which column holds what: a price for each asset, or the four prices of a bar of one asset. */
export type Columns =
  | (Common & { readonly kind: 'prices'; readonly prices: readonly PriceColumn[] })
  | (Common & { readonly kind: 'bars'; readonly asset: PricedAsset; readonly bar: BarColumns });

export interface PriceColumn {
  readonly asset: PricedAsset;
  readonly column: number;
}

export interface BarColumns {
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
}

export interface Wanted {
  /** The file's name, for errors. */
  readonly name: string;
  /** The assets that the columns of a file may be named after. */
  readonly assets: readonly PricedAsset[];
  /** The asset that a file with `price` or with bars quotes: the first of `assets` if not given. */
  readonly asset?: string;
}

const timeNames = ['time', 'time_utc', 'timestamp'];
const barNames = ['open', 'high', 'low', 'close'];

/** Time, price and bar columns may be written in any case; asset ids are written as the design writes them. */
const normal = (name: string, wanted: Wanted): string => (wanted.assets.some((asset) => asset.id === name) ? name : name.toLowerCase());

const columnOf = (names: readonly string[], name: string): number | null => {
  const column = names.indexOf(name);
  return column < 0 ? null : column;
};

function single(wanted: Wanted, names: readonly string[], common: Omit<Common, 'depth'>): Either<InputError, Columns> {
  const asset = wanted.asset === undefined ? wanted.assets[0] : wanted.assets.find((each) => each.id === wanted.asset);
  const known = wanted.assets.map((each) => each.id).join(', ');
  if (asset === undefined) return problem('UNKNOWN_ASSET', `${wanted.name}:1`, `one of the assets ${known}`, wanted.asset);
  const depth = columnOf(names, 'depth');
  const price = columnOf(names, 'price');
  if (price !== null) return right({ ...common, kind: 'prices', prices: [{ asset, column: price }], depth });
  const missing = barNames.filter((name) => !names.includes(name)).join(', ');
  if (missing !== '') return problem('MISSING', `${wanted.name}:1`, `the columns ${missing} of a bar`, common.names.join(','));
  const bar = { open: names.indexOf('open'), high: names.indexOf('high'), low: names.indexOf('low'), close: names.indexOf('close') };
  return right({ ...common, kind: 'bars', asset, bar, depth });
}

/** Reads a header row; columns that mean nothing here, such as a volume, are ignored. */
export function columnsOf(header: string, wanted: Wanted): Either<InputError, Columns> {
  const where = `${wanted.name}:1`;
  const written = header.split(',').map((name) => name.trim());
  const names = written.map((name) => normal(name, wanted));
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) return problem('MALFORMED', `${where}:${twice}`, 'a column of each name', `two columns "${twice}"`);
  const times = names.flatMap((name, column) => (timeNames.includes(name) ? [column] : []));
  const [time] = times;
  if (time === undefined) return problem('MISSING', where, `a column named ${timeNames.join(' or ')}`, header);
  const prices = wanted.assets.flatMap((asset) => (names.includes(asset.id) ? [{ asset, column: names.indexOf(asset.id) }] : []));
  const hasBars = barNames.some((name) => names.includes(name));
  const kinds = [names.includes('price'), hasBars, prices.length > 0].filter((isThere) => isThere).length;
  if (times.length > 1 || kinds > 1) {
    return problem('MALFORMED', where, 'one time column, and prices of one kind: price, or open,high,low,close, or assets', header);
  }
  const common = { names: written, time };
  if (prices.length > 0) return right({ ...common, kind: 'prices', prices, depth: null });
  const known = wanted.assets.map((each) => each.id).join(', ');
  const expected = `a column price, or the columns open,high,low,close, or a column for each asset (${known})`;
  if (kinds === 0) return problem('MISSING', where, expected, header);
  return single(wanted, names, common);
}
