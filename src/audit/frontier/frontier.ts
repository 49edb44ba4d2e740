import type { Design } from '../../kernel/design.js';
import type { Mechanism } from '../../machine/mechanism.js';
import { stepwise } from '../../mechanisms/stepwise/mechanism.js';
import { type Axis, gridOf } from './axis.js';
import { type Decision, decisionAt, type Evidence, type Method } from './decision.js';
import type { Question } from './questions.js';
import { searched, type Segment } from './segments.js';
import type { Setting } from './setting.js';
import { type Frontier, frontiersOf, type Shape, shapeOf } from './shape.js';

/** What is asked of a map. */
export interface MapOptions {
  readonly question: Question;
  readonly setting: Setting;
  /** The axis whose values are asked one by one; null where only the other varies. */
  readonly across: { readonly axis: Axis; readonly step: bigint } | null;
  /** The axis along which the claim stops holding somewhere. */
  readonly along: Axis;
  readonly method: Method;
  readonly mechanism?: Mechanism<Design>;
}

/** Where the claim holds along one axis, at one value of the other. */
export interface Column {
  /** The value of the axis across; null where there is none. */
  readonly value: bigint | null;
  readonly segments: readonly Segment[];
  readonly shape: Shape;
  /** Every place where it stops holding. */
  readonly frontiers: readonly Frontier[];
  /** How many points were asked in all, and how many of them the theorem decided, and the machine; the parameter checks refused the others. */
  readonly points: number;
  readonly theoremPoints: number;
  readonly machinePoints: number;
  /** How many runs of the machine that took. */
  readonly runs: number;
}

/** The design's own place on a map, where it has a value on each axis. */
export interface OwnPoint {
  readonly value: bigint;
  readonly decision: Decision;
  /** The map at the design's own value of the axis across. */
  readonly column: Column;
}

/** Where a claim holds. */
export interface FrontierMap {
  readonly columns: readonly Column[];
  /** How many columns were asked for: more than there are where it was ended before its time. */
  readonly wanted: number;
  readonly own: OwnPoint | null;
}

type Deciding = (setting: Setting) => Decision;

const deciding = ({ question, method, mechanism = stepwise }: MapOptions): Deciding => (at) => decisionAt(mechanism, question, at, method);

const evidenceIn = (asked: readonly Decision[]): readonly Evidence[] => asked.flatMap((decision) => (decision.verdict === 'refused' ? [] : [decision.evidence]));

function columnOf(decide: Deciding, setting: Setting, { parameter, low, high }: Axis, value: bigint | null): Column {
  const own = parameter.of(setting);
  const { segments, asked } = searched(low, high, own === null ? [] : [own], (at) => decide(parameter.at(setting, at)));
  const evidence = evidenceIn(asked);
  const runs = evidence.flatMap((each) => (each.by === 'machine' ? [each.runs] : []));
  return {
    value, segments, shape: shapeOf(segments), frontiers: frontiersOf(segments),
    points: asked.length, theoremPoints: evidence.length - runs.length, machinePoints: runs.length, runs: runs.reduce((sum, count) => sum + count, 0),
  };
}

/** The values of the axis across: its grid, and the design's own, about which a picture would otherwise guess; one null where there is no such axis. */
export function valuesAcross({ setting, across }: MapOptions): readonly (bigint | null)[] {
  if (across === null) return [null];
  const { axis, step } = across;
  const own = axis.parameter.of(setting);
  const values = gridOf(axis, step);
  if (own === null || own < axis.low || own > axis.high || values.includes(own)) return values;
  return [...values, own].sort((one, other) => (one < other ? -1 : 1));
}

/** The setting at a value of the axis across. */
export const settingAt = ({ setting, across }: MapOptions, value: bigint | null): Setting =>
  (across === null || value === null ? setting : across.axis.parameter.at(setting, value));

/** The columns of a map, each when it is asked for: whoever stops asking has those before. */
export function* columnsOf(options: MapOptions): Generator<Column> {
  for (const value of valuesAcross(options)) yield columnOf(deciding(options), settingAt(options, value), options.along, value);
}

function ownPoint(options: MapOptions, columns: readonly Column[]): OwnPoint | null {
  const { setting, across, along } = options;
  const value = along.parameter.of(setting);
  const other = across === null ? null : across.axis.parameter.of(setting);
  if (value === null || (across !== null && other === null)) return null;
  const decide = deciding(options);
  const column = columns.find((each) => each.value === other) ?? columnOf(decide, setting, along, other);
  return { value, decision: decide(setting), column };
}

/** The map of those columns that were asked. */
export const mapOf = (options: MapOptions, columns: readonly Column[]): FrontierMap =>
  ({ columns, wanted: valuesAcross(options).length, own: ownPoint(options, columns) });

/**
 * Maps where a claim holds: for each value of the axis across, the stretches of the axis along on which it holds, to the unit.
 * The same options give the same map.
 */
export const frontierMap = (options: MapOptions): FrontierMap => mapOf(options, [...columnsOf(options)]);
