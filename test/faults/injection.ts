import type { EventEffect, RoutingGuard } from '../../spec/lifecycle.js';
import { amountAt, replaced } from '../../src/kernel/arithmetic.js';
import { changedAccount } from '../../src/kernel/changed.js';
import type { Design } from '../../src/kernel/design.js';
import type { Effect, Flow } from '../../src/kernel/effect.js';
import type { Event } from '../../src/kernel/event.js';
import type { Assessment } from '../../src/kernel/health.js';
import type { Outcome, Response } from '../../src/kernel/outcome.js';
import type { Refusal } from '../../src/kernel/refusal.js';
import { assetIndex, reserveAt, withReserve } from '../../src/kernel/reserve.js';
import type { World } from '../../src/kernel/world.js';
import type { EventEffectFunction, GuardFunction, Mechanism } from '../../src/machine/mechanism.js';
import { stepwise } from '../../src/mechanisms/stepwise/mechanism.js';

/** `stepwise` with a fault in it: everything but what is named here is the real machine. */
export type Faulty = Mechanism<Design>;

type Effects = Partial<Record<EventEffect, EventEffectFunction<Design>>>;
type Guards = Partial<Record<RoutingGuard, GuardFunction<Design>>>;

/** The machine with some of its effects and guards replaced. */
export const faulty = ({ effects = {}, guards = {} }: { readonly effects?: Effects; readonly guards?: Guards }): Faulty => ({
  ...stepwise,
  eventEffects: { ...stepwise.eventEffects, ...effects },
  guards: { ...stepwise.guards, ...guards },
});

/** The machine with another judgement of accounts. */
export const judging = (judge: (assessment: Assessment) => Assessment): Faulty => ({
  ...stepwise, assess: (design, world) => judge(stepwise.assess(design, world)),
});

/** An effect that is carried out as if the design were another. */
export const under = (effect: EventEffect, change: (design: Design, world: World, event: Event, assessment: Assessment) => Design): EventEffectFunction<Design> =>
  (design, world, event, assessment) => stepwise.eventEffects[effect](change(design, world, event, assessment), world, event, assessment);

/** An effect with a check of its own before it; null lets it through. */
export const refusingBefore = (effect: EventEffect, check: (design: Design, world: World, event: Event) => Refusal | null): EventEffectFunction<Design> =>
  (design, world, event, assessment) => check(design, world, event) ?? stepwise.eventEffects[effect](design, world, event, assessment);

/** An effect whose outcome is handled wrongly: changed, or refused after all. */
export const mishandled = (effect: EventEffect, handle: (outcome: Outcome, design: Design, world: World, event: Event) => Response): EventEffectFunction<Design> =>
  (design, world, event, assessment) => {
    const response = stepwise.eventEffects[effect](design, world, event, assessment);
    return response.code === undefined ? handle(response, design, world, event) : response;
  };

/** A world after what an outcome did to it went differently for one leg, in the account and in the market's sum of it. */
export function adjusted({ market, account }: World, list: 'collateral' | 'debt', asset: number, change: bigint): World {
  const amounts = replaced(account[list], asset, amountAt(account[list], asset) + change);
  const sum = reserveAt(market, asset)[list] + change;
  if (list === 'collateral') return { market: withReserve(market, asset, { collateral: sum }), account: changedAccount(account, { collateral: amounts }) };
  return { market: withReserve(market, asset, { debt: sum }), account: changedAccount(account, { debt: amounts }) };
}

/** A step as its effects tell it. */
export interface Taken {
  readonly collateral: number;
  readonly debt: number;
  readonly repaid: bigint;
  readonly seized: bigint;
  readonly bonus: bigint;
}

/** What the step of an outcome took; null where it is none. */
export function takenBy(design: Design, { effects }: Outcome): Taken | null {
  for (const effect of effects) {
    if (effect.kind === 'stepped') {
      const { repaid, seized, bonus } = effect;
      return { collateral: assetIndex(design, effect.collateral), debt: assetIndex(design, effect.debt), repaid, seized, bonus };
    }
  }
  return null;
}

const more = (effect: Effect, flow: Flow, change: bigint): Effect => (effect.kind === 'flow' && effect.flow === flow ? { ...effect, amount: effect.amount + change } : effect);

/** The outcome of a step that took some units more, or less, than it should: the books agree with what it took. */
export function retaken(outcome: Outcome, { collateral, debt }: Taken, repaid: bigint, seized: bigint): Outcome {
  const world = adjusted(adjusted(outcome.world, 'collateral', collateral, -seized), 'debt', debt, -repaid);
  const { unwinding } = world.account;
  const counted = unwinding === null ? null : { ...unwinding, repaid: replaced(unwinding.repaid, debt, amountAt(unwinding.repaid, debt) + repaid) };
  const effects = outcome.effects.map((effect): Effect => (effect.kind === 'stepped'
    ? { ...effect, repaid: effect.repaid + repaid, seized: effect.seized + seized }
    : more(more(effect, 'repaid', repaid), 'seized', seized)));
  return { world: { market: world.market, account: changedAccount(world.account, { unwinding: counted }) }, effects };
}
