import * as t from 'io-ts';
import { refuse, under } from './input.js';

/** What is wrong with a value of the right shape: where, and what was expected. */
export interface Problem {
  readonly key: string;
  readonly expected: string;
}

/** A codec that refuses what its check finds. */
export function checked<A extends object>(codec: t.Type<A, unknown>, check: (value: A) => readonly Problem[]): t.Type<A, unknown> {
  const validate = (data: unknown, context: t.Context): t.Validation<A> => {
    const value = codec.validate(data, context);
    if (value._tag === 'Left') return value;
    const found = new Map<string, unknown>(Object.entries(value.right));
    const errors = check(value.right).flatMap(({ key, expected }) => {
      const refused = refuse('OUT_OF_RANGE', expected, found.get(key), under(context, key, codec, found.get(key)));
      return refused._tag === 'Left' ? refused.left : [];
    });
    return errors.length > 0 ? t.failures(errors) : value;
  };
  return new t.Type(codec.name, codec.is, validate, codec.encode);
}

const powerOfTen = /^10{0,36}$/;

/** Whether a number is one whole of an asset: 10^decimals, with at most 36 of them. */
export const isUnit = (value: bigint): boolean => powerOfTen.test(value.toString());
