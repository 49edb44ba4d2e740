import * as t from 'io-ts';
import { AMOUNT_LIMIT, fits, INDEX_LIMIT, PRICE_LIMIT, TIME_LIMIT } from '../kernel/limits.js';
import { refuse } from './input.js';

const canonical = /^(0|-?[1-9][0-9]*)$/;
/** 2^256 has 78 digits. Longer texts are refused unread, so that no input can buy a slow conversion, and shorter ones need no comparison. */
const mostCharacters = 79;
const fewestAtLimit = 78;
const WORD_LIMIT = 1n << 256n;
const zero = t.success(0n);

const isBigint = (value: unknown): value is bigint => typeof value === 'bigint';

function validateInteger(value: unknown, context: t.Context): t.Validation<bigint> {
  if (value === '0') return zero;
  if (typeof value !== 'string') return refuse('MALFORMED', 'an integer as a decimal string, e.g. "1500"', value, context);
  if (!canonical.test(value)) {
    return refuse('NON_CANONICAL_NUMBER', 'a canonical integer: no "+", no leading zero, no "-0", no exponent', value, context);
  }
  if (value.length < fewestAtLimit) return t.success(BigInt(value));
  const integer = value.length <= mostCharacters ? BigInt(value) : WORD_LIMIT;
  if (integer >= WORD_LIMIT || integer <= -WORD_LIMIT) return refuse('OUT_OF_RANGE', 'an integer that fits 256 bits', value, context);
  return t.success(integer);
}

/** A bigint written as a canonical decimal string; refuses any other spelling, and magnitudes of 2^256 or more. */
export const IntegerFromString = new t.Type<bigint, string>('an integer', isBigint, validateInteger, (integer) => integer.toString());

/** An integer string in [0, limit); OUT_OF_RANGE names what it is and the limit. */
export function naturalBelow(limit: bigint, name: string): t.Type<bigint, string> {
  const validate = (value: unknown, context: t.Context): t.Validation<bigint> => {
    const integer = validateInteger(value, context);
    if (integer._tag === 'Left' || fits(integer.right, limit)) return integer;
    return refuse('OUT_OF_RANGE', `${name} in [0, ${limit.toString()})`, value, context);
  };
  return new t.Type(name, (value): value is bigint => isBigint(value) && fits(value, limit), validate, (integer) => integer.toString());
}

/** An amount [base units], below 2^112. */
export const AmountFromString = naturalBelow(AMOUNT_LIMIT, 'an amount in base units');
/** A price [numeraire per base unit × 10^36], below 2^128. */
export const PriceFromString = naturalBelow(PRICE_LIMIT, 'a price × 10^36');
/** A time [seconds], below 2^48. */
export const TimeFromString = naturalBelow(TIME_LIMIT, 'a time in seconds');
/** A debt index [RAY], below 2^128. */
export const IndexFromString = naturalBelow(INDEX_LIMIT, 'an index in RAY');
