import { left, right } from 'fp-ts/lib/Either.js';
import { type Axis, usualStep } from '../../audit/frontier/axis.js';
import { type Parameter, parameters, parametersOf, type Unit } from '../../audit/frontier/parameter.js';
import type { Design } from '../../kernel/design.js';
import { countOption, durationOption, ratioOption } from '../input/options.js';
import { inputProblem, type Read } from '../input/text.js';

/** An axis as the command line names it. */
export interface Varied {
  readonly axis: Axis;
  /** How far apart its values stand; null where nobody says. */
  readonly step: bigint | null;
}

const pattern = /^(?<name>[^=]*)=(?<low>.*?)\.\.(?<high>[^:]*)(?::(?<step>.*))?$/;
const example = 'NAME=LOW..HIGH or NAME=LOW..HIGH:STEP, such as bonus=1%..15%';

/** More columns than this are no map that anybody reads. */
const mostValues = 500;

function valueOf(unit: Unit, option: string, text: string): Read<bigint> {
  if (unit === 'ratio') return ratioOption(option, text);
  if (unit === 'duration') return durationOption(option, text);
  const count = countOption(option, text, 0);
  return count._tag === 'Left' ? count : right(BigInt(count.right));
}

/** The distance between two values; nothing stands at no distance. */
export function stepValue(unit: Unit, option: string, text: string): Read<bigint> {
  const step = valueOf(unit, option, text);
  return step._tag === 'Right' && step.right === 0n ? inputProblem('OUT_OF_RANGE', option, 'a step above zero', JSON.stringify(text)) : step;
}

function parameterCalled(design: Design, name: string): Read<Parameter> {
  const found = parametersOf(design).find((parameter) => parameter.name === name);
  if (found !== undefined) return right(found);
  const isElsewhere = parameters.some((parameter) => parameter.name === name);
  const names = parametersOf(design).map((parameter) => parameter.name);
  return inputProblem('UNKNOWN_KEY', '--vary', `one of ${names.join(', ')}`, isElsewhere ? `${JSON.stringify(name)}, which ${design.name} does not have` : JSON.stringify(name));
}

/** One --vary: a parameter that the design has, its range, and its step. */
export function readVaried(design: Design, text: string): Read<Varied> {
  const { name, low, high, step } = pattern.exec(text)?.groups ?? {};
  if (name === undefined || low === undefined || high === undefined) return inputProblem('MALFORMED', '--vary', example, JSON.stringify(text));
  const parameter = parameterCalled(design, name);
  if (parameter._tag === 'Left') return parameter;
  const { unit } = parameter.right;
  const option = `--vary ${name}`;
  const [from, to] = [valueOf(unit, option, low), valueOf(unit, option, high)];
  if (from._tag === 'Left') return from;
  if (to._tag === 'Left') return to;
  if (to.right < from.right) return inputProblem('OUT_OF_RANGE', option, 'a range from its lower to its higher end', JSON.stringify(`${low}..${high}`));
  const apart = step === undefined ? right(null) : stepValue(unit, option, step);
  return apart._tag === 'Left' ? apart : right({ axis: { parameter: parameter.right, low: from.right, high: to.right }, step: apart.right });
}

/** The step of an axis whose values are asked one by one; refused where that would be too many. */
export function stepOf({ axis, step }: Varied): Read<bigint> {
  const { name } = axis.parameter;
  const chosen = step ?? usualStep(axis);
  return (axis.high - axis.low) / chosen < mostValues ? right(chosen) : left([{
    code: 'OUT_OF_RANGE', path: `--vary ${name}`, expected: `a step with which there are at most ${mostValues.toString()} values`,
    found: ((axis.high - axis.low) / chosen + 1n).toString(),
  }]);
}
