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

const step = (at: bigint): Event => ({ type: 'STEP', at, collateral: 'ETH', debt: 'USD', offered: dollars(1_000_000n), least: 0n });

/** A crash in 18-decimal amounts: quotes slide, steps answer, and a last gap sends what is left through an auction into bad debt. */
function script(): readonly Event[] {
  const slide = Array.from({ length: 40 }, (_, index) => BigInt(index));
  const end = 100n + 60n * 40n;
  return [
    quote(100n, 22_000n),
    { type: 'DEPOSIT', at: 101n, asset: 'ETH', amount: ether(10_000n) },
    { type: 'BORROW', at: 102n, asset: 'USD', amount: dollars(1_450n) },
    ...slide.flatMap((turn) => [quote(160n + 60n * turn, 21_000n - 180n * turn), step(161n + 60n * turn), step(161n + 60n * turn), { type: 'TICK', at: 190n + 60n * turn } as const]),
    { type: 'ACCRUE', at: end },
    quote(end + 1n, 9_000n),
    { type: 'TICK', at: end + 5_000n },
    quote(end + 5_001n, 8_500n),
    { type: 'OPEN_AUCTION', at: end + 5_002n, collateral: 'ETH', debt: 'USD' },
    ...slide.map((turn): Event => ({ type: 'TAKE', at: end + 5_010n + 20n * turn, amount: ether(100n), maxPrice: cents(1_000_000n) })),
    { type: 'TAKE', at: end + 6_000n, amount: ether(100_000n), maxPrice: cents(1_000_000n) },
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
