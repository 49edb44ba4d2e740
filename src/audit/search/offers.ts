import type { Design } from '../../kernel/design.js';
import type { Event } from '../../kernel/event.js';
import { AMOUNT_LIMIT, PRICE_LIMIT } from '../../kernel/limits.js';
import type { World } from '../../kernel/world.js';
import type { Mechanism } from '../../machine/mechanism.js';
import { answered, pickOf } from './scene.js';

/** Every pair of a standing collateral leg and a standing debt leg, by id. */
function pairsOf({ assets }: Design, { account }: World): readonly { readonly collateral: string; readonly debt: string }[] {
  const standing = (amounts: readonly bigint[]): readonly string[] => assets.flatMap(({ id }, asset) => ((amounts[asset] ?? 0n) > 0n ? [id] : []));
  return standing(account.collateral).flatMap((collateral) => standing(account.debt).map((debt) => ({ collateral, debt })));
}

/** What a keeper may try now: the most on every pair, the whole lot, the next round, the end. */
function attempts(design: Design, world: World, at: bigint): readonly Event[] {
  const { phase, auction } = world.account;
  if (phase.startsWith('unwinding')) {
    const pairs = pairsOf(design, world);
    return [
      ...pairs.map((pair): Event => ({ type: 'STEP', at, ...pair, offered: AMOUNT_LIMIT - 1n, least: 0n })),
      ...pairs.map((pair): Event => ({ type: 'OPEN_AUCTION', at, ...pair })),
    ];
  }
  if (auction === null) return [];
  return [{ type: 'TAKE', at, amount: auction.lot, maxPrice: PRICE_LIMIT - 1n }, { type: 'RESET_AUCTION', at }, { type: 'RECOGNISE_LOSS', at }];
}

/** What keepers are offered at a state, in the order in which they would take it. */
export const offersTo = (mechanism: Mechanism<Design>, design: Design, world: World, at = world.market.at): readonly Event[] =>
  attempts(design, world, at).filter((event) => answered(mechanism, design, world, event)?._tag === 'Right');

/** One thing that keepers would take now, by a drawn number; undefined where nothing is offered. */
export const offerTo = (mechanism: Mechanism<Design>, design: Design, world: World, at: bigint, drawn: number): Event | undefined =>
  pickOf(offersTo(mechanism, design, world, at), drawn);
