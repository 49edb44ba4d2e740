import { isDeepStrictEqual } from 'node:util';
import { answersOf } from '../format/answer.js';
import { designOf, type Parameters, ParametersFromPlain } from '../format/parameters.js';
import type { Vector } from '../format/vector.js';
import { type Cell, cellName } from './cell.js';
import { parameterRanges, parametersIn, type ParameterRange, wayOf, waysOf } from './parameter-ranges.js';

/** Every way in which each parameter may stand. */
export const parameterCells: readonly Cell[] = Object.entries(parameterRanges).flatMap(([name, range]) => waysOf(range).map((how): Cell => ({ kind: 'parameter', name, how })));

/** The answers under other parameters; null where the formulas of the dialect are not defined under them. */
function answersUnder(params: unknown, { init, events }: Vector): unknown {
  if (!ParametersFromPlain.is(params)) return null;
  try {
    return answersOf(designOf(params), init, events).map(({ code, flows, world }) => ({ code, flows, world }));
  } catch {
    return null;
  }
}

/** Other values that the parameter may have: a unit beside, and both ends. */
const others = ({ least, most }: ParameterRange, value: bigint): readonly bigint[] =>
  [value - 1n, value + 1n, least, most].filter((other) => other !== value && other >= least && other <= most);

/** For each parameter and way of standing the first vector whose answers depend on it: with another value in its place some answer would be another. */
export function parametersTold(vectors: readonly Vector[]): ReadonlyMap<string, string> {
  const told = new Map<string, string>();
  for (const vector of vectors) {
    const wanted = vector.expected.map(({ code, flows, world }) => ({ code, flows, world }));
    const depends = (params: unknown): boolean => {
      const got = answersUnder(params, vector);
      return got !== null && !isDeepStrictEqual(got, wanted);
    };
    const params: Parameters = vector.params;
    for (const { name, value, replaced } of parametersIn(params)) {
      const range = parameterRanges[name];
      const how = range === undefined ? null : wayOf(range, value);
      if (range === undefined || how === null) continue;
      const cell = cellName({ kind: 'parameter', name, how });
      if (!told.has(cell) && others(range, value).some((other) => depends(replaced(other)))) told.set(cell, vector.id);
    }
  }
  return told;
}
