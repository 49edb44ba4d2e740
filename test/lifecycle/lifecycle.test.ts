import { describe, expect, test } from 'vitest';
import { eventEffects, lifecycle, routingEffects, routingGuards } from '../../spec/lifecycle.js';
import { accountStates, chart, expectedEvents, phases, transitionNames, type StateNode } from '../../src/machine/chart.js';
import { eventTypes } from '../../src/machine/event-shape.js';
import { stepwise } from '../../src/mechanisms/stepwise/mechanism.js';
import { leavableFinals, lostInitials, openEventLists, strayNames, unreachableStates } from './lint.js';

const names = { eventEffects, routingEffects, routingGuards };

describe('the lifecycle, linted as data', () => {
  test('every event list ends unguarded', () => expect(openEventLists(chart)).toEqual([]));
  test('final states have no exits', () => expect(leavableFinals(chart)).toEqual([]));
  test('every compound state begins in a state that it has', () => expect(lostInitials(chart)).toEqual([]));
  test('every guard and effect is declared and used', () => expect(strayNames(chart, names)).toEqual([]));
  test('every state is reachable', () => expect(unreachableStates(chart)).toEqual([]));
  test('the phases of an account are the leaves of the chart', () => expect([...phases].sort()).toEqual([...accountStates].sort()));
  test('the mechanism defines every guard and effect', () => {
    expect(Object.keys(stepwise.guards).sort()).toEqual([...routingGuards].sort());
    expect(Object.keys(stepwise.eventEffects).sort()).toEqual([...eventEffects].sort());
    expect(Object.keys(stepwise.routingEffects).sort()).toEqual([...routingEffects].sort());
  });
  test('every event of the mechanism is expected in some phase', () => {
    expect([...new Set(phases.flatMap((phase) => expectedEvents(phase)))].sort()).toEqual([...eventTypes].sort());
  });
  test('it holds names only: no function stands in it', () => {
    expect(JSON.parse(JSON.stringify(lifecycle))).toEqual(lifecycle);
  });
});

const refuse = { actions: ['refuse'] };
const accept = { guard: 'accepted', actions: ['step'] };

describe('the lint itself', () => {
  const region = (states: Readonly<Record<string, StateNode>>): StateNode => ({ type: 'parallel', states: { account: { initial: 'a', states } } });

  test('reports an event list that ends guarded', () =>
    expect(openEventLists(region({ a: { on: { STEP: [accept] } } }))).toEqual(['account.a.STEP']));
  test('reports an event list that goes on after an unguarded entry', () =>
    expect(openEventLists(region({ a: { on: { STEP: [refuse, accept] } } }))).toEqual(['account.a.STEP']));
  test('reports a final state with an exit', () =>
    expect(leavableFinals(region({ a: { type: 'final', on: { STEP: [refuse] } } }))).toEqual(['account.a']));
  test('reports an initial state that does not exist', () => expect(lostInitials(region({ b: {} }))).toEqual(['account']));
  test('reports a state that nothing leads to', () => expect(unreachableStates(region({ a: {}, b: {} }))).toEqual(['account.b']));
  test('reports a target that does not exist', () =>
    expect(unreachableStates(region({ a: { always: [{ guard: 'short', target: 'c', actions: [] }] } }))).toEqual(['account.a → c (no such state)']));
  test('reports names that are not declared', () =>
    expect(strayNames(region({ a: { on: { STEP: [{ guard: 'accepted', actions: ['stepp'] }] } } }), { eventEffects: [], routingEffects: [], routingGuards: ['short'] }))
      .toEqual(['short', 'stepp', 'refuse']));
});

describe('transition names', () => {
  // They are cited by vectors, traces and docs: a change here is a change of the dialect.
  test('are pinned', () => expect(transitionNames).toMatchSnapshot());
});
