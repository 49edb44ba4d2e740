import { describe, expect, it } from 'vitest';
import { phases } from '../../src/machine/chart.js';
import { unchecked } from '../../src/machine/checking.js';
import { canonical } from '../../src/machine/canonical.js';
import { createLifecycleOf, deliver, snapshotOf, worldOf } from '../../src/machine/lifecycle-machine.js';
import type { Design } from '../../src/kernel/design.js';
import { eventTypes } from '../../src/machine/event-shape.js';
import { stepwise } from '../../src/mechanisms/stepwise/mechanism.js';
import { transition } from '../support/worlds.js';
import { designs, diceOf, isTired, someEvent, someWorld } from './wandering.js';

const createLifecycle = createLifecycleOf(stepwise);

/** What the XState machine and `transition()` say of one event, side by side. */
interface Comparison {
  readonly chart: string;
  readonly interpreter: string;
  readonly phase: string;
  readonly answer: string;
}

function* compared(design: Design, seed: bigint, events: number): Generator<Comparison> {
  const machine = createLifecycle(design);
  const dice = diceOf(seed);
  let world = someWorld(dice, design);
  let snapshot = snapshotOf(machine, world);
  for (let turn = 0; turn < events; turn += 1) {
    const event = someEvent(dice, design, world);
    const answer = transition(design, world, event, unchecked);
    snapshot = deliver(machine, snapshot, event);
    const { effects, refusal } = snapshot.context;
    const interpreted = answer._tag === 'Right' ? { world: answer.right.world, effects: answer.right.effects, refusal: null } : { world, effects: [], refusal: answer.left };
    yield {
      chart: canonical({ world: worldOf(snapshot), effects, refusal }),
      interpreter: canonical(interpreted),
      phase: interpreted.world.account.phase,
      answer: answer._tag === 'Right' ? `${event.type} accepted` : answer.left.code,
    };
    world = interpreted.world;
    if (isTired(dice, world)) {
      world = someWorld(dice, design);
      snapshot = snapshotOf(machine, world);
    }
  }
}

/** What a walk must have met for its agreement to mean something. */
const expected: readonly string[] = [
  ...eventTypes.map((type) => `${type} accepted`),
  'ZERO_AMOUNT', 'NEGATIVE_AMOUNT', 'UNKNOWN_ASSET', 'NO_QUOTES', 'TIME_REVERSED', 'EVENT_NOT_ALLOWED', 'FEED_STALE', 'BREAKER_TRIPPED',
  'ALREADY_HALTED', 'NOT_HALTED', 'INSUFFICIENT_COLLATERAL', 'WOULD_BE_AT_RISK', 'DEBT_REMAINS', 'EMPTY_LEG', 'TOXIC_STEP',
  'NOTHING_UNLOCKED', 'STEP_NOT_WHOLE', 'ASK_ABOVE_LIMIT',
  'ROUNDS_EXHAUSTED', 'ROUNDS_REMAIN', 'COVER_EXCEEDS_DEFICIT',
];

describe('the XState machine', () => {
  const walks = designs.map((design, at) => ({ name: design.name, comparisons: [...compared(design, BigInt(at + 1), 4_000)] }));

  it.each(walks)('answers as transition() does, event by event, over 4,000 events of "$name"', ({ comparisons }) => {
    for (const { chart, interpreter } of comparisons) expect(chart).toBe(interpreter);
  });

  it('comes through every phase of the chart, and through most answers, while it does', () => {
    const all = walks.flatMap(({ comparisons }) => comparisons);
    expect(phases.filter((phase) => !all.some((comparison) => comparison.phase === phase))).toEqual([]);
    expect(phases.length).toBe(9);
    expect(expected.filter((answer) => !all.some((comparison) => comparison.answer === answer))).toEqual([]);
  });
});
