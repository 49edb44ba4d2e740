import type { Asset, Design } from '../../src/kernel/design.js';
import type { Event } from '../../src/kernel/event.js';
import type { World } from '../../src/kernel/world.js';
import { accepted, dollar, effectsOf, ether, smallDesign, worldWith } from './worlds.js';

/** A design of one collateral, whose steps come without pause, number or end: what published formulas speak of. */
export const oneLegDesign = (collateral: Partial<Asset>, changes: Partial<Design> = {}): Design => smallDesign({
  assets: [{ ...ether, ...collateral }, dollar],
  target: 10_000n,
  warning: 10_000n,
  schedule: { interval: 0n, unlock: { kind: 'whole' }, mostSteps: 1_000n, window: 1_000_000n },
  breaker: { ...smallDesign().breaker, maxAge: 1_000_000n },
  loss: { insurance: [0n, 0n], insuranceCap: 0n, backstop: [0n, 0n] },
  ...changes,
});

/** Collateral and debt of one account, both quoted at one. */
export const atPar = (design: Design, collateral: bigint, debt: bigint): World =>
  worldWith(design, { collateral: { ETH: collateral }, debt: { USD: debt }, prices: { ETH: 1n, USD: 1n } });

export const stepOf = (world: World, offered: bigint): Event => ({ type: 'STEP', at: world.market.at, collateral: 'ETH', debt: 'USD', offered, least: 0n });

/** What one step moved, and the world after it. */
export interface Stepped {
  readonly world: World;
  readonly repaid: bigint;
  readonly seized: bigint;
  readonly bonus: bigint;
}

/** A step that must be accepted. */
export function stepped(design: Design, world: World, offered: bigint): Stepped {
  const step = accepted(design, world, stepOf(world, offered));
  const record = effectsOf(step, 'stepped')[0];
  return { world: step.world, repaid: record?.repaid ?? 0n, seized: record?.seized ?? 0n, bonus: record?.bonus ?? 0n };
}

/** Collateral and debt left, of a world at par. */
export const leftOf = ({ account }: World): { readonly collateral: bigint; readonly debt: bigint } => ({ collateral: account.collateral[0] ?? 0n, debt: account.debt[1] ?? 0n });
