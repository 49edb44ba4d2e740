import { canonical } from '../../../machine/canonical.js';
import type { InputError } from '../../../machine/input.js';
import { provable } from '../prove.js';
import { summaryOf } from './claims.js';
import type { ProofRecord } from './record.js';

/** What a record has to be about. */
export interface Present {
  /** The name of the design, for people. */
  readonly design: string;
  /** The digest of the machine that runs here, and that of the design's parameters. */
  readonly kernel: string;
  readonly parameters: string;
  /** That of its shape; null where its numbers are none that a proof about all designs of it assumes. */
  readonly shape: string | null;
  /** The version of the solver that is installed; null where none is, and nothing can be said against the one that was asked. */
  readonly solver: string | null;
}

const shortest = 12;
const short = (digest: string): string => digest.slice(0, shortest);

/** Why a record says nothing of a design on this machine: it is foreign, or stale; null where it does. */
export function misfitOf(record: ProofRecord, { design, kernel, parameters, shape, solver }: Present): InputError | null {
  if (record.reach === 'shape' && shape === null) {
    return { code: 'OUT_OF_RANGE', path: 'parameters', expected: `a proof of ${design} alone: its numbers are none that a proof of a whole shape is about`, found: `one of ${record.design}` };
  }
  if (record.reach === 'shape' && shape !== null && record.parameters !== shape) {
    return { code: 'OUT_OF_RANGE', path: 'parameters', expected: `a proof of designs with the policies and assets that ${design} has, and what is assumed of their numbers (${short(shape)})`, found: `one of ${record.design} (${short(record.parameters)})` };
  }
  if (record.reach === 'design' && record.parameters !== parameters) {
    return { code: 'OUT_OF_RANGE', path: 'parameters', expected: `a proof of ${design} with the parameters that it has (${short(parameters)})`, found: `one of ${record.design} with others (${short(record.parameters)})` };
  }
  if (record.kernel !== kernel) {
    return { code: 'OUT_OF_RANGE', path: 'kernel', expected: `a proof of the machine that runs here (${short(kernel)})`, found: `one of another (${short(record.kernel)}): prove it again` };
  }
  if (solver === null || record.solver === solver) return null;
  return { code: 'OUT_OF_RANGE', path: 'solver', expected: `answers of z3-solver ${solver}, which is installed`, found: `those of ${record.solver}: prove it again` };
}

const refused = (path: string, expected: string, found: string): InputError => ({ code: 'MALFORMED', path, expected, found });

/** Names that the chart does not have, and those that stand twice. */
function errorsOfNames({ transitions }: ProofRecord): readonly InputError[] {
  const names = transitions.map(({ name }) => name);
  return names.flatMap((name, place) => {
    const path = `transitions[${place.toString()}].name`;
    if (!provable.includes(name)) return [refused(path, 'the name of a transition', JSON.stringify(name))];
    return names.indexOf(name) === place ? [] : [refused(path, 'each transition once', JSON.stringify(name))];
  });
}

/** What is wrong with a record of this machine: everything that it says twice must be said alike, so that no sum is stronger than its parts. */
export function errorsInRecord(record: ProofRecord): readonly InputError[] {
  const misnamed = errorsOfNames(record);
  if (misnamed.length > 0) return misnamed;
  const { each, ...summary } = summaryOf(record);
  const { counts, missing, subjects, isInductive } = record;
  const told: Readonly<Record<string, unknown>> = { counts, missing, subjects, isInductive };
  const wrong = (path: string, due: unknown, said: unknown): readonly InputError[] =>
    (canonical(due) === canonical(said) ? [] : [refused(path, `${canonical(due)}, which is what its transitions come to`, canonical(said))]);
  return [
    ...Object.entries(summary).flatMap(([key, due]) => wrong(key, due, told[key])),
    ...each.flatMap((due, place) => wrong(`transitions[${place.toString()}].counts`, due, record.transitions[place]?.counts)),
  ];
}
