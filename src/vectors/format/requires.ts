import { isPlain } from '../../machine/records.js';
import { isEventType } from '../../machine/event-shape.js';
import type { Parameters } from './parameters.js';

/** The feature of implementations that read events which are none, or whose quantities no unsigned integer holds. */
export const wireFeature = 'wire';

/** What the parameters use of what the dialect offers, as `policy.variant`. */
function policiesOf({ assets, sizing, schedule, depth, incentive, dust, toxicity, auction }: Parameters): readonly string[] {
  return [
    `sizing.${sizing.kind}`, `unlock.${schedule.unlock.kind}`, `depth.${depth.kind}`, `incentive.${incentive.curve.kind}`,
    `dust.${dust.kind}`, `toxicity.${toxicity}`, `auction.${auction.curve.kind}`, `takes.${auction.takes}`,
    ...(incentive.nonToxicCeiling ? ['incentive.nonToxicCeiling'] : []),
    ...(assets.length > 2 ? ['assets.several'] : []),
  ];
}

const typeOf = (event: unknown): unknown => (isPlain(event) ? event['type'] : undefined);

const numeric = ['at', 'amount', 'offered', 'least', 'maxPrice', 'price', 'depth'] as const;

/** Whether every quantity that an event has is written as a natural number below 2^256. */
function isUnsigned(event: unknown): boolean {
  if (!isPlain(event)) return false;
  const quotes = event['quotes'];
  return numeric.every((key) => !Object.hasOwn(event, key) || /^(0|[1-9][0-9]{0,76})$/.test(String(event[key])) && typeof event[key] === 'string')
    && (quotes === undefined || (Array.isArray(quotes) && quotes.every(isUnsigned)));
}

/** The fields that an event of each type has beside `type` and `at`. */
const fields: Readonly<Record<string, readonly string[]>> = {
  QUOTE: ['quotes'], DEPOSIT: ['asset', 'amount'], WITHDRAW: ['asset', 'amount'], BORROW: ['asset', 'amount'], REPAY: ['asset', 'amount'],
  STEP: ['collateral', 'debt', 'offered', 'least'], OPEN_AUCTION: ['collateral', 'debt'], TAKE: ['amount', 'maxPrice'], COVER: ['asset', 'amount'],
};

const texts = ['asset', 'collateral', 'debt'] as const;

/** Whether a program with typed events could not even hold this one. */
function isWire(event: unknown): boolean {
  if (!isPlain(event) || !isEventType(event['type']) || !isUnsigned(event) || !Object.hasOwn(event, 'at')) return true;
  const quotes = event['quotes'];
  const list: readonly unknown[] = Array.isArray(quotes) ? quotes : [];
  const named = [event, ...list].filter(isPlain);
  return (fields[event['type']] ?? []).some((field) => !Object.hasOwn(event, field))
    || named.some((record) => texts.some((key) => Object.hasOwn(record, key) && typeof record[key] !== 'string'))
    || list.some((quote) => !isPlain(quote) || !['asset', 'price', 'depth'].every((field) => Object.hasOwn(quote, field)));
}

/** The features that an implementation needs for a vector, sorted: event types, policies, and `wire`. Computed, never written by hand. */
export function requiresOf(params: Parameters, events: readonly unknown[]): readonly string[] {
  const types = events.map(typeOf).filter(isEventType);
  const wire = events.some(isWire) ? [wireFeature] : [];
  return [...new Set([...types, ...policiesOf(params), ...wire])].sort();
}
