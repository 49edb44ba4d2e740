import { left } from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import type { Asset } from '../../../kernel/design.js';
import { refuse, under } from '../../../machine/input.js';
import { MOST_DECIMALS } from './human.js';
import { countBelow, rate, ratio } from './quantities.js';
import { table } from './table.js';

const identifier = /^[A-Za-z][A-Za-z0-9._-]*$/;
const longestName = 64;
const isName = (value: unknown): value is string => typeof value === 'string';

/** A text of a fixed form: asset ids, the numeraire, the name of a design. */
export const nameLike = (pattern: RegExp, expected: string): t.Type<string, string> =>
  new t.Type(
    expected,
    isName,
    (value, context) => {
      const isOne = isName(value) && value.length <= longestName && pattern.test(value);
      return isOne ? t.success(value) : refuse('MALFORMED', expected, value, context);
    },
    (name) => name,
  );

/** The name of a unit: an asset's id, or the numeraire. */
export const unitName = nameLike(identifier, 'a unit such as "ETH": letters, digits, ".", "_" and "-", up to 64');

const asset: t.Type<Asset, unknown> = table('an asset', {
  id: unitName,
  decimals: countBelow(MOST_DECIMALS + 1n),
  threshold: ratio,
  bonus: ratio,
  borrowable: t.boolean,
  rate,
});

const list = t.readonlyArray(asset, 'a list of assets');

/** The assets of a design; an id that stands twice is refused, since amounts are written by id. */
export const assets: t.Type<readonly Asset[], unknown> = new t.Type<readonly Asset[], unknown>(
  list.name,
  list.is,
  (value, context) => {
    const decoded = list.validate(value, context);
    if (decoded._tag === 'Left') return decoded;
    const twice = decoded.right.flatMap(({ id }, at) => {
      const seen = decoded.right.slice(0, at).some((before) => before.id === id);
      const where = under(under(context, at.toString(), asset, id), 'id', unitName, id);
      const refused = seen ? refuse('DUPLICATE_ASSET', 'an id of its own', id, where) : decoded;
      return refused._tag === 'Left' ? refused.left : [];
    });
    return twice.length > 0 ? left(twice) : decoded;
  },
  list.encode,
);
