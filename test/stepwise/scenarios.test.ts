import { describe, expect, it } from 'vitest';
import { transitionNames } from '../../src/machine/chart.js';
import { accepted, refused } from '../support/worlds.js';
import { auctionScenarios } from './scenarios/auction.js';
import { badDebtScenarios } from './scenarios/bad-debt.js';
import { atRiskScenarios, healthyScenarios } from './scenarios/healthy.js';
import { marketScenarios } from './scenarios/market.js';
import type { Scenario } from './scenarios/scenario.js';
import { unwindingScenarios } from './scenarios/unwinding.js';

const scenarios = [...healthyScenarios, ...atRiskScenarios, ...unwindingScenarios, ...auctionScenarios, ...badDebtScenarios, ...marketScenarios];

/** The state, or the region, that a transition starts from. */
const stateOf = ({ takes }: Scenario): string => takes.split('.')[0] ?? '';

const scenariosFrom = (state: string): readonly (readonly [string, string, Scenario])[] =>
  scenarios.filter((scenario) => stateOf(scenario) === state).map((scenario) => [scenario.takes, scenario.claim, scenario]);

describe.each([...new Set(scenarios.map(stateOf))])('%s', (state) => {
  it.each(scenariosFrom(state))('%s: %s', (_takes, _claim, scenario) => {
    const { design, world } = scenario.given();
    if ('because' in scenario) {
      // The refused branch belongs to the state in which it is refused.
      expect(stateOf(scenario) === 'market' || `${world.account.phase}.${scenario.when.type}`.startsWith(state)).toBe(true);
      expect(refused(design, world, scenario.when).code).toBe(scenario.because);
      return;
    }
    const step = accepted(design, world, scenario.when);
    expect(step.path).toContain(scenario.takes);
    expect(step.world.account.phase).toBe(scenario.then);
    for (const part of scenario.with ?? []) expect(step).toMatchObject(part);
  });
});

describe('scenarios', () => {
  it('exercise every named transition of the chart, once', () => {
    expect(scenarios.map(({ takes }) => takes).sort()).toEqual([...transitionNames]);
  });
});
