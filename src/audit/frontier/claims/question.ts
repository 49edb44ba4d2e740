import type { Design } from '../../../kernel/design.js';
import type { Event } from '../../../kernel/event.js';
import type { World } from '../../../kernel/world.js';
import type { Mechanism } from '../../../machine/mechanism.js';
import type { Setting } from '../setting.js';

/** A run of the machine that broke the claim. */
export interface Refutation {
  /** The design that ran: a claim may ask about it with something allowed that it withholds. */
  readonly design: Design;
  readonly start: World;
  readonly events: readonly Event[];
}

/** What the worst cases came to. */
export interface MachineAnswer {
  /** Runs of the machine that it took. */
  readonly runs: number;
  /** The first run that broke the claim; null where none did. */
  readonly refutation: Refutation | null;
}

/** What is asked at each point of a map: whether a guarantee, or the conclusion of a conditional one, holds there. */
export interface Question {
  /** The guarantee. */
  readonly id: string;
  /** What holds where the answer is yes, as a sentence. */
  readonly asks: string;
  /** The account, the market and the keepers of the worst case, as a sentence. */
  readonly worstCase: string;
  /** The condition that decides without a run, as a sentence; empty where there is none. */
  readonly theorem: string;
  /** Whether the account may start from a given loan-to-value. */
  readonly startsAnywhere: boolean;
  /** Whether a run that breaks it breaks the guarantee of this name, as a trace that is replayed does. */
  readonly isGuarantee: boolean;
  /** What exact integers decide; null where they do not. */
  readonly byTheorem: (setting: Setting) => boolean | null;
  /** What the machine itself does in the worst cases. */
  readonly byMachine: (mechanism: Mechanism<Design>, setting: Setting) => MachineAnswer;
}

/** Plays cases in turn, until one breaks the claim. Each is played once it is asked for. */
export function firstRefutation(cases: Iterable<Refutation | null>): MachineAnswer {
  let runs = 0;
  for (const refutation of cases) {
    runs += 1;
    if (refutation !== null) return { runs, refutation };
  }
  return { runs, refutation: null };
}
