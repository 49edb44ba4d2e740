import type { BreakerCause, Phase } from './world.js';
import type { StepRefusal } from './step.js';

/** The event is not one at all, or one of its fields is not. Checked first, field by field in the order of the event's type. */
export type ShapeRefusal =
  | { readonly code: 'MALFORMED_EVENT'; readonly field: string; readonly expected: string; readonly found: string }
  | { readonly code: 'UNKNOWN_EVENT'; readonly event: string }
  | { readonly code: 'NEGATIVE_AMOUNT'; readonly field: string; readonly amount: bigint }
  | { readonly code: 'ZERO_AMOUNT'; readonly field: string }
  | { readonly code: 'AMOUNT_OUT_OF_RANGE'; readonly field: string; readonly amount: bigint; readonly limit: bigint }
  | { readonly code: 'TIME_OUT_OF_RANGE'; readonly at: bigint; readonly limit: bigint }
  | { readonly code: 'UNKNOWN_ASSET'; readonly field: string; readonly asset: string }
  | { readonly code: 'NO_QUOTES' }
  | { readonly code: 'DUPLICATE_ASSET'; readonly asset: string }
  | { readonly code: 'ZERO_PRICE'; readonly asset: string }
  | { readonly code: 'PRICE_OUT_OF_RANGE'; readonly asset: string; readonly price: bigint; readonly limit: bigint };

/** The event cannot happen now: time, the chart, the feed or the breaker forbid it. Checked second. */
export type OrderRefusal =
  | { readonly code: 'TIME_REVERSED'; readonly at: bigint; readonly last: bigint }
  | { readonly code: 'EVENT_NOT_ALLOWED'; readonly phase: Phase; readonly event: string; readonly expected: readonly string[] }
  | { readonly code: 'QUOTE_MISSING'; readonly asset: string }
  | { readonly code: 'FEED_STALE'; readonly asset: string; readonly quotedAt: bigint; readonly staleAfter: bigint }
  | { readonly code: 'BREAKER_TRIPPED'; readonly cause: BreakerCause; readonly since: bigint; readonly until: bigint };

/** What the account or the market cannot bear. Checked third, in the order of the mechanism's page. */
export type AccountRefusal =
  | { readonly code: 'ALREADY_HALTED'; readonly since: bigint; readonly until: bigint }
  | { readonly code: 'NOT_HALTED' }
  | { readonly code: 'NOT_COLLATERAL'; readonly asset: string }
  | { readonly code: 'NOT_BORROWABLE'; readonly asset: string }
  | { readonly code: 'VALUE_OUT_OF_RANGE'; readonly limit: bigint }
  | { readonly code: 'INSUFFICIENT_COLLATERAL'; readonly held: bigint }
  | { readonly code: 'WOULD_BE_AT_RISK'; readonly backing: bigint; readonly owed: bigint; readonly warning: bigint }
  | { readonly code: 'DEBT_REMAINS'; readonly owed: bigint }
  | { readonly code: 'DEFICIT_REMAINS'; readonly asset: string; readonly deficit: bigint };

/** Why an auction event is not possible. */
export type AuctionRefusal =
  | { readonly code: 'ASK_ABOVE_LIMIT'; readonly ask: bigint; readonly maxPrice: bigint }
  | { readonly code: 'NOTHING_SOLD'; readonly ask: bigint; readonly debt: bigint }
  | { readonly code: 'TAKE_NOT_WHOLE'; readonly lot: bigint }
  | { readonly code: 'TAKE_LEAVES_DUST'; readonly lot: bigint; readonly debt: bigint }
  | { readonly code: 'BELOW_RESERVE'; readonly paid: bigint; readonly sold: bigint }
  | { readonly code: 'ROUNDS_EXHAUSTED'; readonly rounds: bigint }
  | { readonly code: 'ROUNDS_REMAIN'; readonly round: bigint; readonly rounds: bigint }
  | { readonly code: 'COVER_EXCEEDS_DEFICIT'; readonly deficit: bigint };

/** Why the machine said no. A refusal is data, never an exception: it is an expected answer, and vectors assert on its code. */
export type Refusal = ShapeRefusal | OrderRefusal | AccountRefusal | StepRefusal | AuctionRefusal;

export type RefusalCode = Refusal['code'];

/** Every code, group by group in normative order; within a group an event's own page says which check comes first. */
export const refusalCodes: readonly RefusalCode[] = [
  'MALFORMED_EVENT', 'UNKNOWN_EVENT', 'NEGATIVE_AMOUNT', 'ZERO_AMOUNT', 'AMOUNT_OUT_OF_RANGE', 'TIME_OUT_OF_RANGE',
  'UNKNOWN_ASSET', 'NO_QUOTES', 'DUPLICATE_ASSET', 'ZERO_PRICE', 'PRICE_OUT_OF_RANGE',
  'TIME_REVERSED', 'EVENT_NOT_ALLOWED', 'QUOTE_MISSING', 'FEED_STALE', 'BREAKER_TRIPPED',
  'ALREADY_HALTED', 'NOT_HALTED', 'NOT_COLLATERAL', 'NOT_BORROWABLE', 'VALUE_OUT_OF_RANGE',
  'INSUFFICIENT_COLLATERAL', 'WOULD_BE_AT_RISK', 'DEBT_REMAINS', 'DEFICIT_REMAINS',
  'EMPTY_LEG', 'TOXIC_STEP', 'NOTHING_UNLOCKED', 'STEP_NOT_WHOLE', 'STEP_NOT_WORTHWHILE', 'DUST_REMAINS', 'NOTHING_SEIZED', 'SEIZED_BELOW_LEAST',
  'ASK_ABOVE_LIMIT', 'NOTHING_SOLD', 'TAKE_NOT_WHOLE', 'TAKE_LEAVES_DUST', 'BELOW_RESERVE', 'ROUNDS_EXHAUSTED', 'ROUNDS_REMAIN',
  'COVER_EXCEEDS_DEFICIT',
];
