import * as t from 'io-ts';
import { naturalBelow } from '../../machine/integers.js';

/** A natural number below a limit, which some rows write as a JSON number and some in quotes. */
function plainBelow(limit: bigint, name: string): t.Type<bigint, unknown> {
  const natural = naturalBelow(limit, name);
  const inQuotes = (value: unknown): unknown => (Number.isSafeInteger(value) ? String(value) : value);
  return new t.Type<bigint, unknown>(name, natural.is, (value, context) => natural.validate(inQuotes(value), context), natural.encode);
}

/** Decimals of an asset. No asset that was recorded has more than 36, and a row cannot make the reader compute a larger power. */
export const Decimals = plainBelow(37n, 'decimals, at most 36');

/** Decimals where one whole may have no more units than one whole ratio. */
export const FewDecimals = plainBelow(19n, 'decimals, at most 18');

/** A ratio [bps] of sixteen bits. */
export const Bps = plainBelow(65_536n, 'basis points below 2^16');
