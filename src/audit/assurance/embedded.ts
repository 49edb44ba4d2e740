import { left, tryCatch, type Either } from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { type InputError, refuse, under } from '../../machine/input.js';

/** How a file of another kind is read and written, as text. */
export interface TextForm<A> {
  readonly is: (value: unknown) => value is A;
  readonly decode: (text: string) => Either<readonly InputError[], A>;
  readonly encode: (value: A) => string;
}

/** What was found, as it stood: an error that is told again puts it into words again. */
function asItStood(found: string): unknown {
  const read = tryCatch((): unknown => JSON.parse(found), () => found);
  return read._tag === 'Right' ? read.right : found;
}

const plainOf = (text: string): unknown => JSON.parse(text);

/** A file inside another file: the same keys and the same refusals, under the key at which it stands. */
export const embedded = <A>(name: string, { is, decode, encode }: TextForm<A>): t.Type<A, unknown> => new t.Type<A, unknown>(
  name,
  is,
  (value, context) => {
    if (value === undefined) return refuse('MISSING', name, value, context);
    const read = decode(JSON.stringify(value) ?? '');
    if (read._tag === 'Right') return t.success(read.right);
    return left(read.left.flatMap(({ code, path, expected, found }) => {
      const refused = refuse(code, expected, code === 'MISSING' ? undefined : asItStood(found), under(context, path, t.unknown, found));
      return refused._tag === 'Left' ? refused.left : [];
    }));
  },
  (value) => plainOf(encode(value)),
);
