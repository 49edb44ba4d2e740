import { BPS, amountAt, min, mulDivDown, mulDivUp } from '../../kernel/arithmetic.js';
import { askingPrice } from '../../kernel/auction.js';
import type { Design } from '../../kernel/design.js';
import type { Event } from '../../kernel/event.js';
import { assess } from '../../kernel/health.js';
import { bonusOf } from '../../kernel/incentive.js';
import { PRICE_LIMIT, TIME_LIMIT } from '../../kernel/limits.js';
import { reserveAt } from '../../kernel/reserve.js';
import { pairOf, quoteStep } from '../../kernel/step.js';
import type { World } from '../../kernel/world.js';
import { boundaries } from './boundaries.js';
import { courseOf } from './kernel/step-event.js';

/** Assets as indices; the first that would do where none does, so that each event type has a probe that says why not. */
const orFirst = (assets: readonly number[], otherwise: readonly number[]): readonly number[] => (assets.length > 0 ? assets : otherwise.slice(0, 1));

interface Legs {
  readonly held: readonly number[];
  readonly owed: readonly number[];
  readonly backing: readonly number[];
  readonly borrowable: readonly number[];
}

function legsOf({ assets }: Design, { account }: World): Legs {
  const where = (holds: (asset: number) => boolean): readonly number[] => assets.flatMap((_, asset) => (holds(asset) ? [asset] : []));
  return {
    held: where((asset) => amountAt(account.collateral, asset) > 0n),
    owed: where((asset) => amountAt(account.debt, asset) > 0n),
    backing: where((asset) => (assets[asset]?.threshold ?? 0n) > 0n),
    borrowable: where((asset) => assets[asset]?.borrowable === true),
  };
}

/** The largest repayment that leaves at least the dust floor on both legs of a pair [debt units], at most the whole debt leg. */
function cleanRepayment(design: Design, world: World, collateral: number, debt: number, floor: bigint): bigint {
  const { market, account } = world;
  const asset = design.assets[collateral];
  const owed = amountAt(account.debt, debt);
  if (asset === undefined) return owed;
  const bonus = bonusOf(design, assess(design, market, account), collateral, market.at - courseOf(world).since);
  const pair = pairOf(asset, reserveAt(market, collateral), reserveAt(market, debt), amountAt(account.collateral, collateral), owed, bonus);
  const seizable = pair.held - mulDivUp(floor, 1n, pair.price);
  const kept = pair.debt - mulDivUp(floor, 1n, pair.debtPrice);
  return min(kept, mulDivDown((seizable + 1n) * BPS * pair.price - 1n, 1n, pair.debtPrice * pair.multiplier));
}

/** An offer for the whole debt leg; where that would leave dust, for all but what the floor asks to leave. */
function stepFor(design: Design, world: World, collateral: number, debt: number): Event {
  const { market, account } = world;
  const whole = amountAt(account.debt, debt);
  const wish = { collateral, debt, offered: whole, least: 0n };
  const offer = quoteStep(design, market, account, courseOf(world), assess(design, market, account), wish);
  const clean = design.dust.kind !== 'none' && offer.code === 'DUST_REMAINS' ? cleanRepayment(design, world, collateral, debt, design.dust.floor) : whole;
  const offered = clean > 0n ? clean : whole > 0n ? whole : 1n;
  return { type: 'STEP', at: market.at, collateral: idOf(design, collateral), debt: idOf(design, debt), offered, least: 0n };
}

const idOf = ({ assets }: Design, asset: number): string => assets[asset]?.id ?? '';

/** Time and market: the same quotes again, the next second at which something changes. */
function marketProbes(design: Design, world: World): readonly Event[] {
  const { market } = world;
  const at = market.at;
  const quotes = design.assets.flatMap(({ id }, asset) => {
    const { price, depth } = reserveAt(market, asset);
    return price > 0n ? [{ asset: id, price, depth }] : [];
  });
  const first = design.assets.slice(0, 1).map(({ id }) => ({ asset: id, price: 1n, depth: 0n }));
  const next = boundaries.times(design, world)[0] ?? min(at + 1n, TIME_LIMIT - 1n);
  return [
    { type: 'QUOTE', at, quotes: quotes.length > 0 ? quotes : first },
    { type: 'TICK', at: next },
    { type: 'ACCRUE', at },
    { type: 'HALT', at },
    { type: 'RESUME', at },
  ];
}

/** One unit in, out and borrowed; the whole of what can be paid. */
function ownerProbes(design: Design, world: World, { held, owed, backing, borrowable }: Legs): readonly Event[] {
  const { market: { at }, account } = world;
  const on = (type: 'DEPOSIT' | 'WITHDRAW' | 'BORROW' | 'REPAY' | 'COVER', assets: readonly number[], amount: (asset: number) => bigint): readonly Event[] =>
    assets.map((asset) => ({ type, at, asset: idOf(design, asset), amount: amount(asset) > 0n ? amount(asset) : 1n }));
  const short = design.assets.flatMap((_, asset) => (amountAt(account.deficit, asset) > 0n ? [asset] : []));
  return [
    ...on('DEPOSIT', backing, () => 1n),
    ...on('WITHDRAW', orFirst(held, backing), () => 1n),
    ...on('BORROW', borrowable, () => 1n),
    ...on('REPAY', orFirst(owed, borrowable), (asset) => amountAt(account.debt, asset)),
    ...on('COVER', orFirst(short, borrowable), (asset) => amountAt(account.deficit, asset)),
    { type: 'CLOSE', at },
  ];
}

/** Each pair of legs, the whole lot at its asking price, and what ends a round. */
function keeperProbes(design: Design, world: World, { held, owed, backing, borrowable }: Legs): readonly Event[] {
  const { market: { at }, account: { auction } } = world;
  const pairs = orFirst(held, backing).flatMap((collateral) => orFirst(owed, borrowable).map((debt) => ({ collateral, debt })));
  // No event may name a higher price than the limit; an ask above it is taken once it has fallen.
  const ask = auction === null ? 0n : min(askingPrice(design.auction, auction, at), PRICE_LIMIT - 1n);
  const lot = auction === null || auction.lot === 0n ? 1n : auction.lot;
  return [
    ...pairs.map(({ collateral, debt }) => stepFor(design, world, collateral, debt)),
    ...pairs.map(({ collateral, debt }): Event => ({ type: 'OPEN_AUCTION', at, collateral: idOf(design, collateral), debt: idOf(design, debt) })),
    { type: 'TAKE', at, amount: lot, maxPrice: ask },
    { type: 'RESET_AUCTION', at },
    { type: 'RECOGNISE_LOSS', at },
  ];
}

/** At least one event of each type: each pair of legs, each asset where an owner could act on it. Those of the market come first. */
export function probes(design: Design, world: World): readonly Event[] {
  const legs = legsOf(design, world);
  return [...marketProbes(design, world), ...ownerProbes(design, world, legs), ...keeperProbes(design, world, legs)];
}
