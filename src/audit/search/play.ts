import type { Design } from '../../kernel/design.js';
import type { Event } from '../../kernel/event.js';
import { hasDebt } from '../../kernel/health.js';
import { AMOUNT_LIMIT } from '../../kernel/limits.js';
import type { Refusal } from '../../kernel/refusal.js';
import type { World } from '../../kernel/world.js';
import type { Parts } from '../../machine/decide.js';
import type { Mechanism } from '../../machine/mechanism.js';
import type { Observation } from '../../market/index.js';
import { openWorld } from '../../mechanisms/stepwise/open.js';
import { adversaries, type AdversaryName } from './adversaries.js';
import { menuOf } from './aims.js';
import { observationsOf } from './conditions.js';
import { envelopeMoments } from './envelope.js';
import { freeze } from './frozen.js';
import type { Aim, Intent, Situation } from './intent.js';
import { momentOf } from './moment.js';
import { borrowOf, depositOf } from './opening.js';
import type { Plan } from './plan.js';
import { basePrices } from './pricing.js';
import { afterParts, answered, pickOf, type Scene, worldAt } from './scene.js';

/** One event of a run, and what came of it: parts, a refusal, or neither where the machine threw. */
export interface Moment {
  readonly before: World;
  readonly event: Event;
  readonly parts: Parts | null;
  readonly refusal: Refusal | null;
}

/** The world after a moment. */
export const afterMoment = ({ before, parts }: Moment): World => (parts === null ? before : afterParts(parts));

/** Puts one event to the machine. The world that it meets is frozen: a machine that writes into it does not answer. */
export function momentFor(mechanism: Mechanism<Design>, design: Design, before: World, event: Event): Moment {
  freeze(before);
  const answer = answered(mechanism, design, before, event);
  if (answer === null) return { before, event, parts: null, refusal: null };
  return answer._tag === 'Right' ? { before, event, parts: answer.right, refusal: null } : { before, event, parts: null, refusal: answer.left };
}

/** When a run begins [seconds], unless it follows a given path. */
export const usualStart = 1_000n;

const situationOf = ({ account }: World): Situation => (account.phase === 'healthy' && !hasDebt(account) ? 'idle' : account.phase);

/** A run that is under way: makes events, remembers where it is. */
export class Playing {
  world: World;
  earlier: readonly bigint[];
  silent = -1;
  private readonly menus = new Map<Situation, readonly Aim[]>();
  constructor(readonly mechanism: Mechanism<Design>, readonly design: Design, readonly allowed: number, start: bigint) {
    this.world = openWorld(design, start);
    this.earlier = design.assets.map(() => 0n);
  }

  /** The scene at a time from now on. */
  scene(at = this.world.market.at): Scene {
    const { mechanism, design, earlier, silent } = this;
    return { mechanism, design, world: worldAt(mechanism, design, this.world, at), earlier, silent };
  }

  /** What may be attempted in a world. */
  menu(world: World): readonly Aim[] {
    const situation = situationOf(world);
    const known = this.menus.get(situation) ?? menuOf(situation, this.allowed);
    this.menus.set(situation, known);
    return known;
  }

  /** Puts an event to the machine, and stands where it leads. */
  *does(event: Event | null): Generator<Moment, void> {
    if (event === null) return;
    const moment = momentFor(this.mechanism, this.design, this.world, event);
    const next = afterMoment(moment);
    if (moment.parts !== null && moment.event.type === 'QUOTE') this.earlier = this.world.market.reserves.map(({ price }) => price);
    this.world = next;
    yield moment;
  }
}

/** First quotes, deposits and loans. */
export function* opened(playing: Playing, plan: Plan, prices: readonly bigint[]): Generator<Moment, void> {
  const quotes = plan.design.assets.flatMap(({ id }, asset) => {
    const isMissing = plan.conditions.kind === 'free' && plan.conditions.silent === asset && plan.conditions.since === 0;
    return isMissing ? [] : [{ asset: id, price: prices[asset] ?? 1n, depth: AMOUNT_LIMIT / 1_000_000n }];
  });
  if (quotes.length > 0) yield* playing.does({ type: 'QUOTE', at: playing.world.market.at, quotes });
  for (const deposit of plan.opening.deposits) yield* playing.does(depositOf(playing.scene(), plan.opening, deposit));
  for (const [index, borrow] of plan.opening.borrows.entries()) yield* playing.does(borrowOf(playing.scene(), borrow, index === plan.opening.borrows.length - 1));
}

function* intended(playing: Playing, plan: Plan, intent: Intent): Generator<Moment, void> {
  const scene = playing.scene(momentOf(plan.design, playing.world, intent));
  const aim = pickOf(playing.menu(scene.world), intent.aim);
  const event = aim?.event(scene, intent) ?? null;
  yield* playing.does(event ?? { type: 'TICK', at: scene.world.market.at });
}

const isOver = ({ world }: Playing): boolean => world.account.phase === 'settled';

function* freely(playing: Playing, plan: Plan): Generator<Moment, void> {
  const { conditions } = plan;
  for (const [index, intent] of plan.intents.entries()) {
    if (conditions.kind === 'free' && index >= conditions.since) playing.silent = conditions.silent;
    const wasOver = isOver(playing);
    yield* intended(playing, plan, intent);
    if (wasOver) return;
  }
}

/** Of so many moves, how many are an adversary's; the others are anybody's. */
const [theirMoves, ofMoves] = [2, 3] as const;

function* adversely(playing: Playing, plan: Plan, cast: readonly AdversaryName[]): Generator<Moment, void> {
  for (const intent of plan.intents) {
    const wasOver = isOver(playing);
    // What is left of the number once it has said whose move it is: the same number twice would leave some choices out.
    const drawn = Math.floor(intent.aim / ofMoves);
    const name = intent.aim % ofMoves < theirMoves ? pickOf(cast, drawn) : undefined;
    if (name === undefined) yield* intended(playing, plan, { ...intent, aim: drawn });
    else yield* adversaries[name].move(playing, { ...intent, aim: drawn });
    if (wasOver) return;
  }
}

/** Observations as they come, and intents in between. */
function* along(playing: Playing, plan: Plan, observations: Iterable<Observation>, between: number): Generator<Moment, void> {
  let next = 0;
  for (const { at, quotes } of observations) {
    const now = playing.world.market.at;
    yield* playing.does({ type: 'QUOTE', at: at > now ? at : now, quotes });
    for (let count = 0; count < between; count += 1) {
      const intent = pickOf(plan.intents, next);
      next += 1;
      if (intent !== undefined) yield* intended(playing, plan, intent);
      if (isOver(playing)) return;
    }
  }
}

/** Runs a plan, moment by moment. @param given the observations of a given path */
export function* play(mechanism: Mechanism<Design>, plan: Plan, given: readonly Observation[] = []): Generator<Moment, void> {
  const { conditions } = plan;
  const playing = new Playing(mechanism, plan.design, plan.allowed, conditions.kind === 'given' ? (given[0]?.at ?? usualStart) : usualStart);
  const prices = basePrices(plan.design, plan.opening.prices);
  const observations = observationsOf(plan, prices, given);
  yield* opened(playing, plan, observations.base);
  if (conditions.kind === 'free') yield* freely(playing, plan);
  if (conditions.kind === 'adversaries') yield* adversely(playing, plan, conditions.cast);
  if (conditions.kind === 'envelope') yield* envelopeMoments(playing, plan);
  if (conditions.kind === 'scenario' || conditions.kind === 'given') yield* along(playing, plan, observations.observations, conditions.between);
}
