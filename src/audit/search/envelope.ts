import { heldIn } from '../../../properties/effects.js';
import { BPS, max, min, mulDivDown, mulDivUp } from '../../kernel/arithmetic.js';
import { isMoveTooLarge } from '../../kernel/breaker.js';
import type { Asset, Design } from '../../kernel/design.js';
import type { AssetQuote, Event } from '../../kernel/event.js';
import { AMOUNT_LIMIT, PRICE_LIMIT } from '../../kernel/limits.js';
import type { World } from '../../kernel/world.js';
import type { Mechanism } from '../../machine/mechanism.js';
import { ownerAims } from './aims/owner.js';
import type { Intent } from './intent.js';
import { offersTo, offerTo } from './offers.js';
import type { Moment, Playing } from './play.js';
import type { Plan } from './plan.js';
import { pickOf } from './scene.js';

/** What the next observation may show of an asset. */
export interface Bounds {
  /** The lowest price where a fall hurts, and the highest where a rise does; null where the envelope bounds neither. */
  readonly lowest: bigint | null;
  readonly highest: bigint | null;
}

/** Falls hurt what backs loans, rises what is lent: the envelope bounds those, and no moves in an account's favour. */
export const boundsOf = ({ envelope }: Design, { threshold, borrowable }: Asset, price: bigint): Bounds => ({
  lowest: threshold > 0n ? mulDivUp(price, BPS - envelope.largestDrop, BPS) : null,
  highest: borrowable ? mulDivDown(price, BPS + envelope.largestRise, BPS) : null,
});

/** Moves that no envelope bounds are tried down to half the price and up to four times it [bps]: beyond, accounts come near to nothing. */
const [farthestDown, farthestUp] = [5_000n, 30_000n] as const;

/** One observation: each price stays, falls or rises, as far as the envelope and the breaker let it, or half as far. */
function observed({ design, world }: Playing, { aim, size }: Intent, at: bigint): Event {
  const { breaker: { whenTripped, largestMove } } = design;
  const passed = (move: bigint): bigint => (whenTripped.includes('STEP') ? min(largestMove, move) : move);
  const quotes = design.assets.map((asset, index) => {
    const price = world.market.reserves[index]?.price ?? 0n;
    const { lowest, highest } = boundsOf(design, asset, price);
    const low = lowest ?? mulDivUp(price, BPS - passed(farthestDown), BPS);
    const high = highest ?? mulDivDown(price, BPS + passed(farthestUp), BPS);
    const drawn = Math.floor((size * 100 + aim) / 8 ** index);
    const next = pickOf([low, price, low, (price + low + 1n) / 2n, low, high, low, (3n * price + high) / 4n], drawn) ?? price;
    return { asset: asset.id, price: max(1n, next < PRICE_LIMIT ? next : price), depth: AMOUNT_LIMIT / 1_000_000n };
  });
  return { type: 'QUOTE', at, quotes };
}

/** More than any keeper needs on one account within one reaction. */
const mostTaken = 100;

/** Keepers take what is offered until nothing is. */
export function* kept(playing: Playing, at: bigint, drawn: number, most = mostTaken): Generator<Moment, void> {
  for (let taken = 0; taken < most; taken += 1) {
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

/** An accepted event with the worlds that it found and left. */
export interface Found {
  readonly before: World;
  readonly event: Event;
  readonly after: World;
}

/**
 * Whether a quote moves its price against accounts by no more than the envelope allows. Moves in their favour are free, so long as they
 * do not trip a breaker that blocks steps: how prices go on while it is tripped is not the envelope's to say.
 */
function movedWithin(design: Design, { before, after }: Found, { asset, price }: AssetQuote): boolean {
  const { assets, breaker } = design;
  const place = assets.findIndex(({ id }) => id === asset);
  const quoted = assets[place];
  const was = before.market.reserves[place]?.price ?? 0n;
  if (quoted === undefined || was === 0n) return true;
  const { lowest, highest } = boundsOf(design, quoted, was);
  const isFree = (lowest === null && price < was) || (highest === null && price > was);
  const trips = breaker.whenTripped.includes('STEP') && isMoveTooLarge(breaker, after.market.reserves[place]?.anchor ?? 0n, price);
  return (lowest === null || price >= lowest) && (highest === null || price <= highest) && !(isFree && trips);
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
      if (!event.quotes.every((quote) => movedWithin(design, { before, event, after }, quote)) || !isLargeBesideUnits(before)) return false;
      observedAt = event.at;
    }
    if (!keeperEvents.includes(event.type)) changedAt = event.at;
  }
  return true;
}
