import { heldIn } from '../../../../properties/effects.js';
import { BPS, max, mulDivDown, mulDivUp, subOrZero } from '../../../kernel/arithmetic.js';
import type { Design } from '../../../kernel/design.js';
import type { Event } from '../../../kernel/event.js';
import type { World } from '../../../kernel/world.js';
import type { Pair } from '../setting.js';

/** How far prices move at each observation, within the envelope. */
export type Fall =
  /** As far as it allows. */
  | { readonly kind: 'whole' }
  /** One basis point less: the whole may be just the move after which one step ends the matter. */
  | { readonly kind: 'almost' }
  /** Half as far. */
  | { readonly kind: 'half' }
  /** To the last health [bps], or price, at which a larger share is not yet allowed; as far as it allows where that is out of reach. */
  | { readonly kind: 'toHealth'; readonly health: bigint }
  | { readonly kind: 'toPrice'; readonly price: bigint };

/** The falls that are tried: a smaller one may be worse, where steps repay a larger share of an account in deeper trouble. */
export function fallsOf({ sizing }: Design): readonly Fall[] {
  const always = [{ kind: 'whole' }, { kind: 'almost' }, { kind: 'half' }] as const;
  if (sizing.kind === 'closeFactor') return [...always, { kind: 'toHealth', health: sizing.wholeBelow }];
  if (sizing.kind !== 'tiers') return always;
  return [...always, ...sizing.tiers.map(({ below }): Fall => (sizing.by === 'health' ? { kind: 'toHealth', health: below } : { kind: 'toPrice', price: below }))];
}

/** The lowest price of the collateral at which the account still has this health, at a price of its debt. */
function priceAtHealth({ assets }: Design, { account }: World, { collateral, debt }: Pair, debtPrice: bigint, health: bigint): bigint {
  const perPrice = heldIn(account, collateral) * (assets[collateral]?.threshold ?? 0n);
  return perPrice === 0n ? 0n : mulDivUp((account.debt[debt] ?? 0n) * debtPrice, health, perPrice);
}

interface Prices {
  readonly collateral: bigint;
  readonly debt: bigint;
}

/** The prices of a pair after moves of so many basis points, rounded into the envelope: a unit beyond it, and the run would be no evidence. */
const pricesAfter = ({ collateral, debt }: Prices, drop: bigint, rise: bigint): Prices =>
  ({ collateral: mulDivUp(collateral, BPS - drop, BPS), debt: mulDivDown(debt, BPS + rise, BPS) });

/** The prices of a pair after one observation: what is owed rises as far as the collateral falls. */
function movedPrices(design: Design, world: World, pair: Pair, fall: Fall): Prices {
  const { largestDrop: drop, largestRise: rise } = design.envelope;
  const now = { collateral: world.market.reserves[pair.collateral]?.price ?? 0n, debt: world.market.reserves[pair.debt]?.price ?? 0n };
  if (fall.kind === 'almost') return pricesAfter(now, subOrZero(drop, 1n), drop > 0n ? rise : subOrZero(rise, 1n));
  if (fall.kind === 'half') return pricesAfter(now, drop / 2n, rise / 2n);
  const most = pricesAfter(now, drop, rise);
  if (fall.kind === 'whole') return most;
  const wanted = fall.kind === 'toPrice' ? fall.price : priceAtHealth(design, world, pair, most.debt, fall.health);
  return wanted >= most.collateral && wanted < now.collateral ? { ...most, collateral: wanted } : most;
}

/** One observation of every price, at `at` [seconds]; prices of other assets stay. */
export function observationOf(design: Design, world: World, pair: Pair, fall: Fall, at: bigint): Event {
  const moved = movedPrices(design, world, pair, fall);
  const priceOf = (asset: number, price: bigint): bigint => (asset === pair.collateral ? moved.collateral : asset === pair.debt ? moved.debt : price);
  return { type: 'QUOTE', at, quotes: design.assets.map(({ id }, asset) => ({ asset: id, ...quotedIn(world, asset, (price) => priceOf(asset, price)) })) };
}

/** The same prices again, freshly quoted. */
export const sameAgain = ({ assets }: Design, world: World, at: bigint): Event =>
  ({ type: 'QUOTE', at, quotes: assets.map(({ id }, asset) => ({ asset: id, ...quotedIn(world, asset, (price) => price) })) });

function quotedIn({ market }: World, asset: number, moved: (price: bigint) => bigint): { readonly price: bigint; readonly depth: bigint } {
  const { price, depth } = market.reserves[asset] ?? { price: 0n, depth: 0n };
  return { price: max(1n, moved(price)), depth };
}

/** How long after an observation the next one comes, at the soonest [seconds]. */
export const pauseOf = ({ envelope }: Design): bigint => max(1n, envelope.reaction);
