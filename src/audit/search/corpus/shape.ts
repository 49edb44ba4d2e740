import * as t from 'io-ts';
import { refuse, under } from '../../../machine/input.js';
import { exact, sum } from '../../../machine/records.js';
import { isScenarioName, type ScenarioName, scenarioNames } from '../../../market/index.js';
import { type AdversaryName, adversaryNames, isAdversaryName } from '../adversaries.js';
import { type Intent, intentRanges } from '../intent.js';
import type { Opening } from '../opening.js';
import { type Conditions, type Draft, everyAim, mostIntents } from '../plan.js';

export const planFormat = 'unwind-plan@1';

/** An entry as its file has it. */
export interface WrittenEntry extends Draft {
  readonly format: typeof planFormat;
  readonly reached: readonly string[];
}

/** A bare whole number in [least, most]. */
function wholeNumber(least: number, most: number): t.Type<number, unknown> {
  const expected = `a whole number in [${least.toString()}, ${most.toString()}]`;
  const is = (value: unknown): value is number => typeof value === 'number' && Number.isSafeInteger(value) && value >= least && value <= most;
  return new t.Type<number, unknown>(expected, is, (value, context) => (is(value) ? t.success(value) : refuse('MALFORMED', expected, value, context)), (number) => number);
}

/** A list of [least, most] members. */
function listOf<A>(name: string, member: t.Type<A, unknown>, least: number, most: number): t.Type<readonly A[], unknown> {
  const list = t.readonlyArray(member, name);
  const expected = `${name}: ${least.toString()} to ${most.toString()}`;
  return new t.Type<readonly A[], unknown>(name, list.is, (value, context) => {
    if (Array.isArray(value) && (value.length < least || value.length > most)) return refuse('WRONG_LENGTH', expected, value.length, context);
    return list.validate(value, context);
  }, list.encode);
}

/** One of a few names. */
const nameIn = <N extends string>(what: string, is: (value: unknown) => value is N, all: readonly N[]): t.Type<N, unknown> =>
  new t.Type<N, unknown>(what, is, (value, context) => (is(value) ? t.success(value) : refuse('MALFORMED', all.join(', '), value, context)), (name) => name);

const small = wholeNumber(0, 9_999);

const opening: t.Type<Opening, unknown> = exact('an opening', {
  prices: listOf('prices', small, 1, 9),
  deposits: listOf('deposits', exact('a deposit', { asset: small, size: small, odd: small }), 1, 9),
  borrows: listOf('loans', exact('a loan', { asset: small, share: small }), 1, 9),
});

const isScenario = (value: unknown): value is ScenarioName => typeof value === 'string' && isScenarioName(value);
const scenario = nameIn('a scenario', isScenario, scenarioNames());
const adversary = nameIn<AdversaryName>('an adversary', isAdversaryName, adversaryNames);

const conditions: t.Type<Conditions, unknown> = sum('conditions', 'kind', {
  free: exact('free conditions', { kind: t.literal('free'), silent: wholeNumber(-1, 9), since: small }),
  adversaries: exact('adversaries', { kind: t.literal('adversaries'), cast: listOf('adversaries', adversary, 1, 3) }),
  scenario: exact('a scenario', { kind: t.literal('scenario'), name: scenario, move: small, interval: small, between: wholeNumber(0, 9) }),
  envelope: exact('the envelope', { kind: t.literal('envelope') }),
  given: exact('a given path', { kind: t.literal('given'), between: wholeNumber(0, 9) }),
});

const order = ['aim', 'asset', 'other', 'size', 'nudge', 'moment'] as const satisfies readonly (keyof Intent)[];
const ranges = order.map((number) => {
  const [least, most] = intentRanges[number];
  return wholeNumber(least, most);
});
const six = 'six numbers: aim, asset, other, size, nudge, moment';

const isIntent = (value: unknown): value is Intent => typeof value === 'object' && value !== null && order.every((number) => number in value);

/** An intent as a row of its numbers. */
const intent: t.Type<Intent, unknown> = new t.Type<Intent, unknown>('an intent', isIntent, (value, context) => {
  if (!Array.isArray(value) || value.length !== order.length) return refuse('MALFORMED', six, value, context);
  const read = ranges.map((range, place) => range.validate(value[place], under(context, place.toString(), range, value[place])));
  const errors = read.flatMap((each) => (each._tag === 'Left' ? each.left : []));
  if (errors.length > 0) return t.failures(errors);
  const [aim = 0, asset = 0, other = 0, size = 0, nudge = 0, moment = 0] = read.flatMap((each) => (each._tag === 'Right' ? [each.right] : []));
  return t.success({ aim, asset, other, size, nudge, moment });
}, (each) => order.map((number) => each[number]));

/** The written form of an entry. */
export const entryShape: t.Type<WrittenEntry, unknown> = exact('a plan', {
  format: t.literal(planFormat),
  reached: t.readonlyArray(t.string, 'a list of names'),
  opening,
  conditions,
  allowed: wholeNumber(0, everyAim),
  intents: listOf('intents', intent, 1, mostIntents),
});
