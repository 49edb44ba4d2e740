import type { Event } from '../../src/kernel/event.js';
import type { World } from '../../src/kernel/world.js';
import { unchecked } from '../../src/machine/checking.js';
import { transitionOf } from '../../src/machine/transition.js';
import { stepwise } from '../../src/mechanisms/stepwise/mechanism.js';
import { openWorld } from '../../src/mechanisms/stepwise/open.js';
import { loadPreset } from '../support/designs.js';

/** One event and the world that it meets. */
export interface Encounter {
  readonly world: World;
  readonly event: Event;
}

export const { design } = loadPreset('micro');

const dollars = (amount: bigint): bigint => amount * 1_000_000n;
const ether = (thousandths: bigint): bigint => thousandths * 1_000_000_000_000_000n;
const cents = (price: bigint): bigint => price * 10_000_000_000_000_000n;
const oneDollar = 1_000_000_000_000_000_000_000_000_000_000n;

const quote = (at: bigint, price: bigint): Event => ({
  type: 'QUOTE', at, quotes: [{ asset: 'ETH', price: cents(price), depth: ether(500_000n) }, { asset: 'USD', price: oneDollar, depth: 0n }],
});

const step = (at: bigint): Event => ({ type: 'STEP', at, collateral: 'ETH', debt: 'USD', offered: dollars(10_000_000n), least: 0n });

/** Each price 7 % below the one before: every quote makes the account liquidatable, and every step brings it back to its target. */
const slide: readonly bigint[] = Array.from({ length: 24 }).reduce<readonly bigint[]>((prices) => [...prices, ((prices[prices.length - 1] ?? 0n) * 93n) / 100n], [20_000n]);

/** A crash in 18-decimal amounts: quotes slide, steps answer, and a last gap sends what is left through an auction into bad debt. */
function script(): readonly Event[] {
  const times = slide.map((price, index) => ({ price, at: 200n + 600n * BigInt(index) }));
  const end = 200n + 600n * BigInt(slide.length);
  const last = slide[slide.length - 1] ?? 0n;
  return [
    quote(100n, 22_000n),
    { type: 'DEPOSIT', at: 101n, asset: 'ETH', amount: ether(10_000_000n) },
    { type: 'BORROW', at: 102n, asset: 'USD', amount: dollars(1_500_000n) },
    ...times.flatMap(({ price, at }) => [quote(at, price), step(at + 1n), { type: 'TICK', at: at + 60n } as const]),
    { type: 'ACCRUE', at: end },
    quote(end + 1n, (last * 70n) / 100n),
    { type: 'OPEN_AUCTION', at: end + 3_602n, collateral: 'ETH', debt: 'USD' },
    ...times.slice(0, 20).map((_, index): Event => ({ type: 'TAKE', at: end + 3_700n + 20n * BigInt(index), amount: ether(5_000n), maxPrice: cents(1_000_000n) })),
    { type: 'TAKE', at: end + 4_200n, amount: ether(10_000_000n), maxPrice: cents(1_000_000n) },
  ];
}

/** The accepted events of the crash with the worlds that they met: the same list for every runner that is measured. */
export function encounters(): readonly Encounter[] {
  const transition = transitionOf(stepwise);
  const met: Encounter[] = [];
  let world = openWorld(design, 0n);
  for (const event of script()) {
    const answer = transition(design, world, event, unchecked);
    if (answer._tag === 'Left') continue;
    met.push({ world, event });
    ({ world } = answer.right);
  }
  return met;
}
