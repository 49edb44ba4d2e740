import { assign, setup, stateIn } from 'xstate';
import { lifecycle, type EventEffect, type RoutingEffect, type RoutingGuard } from '../../spec/lifecycle.js';
import type { Effect } from '../kernel/effect.js';
import type { Event } from '../kernel/event.js';
import type { Refusal } from '../kernel/refusal.js';
import type { Phase, World } from '../kernel/world.js';
import type { Mechanism } from './mechanism.js';

/** An event later than the machine's time: time moves by TICK alone, so TICK must come first. `deliver` sends it. */
export interface TickFirst {
  readonly code: 'TICK_FIRST';
  readonly at: bigint;
  readonly last: bigint;
}

export interface LifecycleContext {
  readonly world: World;
  readonly effects: readonly Effect[];
  readonly refusal: Refusal | TickFirst | null;
}

export const createLifecycleOf = <D extends object>(mechanism: Mechanism<D>) => (design: D) => {
  const asks = (guard: RoutingGuard) => ({ context: { world } }: { context: LifecycleContext }): boolean =>
    mechanism.guards[guard](design, world, mechanism.assess(design, world));
  const base = setup({ types: {} as { context: LifecycleContext; events: Event; input: World } });
  const routed = (effect: RoutingEffect) => base.assign(({ context }) => {
    const outcome = mechanism.routingEffects[effect](design, context.world);
    return { world: outcome.world, effects: [...context.effects, ...outcome.effects] };
  });
  const does = (effect: EventEffect) => base.assign(({ context, event }) => {
    const response = mechanism.eventEffects[effect](design, context.world, event, mechanism.assess(design, context.world));
    return response.code === undefined ? { world: response.world, effects: response.effects, refusal: null } : {};
  });
  return base.extend({
    guards: {
      accepted: ({ context, event }) => true,
      closed: asks('closed'), short: asks('short'), thin: asks('thin'), sound: asks('sound'), auctioned: asks('auctioned'),
      noDebt: asks('noDebt'), noCollateral: asks('noCollateral'), spent: asks('spent'), waiting: asks('waiting'), steppable: asks('steppable'),
      auctionOver: asks('auctionOver'), roundOver: asks('roundOver'), roundRunning: asks('roundRunning'),
      staleFeed: asks('staleFeed'), freshFeed: asks('freshFeed'), halted: asks('halted'), released: asks('released'),
    },
    actions: {
      quote: does('quote'), tick: does('tick'), accrue: does('accrue'), halt: does('halt'), resume: does('resume'), deposit: does('deposit'),
      withdraw: does('withdraw'), borrow: does('borrow'), repay: does('repay'), close: does('close'), step: does('step'),
      openAuction: does('openAuction'), take: does('take'), resetAuction: does('resetAuction'), absorb: does('absorb'), cover: does('cover'),
      beginUnwinding: routed('beginUnwinding'), endUnwinding: routed('endUnwinding'), endAuction: routed('endAuction'),
      recogniseLoss: routed('recogniseLoss'), settle: routed('settle'), rearm: routed('rearm'),
      refuse: base.enqueueActions(({ context, event, enqueue, check }) => {
        const x = check(stateIn({ account: 'healthy' }));
        enqueue.assign({ refusal: null });
      }),
    },
  }).createMachine({ ...lifecycle, context: ({ input }) => ({ world: input, effects: [], refusal: null }) });
};
