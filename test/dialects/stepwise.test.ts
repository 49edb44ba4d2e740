import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { routingEffects, routingGuards } from '../../spec/lifecycle.js';
import { refusalCodes } from '../../src/kernel/refusal.js';
import { eventTypes } from '../../src/machine/event-shape.js';
import { chart, phases, type StateNode } from '../../src/machine/chart.js';
import { designWith } from '../support/designs.js';
import { transitionOf } from '../../src/machine/transition.js';
import { stepwise } from '../../src/mechanisms/stepwise/mechanism.js';
import { openWorld } from '../../src/mechanisms/stepwise/open.js';

const page = readFileSync(resolve(import.meta.dirname, '../../spec/dialects/stepwise.1.md'), 'utf8');
const unnamed = (names: readonly string[]): readonly string[] => names.filter((name) => !page.includes(name));

/** The routes of the chart as rows of the page's table: from, guard, target, effects. */
function routesOf(node: StateNode, path: string): readonly string[] {
  const own = (node.always ?? []).map(({ guard, actions }) => `| ${path} | ${guard} | ${actions.join(', ')} |`);
  return [...own, ...Object.entries(node.states ?? {}).flatMap(([name, child]) => routesOf(child, path === '' ? name : `${path}.${name}`))];
}

/** The rows of the page's routing table, without their targets and the words that define a guard. */
const rows = [...page.matchAll(/^\| (?<from>[a-zA-Z.]+) \| (?<guard>[a-zA-Z]+)[^|]* \| (?<target>[a-zA-Z.]+) \| (?<effects>[a-zA-Z, ]*?) ?\|$/gm)]
  .flatMap(({ groups }) => (groups?.['from'] === 'from' ? [] : [groups]))
  .map((groups) => `| ${groups?.['from'] ?? ''} | ${groups?.['guard'] ?? ''} | ${groups?.['effects']?.trim() ?? ''} |`);

describe('the page of stepwise@1', () => {
  test('names every event, phase, refusal, guard and effect of routing', () => {
    expect(unnamed([...eventTypes, ...phases, ...refusalCodes, ...routingGuards, ...routingEffects])).toEqual([]);
  });

  test('lists every route of the chart with its effects, and no other', () => {
    const regions = Object.entries(chart.states ?? {}).flatMap(([region, node]) => routesOf(node, region === 'account' ? '' : region));
    expect([...rows].sort()).toEqual([...regions].sort());
  });

  test('works one step that the machine answers so', () => {
    const base = designWith({ target: 11_000n });
    const design = { ...base, incentive: { ...base.incentive, leastReward: 0n, protocolShare: 1_000n } };
    const transition = transitionOf(stepwise);
    const world = [
      { type: 'QUOTE', at: 1n, quotes: [{ asset: 'ETH', price: 200n * 10n ** 18n, depth: 0n }, { asset: 'USD', price: 10n ** 30n, depth: 0n }] } as const,
      { type: 'DEPOSIT', at: 1n, asset: 'ETH', amount: 10n ** 19n } as const,
      { type: 'BORROW', at: 1n, asset: 'USD', amount: 1_400_000_000n } as const,
      { type: 'QUOTE', at: 2n, quotes: [{ asset: 'ETH', price: 180n * 10n ** 18n, depth: 0n }] } as const,
    ].reduce((sofar, event) => {
      const answer = transition(design, sofar, event);
      return answer._tag === 'Right' ? answer.right.world : sofar;
    }, openWorld(design, 0n));
    const answer = transition(design, world, { type: 'STEP', at: 2n, collateral: 'ETH', debt: 'USD', offered: 10n ** 12n, least: 0n });
    const effects = answer._tag === 'Right' ? answer.right.effects : [];
    expect(effects[0]).toMatchObject({ kind: 'stepped', repaid: 608_000_000n, seized: 3_546_666_666_666_666_666n, fee: 16_888_888_888_888_888n });
    for (const number of ['608,000,000', '3,546,666,666,666,666,666', '16,888,888,888,888,888']) expect(page).toContain(number);
  });
});
