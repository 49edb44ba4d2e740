import { heldIn } from '../../../properties/effects.js';
import { BPS, max, mulDivDown, mulDivUp } from '../../kernel/arithmetic.js';
import type { Design } from '../../kernel/design.js';
import type { Event } from '../../kernel/event.js';
import { AMOUNT_LIMIT, PRICE_LIMIT } from '../../kernel/limits.js';
import type { World } from '../../kernel/world.js';
import type { Mechanism } from '../../machine/mechanism.js';
import { ownerAims } from './aims/owner.js';
import type { Intent } from './intent.js';
import { offersTo, offerTo } from './offers.js';
import type { Moment, Playing } from './play.js';
import type { Plan } from './plan.js';
import { pickOf } from './scene.js';

/** The lowest and the highest price that the envelope lets the next observation show. */
export function envelopeOf({ envelope }: Design, price: bigint): { readonly lowest: bigint; readonly highest: bigint } {
  return { lowest: mulDivUp(price, BPS - envelope.largestDrop, BPS), highest: mulDivDown(price, BPS + envelope.largestRise, BPS) };
}

/** One observation: each price stays, falls or rises, as far as the envelope lets it or half as far. */
function observed({ design, world }: Playing, { aim, size }: Intent, at: bigint): Event {
  const quotes = world.market.reserves.map(({ price }, asset) => {
    const { lowest, highest } = envelopeOf(design, price);
    const drawn = Math.floor((size * 100 + aim) / 6 ** asset);
    const next = pickOf([lowest, price, highest, lowest, (price + lowest + 1n) / 2n, (price + highest) / 2n], drawn) ?? price;
    return { asset: design.assets[asset]?.id ?? '', price: max(1n, next < PRICE_LIMIT ? next : price), depth: AMOUNT_LIMIT / 1_000_000n };
  });
  return { type: 'QUOTE', at, quotes };
}

/** More than any keeper needs on one account within one reaction. */
const mostTaken = 100;

/** Keepers take what is offered until nothing is. */
function* kept(playing: Playing, at: bigint, drawn: number): Generator<Moment, void> {
  for (let taken = 0; taken < mostTaken; taken += 1) {
    const offer = offerTo(playing.mechanism, playing.design, playing.world, at, drawn + taken);
    if (offer === undefined) return;
    yield* playing.does(offer);
  }
}

/** Between two observations the owner acts, or interest accrues. */
function* between(playing: Playing, intent: Intent): Generator<Moment, void> {
  const scene = playing.scene();
  if (intent.other === 0) yield* playing.does({ type: 'ACCRUE', at: playing.world.market.at });
  else if (intent.other < 4) yield* playing.does(pickOf(ownerAims, intent.asset)?.event(scene, intent) ?? null);
}

/** Observations of one run: an account that survives as many survives more. */
const mostObservations = 12;

/** A run inside the envelope: after every change keepers take everything that is offered, at the last within the reaction. */
export function* envelopeMoments(playing: Playing, { intents, design }: Plan): Generator<Moment, void> {
  const { reaction } = design.envelope;
  for (const intent of intents.slice(0, mostObservations)) {
    const delay = pickOf([reaction, 0n, reaction / 2n], intent.moment) ?? 0n;
    const pause = pickOf([0n, 1n, design.breaker.moveInterval, design.breaker.maxAge], intent.moment) ?? 0n;
    const at = playing.world.market.at;
    yield* playing.does(observed(playing, intent, at + max(1n, reaction) + pause));
    yield* kept(playing, playing.world.market.at + delay, intent.asset);
    yield* between(playing, intent);
    yield* kept(playing, playing.world.market.at, intent.asset);
    if (playing.world.account.phase === 'settled') return;
  }
}

const keeperEvents: readonly string[] = ['STEP', 'OPEN_AUCTION', 'TAKE', 'RESET_AUCTION', 'RECOGNISE_LOSS', 'TICK'];
const operatorEvents: readonly string[] = ['HALT', 'RESUME'];

function movedWithin(design: Design, before: World, event: Extract<Event, { type: 'QUOTE' }>): boolean {
  return event.quotes.every(({ asset, price }) => {
    const was = before.market.reserves[design.assets.findIndex(({ id }) => id === asset)]?.price ?? 0n;
    const { lowest, highest } = envelopeOf(design, was);
    return was === 0n || (price >= lowest && price <= highest);
  });
}

/** An accepted event with the worlds that it found and left. */
export interface Found {
  readonly before: World;
  readonly event: Event;
  readonly after: World;
}

/** Interest, too, makes what is owed dearer: one accrual may weigh no more than the worst observation, (B + rise) / (B − drop). */
function accruedWithin({ envelope }: Design, before: World, after: World): boolean {
  return before.account.debt.every((debt, asset) => {
    const grown = after.account.debt[asset] ?? debt;
    return grown * (BPS - envelope.largestDrop) <= debt * (BPS + envelope.largestRise);
  });
}

const mostUnits = 1_000_000n;

/** Whether no unit of what the account holds weighs more than a millionth of what it owes: else rounding decides what can be sold. */
function isLargeBesideUnits({ market, account }: World): boolean {
  const owed = market.reserves.reduce((sum, { price }, asset) => sum + price * (account.debt[asset] ?? 0n), 0n);
  return owed === 0n || market.reserves.every(({ price }, asset) => heldIn(account, asset) === 0n || price * mostUnits <= owed);
}

/**
 * Whether a run stayed inside the envelope: each observation moves prices, and each accrual debts, by no more than it allows;
 * observations come no sooner than keepers react, and find an account that is large beside its units; when one comes, and at the last
 * a reaction after any other change, keepers have taken all that was offered; nobody halts.
 */
export function isWithinEnvelope(mechanism: Mechanism<Design>, design: Design, found: readonly Found[]): boolean {
  const { reaction } = design.envelope;
  let changedAt: bigint | null = null;
  let observedAt: bigint | null = null;
  for (const { before, event, after } of found) {
    if (operatorEvents.includes(event.type)) return false;
    const isLate = changedAt !== null && event.at > changedAt + reaction;
    if ((isLate || (event.type === 'QUOTE' && observedAt !== null)) && offersTo(mechanism, design, before).length > 0) return false;
    if (event.type === 'ACCRUE' && !accruedWithin(design, before, after)) return false;
    if (event.type === 'QUOTE') {
      if (observedAt !== null && event.at < observedAt + reaction) return false;
      if (!movedWithin(design, before, event) || !isLargeBesideUnits(before)) return false;
      observedAt = event.at;
    }
    if (!keeperEvents.includes(event.type)) changedAt = event.at;
  }
  return true;
}
