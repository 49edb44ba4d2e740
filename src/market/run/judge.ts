import type { Guarantee } from '../../../properties/guarantee.js';
import type { Design } from '../../kernel/design.js';
import type { Event, EventType } from '../../kernel/event.js';
import type { World } from '../../kernel/world.js';
import { isEdge, type EdgeGuarantee } from '../../machine/checking.js';
import { edgeOf, type Part, type Parts } from '../../machine/decide.js';
import { stepwise } from '../../mechanisms/stepwise/mechanism.js';

/** Which guarantees every step of a run is judged by. */
export type Judged = 'all' | 'promised' | 'none';

/** A guarantee that steps of a run broke: whether the design promises it, how often, and where first. */
export interface Broken {
  readonly guarantee: string;
  readonly claim: string;
  readonly promised: boolean;
  readonly times: bigint;
  readonly firstAt: bigint;
  readonly firstEvent: EventType;
  /** The account, by its place in the run. */
  readonly firstAccount: number;
  /** The world that the event met, and the event: enough to break the guarantee again. */
  readonly first: { readonly before: World; readonly event: Event };
}

type ByEvent = ReadonlyMap<EventType, readonly EdgeGuarantee<Design>[]>;

const noGuarantees: readonly EdgeGuarantee<Design>[] = [];

function sortedOut(design: Design, judged: Judged): ByEvent {
  const isChosen = (guarantee: Guarantee<Design>): boolean => judged === 'all' || (judged === 'promised' && guarantee.promisedBy(design));
  const chosen = stepwise.guarantees.filter(isEdge).filter(isChosen);
  return new Map(stepwise.offers.map((type) => [type, chosen.filter(({ on }) => on === 'every' || on.includes(type))]));
}

/** Judges steps as they are made and keeps the count, never the steps. */
export class Judge {
  readonly #design: Design;
  readonly #byEvent: ByEvent;
  readonly #broken = new Map<string, Broken>();

  constructor(design: Design, judged: Judged) {
    this.#design = design;
    this.#byEvent = sortedOut(design, judged);
  }

  /** Judges the parts of one accepted event of an account. */
  see(parts: Parts, account: number): void {
    for (const part of parts) {
      const guarantees = this.#byEvent.get(part.event.type) ?? noGuarantees;
      if (guarantees.length === 0) continue;
      const edge = edgeOf(stepwise, this.#design, part);
      for (const guarantee of guarantees) if (!guarantee.holds(edge)) this.#note(guarantee, part, account);
    }
  }

  #note(guarantee: EdgeGuarantee<Design>, { before: met, event, after }: Part, account: number): void {
    const before = this.#broken.get(guarantee.id);
    const first = { firstAt: after.market.at, firstEvent: event.type, firstAccount: account, first: { before: met, event } };
    const promised = guarantee.promisedBy(this.#design);
    this.#broken.set(
      guarantee.id,
      before === undefined ? { guarantee: guarantee.id, claim: guarantee.claim, promised, times: 1n, ...first } : { ...before, times: before.times + 1n },
    );
  }

  /** What was broken so far, in the order in which it was first. */
  broken(): readonly Broken[] {
    return [...this.#broken.values()];
  }
}
