import type { Design } from '../../kernel/design.js';
import type { Event } from '../../kernel/event.js';
import { refusalCodes } from '../../kernel/refusal.js';
import { handlerIn, phases, transitionNames } from '../../machine/chart.js';
import type { Mechanism } from '../../machine/mechanism.js';
import { branchesIn, branchesOf } from './branches.js';
import { guardSides } from './observed.js';
import { afterMoment, type Moment } from './play.js';
import { worldAt } from './scene.js';

/** How much of a list of names runs have reached. */
export interface Reached {
  readonly reached: number;
  readonly total: number;
  readonly missing: readonly string[];
}

/** Which phases, named transitions and refusals runs have reached. */
export interface Coverage {
  readonly phases: Reached;
  readonly transitions: Reached;
  readonly refusals: Reached;
}

/** The same, with the answers of each routing guard and the branches of the kernel: all that guides a search. */
export interface WholeCoverage extends Coverage {
  readonly guardSides: Reached;
  readonly branches: Reached;
}

/** Names that were reached, however they are kept. */
type Names = Pick<ReadonlySet<string>, 'has'>;

const reachedOf = (all: readonly string[], seen: Names): Reached => {
  const missing = all.filter((name) => !seen.has(name));
  return { reached: all.length - missing.length, total: all.length, missing };
};

export const coverageOf = (seen: Names): Coverage =>
  ({ phases: reachedOf(phases, seen), transitions: reachedOf(transitionNames, seen), refusals: reachedOf(refusalCodes, seen) });

/** @param design says which branches there are */
export const wholeCoverageOf = (design: Design, seen: Names): WholeCoverage =>
  ({ ...coverageOf(seen), guardSides: reachedOf(guardSides, seen), branches: reachedOf(branchesOf(design), seen) });

/** The name of the transition by which the chart refuses: where the event finds the account, once it has caught up with time. */
function refusedBy(mechanism: Mechanism<Design>, design: Design, { before, event }: Moment): string | undefined {
  // Misshapen events may lack anything, a time included.
  const asked: Partial<Event> | null = event;
  if (asked?.type === undefined) return undefined;
  const { phase } = typeof asked.at === 'bigint' ? worldAt(mechanism, design, before, asked.at).account : before.account;
  return handlerIn(phase, asked.type)?.refused;
}

/** The names of what one moment reaches: phases, transitions, branches, the refusal. No name belongs to two of these. */
export function reachedIn(mechanism: Mechanism<Design>, design: Design, moment: Moment): readonly string[] {
  const { before, parts, refusal } = moment;
  const taken = (parts ?? []).flatMap((part) => [...part.path, ...branchesIn(design, part)]);
  const refused = refusal === null ? undefined : refusedBy(mechanism, design, moment);
  return [before.account.phase, afterMoment(moment).account.phase, ...taken, ...(refusal === null ? [] : [refusal.code]), ...(refused === undefined ? [] : [refused])];
}
