import { measure } from '../../../properties/measure.js';
import { stepwiseGuarantees } from '../../../properties/stepwise.js';
import type { Design } from '../../kernel/design.js';
import type { Event, EventType } from '../../kernel/event.js';
import { assess, type Assessment } from '../../kernel/health.js';
import { silently, type Response } from '../../kernel/outcome.js';
import type { Auction, World } from '../../kernel/world.js';
import type { EventEffectFunction, Mechanism } from '../../machine/mechanism.js';
import { eventTypes } from '../../machine/event-shape.js';
import { boundaries } from './boundaries.js';
import { absorb, endAuction, openAuction, resetAuction, take } from './kernel/auction-events.js';
import { guards } from './kernel/guards.js';
import { cover, recogniseLoss } from './kernel/loss-events.js';
import { accrue, caughtUp, halt, quote, rearm, resume } from './kernel/market-events.js';
import { borrow, close, deposit, repay, settle, withdraw } from './kernel/owner-events.js';
import { beginUnwinding, endUnwinding, step } from './kernel/step-event.js';
import { probes } from './probes.js';

type EventOf<T extends EventType> = Extract<Event, { type: T }>;

const isOf = <T extends EventType>(event: Event, type: T): event is EventOf<T> => event.type === type;

/** The effect of one event type. The chart names an effect only in that event's list, so another type is our own mistake and changes nothing. */
const on = <T extends EventType>(
  type: T,
  respond: (design: Design, world: World, event: EventOf<T>, assessment: Assessment) => Response,
): EventEffectFunction<Design> => (design, world, event, assessment) => (isOf(event, type) ? respond(design, world, event, assessment) : silently(world));

/** The same for events of an auction, which the chart expects only while there is one. */
const onAuction = <T extends EventType>(
  type: T,
  respond: (design: Design, world: World, auction: Auction, event: EventOf<T>) => Response,
): EventEffectFunction<Design> => on(type, (design, world, event) => (world.account.auction === null ? silently(world) : respond(design, world, world.account.auction, event)));

/** The reference mechanism: stepwise, partial, soft, ramped and auctioned liquidation, composed of policies. Its page is `spec/dialects/stepwise.1.md`. */
export const stepwise: Mechanism<Design> = {
  dialect: 'stepwise@1',
  offers: eventTypes,
  assetsOf: ({ assets }) => assets,
  assess: (design, { market, account }) => assess(design, market, account),
  measure,
  caughtUp,
  guards,
  eventEffects: {
    quote: on('QUOTE', (design, world, { quotes }) => quote(design, world, quotes)),
    tick: on('TICK', (design, world, { at }) => caughtUp(design, world, at)),
    accrue: on('ACCRUE', (design, world) => accrue(design, world)),
    halt: on('HALT', (design, world) => halt(design, world)),
    resume: on('RESUME', (design, world) => resume(design, world)),
    deposit: on('DEPOSIT', deposit),
    withdraw: on('WITHDRAW', withdraw),
    borrow: on('BORROW', borrow),
    // An owner's repayment and anyone's are one: whoever pays, the debt falls.
    repay: on('REPAY', repay),
    close: on('CLOSE', (design, world, _event, assessment) => close(design, world, assessment)),
    step: on('STEP', step),
    openAuction: on('OPEN_AUCTION', openAuction),
    take: onAuction('TAKE', take),
    resetAuction: onAuction('RESET_AUCTION', resetAuction),
    absorb: onAuction('RECOGNISE_LOSS', absorb),
    cover: on('COVER', cover),
  },
  routingEffects: {
    beginUnwinding: (_design, world) => beginUnwinding(world),
    endUnwinding: (_design, world) => endUnwinding(world),
    endAuction,
    recogniseLoss,
    settle,
    rearm: (_design, world) => rearm(world),
  },
  guarantees: stepwiseGuarantees,
  probes,
  boundaries,
};
