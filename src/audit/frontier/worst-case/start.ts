import { BPS, max } from '../../../kernel/arithmetic.js';
import { changedAccount, changedMarket, changedReserve } from '../../../kernel/changed.js';
import type { Design } from '../../../kernel/design.js';
import { AMOUNT_LIMIT } from '../../../kernel/limits.js';
import type { World } from '../../../kernel/world.js';
import type { Mechanism } from '../../../machine/mechanism.js';
import { settle } from '../../../machine/routing.js';
import { openWorld } from '../../../mechanisms/stepwise/open.js';
import type { Pair } from '../setting.js';

/** When runs begin [seconds]. */
const startsAt = 1_000n;

/** The price of everything at the start: seven moves of whole basis points in a row leave it a whole number. */
const usualPrice = 10n ** 30n;

/** Base units that stand for one basis point: as many as leave room for debts of any ratio, and no remainder where a step divides. */
const perBasisPoint = (AMOUNT_LIMIT / (100n * BPS ** 3n)) * BPS ** 2n;

/** What the market absorbs, in multiples of what the account holds. */
export const depthTimesHeld = 10n;

/**
 * Where prices begin, if the first move leads down by `drop` [bps]. Price tiers decide by the price itself, so there that move ends just below
 * the highest: above it no step is offered at all, which the parameter checks say. A toy whose prices have no basis points starts above it.
 */
function startPrice({ sizing }: Design, drop: bigint): bigint {
  const kept = BPS - drop;
  if (sizing.kind !== 'tiers' || sizing.by !== 'price') return usualPrice;
  const highest = sizing.tiers[sizing.tiers.length - 1]?.below ?? usualPrice;
  const times = kept <= 0n ? highest / BPS : (highest - 1n) / kept;
  return max(BPS ** 2n, times * BPS);
}

/** What an account holds and owes [base units], and the first fall of its collateral [bps]. */
interface Holding {
  readonly held: bigint;
  readonly owed: bigint;
  readonly drop: bigint;
}

/** An account of one collateral and one debt in a market of its own, sent by the chart to where it belongs. */
function worldOf(mechanism: Mechanism<Design>, design: Design, { collateral, debt }: Pair, { held, owed, drop }: Holding): World {
  const open = openWorld(design, startsAt);
  const price = startPrice(design, drop);
  const amounts = (place: number, amount: bigint): readonly bigint[] => design.assets.map((_, asset) => (asset === place ? amount : 0n));
  const reserves = open.market.reserves.map((reserve, asset) => changedReserve(reserve, {
    price, anchor: price, depth: held * depthTimesHeld, collateral: asset === collateral ? held : 0n, debt: asset === debt ? owed : 0n,
  }));
  const account = changedAccount(open.account, { collateral: amounts(collateral, held), debt: amounts(debt, owed) });
  return settle(mechanism, design, { market: changedMarket(open.market, { reserves }), account }).world;
}

/** An account of exactly this loan-to-value [bps], as large as amounts allow, whose prices do not move. */
export const worldAtLtv = (mechanism: Mechanism<Design>, design: Design, pair: Pair, ltv: bigint): World =>
  worldOf(mechanism, design, pair, { held: BPS * perBasisPoint, owed: ltv * perBasisPoint, drop: 0n });

/** An account of health exactly 1, before the largest move of the envelope: its loan-to-value is the threshold of its collateral. */
export function worldAtEdge(mechanism: Mechanism<Design>, design: Design, pair: Pair): World {
  const threshold = design.assets[pair.collateral]?.threshold ?? 0n;
  return worldOf(mechanism, design, pair, { held: BPS * perBasisPoint, owed: threshold * perBasisPoint, drop: design.envelope.largestDrop });
}

/** An account whose health is above numerator / denominator by less than any step can move it; both are positive, and the collateral backs something. */
export function worldJustAbove(mechanism: Mechanism<Design>, design: Design, pair: Pair, numerator: bigint, denominator: bigint): World {
  const threshold = design.assets[pair.collateral]?.threshold ?? 0n;
  const held = AMOUNT_LIMIT / (1_000n * BPS ** 2n);
  return worldOf(mechanism, design, pair, { held, owed: (held * threshold * denominator - 1n) / (numerator * BPS), drop: 0n });
}

/** The world with one base unit of a collateral more in the account: too little to back anything, and enough to count among its legs. */
export function withUnitOf({ market, account }: World, asset: number): World {
  const reserves = market.reserves.map((reserve, place) => (place === asset ? changedReserve(reserve, { collateral: reserve.collateral + 1n }) : reserve));
  const collateral = account.collateral.map((amount, place) => (place === asset ? amount + 1n : amount));
  return { market: changedMarket(market, { reserves }), account: changedAccount(account, { collateral }) };
}
