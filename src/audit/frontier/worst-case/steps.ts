import type { Edge } from '../../../../properties/guarantee.js';
import { BPS, min } from '../../../kernel/arithmetic.js';
import type { Design } from '../../../kernel/design.js';
import type { Event } from '../../../kernel/event.js';
import { AMOUNT_LIMIT, TIME_LIMIT } from '../../../kernel/limits.js';
import type { World } from '../../../kernel/world.js';
import type { Mechanism } from '../../../machine/mechanism.js';
import { edgesOf } from '../../search/judge.js';
import type { Pair, Setting } from '../setting.js';
import { pairsIn } from '../setting.js';
import { observationOf, pauseOf, sameAgain } from './falls.js';
import { Run } from './keepers.js';
import { worldAtEdge, worldAtLtv } from './start.js';

/** A world in which a step may be offered, and how it was reached. */
export interface Opening {
  readonly pair: Pair;
  readonly start: World;
  readonly events: readonly Event[];
  readonly world: World;
}

/** How much of a debt a keeper offers to repay: a small part that leaves no remainder, or all that the mechanism lets it. */
export type Size = 'part' | 'all';

/** A step that was put to the machine: its edges, none where it was refused. */
export interface SteppedCase {
  readonly start: World;
  readonly events: readonly Event[];
  readonly edges: readonly Edge<Design>[];
}

/** The accounts that steps are asked of: at the given loan-to-value, or from health 1 after the envelope's largest move. */
export function openingsOf(mechanism: Mechanism<Design>, { design, asset, startLtv }: Setting): readonly Opening[] {
  return pairsIn({ design, asset, startLtv }).map((pair): Opening => {
    const start = startLtv === null ? worldAtEdge(mechanism, design, pair) : worldAtLtv(mechanism, design, pair, startLtv);
    if (startLtv !== null) return { pair, start, events: [], world: start };
    const observation = observationOf(design, start, pair, { kind: 'whole' }, start.market.at + pauseOf(design));
    const run = new Run(mechanism, design, start);
    run.does(observation);
    return { pair, start, events: [observation], world: run.world };
  });
}

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b));

/** A thousandth of the debt, or of what the collateral is worth where that is less: what of it buys a whole number of collateral units at any bonus. */
function partOf({ market, account }: World, { collateral, debt }: Pair): bigint {
  const price = market.reserves[collateral]?.price ?? 1n;
  const debtPrice = market.reserves[debt]?.price ?? 1n;
  const whole = BPS * (price / gcd(price, debtPrice));
  const part = min(account.debt[debt] ?? 0n, ((account.collateral[collateral] ?? 0n) * price) / debtPrice) / 1_000n;
  return part < whole ? part + 1n : part - (part % whole);
}

/** Now, and every later second at which an answer may turn by itself, with the one before it: between them terms only ease. */
function secondsOf({ boundaries }: Mechanism<Design>, design: Design, world: World): readonly bigint[] {
  const now = world.market.at;
  const turning = boundaries.times(design, world).flatMap((at) => [at - 1n, at]);
  return [...new Set([now, ...turning])].filter((at) => at >= now && at < TIME_LIMIT);
}

/** Puts steps of each size to the machine, at each second that may make a difference: every case is a run of its own. */
export function* stepsFrom(mechanism: Mechanism<Design>, design: Design, { pair, start, events, world }: Opening, sizes: readonly Size[]): Generator<SteppedCase> {
  const [collateral, debt] = [design.assets[pair.collateral]?.id ?? '', design.assets[pair.debt]?.id ?? ''];
  for (const at of secondsOf(mechanism, design, world)) {
    for (const size of sizes) {
      const run = new Run(mechanism, design, world);
      const step: Event = { type: 'STEP', at, collateral, debt, offered: size === 'all' ? AMOUNT_LIMIT - 1n : partOf(world, pair), least: 0n };
      // Where quotes have grown stale by then, they are renewed first; but not needlessly, since a quote may trip the breaker.
      if (!run.does(step) && at > world.market.at && run.does(sameAgain(design, world, at))) run.does(step);
      const played = run.moments.filter(({ parts }) => parts !== null);
      const edges = played.flatMap(({ parts }) => edgesOf(mechanism, design, parts)).filter(({ event }) => event.type === 'STEP');
      yield { start, events: [...events, ...played.map(({ event }) => event)], edges };
    }
  }
}
