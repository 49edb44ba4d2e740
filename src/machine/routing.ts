import { changedAccount, changedMarket } from '../kernel/changed.js';
import type { Effect } from '../kernel/effect.js';
import type { Assessment } from '../kernel/health.js';
import type { Phase, World } from '../kernel/world.js';
import { isPhase, routesFor, type Region, type Route } from './chart.js';
import type { Outcome } from '../kernel/outcome.js';
import type { Mechanism } from './mechanism.js';

/** A settled world: no eventless transition is enabled in it. */
export interface Routed {
  readonly world: World;
  readonly path: readonly string[];
  readonly effects: readonly Effect[];
  /** Of the world as it ends. */
  readonly assessment: Assessment;
}

const nothing: readonly never[] = [];

/** Longest chain of eventless transitions in the chart, with room to spare: more would be a cycle, which the chart's lint rules out. */
const mostTurns = 16;

function enabledIn<D>(mechanism: Mechanism<D>, design: D, world: World, assessment: Assessment, region: Region, state: string): Route | undefined {
  for (const candidate of routesFor(region, state)) {
    if (mechanism.guards[candidate.guard](design, world, assessment)) return candidate;
  }
  return undefined;
}

const inPhase = (world: World, phase: Phase): World => ({ market: world.market, account: changedAccount(world.account, { phase }) });

const withFeed = (world: World, feed: string): World =>
  ({ market: world.market, account: changedAccount(world.account, { feed: feed === 'stale' ? 'stale' : 'fresh' }) });

const withBreaker = (world: World, breaker: string): World =>
  ({ market: changedMarket(world.market, { breaker: breaker === 'tripped' ? 'tripped' : 'armed' }), account: world.account });

function entered(world: World, region: Region, target: string): World {
  if (region === 'feed') return withFeed(world, target);
  if (region === 'breaker') return withBreaker(world, target);
  return isPhase(target) ? inPhase(world, target) : world;
}

function taken<D>(mechanism: Mechanism<D>, design: D, from: Outcome, region: Region, chosen: Route): Outcome {
  let { world, effects } = from;
  for (const name of chosen.effects) {
    const outcome = mechanism.routingEffects[name](design, world);
    world = outcome.world;
    if (outcome.effects.length > 0) effects = [...effects, ...outcome.effects];
  }
  return { world: entered(world, region, chosen.target), effects };
}

/** Sends the account, the feed and the breaker where they now belong, turn by turn until nothing is enabled, as XState's macrostep does. */
export function settle<D>(mechanism: Mechanism<D>, design: D, start: World): Routed {
  let world = start;
  let path: readonly string[] = nothing;
  let effects: readonly Effect[] = nothing;
  for (let turn = 0; turn < mostTurns; turn += 1) {
    const assessment = mechanism.assess(design, world);
    const account = enabledIn(mechanism, design, world, assessment, 'account', world.account.phase);
    const feed = enabledIn(mechanism, design, world, assessment, 'feed', world.account.feed);
    const breaker = enabledIn(mechanism, design, world, assessment, 'breaker', world.market.breaker);
    if (account === undefined && feed === undefined && breaker === undefined) return { world, path, effects, assessment };
    let outcome: Outcome = { world, effects };
    if (account !== undefined) outcome = taken(mechanism, design, outcome, 'account', account);
    if (feed !== undefined) outcome = taken(mechanism, design, outcome, 'feed', feed);
    if (breaker !== undefined) outcome = taken(mechanism, design, outcome, 'breaker', breaker);
    ({ world, effects } = outcome);
    path = [...path, ...[account, feed, breaker].flatMap((route) => (route === undefined ? [] : [route.name]))];
  }
  throw new RoutingCycle(path);
}

/** A bug of ours: the chart sends an account in circles. */
export class RoutingCycle extends Error {
  override readonly name = 'RoutingCycle';
  constructor(readonly path: readonly string[]) {
    super(`The lifecycle does not settle: ${path.join(' → ')}. Please report this path: it is a bug in the machine, not in your input.`);
  }
}
