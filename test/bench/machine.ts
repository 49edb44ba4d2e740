import { transition as xstateTransition } from 'xstate';
import { unchecked } from '../../src/machine/checking.js';
import { createLifecycleOf, snapshotOf } from '../../src/machine/lifecycle-machine.js';
import { transitionOf } from '../../src/machine/transition.js';
import { stepwise } from '../../src/mechanisms/stepwise/mechanism.js';
import { design, encounters } from './course.js';
import { race, ratio, type Rate, type Runner } from './measure.js';

/** What `transition()` must reach against XState's own on the same chart, guards, effects and events. */
export const wanted = { unchecked: 20, checked: 8 } as const;

/** `transition()` with and without guarantees, beside XState: the accepted events of a crash, each from the world that it met. */
export function machineRates(turns: number, milliseconds: number): { readonly rates: readonly Rate[]; readonly unchecked: number; readonly checked: number } {
  const transition = transitionOf(stepwise);
  const machine = createLifecycleOf(stepwise)(design);
  const met = encounters().map((encounter) => ({ ...encounter, snapshot: snapshotOf(machine, encounter.world) }));
  const plain: Runner = { name: 'transition(), unchecked', round: () => {
    for (const { world, event } of met) transition(design, world, event, unchecked);
    return met.length;
  } };
  const checked: Runner = { name: 'transition(), every guarantee checked', round: () => {
    for (const { world, event } of met) transition(design, world, event);
    return met.length;
  } };
  const xstate: Runner = { name: 'XState transition()', round: () => {
    for (const { snapshot, event } of met) {
      // Time moves by TICK alone: what transition() does in one call are two events to XState.
      const [ticked] = event.type === 'TICK' ? [snapshot] : xstateTransition(machine, snapshot, { type: 'TICK', at: event.at });
      xstateTransition(machine, ticked, event);
    }
    return met.length;
  } };
  const rates = race([plain, checked, xstate], turns, milliseconds);
  return { rates, unchecked: ratio(rates, plain.name, xstate.name), checked: ratio(rates, checked.name, xstate.name) };
}
