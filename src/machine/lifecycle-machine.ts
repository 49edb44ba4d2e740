import { createActor, setup, stateIn, transition, type Actor, type SnapshotFrom } from 'xstate';
import { lifecycle, type EventEffect, type RoutingEffect } from '../../spec/lifecycle.js';
import type { Event } from '../kernel/event.js';
import type { Phase, World } from '../kernel/world.js';
import { phases } from './chart.js';
import { meaningsOf, type LifecycleContext } from './lifecycle-meanings.js';
import type { Mechanism } from './mechanism.js';

/** A phase as a state value of XState: `unwinding.ready` is { unwinding: 'ready' }. */
function accountValue(phase: Phase): string | Readonly<Record<string, string>> {
  const [outer, inner] = phase.split('.');
  return outer === undefined || inner === undefined ? phase : { [outer]: inner };
}

/** XState tells a machine that a region reached its final state by an event, which the chart's '*' catches: it is nobody's, and no refusal. */
const isAnnouncement = ({ type }: { readonly type: string }): boolean => type.startsWith('xstate.done.');

/** Tells XState the types of what the chart is about, by their names alone. */
const types: { readonly context?: LifecycleContext; readonly events?: Event; readonly input?: World } = {};

/**
 * The XState machine of a mechanism: `createLifecycle(design)` gives the chart of `spec/lifecycle.ts` its meaning, for actors, the inspector
 * and graph tools. Its input is a new world; one that is under way goes through `snapshotOf`. It judges no guarantee: `transition` does.
 */
export const createLifecycleOf = <D>(mechanism: Mechanism<D>) => (design: D) => {
  const { accepted, asks, refuses, responds, routes } = meaningsOf(mechanism, design);
  const guarded = setup({ types }).extend({
    guards: {
      accepted,
      closed: asks('closed'), short: asks('short'), thin: asks('thin'), sound: asks('sound'), auctioned: asks('auctioned'),
      noDebt: asks('noDebt'), noCollateral: asks('noCollateral'), spent: asks('spent'), waiting: asks('waiting'),
      steppable: asks('steppable'), auctionOver: asks('auctionOver'), roundOver: asks('roundOver'), roundRunning: asks('roundRunning'),
      staleFeed: asks('staleFeed'), freshFeed: asks('freshFeed'), halted: asks('halted'), released: asks('released'),
    },
  });
  const does = (effect: EventEffect) => guarded.assign((asked) => responds(effect, asked));
  const routing = (effect: RoutingEffect) => guarded.assign((asked) => routes(effect, asked));
  const refuse = guarded.enqueueActions(({ context, event, enqueue, check }) => {
    if (isAnnouncement(event)) return;
    // XState tells an action neither its state nor whether the chart expected the event; it answers whether it is in a state.
    const phase = phases.find((name) => check(stateIn({ account: accountValue(name) }))) ?? context.world.account.phase;
    enqueue.assign(refuses(phase, { context, event }));
  });
  return guarded.extend({
    actions: {
      quote: does('quote'), tick: does('tick'), accrue: does('accrue'), halt: does('halt'), resume: does('resume'),
      deposit: does('deposit'), withdraw: does('withdraw'), borrow: does('borrow'), repay: does('repay'), close: does('close'),
      step: does('step'), openAuction: does('openAuction'), take: does('take'), resetAuction: does('resetAuction'),
      absorb: does('absorb'), cover: does('cover'),
      beginUnwinding: routing('beginUnwinding'), endUnwinding: routing('endUnwinding'), endAuction: routing('endAuction'),
      recogniseLoss: routing('recogniseLoss'), settle: routing('settle'), rearm: routing('rearm'),
      refuse,
    },
  }).createMachine({ ...lifecycle, context: ({ input }) => ({ world: input, effects: [], refusal: null }) });
};

/** The XState machine of one design. */
export type Lifecycle = ReturnType<ReturnType<typeof createLifecycleOf>>;
export type LifecycleSnapshot = SnapshotFrom<Lifecycle>;
export type LifecycleActor = Actor<Lifecycle>;

function phaseOf(account: LifecycleSnapshot['value']['account']): Phase {
  if (typeof account === 'string') return account;
  return 'unwinding' in account ? `unwinding.${account.unwinding}` : `auction.${account.auction}`;
}

/** The world of a snapshot, with the names of the states that the machine is in. */
export function worldOf({ value, context: { world: { market, account } } }: LifecycleSnapshot): World {
  return { market: { ...market, breaker: value.breaker }, account: { ...account, phase: phaseOf(value.account), feed: value.feed } };
}

const resolved = (machine: Lifecycle, context: LifecycleContext): LifecycleSnapshot => {
  const { account, market } = context.world;
  return machine.resolveState({ value: { account: accountValue(account.phase), feed: account.feed, breaker: market.breaker }, context });
};

/** The snapshot of a world that is under way: where an actor resumes. What XState itself persists holds bigints, which JSON does not. */
export const snapshotOf = (machine: Lifecycle, world: World): LifecycleSnapshot => resolved(machine, { world, effects: [], refusal: null });

/**
 * One event, delivered as `transition()` takes it: TICK(at) and then the event, its effects those of both. Pure.
 * Where either is refused, the world is the one before, and `context.refusal` says why.
 */
export function deliver(machine: Lifecycle, snapshot: LifecycleSnapshot, event: Event): LifecycleSnapshot {
  if (event.type === 'TICK') return transition(machine, snapshot, event)[0];
  const [ticked] = transition(machine, snapshot, { type: 'TICK', at: event.at });
  const [next] = transition(machine, ticked, event);
  const { refusal } = next.context;
  if (refusal !== null) return resolved(machine, { world: worldOf(snapshot), effects: [], refusal });
  if (ticked.context.effects.length === 0) return next;
  return resolved(machine, { world: worldOf(next), effects: [...ticked.context.effects, ...next.context.effects], refusal });
}

/** A started actor that goes on from a world. It must be stopped by whoever started it. */
export const startLifecycle = (machine: Lifecycle, world: World): LifecycleActor =>
  createActor(machine, { snapshot: snapshotOf(machine, world), input: world }).start();

/** Sends TICK(at) and then the event to an actor. Time that has come stays, even where the event is refused. */
export function submit(actor: LifecycleActor, event: Event): LifecycleSnapshot {
  if (event.type !== 'TICK') actor.send({ type: 'TICK', at: event.at });
  actor.send(event);
  return actor.getSnapshot();
}
