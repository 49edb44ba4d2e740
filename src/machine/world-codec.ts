import { chain } from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { TIME_LIMIT } from '../kernel/limits.js';
import type { Account, Auction, Market, Phase, Reserve, Unwinding } from '../kernel/world.js';
import { isPhase, phases } from './chart.js';
import { refuse } from './input.js';
import { AmountFromString, IndexFromString, naturalBelow, PriceFromString, TimeFromString } from './integers.js';
import { exact, listOf } from './records.js';

const CountFromString = naturalBelow(TIME_LIMIT, 'a count');
/** Sums over time, and prices with a premium on them, outgrow the limits of what they are made of; they fit a word. */
const SumFromString = naturalBelow(1n << 256n, 'a sum in base units');
const AskFromString = naturalBelow(1n << 256n, 'an asking price × 10^36');

/** One of these words. */
function word<W extends string>(name: string, ...words: readonly W[]): t.Type<W> {
  const is = (value: unknown): value is W => words.some((each) => each === value);
  const expected = words.map((each) => `"${each}"`).join(' or ');
  return new t.Type(name, is, (value, context) => (is(value) ? t.success(value) : refuse('MALFORMED', expected, value, context)), t.identity);
}

const phase = new t.Type<Phase>(
  'a phase',
  (value): value is Phase => typeof value === 'string' && isPhase(value),
  (value, context) => (typeof value === 'string' && isPhase(value) ? t.success(value) : refuse('MALFORMED', phases.join(', '), value, context)),
  t.identity,
);

/** A list with one entry per asset, in the order of the design. */
function perAsset<A>(entry: t.Type<A, unknown>, assets: readonly string[]): t.Type<readonly A[], unknown> {
  const list = listOf(entry, `a list of ${entry.name}`);
  const expected = `one entry for each of ${assets.join(', ')}`;
  const validate = (value: unknown, context: t.Context): t.Validation<readonly A[]> =>
    Array.isArray(value) && value.length !== assets.length ? refuse('WRONG_LENGTH', expected, value, context) : list.validate(value, context);
  return new t.Type(list.name, list.is, validate, list.encode);
}

/** What may be absent, written as null. A union would answer with the errors of both members. */
const orNull = <A>(codec: t.Type<A, unknown>): t.Type<A | null, unknown> =>
  new t.Type<A | null, unknown>(
    `${codec.name} or null`,
    (value): value is A | null => value === null || codec.is(value),
    (value, context) => (value === null ? t.success(null) : codec.validate(value, context)),
    (value) => (value === null ? null : codec.encode(value)),
  );

/** An index into the assets, written as the asset's id. */
const legOf = (assets: readonly string[]): t.Type<number, unknown> =>
  new t.Type<number, unknown>(
    'the id of an asset',
    (value): value is number => typeof value === 'number' && assets[value] !== undefined,
    (value, context) => chain((id: string): t.Validation<number> => {
      const at = assets.indexOf(id);
      return at < 0 ? refuse('UNKNOWN_ASSET', `one of ${assets.join(', ')}`, id, context) : t.success(at);
    })(t.string.validate(value, context)),
    (at) => assets[at],
  );

const reserve: t.Type<Reserve, unknown> = exact('a reserve', {
  price: PriceFromString, quotedAt: TimeFromString, depth: AmountFromString, anchor: PriceFromString, anchoredAt: TimeFromString,
  selling: SumFromString, sellingSince: TimeFromString, index: IndexFromString,
  collateral: AmountFromString, debt: AmountFromString, surplus: AmountFromString, deficit: SumFromString,
  insurance: AmountFromString, backstop: AmountFromString, treasury: SumFromString, salvage: SumFromString, carried: SumFromString,
});

/** The market of these assets. */
export const marketCodec = (assets: readonly string[]): t.Type<Market, unknown> => exact('a market', {
  at: TimeFromString,
  accruedAt: TimeFromString,
  reserves: perAsset(reserve, assets),
  breaker: word('a breaker', 'armed', 'tripped'),
  cause: word('a cause', 'none', 'operator', 'move'),
  haltedAt: TimeFromString,
});

const unwindingCodec = (assets: readonly string[]): t.Type<Unwinding, unknown> =>
  exact('a course', { since: TimeFromString, steps: CountFromString, steppedAt: TimeFromString, repaid: perAsset(SumFromString, assets) });

const auctionCodec = (assets: readonly string[]): t.Type<Auction, unknown> => exact('an auction', {
  collateral: legOf(assets), debt: legOf(assets), lot: AmountFromString, startPrice: AskFromString, floorPrice: AskFromString,
  debtPrice: PriceFromString, startedAt: TimeFromString, round: CountFromString,
});

/** An account with these assets. */
export const accountCodec = (assets: readonly string[]): t.Type<Account, unknown> => exact('an account', {
  phase,
  feed: word('a feed', 'fresh', 'stale'),
  collateral: perAsset(AmountFromString, assets),
  debt: perAsset(AmountFromString, assets),
  surplus: perAsset(AmountFromString, assets),
  deficit: perAsset(AmountFromString, assets),
  indices: perAsset(IndexFromString, assets),
  unwinding: orNull(unwindingCodec(assets)),
  auction: orNull(auctionCodec(assets)),
  closed: t.boolean,
});
