import type { Event } from '../../../kernel/event.js';
import { AMOUNT_LIMIT, PRICE_LIMIT, TIME_LIMIT } from '../../../kernel/limits.js';
import type { Aim } from '../intent.js';
import { idOf, pickOf, priceOf, type Scene } from '../scene.js';

/** What callers in JavaScript, and decoders with a hole, may hand over: the type of events does not hold for it. */
const misshapen = (record: unknown): Event => record as Event;

function broken(scene: Scene): readonly unknown[] {
  const { at } = scene.world.market;
  const asset = idOf(scene, 0);
  const price = priceOf(scene, 0);
  return [
    { type: 'DEPOSIT', at, asset, amount: 0n },
    { type: 'REPAY', at, asset, amount: -1n },
    { type: 'BORROW', at, asset: 'NOBODY', amount: 1n },
    { type: 'DEPOSIT', at, asset, amount: AMOUNT_LIMIT },
    { type: 'TICK', at: at - 1n },
    { type: 'TICK', at: TIME_LIMIT },
    { type: 'TICK', at: -1n },
    { type: 'QUOTE', at, quotes: [] },
    { type: 'QUOTE', at, quotes: [{ asset, price, depth: 1n }, { asset, price, depth: 1n }] },
    { type: 'QUOTE', at, quotes: [{ asset, price: 0n, depth: 1n }] },
    { type: 'QUOTE', at, quotes: [{ asset, price: PRICE_LIMIT, depth: 1n }] },
    { type: 'QUOTE', at, quotes: [{ asset, price, depth: -1n }] },
    { type: 'QUOTE', at, quotes: 'none' },
    { type: 'QUOTE', at, quotes: [null] },
    { type: 'STEP', at, collateral: asset, debt: asset, offered: 1n },
    { type: 'STEP', at, collateral: asset, debt: asset, offered: 1n, least: -1n },
    { type: 'TAKE', at, amount: 1, maxPrice: 1n },
    { type: 'LIQUIDATE', at },
    { at },
    null,
  ];
}

/** Events that are none, or whose fields are none. */
export const misshapenAims: readonly Aim[] = [
  { name: 'misshapen', weight: () => 1, event: (scene, { size }) => misshapen(pickOf(broken(scene), size)) },
];
