import { describe, expect, it } from 'vitest';
import { levelOf } from '../../src/audit/assurance/verdict.js';
import { explore, exploreInTurns, type ExplorationReport, type ExploreOptions, type ExploreProgress } from '../../src/audit/explore/explore.js';
import type { Design } from '../../src/kernel/design.js';
import { stepwise } from '../../src/mechanisms/stepwise/mechanism.js';
import { toyDesign, toyVariants } from '../../src/mechanisms/stepwise/toy.js';
import { ample, bothWays, refutedIn } from './exploring.js';
import { pair, type Sized } from './settings.js';

const unblocked: Design = toyVariants.find(({ name }) => name === 'toy-nothing-blocked') ?? toyDesign();

/** Thousands of states: enough to be interrupted in the midst of them. */
const sized: Sized = { design: unblocked, extent: pair(3n, 6n, [2n, 3n]) };

async function explored(options: Partial<ExploreOptions>, within = sized): Promise<ExplorationReport> {
  const { kit, traced } = await bothWays(within);
  return explore(stepwise, kit.setting, traced, { ...ample, ...options });
}

/** What there is to find, explored once for all tests. */
const whole = explored({});

const levelsIn = ({ findings }: ExplorationReport): ReadonlySet<string> => new Set(findings.map(({ evidence }) => levelOf(evidence)));
const stopsIn = ({ findings }: ExplorationReport): ReadonlySet<string | null> => new Set(findings.map(({ evidence }) => (evidence.kind === 'exploration' ? evidence.stoppedBy : null)));

describe('an exploration that comes to its end', () => {
  it('says so, with all that it counted', async () => {
    const report = await whole;
    expect(report).toMatchObject({ stoppedBy: null, design: 'toy-nothing-blocked' });
    expect(levelsIn(report)).toContain('exhausted');
    expect(report.bytes).toBeGreaterThanOrEqual(report.states * 4);
    expect(new Set(report.findings.map(({ evidence }) => evidence.kind === 'exploration' && evidence.states))).toEqual(new Set([report.states]));
  });

  it('is the same every time, and in turns', async () => {
    const first = await whole;
    const { kit, traced } = await bothWays(sized);
    expect(await explored({})).toEqual(first);
    expect(await exploreInTurns(stepwise, kit.setting, traced, ample)).toEqual(first);
  });
});

describe('a budget', () => {
  it('of states is used to the last, and leaves open what it could not decide', async () => {
    const report = await explored({ budget: { ...ample.budget, states: 5_000 } });
    expect(report).toMatchObject({ stoppedBy: 'states', states: 5_000 });
    expect([levelsIn(report), stopsIn(report)]).toEqual([new Set(['open']), new Set(['states'])]);
    expect(report.edges).toBeGreaterThan(5_000);
  });

  it('of bytes is kept, and leaves open what it could not decide', async () => {
    const report = await explored({ budget: { ...ample.budget, bytes: 120_000 } });
    expect(report.stoppedBy).toBe('memory');
    expect([levelsIn(report), stopsIn(report)]).toEqual([new Set(['open']), new Set(['memory'])]);
    expect(report.bytes).toBeLessThanOrEqual(120_000);
    expect(report.states).toBeGreaterThanOrEqual(4_096);
  });

  it('of as many states as there are is enough; of one fewer it is not', async () => {
    const tiny: Sized = { design: unblocked, extent: pair(1n, 1n, [2n]) };
    const { states } = await explored({}, tiny);
    expect((await explored({ budget: { ...ample.budget, states } }, tiny)).stoppedBy).toBeNull();
    expect((await explored({ budget: { ...ample.budget, states: states - 1 } }, tiny)).stoppedBy).toBe('states');
  });

  it('that is spent loses no counterexample that was found', async () => {
    const report = await whole;
    const short = await explored({ budget: { ...ample.budget, states: 5_000 } });
    expect(refutedIn(report)).toEqual(['stale-quotes-seize-nothing']);
    expect(short.findings.map(({ trace }) => trace)).toEqual(report.findings.map(({ trace }) => trace));
  });

  it('of a single state ends at once, without an answer', async () => {
    const report = await explored({ budget: { ...ample.budget, states: 1 } });
    expect(report).toMatchObject({ stoppedBy: 'states', states: 1, depth: 1 });
    expect(levelsIn(report)).toEqual(new Set(['open']));
  });
});

describe('an interruption', () => {
  it('is heeded within a few thousand states, and what was found stands', async () => {
    const told: ExploreProgress[] = [];
    const report = await explored({ onProgress: (progress) => told.push(progress), isInterrupted: () => told.length > 0 });
    expect(told).toHaveLength(1);
    expect(report.stoppedBy).toBe('interrupt');
    expect(report.states).toBe(told[0]?.states);
    expect(report.states - (told[0]?.frontier ?? 0)).toBe(4_096);
    expect([levelsIn(report), stopsIn(report)]).toEqual([new Set(['open']), new Set(['interrupt'])]);
    expect(refutedIn(report)).toEqual(['stale-quotes-seize-nothing']);
  });

  it('that waits in the same thread has its turn', async () => {
    const { kit, traced } = await bothWays(sized);
    let isAsked = false;
    setImmediate(() => { isAsked = true; });
    const report = await exploreInTurns(stepwise, kit.setting, traced, { ...ample, isInterrupted: () => isAsked });
    expect(report.stoppedBy).toBe('interrupt');
  });
});

describe('progress', () => {
  it('counts states up and comes to the last level', async () => {
    const told: ExploreProgress[] = [];
    const report = await explored({ onProgress: (progress) => told.push(progress) });
    const states = told.map((progress) => progress.states);
    expect(told.length).toBeGreaterThan(1);
    expect(states).toEqual([...states].sort((one, other) => one - other));
    expect(told.every((progress) => progress.frontier <= progress.states && progress.depth < report.depth)).toBe(true);
  });
});
