import { stepwise } from '../../mechanisms/stepwise/mechanism.js';
import { guaranteeOf, traceOf } from '../search/hunt.js';
import type { Trace } from '../trace.js';
import type { FrontierMap, MapOptions } from './frontier.js';

/** The run that breaks a claim right beyond a frontier of one column of a map. */
export interface FrontierTrace {
  /** The value of the axis across; null where there is none. */
  readonly value: bigint | null;
  /** The first value of the axis along at which the claim fails. */
  readonly beyond: bigint;
  readonly trace: Trace;
}

/**
 * A trace for each frontier, which anybody can replay. Where a theorem decided, the machine shows it now. None for a question that
 * is the conclusion of a conditional guarantee: beyond its frontier the guarantee itself is not broken.
 * @param numeraire what the design's values are counted in
 */
export function frontierTraces(options: MapOptions, { columns }: FrontierMap, numeraire: string): readonly FrontierTrace[] {
  const { question, setting, across, along, mechanism = stepwise } = options;
  if (!question.isGuarantee) return [];
  const guarantee = guaranteeOf(mechanism, question.id);
  return columns.flatMap(({ value, frontiers }) => frontiers.flatMap(({ beyond }): readonly FrontierTrace[] => {
    const here = across === null || value === null ? setting : across.axis.parameter.at(setting, value);
    const { refutation } = question.byMachine(mechanism, along.parameter.at(here, beyond));
    return refutation === null ? [] : [{ value, beyond, trace: traceOf(guarantee, refutation, 0, numeraire) }];
  }));
}
