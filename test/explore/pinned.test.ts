import { describe, expect, it } from 'vitest';
import { explore, type ExplorationReport, isExplorable } from '../../src/audit/explore/explore.js';
import { exploreScaled } from '../../src/audit/explore/scaled.js';
import type { Design } from '../../src/kernel/design.js';
import { phases, transitionNames } from '../../src/machine/chart.js';
import { scaled } from '../../src/mechanisms/stepwise/exploration/scaled.js';
import { stepwise } from '../../src/mechanisms/stepwise/mechanism.js';
import { loadPreset, presetNames } from '../support/designs.js';
import { countsOf, presetCounts, unreached } from './counts.js';
import { ample, bothWays, refutedIn } from './exploring.js';
import { sideBySide } from './side-by-side.js';

/** All that the lifecycle names, refusals by the chart apart. */
const named: readonly string[] = [...phases, ...transitionNames.filter((name) => !name.endsWith('.otherwise'))];

/** The machine itself answers in one of so many states; their order is that of their discovery, so all depths come to it. */
const every = 401;

const reports = new Map<string, ExplorationReport>();

const reachedIn = ({ phases: reached, transitions }: ExplorationReport): ReadonlySet<string> => new Set([...reached, ...transitions]);

/** Ids of the guarantees that exploring decides and a design promises. */
const promisedBy = (design: Design): readonly string[] =>
  stepwise.guarantees.filter((guarantee) => isExplorable(guarantee) && guarantee.promisedBy(design)).map(({ id }) => id);

describe.each(presetNames)('%s', (name) => {
  it('is exhausted: every state of its setting, and each edge judged', { timeout: 300_000 }, async () => {
    const { kit, plain, traced } = await bothWays(scaled(loadPreset(name).design));
    const both = sideBySide(plain, traced, every);
    const report = explore(stepwise, kit.setting, both, ample);
    reports.set(name, report);
    expect(report.stoppedBy).toBeNull();
    expect(countsOf(report)).toEqual(presetCounts[name]);
    expect(both.compared).toBeGreaterThan(report.states / every);
    expect(traced.shapes).toEqual(kit.setting.layout.shapes);
  });

  it('breaks nothing that it promises', () => {
    const report = reports.get(name);
    const promised = promisedBy(loadPreset(name).design);
    expect(report && refutedIn(report).filter((id) => promised.includes(id))).toEqual([]);
  });

  it('promises in its small setting what it promises at full size', () => {
    const { design } = loadPreset(name);
    expect(promisedBy(scaled(design).design)).toEqual(promisedBy(design));
  });

  it('comes to every phase and transition but those that are listed', () => {
    const report = reports.get(name);
    const reached = report === undefined ? new Set<string>() : reachedIn(report);
    expect(named.filter((each) => !reached.has(each)).sort()).toEqual([...(unreached[name] ?? [])].sort());
  });
});

describe('the reference designs together', () => {
  it('come to every phase and transition of the lifecycle', () => {
    const reached = new Set([...reports.values()].flatMap((report) => [...reachedIn(report)]));
    expect(reports.size).toBe(presetNames.length);
    expect(named.filter((each) => !reached.has(each))).toEqual([]);
  });

  it('put every guarantee to the test that exploring decides', () => {
    const judged = new Set([...reports.values()].flatMap(({ findings }) => findings.filter(({ evidence }) => evidence.judged > 0).map(({ id }) => id)));
    const findings = [...reports.values()][0]?.findings ?? [];
    expect(findings.length).toBeGreaterThan(20);
    expect(findings.filter(({ id }) => !judged.has(id))).toEqual([]);
  });
});

describe('an audit', () => {
  it('explores the same setting, and names what it changed of the design', async () => {
    const report = await exploreScaled(loadPreset('micro').design, { budget: { ...ample.budget, states: 3_000 } });
    const { kit, traced } = await bothWays(scaled(loadPreset('micro').design));
    const directly = explore(stepwise, kit.setting, traced, { budget: { ...ample.budget, states: 3_000 } });
    expect(report && countsOf(report)).toEqual(countsOf(directly));
    expect(report?.assumptions).toEqual([...scaled(loadPreset('micro').design).changes, ...kit.setting.assumptions]);
  });
});
