import { heldOf } from '../kernel/health.js';
import type { Account, Phase, World } from '../kernel/world.js';
import type { LevelCrossing } from './boundary.js';
import type { Mechanism } from './mechanism.js';
import { afterEvent, current } from './waiting.js';

/** A price at which a judgement turns over, and the phase that quoting it would lead to; null where no admissible price does. */
export interface PriceDistance extends LevelCrossing {
  readonly phase: Phase | null;
}

/** One asset that the account holds or owes, all else held. */
export interface AssetDistance {
  readonly asset: string;
  /** In force [numeraire per base unit × 10^36]. */
  readonly price: bigint;
  readonly levels: readonly PriceDistance[];
}

/** A second from which the machine is in another state if nothing but time passes. */
export interface TimeDistance {
  readonly at: bigint;
  /** The state that begins: `unwinding.ready`, `feed.stale`, `breaker.armed`. */
  readonly begins: string;
}

/** How far an account is from its next states. */
export interface Distance {
  readonly prices: readonly AssetDistance[];
  readonly times: readonly TimeDistance[];
}

const isUsed = (account: Account, asset: number): boolean => heldOf(account, asset) > 0n || (account.debt[asset] ?? 0n) > 0n;

function phaseAt<D>(mechanism: Mechanism<D>, design: D, world: World, id: string, depth: bigint, price: bigint): Phase | null {
  const quoted = afterEvent(mechanism, design, world, { type: 'QUOTE', at: world.market.at, quotes: [{ asset: id, price, depth }] });
  return quoted === null ? null : quoted.account.phase;
}

const pricesOf = <D>(mechanism: Mechanism<D>, design: D, world: World): readonly AssetDistance[] =>
  mechanism.assetsOf(design).flatMap(({ id }, asset) => {
    const reserve = world.market.reserves[asset];
    if (reserve === undefined || !isUsed(world.account, asset)) return [];
    const levels = mechanism.boundaries.prices(design, world, asset).map(({ level, price }) =>
      ({ level, price, phase: price === null ? null : phaseAt(mechanism, design, world, id, reserve.depth, price) }));
    return [{ asset: id, price: reserve.price, levels }];
  });

/** The states of the three regions, the side regions with their region in front. */
const statesOf = ({ market, account }: World): readonly string[] => [account.phase, `feed.${account.feed}`, `breaker.${market.breaker}`];

function timesOf<D>(mechanism: Mechanism<D>, design: D, world: World): readonly TimeDistance[] {
  let before = statesOf(world);
  return mechanism.boundaries.times(design, world).flatMap((at) => {
    const states = statesOf(afterEvent(mechanism, design, world, { type: 'TICK', at }) ?? world);
    const begun = states.filter((state) => !before.includes(state));
    before = states;
    return begun.map((begins) => ({ at, begins }));
  });
}

/**
 * How far an account is from its next states: per asset that it holds or owes, the price that turns each judgement over, all else held;
 * and the seconds at which states begin by themselves. Exact: the price before, and the second before, are still on this side.
 */
export const distanceOf = <D>(mechanism: Mechanism<D>) => (design: D, world: World): Distance => {
  const now = current(mechanism, design, world);
  return { prices: pricesOf(mechanism, design, now), times: timesOf(mechanism, design, now) };
};
