import { describe, expect, it } from 'vitest';
import type { Expander, OnAnswer } from '../../src/audit/explore/expander.js';
import { explore, type ExplorationReport } from '../../src/audit/explore/explore.js';
import { transitionNames } from '../../src/machine/chart.js';
import { stepwise } from '../../src/mechanisms/stepwise/mechanism.js';
import { briefCounts, countsOf } from './counts.js';
import { ample, bothWays } from './exploring.js';
import { briefPresets, briefSettings, pair, type Sized } from './settings.js';
import { Disagreement, sideBySide } from './side-by-side.js';
import { toyDesign } from '../../src/mechanisms/stepwise/toy.js';

const settings = [...briefSettings, ...briefPresets];
const reports: ExplorationReport[] = [];

describe('the traced machine and the machine itself', () => {
  it.each(settings.map((sized): [string, Sized] => [sized.design.name, sized]))('%s: answer alike in every state', { timeout: 120_000 }, async (name, sized) => {
    const { kit, plain, traced } = await bothWays(sized);
    const both = sideBySide(plain, traced);
    const report = explore(stepwise, kit.setting, both, ample);
    reports.push(report);
    expect(both.compared).toBeGreaterThanOrEqual(report.edges + report.refused);
    expect(traced.shapes).toEqual(kit.setting.layout.shapes);
    expect(countsOf(report)).toEqual(briefCounts[name]);
  });

  it('were compared on every guarantee that an edge decides, and on nearly all that the chart names', () => {
    const judged = new Set(reports.flatMap(({ findings }) => findings.filter(({ evidence }) => evidence.judged > 0).map(({ id }) => id)));
    const taken = new Set(reports.flatMap(({ transitions }) => transitions));
    expect(reports).toHaveLength(settings.length);
    expect(stepwise.guarantees.filter(({ id, scope }) => scope === 'edge' && !judged.has(id))).toEqual([]);
    // These need prices that fall twice, or a step that takes all of the collateral.
    expect(transitionNames.filter((name) => !name.endsWith('.otherwise') && !taken.has(name))).toEqual([
      'atRisk.route.short', 'unwinding.exhausted.route.waiting', 'unwinding.route.noCollateral',
    ]);
  });
});

describe('a traced machine that errs', () => {
  const sized: Sized = { design: toyDesign(), extent: pair(1n, 1n, [2n]) };

  /** Explores with something done to the answers of the traced machine. */
  const exploredWith = async (change: (onAnswer: OnAnswer, traced: Expander) => OnAnswer): Promise<ExplorationReport> => {
    const { kit, plain, traced } = await bothWays(sized);
    const erring: Expander = {
      get endings() { return traced.endings; },
      get shapes() { return traced.shapes; },
      shapeNumber: (shape) => traced.shapeNumber(shape),
      answer: (...asked) => traced.answer(...asked),
      expand: (shape, values, onAnswer) => { traced.expand(shape, values, change(onAnswer, traced)); },
    };
    return explore(stepwise, kit.setting, sideBySide(plain, erring), ample);
  };

  it('is not found where it does not err', async () => {
    expect((await exploredWith((onAnswer) => onAnswer)).stoppedBy).toBeNull();
  });

  it('is found by one value', async () => {
    let answers = 0;
    await expect(exploredWith((onAnswer, { endings }) => (ending, choice, values) => {
      answers += 1;
      const isAltered = answers > 100 && endings[ending]?.code === null;
      onAnswer(ending, choice, isAltered ? values.map((value, place) => (place === 0 ? value + 1 : value)) : values);
    })).rejects.toThrow(Disagreement);
  });

  it('is found by an ending, a missing answer, and one too many', async () => {
    await expect(exploredWith((onAnswer) => (ending, choice, values) => { onAnswer(ending === 3 ? 2 : ending, choice, values); })).rejects.toThrow(Disagreement);
    await expect(exploredWith((onAnswer) => (ending, choice, values) => { if (ending !== 3) onAnswer(ending, choice, values); })).rejects.toThrow(Disagreement);
    await expect(exploredWith((onAnswer) => (ending, choice, values) => {
      onAnswer(ending, choice, values);
      if (ending === 3) onAnswer(ending, choice, values);
    })).rejects.toThrow(Disagreement);
  });
});
