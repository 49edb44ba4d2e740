import fc from 'fast-check';
import type { Design } from '../../kernel/design.js';
import type { Event } from '../../kernel/event.js';
import type { World } from '../../kernel/world.js';
import type { Part } from '../../machine/decide.js';
import { drafts, usualMix } from '../search/plan.js';
import { play } from '../search/play.js';
import type { Kit } from './kit.js';
import { type Situation, type Transition, transitionIn } from './obligation/transition.js';

/** Drawn anew, the same runs come out: a cache that says that a transition was taken can be believed. */
const seed = 1;
const runs = 300;

/** Events that say nothing but their type. */
const plainTypes = ['HALT', 'RESUME', 'ACCRUE', 'RECOGNISE_LOSS', 'RESET_AUCTION', 'CLOSE'] as const;

const plainEvents = ({ market: { at } }: World): readonly Event[] => plainTypes.map((type) => ({ type, at }));

/** Looks for situations in which the machine takes transitions: a solver finds it hard to name one, and a run meets hundreds. */
class Looking {
  readonly found = new Map<string, Situation>();
  constructor(private readonly kit: Kit, private readonly design: Design, private readonly wanted: ReadonlySet<string>) {}

  get isDone(): boolean {
    return this.found.size === this.wanted.size;
  }

  /** Notes a part of a run, and what else might have happened after it. */
  note(part: Part, further = 2): void {
    this.#noteOne(part);
    if (further === 0) return;
    for (const event of plainEvents(part.after)) {
      const decided = this.kit.decide(this.kit.mechanism, this.design, part.after, event);
      if (decided._tag === 'Right' && decided.right.some((each) => this.#isNew(each))) decided.right.forEach((each) => { this.note(each, further - 1); });
    }
  }

  #transitionOf({ before, event }: Part): Transition | undefined {
    const transition = transitionIn(before.account.phase, event.type);
    return transition !== undefined && this.wanted.has(transition.name) ? transition : undefined;
  }

  #isNew(part: Part): boolean {
    const transition = this.#transitionOf(part);
    return transition !== undefined && !this.found.has(transition.name);
  }

  /** What is proved is proved of one part, in a world that keeps the invariants: only such a one is a witness. */
  #noteOne(part: Part): void {
    const transition = this.#transitionOf(part);
    if (transition === undefined || this.found.has(transition.name)) return;
    const { kit, design } = this;
    const decided = kit.decide(kit.mechanism, design, part.before, part.event);
    if (decided._tag === 'Left' || decided.right.length > 1 || !kit.invariants.every(({ holds }) => holds(design, part.before))) return;
    this.found.set(transition.name, { world: part.before, event: part.event });
  }
}

/** Situations in which the machine takes transitions of these names, as far as a few hundred runs of it meet any. */
export function takenIn(kit: Kit, design: Design, names: readonly string[]): ReadonlyMap<string, Situation> {
  const looking = new Looking(kit, design, new Set(names));
  for (const draft of fc.sample(drafts(usualMix), { seed, numRuns: runs })) {
    for (const { parts } of play(kit.mechanism, { design, ...draft })) for (const part of parts ?? []) looking.note(part);
    if (looking.isDone) break;
  }
  return looking.found;
}
