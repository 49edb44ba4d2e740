import type { Either } from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import type { Event, EventType } from '../kernel/event.js';
import { decodeWith, type InputError } from './input.js';
import { IntegerFromString } from './integers.js';
import { exact, sum } from './records.js';

/** Any integer: what an event may name is for `transition()` to say, with codes of its own. */
const integer = IntegerFromString;
const asset = t.string;
const quote = exact('a quote', { asset, price: integer, depth: integer });

/** The written form of one event type: these fields beside its type and time. */
const event = <T extends EventType, P extends t.Props>(type: T, fields: P) => exact(`an event ${type}`, { type: t.literal(type), at: integer, ...fields });

const forms = {
  QUOTE: event('QUOTE', { quotes: t.readonlyArray(quote, 'a list of quotes') }),
  TICK: event('TICK', {}),
  ACCRUE: event('ACCRUE', {}),
  HALT: event('HALT', {}),
  RESUME: event('RESUME', {}),
  DEPOSIT: event('DEPOSIT', { asset, amount: integer }),
  WITHDRAW: event('WITHDRAW', { asset, amount: integer }),
  BORROW: event('BORROW', { asset, amount: integer }),
  REPAY: event('REPAY', { asset, amount: integer }),
  STEP: event('STEP', { collateral: asset, debt: asset, offered: integer, least: integer }),
  OPEN_AUCTION: event('OPEN_AUCTION', { collateral: asset, debt: asset }),
  TAKE: event('TAKE', { amount: integer, maxPrice: integer }),
  RESET_AUCTION: event('RESET_AUCTION', {}),
  RECOGNISE_LOSS: event('RECOGNISE_LOSS', {}),
  COVER: event('COVER', { asset, amount: integer }),
  CLOSE: event('CLOSE', {}),
} satisfies Readonly<Record<EventType, t.Mixed>>;

/** The codec of events, for logs, vectors and services. */
export const EventFromPlain: t.Type<Event, unknown> = sum('an event', 'type', forms);

/** An event as plain data: `{ type, at, … }`, every integer a canonical decimal string. */
export const encodeEvent = (occurred: Event): unknown => EventFromPlain.encode(occurred);

/**
 * The event that plain data describes. Refuses an unknown type, unknown or missing keys, and numbers that are not canonical strings;
 * whether the numbers and assets make sense is for `transition()` to answer.
 */
export const decodeEvent = (data: unknown): Either<readonly InputError[], Event> => decodeWith(EventFromPlain, data);
