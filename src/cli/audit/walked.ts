import { left, right } from 'fp-ts/lib/Either.js';
import type { Found } from '../../audit/assurance/assemble.js';
import { eventsUntilBroken, replayed } from '../../audit/search/breaking.js';
import { guaranteeOf, traceOf } from '../../audit/search/hunt.js';
import type { Event } from '../../kernel/event.js';
import type { World } from '../../kernel/world.js';
import { stepwise } from '../../mechanisms/stepwise/mechanism.js';
import { openWorld } from '../../mechanisms/stepwise/open.js';
import type { Observation } from '../../market/index.js';
import { run, type RunReport, type RunRow, usualOptions } from '../../market/run/index.js';
import type { NamedDesign } from '../input/design.js';
import type { NamedPrices } from '../input/given.js';
import { hinted } from '../input/hint.js';
import type { Read } from '../input/text.js';
import { Window } from './window.js';

/** What the design's own positions came to on a path, and the part of it that generated runs are to follow. */
export interface WalkedPath {
  readonly prices: NamedPrices;
  readonly report: RunReport;
  readonly observations: readonly Observation[];
  /** How many observations the path had. */
  readonly all: number;
  /** What the walk broke, each with a run that breaks it again. */
  readonly found: readonly Found[];
}

/** Most events of a walk that are kept to tell a whole course again. */
const mostEvents = 20_000;

/** Events of each account, by its name. */
class Courses {
  readonly #events = new Map<string, Event[]>();
  #count = 0;

  see({ account, event }: RunRow): void {
    this.#count += 1;
    if (this.#count > mostEvents) this.#events.clear();
    else if (this.#events.get(account)?.push(event) === undefined) this.#events.set(account, [event]);
  }

  of(account: string): readonly Event[] {
    return this.#events.get(account) ?? [];
  }
}

const solvency = 'solvent-within-envelope';

function brokenBy({ design, numeraire }: NamedDesign, id: string, start: World, events: readonly Event[]): readonly Found[] {
  const guarantee = guaranteeOf(stepwise, id);
  const broken = eventsUntilBroken(stepwise, design, guarantee, replayed(stepwise, design, start, events));
  return broken === null ? [] : [{ id, evidence: [], trace: traceOf(guarantee, { design, start, events: broken }, 0, numeraire) }];
}

/** The guarantees that the walk broke: those of single steps, and solvency where an account was lost though the path stayed inside the envelope. */
function foundOn(named: NamedDesign, { broken, moves, accounts }: RunReport, courses: Courses): readonly Found[] {
  const onSteps = broken.flatMap(({ guarantee, first: { before, event } }) => brokenBy(named, guarantee, before, [event]));
  const lost = moves.outsideEnvelope > 0n ? [] : accounts.filter(({ losses }) => losses.some(({ loss }) => loss > 0n));
  const insolvent = lost.flatMap(({ name }) => {
    const events = courses.of(name);
    return events[0] === undefined ? [] : brokenBy(named, solvency, openWorld(named.design, events[0].at), events);
  });
  return [...onSteps, ...insolvent.slice(0, 1)];
}

/** Walks the positions of a design along prices, and keeps what an audit needs of it. */
export function walkedPath(named: NamedDesign, prices: NamedPrices): Read<WalkedPath> {
  const window = new Window();
  const courses = new Courses();
  const walk = run(named.design, named.positions, window.watching(prices.path), usualOptions);
  let step = walk.next();
  while (step.done !== true) {
    courses.see(step.value);
    step = walk.next();
  }
  if (step.value._tag === 'Left') return left([hinted(step.value.left)]);
  const { chosen, all } = window.observations();
  const report = step.value.right;
  return right({ prices, report, observations: chosen, all, found: foundOn(named, report, courses) });
}
