import { beforeAll, describe, expect, it } from 'vitest';
import { replayTrace } from '../../src/audit/replay.js';
import { decodeTrace, encodeTrace, type Trace } from '../../src/audit/trace.js';
import type { Event } from '../../src/kernel/event.js';
import { checkDesign, isUsable, waivedBy } from '../../src/mechanisms/stepwise/parameters/checks.js';
import { stepwise } from '../../src/mechanisms/stepwise/mechanism.js';
import { decodedOf, NotAsExpected } from '../support/designs.js';
import { audited, auditedWithout, type Audited } from './audited.js';
import { faults } from './catalogue.js';
import type { Fault } from './fault.js';

/** More would be a story, not an example. */
const mostEvents = 6;

const guaranteeOf = ({ guarantee }: Fault) => stepwise.guarantees.find(({ id }) => id === guarantee);
const names = faults.map((fault): [string, Fault] => [fault.id, fault]);
const byParameters = names.filter(([, { expressedBy }]) => expressedBy === 'parameters');
const byBehaviour = names.filter(([, { expressedBy }]) => expressedBy === 'behaviour');

describe('the catalogue', () => {
  it('names each fault once, and a guarantee that the registry knows', () => {
    expect(new Set(faults.map(({ id }) => id)).size).toBe(faults.length);
    expect(faults.filter((fault) => guaranteeOf(fault) === undefined)).toEqual([]);
  });

  it.each(names)('%s: the sound design can be run, and promises what the fault breaks', (_id, fault) => {
    expect(isUsable(checkDesign(fault.sound.design))).toBe(true);
    expect(guaranteeOf(fault)?.promisedBy(fault.sound.design)).toBe(true);
  });

  it.each(byParameters)('%s: its parameters alone are at fault, and the checks of a design say so', (_id, fault) => {
    expect(fault.faulty.mechanism).toBe(stepwise);
    expect(isUsable(checkDesign(fault.faulty.design))).toBe(true);
    expect(waivedBy(checkDesign(fault.faulty.design))).toContain(fault.guarantee);
    expect(guaranteeOf(fault)?.promisedBy(fault.faulty.design)).toBe(false);
  });

  it.each(byBehaviour)('%s: its machine alone is at fault', (_id, { faulty, sound }) => {
    expect(faulty.design).toBe(sound.design);
    expect(faulty.mechanism).not.toBe(stepwise);
    expect(faulty.mechanism.guarantees).toBe(stepwise.guarantees);
  });
});

describe.each(names)('%s', (_id, fault) => {
  let found: Audited;

  beforeAll(() => {
    found = audited(fault);
  });

  const traced = (): Trace => {
    if (found.trace === null) throw new NotAsExpected(`no audit found ${fault.id}`);
    return found.trace;
  };
  const brokenAt = (events: readonly Event[]): number | null => replayTrace({ ...traced(), events }, fault.faulty.mechanism).brokenAt;

  it(`is found by ${fault.guarantee}, in ${fault.events.toString()} events`, () => {
    expect(traced().guarantee).toBe(fault.guarantee);
    expect(traced().events).toHaveLength(fault.events);
    expect(fault.events).toBeLessThanOrEqual(mostEvents);
  });

  it('is found again in the file of its trace, at the last event', () => {
    const read = decodedOf(decodeTrace(encodeTrace(traced())));
    const { brokenAt: place, refused } = replayTrace(read, fault.faulty.mechanism);
    expect(read).toEqual(traced());
    expect([place, refused.filter((at) => at !== place)]).toEqual([fault.events - 1, []]);
  });

  it('needs every event of its trace', () => {
    const { events } = traced();
    expect(events.filter((_event, place) => brokenAt(events.filter((_each, other) => other !== place)) !== null)).toEqual([]);
  });

  it('is not there without the fault: neither on its trace, nor for the same search', () => {
    const again: Trace = { ...traced(), design: { ...traced().design, design: fault.sound.design } };
    expect(replayTrace(again, fault.sound.mechanism).brokenAt).toBeNull();
    expect(auditedWithout(fault, found.efforts)).toBeNull();
  });
});
