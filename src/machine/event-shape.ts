import type { Event, EventType } from '../kernel/event.js';
import { AMOUNT_LIMIT, PRICE_LIMIT, TIME_LIMIT } from '../kernel/limits.js';
import type { ShapeRefusal } from '../kernel/refusal.js';

/** What a field must be: a positive amount, an amount that may be zero, a price that may be zero, an asset, or a list of quotes. */
type FieldKind = 'positive' | 'amount' | 'price' | 'asset' | 'quotes';

/** The fields of each event besides its type and time, in the order in which they are checked. */
const fieldsOf: Readonly<Record<EventType, readonly (readonly [string, FieldKind])[]>> = {
  QUOTE: [['quotes', 'quotes']],
  TICK: [],
  ACCRUE: [],
  HALT: [],
  RESUME: [],
  DEPOSIT: [['asset', 'asset'], ['amount', 'positive']],
  WITHDRAW: [['asset', 'asset'], ['amount', 'positive']],
  BORROW: [['asset', 'asset'], ['amount', 'positive']],
  REPAY: [['asset', 'asset'], ['amount', 'positive']],
  STEP: [['collateral', 'asset'], ['debt', 'asset'], ['offered', 'positive'], ['least', 'amount']],
  OPEN_AUCTION: [['collateral', 'asset'], ['debt', 'asset']],
  TAKE: [['amount', 'positive'], ['maxPrice', 'price']],
  RESET_AUCTION: [],
  RECOGNISE_LOSS: [],
  COVER: [['asset', 'asset'], ['amount', 'positive']],
  CLOSE: [],
};

/** Every event type, in the order of the lifecycle's page. */
export const eventTypes: readonly EventType[] = [
  'QUOTE', 'TICK', 'ACCRUE', 'HALT', 'RESUME', 'DEPOSIT', 'WITHDRAW', 'BORROW', 'REPAY', 'STEP',
  'OPEN_AUCTION', 'TAKE', 'RESET_AUCTION', 'RECOGNISE_LOSS', 'COVER', 'CLOSE',
];

export const isEventType = (type: unknown): type is EventType => typeof type === 'string' && Object.hasOwn(fieldsOf, type);

type Assets = readonly { readonly id: string }[];

const describe = (value: unknown): string => (typeof value === 'string' ? JSON.stringify(value) : typeof value === 'bigint' ? `${value}n` : value === null ? 'null' : typeof value);

const malformed = (field: string, expected: string, found: unknown): ShapeRefusal => ({ code: 'MALFORMED_EVENT', field, expected, found: describe(found) });

function quantityRefusal(field: string, kind: 'positive' | 'amount' | 'price', value: unknown): ShapeRefusal | null {
  if (typeof value !== 'bigint') return malformed(field, 'an integer amount (bigint)', value);
  if (value < 0n) return { code: 'NEGATIVE_AMOUNT', field, amount: value };
  if (value === 0n && kind === 'positive') return { code: 'ZERO_AMOUNT', field };
  const limit = kind === 'price' ? PRICE_LIMIT : AMOUNT_LIMIT;
  return value >= limit ? { code: 'AMOUNT_OUT_OF_RANGE', field, amount: value, limit } : null;
}

function assetRefusal(field: string, value: unknown, assets: Assets): ShapeRefusal | null {
  if (typeof value !== 'string') return malformed(field, 'the id of an asset', value);
  return assets.some(({ id }) => id === value) ? null : { code: 'UNKNOWN_ASSET', field, asset: value };
}

function priceRefusal(asset: string, price: unknown, field: string): ShapeRefusal | null {
  if (typeof price !== 'bigint') return malformed(field, 'an integer price (bigint)', price);
  if (price < 0n) return { code: 'NEGATIVE_AMOUNT', field, amount: price };
  if (price === 0n) return { code: 'ZERO_PRICE', asset };
  return price >= PRICE_LIMIT ? { code: 'PRICE_OUT_OF_RANGE', asset, price, limit: PRICE_LIMIT } : null;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

function quotesRefusal(quotes: unknown, assets: Assets): ShapeRefusal | null {
  if (!Array.isArray(quotes)) return malformed('quotes', 'a list of quotes', quotes);
  if (quotes.length === 0) return { code: 'NO_QUOTES' };
  const seen: string[] = [];
  for (const quote of quotes) {
    if (!isRecord(quote)) return malformed('quotes[]', 'a quote { asset, price, depth }', quote);
    const { asset, price, depth } = quote;
    const refusal = assetRefusal('quotes[].asset', asset, assets);
    if (refusal !== null) return refusal;
    const id = String(asset);
    if (seen.includes(id)) return { code: 'DUPLICATE_ASSET', asset: id };
    seen.push(id);
    const bad = priceRefusal(id, price, 'quotes[].price') ?? quantityRefusal('quotes[].depth', 'amount', depth);
    if (bad !== null) return bad;
  }
  return null;
}

function fieldRefusal(field: string, kind: FieldKind, value: unknown, assets: Assets): ShapeRefusal | null {
  if (kind === 'asset') return assetRefusal(field, value, assets);
  if (kind === 'quotes') return quotesRefusal(value, assets);
  return quantityRefusal(field, kind, value);
}

function timeRefusal(at: unknown): ShapeRefusal | null {
  if (typeof at !== 'bigint') return malformed('at', 'a time in seconds (bigint)', at);
  return at < 0n || at >= TIME_LIMIT ? { code: 'TIME_OUT_OF_RANGE', at, limit: TIME_LIMIT } : null;
}

/** What is wrong with an event by itself, or null: unknown type, missing field, amount out of range, unknown or repeated asset. */
export function shapeRefusalOf(event: Event, assets: Assets): ShapeRefusal | null {
  // Callers in JavaScript, and decoders with a hole, hand over what the type rules out.
  const raw: unknown = event;
  if (!isRecord(raw)) return malformed('event', 'an event { type, at, … }', raw);
  if (!isEventType(raw['type'])) return { code: 'UNKNOWN_EVENT', event: typeof raw['type'] === 'string' ? raw['type'] : describe(raw['type']) };
  const timing = timeRefusal(raw['at']);
  if (timing !== null) return timing;
  for (const [field, kind] of fieldsOf[raw['type']]) {
    const refusal = fieldRefusal(field, kind, raw[field], assets);
    if (refusal !== null) return refusal;
  }
  return null;
}
