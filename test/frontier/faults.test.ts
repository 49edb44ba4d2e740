import { describe, expect, it } from 'vitest';
import { frontierMap } from '../../src/audit/frontier/frontier.js';
import { withReserve } from '../../src/kernel/reserve.js';
import type { Design } from '../../src/kernel/design.js';
import { faulty, mishandled, refusingBefore, retaken, takenBy, type Faulty } from '../faults/injection.js';
import { designWith, usualDesign } from '../support/designs.js';
import { axis, columnOf, optionsOf, type Mapped } from './mapping.js';

const gap = axis('gap', 0n, 4_000n);
const ltv = axis('ltv', 7_600n, 10_000n);

/** The frontier that the map of a faulty machine shows. */
const foundIn = (mechanism: Faulty, design: Design, mapped: Mapped) => frontierMap({ ...optionsOf(design, { ...mapped, method: 'machine' }), mechanism }).columns[0]?.frontiers.map(({ at }) => at);
const foundInOurs = (design: Design, mapped: Mapped) => columnOf(design, { ...mapped, method: 'machine' }).frontiers.map(({ at }) => at);

/** Steps that take a tenth more than they should. */
const greedy = faulty({ effects: { step: mishandled('step', (outcome, design) => {
  const taken = takenBy(design, outcome);
  return taken === null ? outcome : retaken(outcome, taken, 0n, taken.seized / 10n);
}) } });

describe('the machine that a map is asked of', () => {
  it('loses sooner where it refuses every step', () => {
    const idle = faulty({ effects: { step: refusingBefore('step', () => ({ code: 'NOTHING_UNLOCKED', sizing: 0n, unlocked: 0n, sellable: 0n })) } });
    expect(foundInOurs(usualDesign, { claim: 'solvent-within-envelope', along: gap })).toEqual([2_125n]);
    expect(foundIn(idle, usualDesign, { claim: 'solvent-within-envelope', along: gap })?.[0]).toBeLessThan(2_125n);
  });

  it('loses sooner, and turns toxic sooner, where its steps take too much', () => {
    expect(foundIn(greedy, usualDesign, { claim: 'solvent-within-envelope', along: gap })?.[0]).toBeLessThan(2_125n);
    // 105 % × 110 % of what is repaid: 1 / 1.155.
    expect(foundIn(greedy, usualDesign, { claim: 'no-toxic-spiral', along: ltv })).toEqual([8_658n]);
    expect(foundInOurs(usualDesign, { claim: 'no-toxic-spiral', along: ltv })).toEqual([9_523n]);
  });

  it('leaves more bad debt after a later drop where its steps take too much, and none more where they do not', () => {
    const mapped = { claim: 'later-loss-is-never-worse', along: ltv };
    expect(columnOf(usualDesign, mapped).shape).toMatchObject({ kind: 'interval', from: 7_600n, to: 10_000n });
    const found = frontierMap({ ...optionsOf(usualDesign, mapped), mechanism: greedy }).columns[0];
    expect(found?.segments.some(({ first }) => first.verdict === 'fails')).toBe(true);
  });

  it('is covered by less where its quotes stand a percent too low', () => {
    const low = faulty({ effects: { quote: mishandled('quote', ({ world, effects }) => {
      const reserve = world.market.reserves[0];
      return { world: reserve === undefined ? world : { ...world, market: withReserve(world.market, 0, { price: (reserve.price * 99n) / 100n }) }, effects };
    }) } });
    // 0.7875 / 0.99 is kept: 20.45 % may fall.
    expect(foundIn(low, usualDesign, { claim: 'gap-theorem', along: gap })).toEqual([2_045n]);
  });

  it('rewards splitting sooner where its steps take too much', () => {
    const curve = { kind: 'linearInHealth', least: 200n, fullBelow: 9_000n } as const;
    const design = designWith({ toxicity: 'allow', incentive: { ...usualDesign.incentive, curve } });
    const mapped = { claim: 'splitting-never-pays', along: axis('threshold', 5_000n, 9_000n) };
    // threshold × 1.0499 ≤ 90 %, and × 1.1 where a tenth more is taken.
    expect(foundInOurs(design, mapped)).toEqual([8_572n]);
    expect(foundIn(greedy, design, mapped)).toEqual([7_792n]);
  });
});
