/** The public surface: the machine, bound to the `stepwise` mechanism. Prices and runs are in `unwind/market`, audits in `unwind/audit`, test vectors in `unwind/vectors`. */
import type { World } from './kernel/world.js';
import type { Design } from './kernel/design.js';
import { distanceOf } from './machine/distance.js';
import { explainOf } from './machine/explain.js';
import { applyToLedger as applyToLedgerOf } from './machine/ledger.js';
import { createLifecycleOf } from './machine/lifecycle-machine.js';
import { progressOf } from './machine/progress.js';
import * as snapshot from './machine/snapshot.js';
import { transitionOf, type Transition } from './machine/transition.js';
import { stepwise } from './mechanisms/stepwise/index.js';

/**
 * One event, one answer. Pure and total: refuses what it must as a value, throws `GuaranteeBroken` only where our own guarantees break.
 * @param checking which guarantees to judge; by default all that the design promises
 */
export const transition: Transition<Design> = transitionOf(stepwise);

/** The XState machine of a design, for actors, the inspector and graph tools. Its input is a new world. */
export const createLifecycle = createLifecycleOf(stepwise);

/** What could be done in a world, and what not: where it leads, or why it is refused and from when it would not be. */
export const explain = explainOf(stepwise);

/** How far an account is from its next states, in prices and in time. */
export const distance = distanceOf(stepwise);

/** What would carry a liquidation on, now or later. */
export const progress = progressOf(stepwise);

/** One event on a market with many accounts; where it is refused, the ledger stands. */
export const applyToLedger = applyToLedgerOf(transition);

const headers = new WeakMap<Design, snapshot.WorldHeader>();

/** What worlds are written under; one for each design, since codecs are kept by it. */
function headerOf(design: Design): snapshot.WorldHeader {
  const header = headers.get(design) ?? snapshot.headerOf(stepwise, design);
  headers.set(design, header);
  return header;
}

/** A world as plain data, every integer a canonical decimal string. */
export const encodeWorld = (design: Design, world: World): unknown => snapshot.encodeWorld(headerOf(design), world);

/** The world that plain data describes; refuses with every error found. */
export const decodeWorld = (design: Design, data: unknown): ReturnType<typeof snapshot.decodeWorld> => snapshot.decodeWorld(headerOf(design), data);

/** A world as canonical JSON: equal worlds have equal texts. */
export const worldToJson = (design: Design, world: World): string => snapshot.worldToJson(headerOf(design), world);

/** The world that a JSON text describes; refuses with every error found. */
export const worldFromJson = (design: Design, text: string): ReturnType<typeof snapshot.worldFromJson> => snapshot.worldFromJson(headerOf(design), text);

export { stepwise };
export { openAccount, openMarket, openWorld } from './mechanisms/stepwise/index.js';
export { openAccountIn, openLedger } from './machine/ledger.js';
export { deliver, snapshotOf, startLifecycle, submit, worldOf } from './machine/lifecycle-machine.js';
export { decodeEvent, encodeEvent } from './machine/event-codec.js';
export { worldFormat } from './machine/snapshot.js';
export { promised, unchecked } from './machine/checking.js';
export { GuaranteeBroken } from './machine/violation.js';
export { expectedEvents, phases, transitionNames } from './machine/chart.js';
export { eventTypes } from './machine/event-shape.js';
export { refusalCodes } from './kernel/refusal.js';
export { AMOUNT_LIMIT, INDEX_LIMIT, PRICE_LIMIT, TIME_LIMIT, VALUE_LIMIT } from './kernel/limits.js';
export { BPS, PRICE_SCALE, RAY } from './kernel/arithmetic.js';
export { lifecycle } from '../spec/lifecycle.js';
export { stepwiseGuarantees as guarantees } from '../properties/stepwise.js';
export { decodeDesignFile, encodeDesignFile } from './mechanisms/stepwise/parameters/design-file.js';
export { checkDesign, isUsable, theorems, waivedBy } from './mechanisms/stepwise/parameters/checks.js';
export {
  amountFromHuman, amountToHuman, durationFromHuman, durationToHuman, factorFromHuman, factorToHuman, priceFromHuman, priceToHuman,
  rateFromHuman, rateToHuman, ratioFromHuman, ratioToHuman, valueFromHuman, valueToHuman,
} from './mechanisms/stepwise/parameters/human.js';

export type * from './kernel/design.js';
export type * from './kernel/effect.js';
export type * from './kernel/event.js';
export type * from './kernel/world.js';
export type { Assessment } from './kernel/health.js';
export type { LossParts } from './kernel/loss.js';
export type { AccountRefusal, AuctionRefusal, OrderRefusal, Refusal, RefusalCode, ShapeRefusal } from './kernel/refusal.js';
export type { StepRefusal, StepRule } from './kernel/step.js';
export type { Answer, Course, Decision, Edge, Guarantee, Kind, Probe, Theme } from '../properties/guarantee.js';
export type { Measure } from '../properties/measure.js';
export type { LevelCrossing } from './machine/boundary.js';
export type { Checking } from './machine/checking.js';
export type { AssetDistance, Distance, PriceDistance, TimeDistance } from './machine/distance.js';
export type { Explain, Explanation } from './machine/explain.js';
export type { InputCode, InputError } from './machine/input.js';
export type { Ledger, LedgerRefusal, LedgerStep, Posting } from './machine/ledger.js';
export type { Lifecycle, LifecycleActor, LifecycleSnapshot } from './machine/lifecycle-machine.js';
export type { LifecycleContext, TickFirst } from './machine/lifecycle-meanings.js';
export type { Mechanism } from './machine/mechanism.js';
export type { WorldHeader } from './machine/snapshot.js';
export type { Step, Transition } from './machine/transition.js';
export type { Finding, Severity, Theorem } from './mechanisms/stepwise/parameters/checks.js';
export type { DesignFile, DesignFormat, Position } from './mechanisms/stepwise/parameters/design-file.js';
