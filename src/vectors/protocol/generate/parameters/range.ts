import type { Plain, PlainRecord } from '../../../../machine/dialect.js';
import { isPlain } from '../../../../machine/records.js';
import { isSame } from '../../../../machine/same.js';
import { quantityIn } from '../leaves.js';

/** What one parameter may be. Beyond it a world is refused when it is read. */
export type Range =
  /** From the least to the most, both included, in whole steps; and zero besides, where that says that there is none. */
  | { readonly kind: 'quantity'; readonly least: bigint; readonly most: bigint; readonly step: bigint; readonly orNone: boolean }
  /** A power of ten, from one. */
  | { readonly kind: 'unit'; readonly most: bigint }
  | { readonly kind: 'words'; readonly words: readonly (string | boolean)[] }
  /** Of an account, or of an entry in a list. */
  | { readonly kind: 'name' }
  /** Records that stand for each other, by their `kind`. */
  | { readonly kind: 'variants'; readonly usual: Readonly<Record<string, PlainRecord>> };

/** Other values that have to stand elsewhere so that one may stand: by place, of `params` where it does not begin with `market`. `[]` is the same entry. */
export type Beside = Readonly<Record<string, Plain>>;

/** A parameter of a page. */
export interface Parameter {
  readonly range: Range;
  /** Its name in the world, which has it from the beginning on: parameters say only what it begins with. */
  readonly begins?: string;
  /** By way of standing what may have to stand beside it: the first that makes it tell is taken. */
  readonly beside?: Readonly<Record<string, readonly Beside[]>>;
}

/** The parameters of a page, by their places: entries of a list stand under one name, fields of a variant under its kind. */
export type Parameters = Readonly<Record<string, Parameter>>;

export const quantity = (least: bigint, most: bigint, more: { readonly step?: bigint; readonly orNone?: true } = {}): Range =>
  ({ kind: 'quantity', least, most, step: more.step ?? 1n, orNone: more.orNone ?? false });
export const unit = (most: bigint): Range => ({ kind: 'unit', most });
export const truth: Range = { kind: 'words', words: [true, false] };
export const named: Range = { kind: 'name' };
export const words = (...each: readonly string[]): Range => ({ kind: 'words', words: each });

export const WAD = 10n ** 18n;
export const RAY = 10n ** 27n;
export const MOST_WORD = (1n << 256n) - 1n;

/** Every way in which a parameter may stand. Of quantities in steps `1` is one step. */
export function waysOf(range: Range): readonly string[] {
  switch (range.kind) {
    case 'quantity': {
      const least = range.least / range.step;
      const low = range.orNone ? ['0', 'least'] : least === 0n ? ['0', '1'] : [least === 1n ? '1' : 'least'];
      return [...low, 'typical', 'limit'];
    }
    case 'unit': return ['1', 'typical', 'limit'];
    case 'words': return range.words.map(String);
    case 'name': return ['named'];
    case 'variants': return Object.keys(range.usual);
  }
}

/** The values that stand in a way: one, or the usual ones between. */
export function valuesFor(range: Range, way: string): readonly Plain[] {
  switch (range.kind) {
    case 'quantity': {
      const { least, most, step } = range;
      const between = ((least + most) / (2n * step)) * step;
      return [(way === '0' ? 0n : way === '1' ? step : way === 'least' ? least : way === 'limit' ? most : between).toString()];
    }
    case 'unit': return [way === 'limit' ? range.most.toString() : way === '1' ? '1' : '1000000'];
    case 'words': return range.words.filter((word) => String(word) === way);
    case 'name': return [];
    case 'variants': return [range.usual[way] ?? null];
  }
}

/** How a value stands in its range; null where it is beyond. */
export function wayOf(range: Range, value: Plain): string | null {
  switch (range.kind) {
    case 'words': return range.words.filter((word) => word === value).map(String)[0] ?? null;
    case 'name': return 'named';
    case 'variants': return isPlain(value) && typeof value['kind'] === 'string' ? value['kind'] : null;
    default: break;
  }
  const standing = quantityIn(value);
  if (standing === null) return null;
  if (range.kind === 'quantity' && range.orNone && standing === 0n) return '0';
  const [least, step] = range.kind === 'unit' ? [1n, 1n] : [range.least, range.step];
  if (standing < least || standing > range.most) return null;
  if (standing === range.most) return 'limit';
  if (standing === 0n) return '0';
  return standing === step ? '1' : standing === least ? 'least' : 'typical';
}

/** Other values that a parameter may have, the farthest first, as they tell most: both ends, half and twice as much, some between, and a step beside; other words, other names. @param names that may stand for a name */
export function othersIn(range: Range, value: Plain, names: readonly string[]): readonly Plain[] {
  if (range.kind === 'words') return range.words.filter((word) => word !== value);
  if (range.kind === 'name') return names.filter((name) => name !== value);
  if (range.kind === 'variants') return Object.values(range.usual).filter((each) => each['kind'] !== (isPlain(value) ? value['kind'] : null) && !isSame(each, value));
  const standing = quantityIn(value);
  if (standing === null) return [];
  const others = range.kind === 'unit'
    ? [1n, range.most, standing * 10n, standing / 10n]
    : [range.least, range.most, (standing / (2n * range.step)) * range.step, standing * 2n, range.most / 2n, range.most / 4n, WAD, ...(range.orNone ? [0n] : []), standing - range.step, standing + range.step];
  return [...new Set(others)].filter((other) => other !== standing && wayOf(range, other.toString()) !== null).map(String);
}

/** Values just past both ends, none of which any codec takes. */
export function pastIn(range: Range): readonly Plain[] {
  switch (range.kind) {
    case 'quantity': return [...(range.orNone ? [1n] : []), range.least - 1n, range.most + 1n].map(String);
    case 'unit': return ['0', '2', (range.most * 10n).toString()];
    case 'words': return ['something else'];
    case 'name': return [true];
    case 'variants': return [{ kind: 'something else' }];
  }
}
