import { isPlain } from '../../machine/records.js';
import { ParametersFromPlain, parametersOf } from '../format/parameters.js';
import type { PlainCase } from '../format/vector.js';
import { plainDesign } from '../generate/situations.js';

/** Where a value stands in plain data. */
type Place = readonly (string | number)[];

const integer = /^(0|-?[1-9][0-9]{0,99})$/;

function integersIn(data: unknown, at: Place = []): readonly (readonly [Place, bigint])[] {
  if (typeof data === 'string') return integer.test(data) ? [[at, BigInt(data)]] : [];
  if (Array.isArray(data)) return data.flatMap((each, place) => integersIn(each, [...at, place]));
  return isPlain(data) ? Object.entries(data).flatMap(([key, each]) => integersIn(each, [...at, key])) : [];
}

function withAt(data: unknown, [head, ...rest]: Place, value: unknown): unknown {
  if (head === undefined) return value;
  if (Array.isArray(data)) return data.map((each: unknown, place) => (place === head ? withAt(each, rest, value) : each));
  return isPlain(data) ? Object.fromEntries(Object.entries(data).map(([key, each]) => [key, key === head ? withAt(each, rest, value) : each])) : data;
}

/** Smaller numbers to try for one, the smallest first: a fixed ladder, so that everybody's shrunk case is the same. */
export function ladder(value: bigint): readonly bigint[] {
  const size = value < 0n ? -value : value;
  const power = 10n ** BigInt(size.toString().length - 1);
  return [...new Set([0n, 1n, 2n, 10n, power, size / 2n])].filter((each) => each >= 0n && each < size);
}

const simplest: unknown = ParametersFromPlain.encode(parametersOf(plainDesign));
const policies = ['sizing', 'schedule', 'depth', 'incentive', 'dust', 'toxicity', 'auction', 'breaker', 'warning', 'target'] as const;

/** Cases to try instead of the present one, best first: whichever is taken, the next group starts from it. */
type Group = readonly PlainCase[];
type Present = () => PlainCase;

/** Without some of its events: halves, quarters and so on down to one by one, the latest first. */
function* fewer(present: Present): Generator<Group, void> {
  for (let size = Math.ceil(present().events.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let end = present().events.length; end > 0; end -= size) {
      const events = present().events.filter((_, place) => place < end - size || place >= end);
      if (events.length > 0) yield [{ ...present(), events }];
    }
  }
}

/** With a policy replaced by the plainest of its kind. */
function* plainer(present: Present): Generator<Group, void> {
  if (!isPlain(simplest)) return;
  for (const policy of policies) yield [{ ...present(), params: withAt(present().params, [policy], simplest[policy]) }];
}

const parts = ['events', 'init', 'params'] as const;

/** With a number made smaller. @param tried numbers that stood their ground before, by place and value: they are left alone, or each pass would ask it all again */
function* lesser(present: Present, tried: Set<string>): Generator<Group, void> {
  for (const part of parts) {
    for (const [place, value] of integersIn(present()[part])) {
      const key = `${part}.${place.join('.')}=${value.toString()}`;
      if (tried.has(key)) continue;
      tried.add(key);
      yield ladder(value).map((each): PlainCase => ({ ...present(), [part]: withAt(present()[part], place, each.toString()) }));
    }
  }
}

/** All that may be tried to make a case smaller: fewer events first, then plainer policies, then smaller numbers. */
export function* smaller(present: Present, tried: Set<string>): Generator<Group, void> {
  yield* fewer(present);
  yield* plainer(present);
  yield* lesser(present, tried);
}
