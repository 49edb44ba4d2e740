import type { Design } from '../../kernel/design.js';
import type { Event } from '../../kernel/event.js';
import { refusalCodes } from '../../kernel/refusal.js';
import { handlerIn, phases, transitionNames } from '../../machine/chart.js';
import type { Mechanism } from '../../machine/mechanism.js';
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

const reachedOf = (all: readonly string[], seen: ReadonlySet<string>): Reached => {
  const missing = all.filter((name) => !seen.has(name));
  return { reached: all.length - missing.length, total: all.length, missing };
};

/** The name of the transition by which the chart refuses: where the event finds the account, once it has caught up with time. */
function refusedBy(mechanism: Mechanism<Design>, design: Design, { before, event }: Moment): string | undefined {
  // Misshapen events may lack anything, a time included.
  const asked: Partial<Event> | null = event;
  if (asked?.type === undefined) return undefined;
  const { phase } = typeof asked.at === 'bigint' ? worldAt(mechanism, design, before, asked.at).account : before.account;
  return handlerIn(phase, asked.type)?.refused;
}

/** Sees runs, moment by moment. */
export class Seen {
  readonly phases = new Set<string>();
  readonly transitions = new Set<string>();
  readonly refusals = new Set<string>();
  constructor(readonly mechanism: Mechanism<Design>) {}

  see(design: Design, moment: Moment): void {
    this.phases.add(moment.before.account.phase).add(afterMoment(moment).account.phase);
    for (const { path } of moment.parts ?? []) for (const name of path) this.transitions.add(name);
    if (moment.refusal === null) return;
    this.refusals.add(moment.refusal.code);
    const refused = refusedBy(this.mechanism, design, moment);
    if (refused !== undefined) this.transitions.add(refused);
  }

  coverage(): Coverage {
    return { phases: reachedOf(phases, this.phases), transitions: reachedOf(transitionNames, this.transitions), refusals: reachedOf(refusalCodes, this.refusals) };
  }
}
