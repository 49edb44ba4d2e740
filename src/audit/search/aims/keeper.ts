import { BPS, amountAt, max, mulDivDown, mulDivUp } from '../../../kernel/arithmetic.js';
import { askingPrice } from '../../../kernel/auction.js';
import type { Event } from '../../../kernel/event.js';
import { AMOUNT_LIMIT, PRICE_LIMIT } from '../../../kernel/limits.js';
import { effectOf, type Stepped } from '../../../../properties/effects.js';
import type { Aim, Intent, Situation } from '../intent.js';
import { ask, heldAssets, idOf, owedAssets, owedOf, pickOf, priceOf, type Scene } from '../scene.js';

const mainlyIn = (only: Situation, weight: number, otherwise: number) => (situation: Situation): number => (situation === only ? weight : otherwise);

/** A pair of legs to step on or to sell: those that stand, or any where none does, and now and then. */
export function pairOf(scene: Scene, { asset, other, size }: Intent): { readonly collateral: number; readonly debt: number } {
  const any = scene.design.assets.map((_, index) => index);
  const held = size > 57 ? [] : heldAssets(scene);
  const owed = size > 57 ? [] : owedAssets(scene);
  return { collateral: pickOf(held.length === 0 ? any : held, asset) ?? 0, debt: pickOf(owed.length === 0 ? any : owed, other) ?? 0 };
}

export const stepEvent = (scene: Scene, collateral: number, debt: number, offered: bigint, least: bigint): Event => ({
  type: 'STEP', at: scene.world.market.at, collateral: idOf(scene, collateral), debt: idOf(scene, debt), offered, least,
});

/** What the machine says of a keeper who offers the most: the step that it would make, or what it would need. */
export interface Told {
  readonly stepped: Stepped | undefined;
  readonly needed: bigint;
}

export function told(scene: Scene, collateral: number, debt: number, offered: bigint): Told {
  const answer = ask(scene, stepEvent(scene, collateral, debt, offered, 0n));
  if (answer === null) return { stepped: undefined, needed: 1n };
  if (answer._tag === 'Left') return { stepped: undefined, needed: 'needed' in answer.left ? answer.left.needed : 1n };
  return { stepped: answer.right.reduce<Stepped | undefined>((found, { effects }) => found ?? effectOf(effects, 'stepped'), undefined), needed: 1n };
}

/** The repayments around which the answer to a step changes: the cap, the one that clears a leg, the one that seizes a unit, the whole debt. */
function offersOf(scene: Scene, collateral: number, debt: number): readonly bigint[] {
  const owed = owedOf(scene, debt);
  const { stepped, needed } = told(scene, collateral, debt, AMOUNT_LIMIT - 1n);
  const small = told(scene, collateral, debt, max(1n, (stepped?.limit ?? owed) / 2n));
  const bonus = stepped?.bonus ?? scene.design.assets[collateral]?.bonus ?? 0n;
  const worth = max(1n, priceOf(scene, debt) * (BPS + bonus));
  const cost = priceOf(scene, collateral) * BPS;
  const clears = mulDivUp(amountAt(scene.world.account.collateral, collateral), cost, worth);
  const seizesOne = mulDivUp(1n, cost, worth);
  const cap = stepped?.limit ?? owed;
  return [cap, stepped?.repaid ?? needed, owed, clears, cap / 2n, seizesOne, needed, small.needed, cap / 7n, 1n, AMOUNT_LIMIT - 1n];
}

function stepOf(scene: Scene, intent: Intent): Event {
  const { collateral, debt } = pairOf(scene, intent);
  const boundary = pickOf(offersOf(scene, collateral, debt), intent.size) ?? 1n;
  const offered = max(1n, boundary === AMOUNT_LIMIT - 1n ? boundary : boundary + BigInt(intent.nudge));
  if (intent.size % 5 !== 4) return stepEvent(scene, collateral, debt, offered, 0n);
  const { stepped } = told(scene, collateral, debt, offered);
  const kept = stepped === undefined ? 0n : stepped.seized - stepped.fee;
  return stepEvent(scene, collateral, debt, offered, max(0n, kept + BigInt(intent.nudge)));
}

const divisor = (one: bigint, other: bigint): bigint => (other === 0n ? one : divisor(other, one % other));

/** The most of a lot whose payment is exact: no rounding then lifts it above the reserve. */
export function exactly(lot: bigint, price: bigint, debtPrice: bigint): bigint {
  const step = debtPrice / max(1n, divisor(debtPrice, price));
  return step === 0n ? lot : (lot / step) * step;
}

function takeOf(scene: Scene, intent: Intent): Event {
  const { account, market } = scene.world;
  const { auction } = account;
  if (auction === null) return { type: 'TAKE', at: market.at, amount: 1n, maxPrice: PRICE_LIMIT - 1n };
  const price = askingPrice(scene.design.auction, auction, market.at);
  const due = owedOf(scene, auction.debt);
  const paysDue = price === 0n ? auction.lot : mulDivDown(due, auction.debtPrice, price);
  const { dust } = scene.design;
  const leftover = dust.kind === 'none' || priceOf(scene, auction.collateral) === 0n ? 1n : mulDivUp(dust.floor, 1n, priceOf(scene, auction.collateral));
  const exact = exactly(auction.lot - 1n, price, auction.debtPrice);
  const amounts = [auction.lot, paysDue, exact === 0n ? 1n : exact - BigInt(intent.nudge), auction.lot / 2n, 1n, auction.lot - leftover, paysDue - leftover, auction.lot - 1n, paysDue / 3n, AMOUNT_LIMIT - 1n];
  const amount = pickOf(amounts, intent.size) ?? 1n;
  const limits = [PRICE_LIMIT - 1n, PRICE_LIMIT - 1n, PRICE_LIMIT - 1n, price, max(0n, price - 1n)];
  return { type: 'TAKE', at: market.at, amount: max(1n, amount === AMOUNT_LIMIT - 1n ? amount : amount + BigInt(intent.nudge)), maxPrice: pickOf(limits, intent.other) ?? price };
}

function coverOf(scene: Scene, intent: Intent): Event {
  const { deficit } = scene.world.account;
  const short = deficit.flatMap((amount, asset) => (amount > 0n ? [asset] : []));
  const asset = pickOf(short, intent.asset) ?? intent.asset % deficit.length;
  const left = amountAt(deficit, asset);
  const amounts = [left, 1n, left + 1n, max(1n, left / 2n)];
  return { type: 'COVER', at: scene.world.market.at, asset: idOf(scene, asset), amount: max(1n, pickOf(amounts, intent.size) ?? 1n) };
}

/** What keepers do, and takers, and whoever covers a loss. */
export const keeperAims: readonly Aim[] = [
  { name: 'step', weight: (situation) => (situation === 'unwinding.ready' ? 60 : situation === 'unwinding.cooling' ? 3 : 1), event: stepOf },
  {
    name: 'open auction', weight: mainlyIn('unwinding.exhausted', 30, 1),
    event: (scene, intent) => {
      const { collateral, debt } = pairOf(scene, intent);
      return { type: 'OPEN_AUCTION', at: scene.world.market.at, collateral: idOf(scene, collateral), debt: idOf(scene, debt) };
    },
  },
  { name: 'take', weight: mainlyIn('auction.running', 40, 1), event: takeOf },
  { name: 'reset auction', weight: mainlyIn('auction.expired', 20, 1), event: ({ world }) => ({ type: 'RESET_AUCTION', at: world.market.at }) },
  { name: 'recognise loss', weight: mainlyIn('auction.expired', 20, 1), event: ({ world }) => ({ type: 'RECOGNISE_LOSS', at: world.market.at }) },
  { name: 'cover', weight: mainlyIn('badDebt', 12, 1), event: coverOf },
];
