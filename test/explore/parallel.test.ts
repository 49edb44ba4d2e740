import { describe, expect, it } from 'vitest';
import { explore, type ExplorationReport, type ExploreOptions } from '../../src/audit/explore/explore.js';
import { exploreInParallel } from '../../src/audit/explore/parallel/explore.js';
import { stepwise } from '../../src/mechanisms/stepwise/mechanism.js';
import { toyDesign, toyVariants } from '../../src/mechanisms/stepwise/toy.js';
import { ample, bothWays, refutedIn } from './exploring.js';
import { pair, type Sized } from './settings.js';

const named = (name: string): Sized => ({ design: toyVariants.find((design) => design.name === name) ?? toyDesign(), extent: pair(3n, 5n, [2n, 3n]) });

async function alone(sized: Sized, options: ExploreOptions): Promise<ExplorationReport> {
  const { kit, traced } = await bothWays(sized);
  return explore(stepwise, kit.setting, traced, options);
}

async function together(sized: Sized, options: ExploreOptions, workers: number): Promise<ExplorationReport> {
  const { kit } = await bothWays(sized);
  return exploreInParallel(kit.setting, sized.extent, options, workers);
}

/** Tables grow by steps, so that several take other room than one. */
const withoutBytes = ({ bytes, ...rest }: ExplorationReport): Omit<ExplorationReport, 'bytes'> => {
  expect(bytes).toBeGreaterThan(0);
  return rest;
};

describe('several workers', () => {
  it.each<readonly [string, readonly number[], readonly string[]]>([
    ['toy-nothing-blocked', [2, 3], ['stale-quotes-seize-nothing']],
    ['toy-toxic-steps', [3], []],
    ['toy-shared-depth', [2], []],
  ])('come to what one thread comes to, counterexamples included: %s', async (name, workers, refuted) => {
    const one = withoutBytes(await alone(named(name), ample));
    for (const each of workers) expect(withoutBytes(await together(named(name), ample, each))).toEqual(one);
    expect(refutedIn(one)).toEqual(refuted);
    expect(one.states).toBeGreaterThan(2_000);
  });

  it('stop where one thread stops: at the end of the level in which the budget is spent', async () => {
    const scarce: ExploreOptions = { budget: { ...ample.budget, states: 3_000 } };
    const one = withoutBytes(await alone(named('toy-nothing-blocked'), scarce));
    expect(withoutBytes(await together(named('toy-nothing-blocked'), scarce, 2))).toEqual(one);
    expect(one).toMatchObject({ stoppedBy: 'states', states: 3_000 });
  });

  it('tell how far they are, and end soon where they are interrupted', async () => {
    let asked = 0;
    const report = await together(named('toy-nothing-blocked'), { ...ample, onProgress: () => { asked += 1; }, isInterrupted: () => asked > 12 }, 2);
    expect(report.stoppedBy).toBe('interrupt');
    expect(asked).toBe(13);
    expect(report.states).toBeGreaterThan(10);
  });
});

describe('a worker that ends before its time', () => {
  it('leaves an answer that is open, and says why', async () => {
    const { design, extent } = named('toy-bonus-by-time');
    // No check of parameters admits it: the machine divides by zero once somebody steps.
    const odd = { design: { ...design, incentive: { ...design.incentive, curve: { kind: 'rampInTime', least: 0n, duration: 0n } } }, extent } as const;
    const report = await together(odd, ample, 2);
    expect(report).toMatchObject({ stoppedBy: 'crash' });
    expect(refutedIn(report)).toEqual([]);
  });
});
