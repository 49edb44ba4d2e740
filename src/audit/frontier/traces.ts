import type { Design } from '../../kernel/design.js';
import type { Mechanism } from '../../machine/mechanism.js';
import { stepwise } from '../../mechanisms/stepwise/mechanism.js';
import { replayTrace } from '../replay.js';
import { guaranteeOf, traceOf } from '../search/hunt.js';
import type { Trace } from '../trace.js';
import { type Column, type FrontierMap, type MapOptions, settingAt } from './frontier.js';
import type { Question } from './questions.js';
import type { Setting } from './setting.js';

/** A run that breaks a claim at one point of a map. */
export interface FrontierTrace {
  /** The value of the axis across; null where there is none. */
  readonly value: bigint | null;
  /** The value of the axis along. */
  readonly beyond: bigint;
  readonly trace: Trace;
}

/** A point was said to fail, and no run that breaks the guarantee there replays: a theorem, or a worst case, is wrong. */
export class UnshownFailure extends Error {
  override readonly name = 'UnshownFailure';
  constructor(readonly claim: string, readonly setting: Setting) {
    super(`${claim} was decided to fail for ${setting.design.name}, and no run shows it.`);
  }
}

/** The run that breaks a claim at a point, replayed; the machine shows it where a theorem decided too. */
function shown(mechanism: Mechanism<Design>, question: Question, setting: Setting, numeraire: string): Trace {
  const { refutation } = question.byMachine(mechanism, setting);
  if (refutation === null) throw new UnshownFailure(question.id, setting);
  const trace = traceOf(guaranteeOf(mechanism, question.id), refutation, 0, numeraire);
  if (replayTrace(trace, mechanism).brokenAt === null) throw new UnshownFailure(question.id, setting);
  return trace;
}

/** Where a run is due: right beyond each frontier, and at the lowest value of a stretch that fails without one. */
function pointsBeyond({ segments, frontiers }: Column): readonly bigint[] {
  return segments.flatMap(({ from, to, first: { verdict } }) => {
    if (verdict !== 'fails') return [];
    const beside = [from, to].filter((end) => frontiers.some(({ beyond }) => beyond === end));
    return beside.length === 0 ? [from] : [...new Set(beside)];
  });
}

/**
 * A trace for each stretch of a column that fails, at each end at which it meets what holds; anybody can replay it. None for a question that
 * is the conclusion of a conditional guarantee: where it fails, the guarantee itself is not broken.
 * @param numeraire what the design's values are counted in
 */
export function tracesOf(options: MapOptions, column: Column, numeraire: string): readonly FrontierTrace[] {
  const { question, along, mechanism = stepwise } = options;
  if (!question.isGuarantee) return [];
  const setting = settingAt(options, column.value);
  return pointsBeyond(column).map((beyond) => ({ value: column.value, beyond, trace: shown(mechanism, question, along.parameter.at(setting, beyond), numeraire) }));
}

/** The run that breaks the claim for the design as it is; null where the claim holds, and as above. */
export function ownTrace({ question, setting, mechanism = stepwise }: MapOptions, { own }: FrontierMap, numeraire: string): Trace | null {
  return own?.decision.verdict === 'fails' && question.isGuarantee ? shown(mechanism, question, setting, numeraire) : null;
}

/** All traces of the columns of a map. */
export const frontierTraces = (options: MapOptions, { columns }: FrontierMap, numeraire: string): readonly FrontierTrace[] =>
  columns.flatMap((column) => tracesOf(options, column, numeraire));
