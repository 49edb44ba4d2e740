import type { Design } from '../../kernel/design.js';
import type { Mechanism } from '../../machine/mechanism.js';
import { stepwise } from '../../mechanisms/stepwise/mechanism.js';
import { type Axis, gridOf } from './axis.js';
import { type Decision, decisionAt, type Method } from './decision.js';
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
  /** How many points were decided in all, and how many of them by the machine, in how many runs. */
  readonly points: number;
  readonly machinePoints: number;
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
  readonly own: OwnPoint | null;
}

type Deciding = (setting: Setting) => Decision;

/** How many runs of the machine a decision took. */
export const runsOf = (decision: Decision): number => (decision.verdict !== 'refused' && decision.evidence.by === 'machine' ? decision.evidence.runs : 0);

function columnOf(decide: Deciding, setting: Setting, { parameter, low, high }: Axis, value: bigint | null): Column {
  const own = parameter.of(setting);
  const { segments, asked } = searched(low, high, own === null ? [] : [own], (at) => decide(parameter.at(setting, at)));
  const runs = asked.map(runsOf);
  return {
    value, segments, shape: shapeOf(segments), frontiers: frontiersOf(segments),
    points: asked.length, machinePoints: runs.filter((count) => count > 0).length, runs: runs.reduce((sum, count) => sum + count, 0),
  };
}

function ownPoint(decide: Deciding, { setting, across, along }: MapOptions, columns: readonly Column[]): OwnPoint | null {
  const value = along.parameter.of(setting);
  const other = across === null ? null : across.axis.parameter.of(setting);
  if (value === null || (across !== null && other === null)) return null;
  const column = columns.find((each) => each.value === other) ?? columnOf(decide, setting, along, other);
  return { value, decision: decide(setting), column };
}

/**
 * Maps where a claim holds: for each value of the axis across, the stretches of the axis along on which it holds, to the unit.
 * The same options give the same map.
 */
export function frontierMap(options: MapOptions): FrontierMap {
  const { question, setting, across, along, method, mechanism = stepwise } = options;
  const decide: Deciding = (at) => decisionAt(mechanism, question, at, method);
  const columns = across === null
    ? [columnOf(decide, setting, along, null)]
    : gridOf(across.axis, across.step).map((value) => columnOf(decide, across.axis.parameter.at(setting, value), along, value));
  return { columns, own: ownPoint(decide, options, columns) };
}
