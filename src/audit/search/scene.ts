import type { Either } from 'fp-ts/lib/Either.js';
import { amountAt } from '../../kernel/arithmetic.js';
import type { Design } from '../../kernel/design.js';
import type { Event } from '../../kernel/event.js';
import type { Refusal } from '../../kernel/refusal.js';
import type { Reserve, World } from '../../kernel/world.js';
import { decide, type Parts } from '../../machine/decide.js';
import type { Mechanism } from '../../machine/mechanism.js';

/** Where an intent becomes an event: a design, a world that stands at the time of the event, and what may be asked of the machine. */
export interface Scene {
  readonly mechanism: Mechanism<Design>;
  readonly design: Design;
  readonly world: World;
  /** Prices before the last quote, per asset: where a rebound returns to. */
  readonly earlier: readonly bigint[];
  /** An asset that nobody quotes any more, or −1. */
  readonly silent: number;
}

/** The machine's answer, or null where it threw: an audited mechanism may be wrong in any way. */
export function answered(mechanism: Mechanism<Design>, design: Design, world: World, event: Event): Either<Refusal, Parts> | null {
  try {
    return decide(mechanism, design, world, event);
  } catch {
    return null;
  }
}

/** The world after the parts of an accepted event. */
export const afterParts = (parts: Parts): World => (parts[1] ?? parts[0]).after;

/** The world as it stands at a later time; the same world where the machine cannot say. */
export function worldAt(mechanism: Mechanism<Design>, design: Design, world: World, at: bigint): World {
  if (at <= world.market.at) return world;
  const ticked = answered(mechanism, design, world, { type: 'TICK', at });
  return ticked !== null && ticked._tag === 'Right' ? afterParts(ticked.right) : world;
}

/** Asks the machine without moving. */
export const ask = ({ mechanism, design, world }: Scene, event: Event): Either<Refusal, Parts> | null => answered(mechanism, design, world, event);

/** An element by a drawn number; undefined only of an empty list. */
export const pickOf = <T>(list: readonly T[], drawn: number): T | undefined => list[list.length === 0 ? 0 : drawn % list.length];

export const idOf = ({ design }: Scene, asset: number): string => design.assets[asset]?.id ?? '';

/** The world of a scene: all that judging an account takes. */
type OfWorld = Pick<Scene, 'world'>;

export const priceOf = ({ world }: OfWorld, asset: number): bigint => world.market.reserves[asset]?.price ?? 0n;

export const reserveOf = ({ world }: Scene, asset: number): Reserve | undefined => world.market.reserves[asset];

const indicesWhere = (amounts: readonly bigint[]): readonly number[] => amounts.flatMap((amount, asset) => (amount > 0n ? [asset] : []));

/** Assets that the account holds outside an auction. */
export const heldAssets = ({ world }: Scene): readonly number[] => indicesWhere(world.account.collateral);

/** Assets that the account owes. */
export const owedAssets = ({ world }: Scene): readonly number[] => indicesWhere(world.account.debt);

/** Collateral of one asset, the lot included. */
export const heldOf = ({ world: { account } }: OfWorld, asset: number): bigint =>
  amountAt(account.collateral, asset) + (account.auction?.collateral === asset ? account.auction.lot : 0n);

export const owedOf = ({ world }: OfWorld, asset: number): bigint => amountAt(world.account.debt, asset);

/** Assets that may back a loan. */
export const collateralAssets = ({ design }: Scene): readonly number[] => design.assets.flatMap(({ threshold }, asset) => (threshold > 0n ? [asset] : []));

/** Assets that may be borrowed. */
export const borrowableAssets = ({ design }: Scene): readonly number[] => design.assets.flatMap(({ borrowable }, asset) => (borrowable ? [asset] : []));
