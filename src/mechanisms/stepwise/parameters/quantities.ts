import type { Either } from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { fits } from '../../../kernel/limits.js';
import { type InputError, refuse, under } from '../../../machine/input.js';
import { isPlain } from '../../../machine/records.js';
import * as human from './human.js';

const isBigint = (value: unknown): value is bigint => typeof value === 'bigint';

/** A quantity written as text. A bare number is refused: parsers round it before anyone can look at it. */
function quantity(name: string, read: (text: string) => Either<InputError, bigint>, write: (integer: bigint) => string): t.Type<bigint, unknown> {
  const validate = (value: unknown, context: t.Context): t.Validation<bigint> => {
    if (typeof value === 'number' || isBigint(value)) return refuse('MALFORMED', `${name} in quotes: a bare number may lose digits`, value, context);
    if (typeof value !== 'string') return refuse('MALFORMED', `${name} in quotes`, value, context);
    const integer = read(value);
    return integer._tag === 'Left' ? refuse(integer.left.code, integer.left.expected, value, context) : integer;
  };
  return new t.Type<bigint, unknown>(name, isBigint, validate, write);
}

/** [bps] */
export const ratio = quantity('a ratio such as "82.5%"', human.ratioFromHuman, human.ratioToHuman);
/** [seconds] */
export const duration = quantity('a duration such as "90s" or "12h"', human.durationFromHuman, human.durationToHuman);
/** [RAY per second] */
export const rate = quantity('a rate such as "5%/year"', human.rateFromHuman, human.rateToHuman);
/** [RAY] */
export const factor = quantity('a factor such as "0.9995"', human.factorFromHuman, human.factorToHuman);

/** [value] in the numeraire */
export const valueIn = (numeraire: string): t.Type<bigint, unknown> =>
  quantity(
    `a value such as "2000 ${numeraire}"`,
    (text) => human.valueFromHuman(text, numeraire),
    (value) => `${human.valueToHuman(value)} ${numeraire}`,
  );

/** [numeraire per base unit × 10^36] of an asset with these decimals */
export const priceIn = (numeraire: string, decimals: bigint): t.Type<bigint, unknown> =>
  quantity(
    `a price such as "180 ${numeraire}"`,
    (text) => human.quotedPriceFromHuman(text, numeraire, decimals),
    (price) => `${human.priceToHuman(price, decimals)} ${numeraire}`,
  );

/** [base units] of one asset */
export const amountOf = (unit: human.Unit): t.Type<bigint, unknown> =>
  quantity(
    `an amount such as "1.5 ${unit.id}"`,
    (text) => human.amountFromHuman(text, unit),
    (amount) => `${human.amountToHuman(amount, unit.decimals)} ${unit.id}`,
  );

/** A whole number small enough to be written bare, e.g. `most_steps = 10`: steps, rounds, decimals. */
export function countBelow(limit: bigint): t.Type<bigint, unknown> {
  const expected = `a whole number below ${limit.toString()}`;
  const validate = (value: unknown, context: t.Context): t.Validation<bigint> => {
    if (!isBigint(value) && !Number.isSafeInteger(value)) return refuse('MALFORMED', `${expected}, without quotes`, value, context);
    const integer = BigInt(String(value));
    return fits(integer, limit) ? t.success(integer) : refuse('OUT_OF_RANGE', expected, value, context);
  };
  return new t.Type<bigint, unknown>(expected, (value): value is bigint => isBigint(value) && fits(value, limit), validate, Number);
}

/** Most steps and rounds that a file may name; a design that needs more has no bound worth the name. */
export const COUNT_LIMIT = 1n << 32n;
export const count = countBelow(COUNT_LIMIT);

const isAmounts = (value: unknown): value is readonly bigint[] => Array.isArray(value) && value.every(isBigint);

/** Amounts by asset id, e.g. { ETH = "1.5" }, as a list in the order of the assets; an asset that is not named has none. */
export function amountsOf(assets: readonly human.Unit[]): t.Type<readonly bigint[], unknown> {
  const ids = assets.map(({ id }) => id);
  const validate = (value: unknown, context: t.Context): t.Validation<readonly bigint[]> => {
    if (!isPlain(value)) return refuse('MALFORMED', `amounts by asset, e.g. { ${ids[0] ?? 'ETH'} = "1.5" }`, value, context);
    const strangers = Object.keys(value)
      .filter((id) => !ids.includes(id))
      .flatMap((id) => leftsOf(refuse('UNKNOWN_ASSET', `one of ${ids.join(', ')}`, id, under(context, id, t.UnknownRecord, id))));
    const amounts = assets.map((asset) => amountUnder(asset, value, context));
    const errors = [...strangers, ...amounts.flatMap(leftsOf)];
    return errors.length > 0 ? t.failures(errors) : t.success(amounts.flatMap((amount) => (amount._tag === 'Right' ? [amount.right] : [])));
  };
  const encode = (amounts: readonly bigint[]): unknown =>
    Object.fromEntries(assets.flatMap((asset, at) => {
      const amount = amounts[at] ?? 0n;
      return amount === 0n ? [] : [[asset.id, amountOf(asset).encode(amount)]];
    }));
  return new t.Type<readonly bigint[], unknown>('amounts by asset', isAmounts, validate, encode);
}

const leftsOf = <A>(result: t.Validation<A>): t.Errors => (result._tag === 'Left' ? result.left : []);

function amountUnder(asset: human.Unit, table: Readonly<Record<string, unknown>>, context: t.Context): t.Validation<bigint> {
  if (!Object.hasOwn(table, asset.id)) return t.success(0n);
  const codec = amountOf(asset);
  return codec.validate(table[asset.id], under(context, asset.id, codec, table[asset.id]));
}
