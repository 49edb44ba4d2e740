import * as t from 'io-ts';
import { WORD_LIMIT } from '../kernel/word.js';
import { refuse } from './input.js';
import { IntegerFromString, naturalBelow } from './integers.js';
import { exact } from './records.js';

/** A decimal string in [least, limit). */
export function between(least: bigint, limit: bigint, name: string): t.Type<bigint, string> {
  const fits = (value: bigint): boolean => value >= least && value < limit;
  return new t.Type<bigint, string>(
    name,
    (value): value is bigint => typeof value === 'bigint' && fits(value),
    (value, context) => {
      const integer = IntegerFromString.validate(value, context);
      return integer._tag === 'Left' || fits(integer.right) ? integer : refuse('OUT_OF_RANGE', name, value, context);
    },
    String,
  );
}

/** An unsigned word. */
export const Word: t.Type<bigint, unknown> = naturalBelow(WORD_LIMIT, 'an unsigned 256-bit integer');
/** An integer of either sign, of fewer than 257 bits. */
export const Signed: t.Type<bigint, unknown> = IntegerFromString;

const canonicalPlace = /^(0|[1-9][0-9]{0,4})$/;

/** A place in a list, from 0. It may be past the end: to refuse that is the protocol's part. */
export const Place = new t.Type<number, unknown>(
  'a place in a list', (value): value is number => typeof value === 'number',
  (value, context) => (typeof value === 'string' && canonicalPlace.test(value) ? t.success(Number(value)) : refuse('MALFORMED', 'a place in a list, from "0"', value, context)),
  (place) => place.toString(),
);

/** A call: its type, who makes it, when [seconds], and its own fields. */
export const called = <T extends string, F extends t.Props>(type: T, fields: F, at: t.Type<bigint, unknown> = Word) => exact(type, { type: t.literal(type), at, sender: t.string, ...fields });
