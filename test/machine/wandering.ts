import { RAY } from '../../src/kernel/arithmetic.js';
import type { Design } from '../../src/kernel/design.js';
import type { Event } from '../../src/kernel/event.js';
import { TIME_LIMIT } from '../../src/kernel/limits.js';
import type { World } from '../../src/kernel/world.js';
import { expectedEvents } from '../../src/machine/chart.js';
import { draws } from '../../src/market/paths/draws.js';
import { stepwise } from '../../src/mechanisms/stepwise/mechanism.js';
import { smallDesign, usualPrices, worldWith } from '../support/worlds.js';

/** Natural numbers below a bound, without end; the same seed gives the same ones. */
export type Dice = (below: number) => number;

export function diceOf(seed: bigint): Dice {
  const drawn = draws(seed, 1n << 40n);
  return (below) => Number(((drawn.next().value % BigInt(below)) + BigInt(below)) % BigInt(below));
}

/** One of a list, or undefined of an empty one. */
export const oneOf = <T>(dice: Dice, list: readonly T[]): T | undefined => list[dice(Math.max(list.length, 1))];

/** An amount itself, a unit beside it, a part of it, a small one, or more than there is; now and then nothing, or less. */
function about(dice: Dice, amount: bigint): bigint {
  if (dice(40) === 0) return -amount * BigInt(dice(2));
  const kinds = [amount, amount, amount + 1n, amount - 1n, amount / 2n, (amount * BigInt(dice(101))) / 100n, amount * 3n, BigInt(dice(600)), BigInt(dice(60))];
  return oneOf(dice, kinds) ?? amount;
}

/** The event with its amount, or one of its names, aimed beside what the probe aimed at. */
function beside(dice: Dice, event: Event): Event {
  switch (event.type) {
    case 'STEP': return dice(8) === 0 ? { ...event, debt: oneOf(dice, ['XYZ', 'ETH', 'BTC']) ?? 'USD' } : { ...event, offered: about(dice, event.offered), least: dice(6) === 0 ? 5n : 0n };
    case 'TAKE': return { ...event, amount: about(dice, event.amount), maxPrice: event.maxPrice - BigInt(dice(2)) };
    case 'DEPOSIT': return { ...event, amount: BigInt(dice(1_000)) };
    case 'WITHDRAW': return { ...event, amount: BigInt(dice(1_000)) };
    case 'BORROW': return { ...event, amount: BigInt(dice(60_000)) };
    case 'REPAY':
    case 'COVER': return { ...event, amount: about(dice, event.amount) };
    default: return event;
  }
}

/** A quote near the price in force, at a price that turns a judgement over or one beside it, or after a crash. */
function quoteAt(dice: Dice, design: Design, world: World): Event {
  const at = world.market.at;
  const quotes = design.assets.flatMap(({ id }, asset) => {
    const reserve = world.market.reserves[asset];
    if (reserve === undefined || dice(3) === 0) return [];
    const crossing = oneOf(dice, stepwise.boundaries.prices(design, world, asset).flatMap(({ price }) => (price === null ? [] : [price])));
    const aimed = crossing === undefined ? reserve.price : crossing + BigInt(dice(3) - 1);
    const near = (reserve.price * BigInt(60 + dice(85))) / 100n;
    const price = oneOf(dice, [aimed, aimed, near, near, reserve.price / 4n, reserve.price]) ?? near;
    // A price that has wandered off comes back, lest everything be worthless for good.
    const usual = usualPrices[id] ?? 1n;
    return [{ asset: id, price: price > 100n * usual || price * 20n < usual ? usual : price, depth: BigInt(dice(3_000)) }];
  });
  return { type: 'QUOTE', at, quotes };
}

/** Now, soon, at a second when something changes by itself, or a second beside it. */
function timeAt(dice: Dice, design: Design, world: World): bigint {
  const { at } = world.market;
  const kind = dice(20);
  if (kind < 12) return at;
  if (kind < 14) return at + BigInt(dice(30));
  if (kind === 19 && dice(10) === 0) return at - 1n;
  const boundary = oneOf(dice, stepwise.boundaries.times(design, world));
  return boundary === undefined || boundary > TIME_LIMIT / 2n ? at + 1n : boundary + BigInt(dice(3) - 1);
}

const rare: readonly Event['type'][] = ['HALT', 'CLOSE', 'RESUME'];

const forKeepers: readonly Event['type'][] = ['STEP', 'OPEN_AUCTION', 'TAKE', 'RESET_AUCTION', 'RECOGNISE_LOSS'];

/** Some event: one that the mechanism proposes, one beside it, or a quote. */
export function someEvent(dice: Dice, design: Design, world: World): Event {
  const at = timeAt(dice, design, world);
  if (dice(6) === 0) return { ...quoteAt(dice, design, world), at };
  const expected = expectedEvents(world.account.phase);
  const probes = stepwise.probes(design, world).filter(({ type }) => dice(20) === 0 || expected.includes(type));
  const keepers = probes.filter(({ type }) => forKeepers.includes(type));
  const probe = oneOf(dice, keepers.length > 0 && dice(3) !== 0 ? keepers : probes) ?? { type: 'TICK', at };
  if (rare.includes(probe.type) && dice(8) !== 0) return { type: 'ACCRUE', at };
  return { ...(dice(2) === 0 ? probe : beside(dice, probe)), at };
}

/** Somebody with collateral and debt, somewhere between comfort and ruin. */
export const someWorld = (dice: Dice, design: Design): World => worldWith(design, {
  collateral: { ETH: 1_000n, ...(dice(2) === 0 ? { BTC: BigInt(dice(200)) } : {}) },
  debt: { USD: BigInt(60_000 + dice(45_000)), ...(dice(4) === 0 ? { BTC: BigInt(dice(60)) } : {}) },
});

/** Whether to begin anew: soon where an account rests, seldom while it is being liquidated. */
export const isTired = (dice: Dice, { account: { phase } }: World): boolean => dice(phase.includes('.') ? 80 : 12) === 0;

const base = smallDesign();

/** Designs that between them use every kind of policy. */
export const designs: readonly Design[] = [
  base,
  smallDesign({ name: 'interest', assets: base.assets.map((asset) => ({ ...asset, rate: asset.borrowable ? RAY / 1_000_000n : 0n })) }),
  smallDesign({
    name: 'gradual', sizing: { kind: 'closeFactor', share: 5_000n, wholeBelow: 9_000n }, dust: { kind: 'refuse', floor: 500n },
    schedule: { interval: 60n, unlock: { kind: 'gradual', initial: 0n, duration: 600n }, mostSteps: 5n, window: 1_200n },
    incentive: { curve: { kind: 'rampInTime', least: 0n, duration: 900n }, nonToxicCeiling: false, protocolShare: 1_000n, leastReward: 50n },
  }),
  smallDesign({
    name: 'deep', sizing: { kind: 'full' }, dust: { kind: 'expand', floor: 300n },
    depth: { kind: 'share', perStep: 5_000n, perInterval: 10_000n, interval: 120n },
    incentive: { curve: { kind: 'linearInHealth', least: 100n, fullBelow: 9_000n }, nonToxicCeiling: true, protocolShare: 0n, leastReward: 0n },
    breaker: { ...base.breaker, maxAge: 1_200n, largestMove: 3_000n },
  }),
  smallDesign({
    name: 'stairs', toxicity: 'allow', loss: { insurance: [0n, 0n, 5_000n], insuranceCap: 5_000n, backstop: [0n, 0n, 1_000n] },
    auction: { ...base.auction, curve: { kind: 'stairstep', cut: (RAY * 9n) / 10n, every: 60n }, tip: 10n, tipShare: 10n, takes: 'whole', mostRounds: 1n },
    breaker: { ...base.breaker, whenStale: [], whenTripped: [] },
  }),
];
