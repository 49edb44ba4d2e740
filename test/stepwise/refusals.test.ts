import { describe, expect, it } from 'vitest';
import { refusalCodes } from '../../src/kernel/refusal.js';
import type { Event } from '../../src/kernel/event.js';
import type { Phase } from '../../src/kernel/world.js';
import { phases } from '../../src/machine/chart.js';
import { transition } from '../support/worlds.js';
import { refusalCases } from './refusals/all.js';
import type { RefusalCase } from './refusals/refusal-case.js';

/** Freezes everything within, so that a write to a refused world throws. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
}

const casesIn = (phase: Phase): readonly (readonly [string, RefusalCase])[] =>
  refusalCases.filter(({ state }) => state === phase).map((refusal) => [refusal.refuses, refusal]);

describe.each(phases)('%s', (phase) => {
  it.each(casesIn(phase))('refuses %s', (_refuses, { given, event, refusal }) => {
    const { design, world } = given();
    expect(world.account.phase).toBe(phase);
    const copy = structuredClone(world);
    const answer = transition(frozen(design), frozen(world), event as Event);
    expect(answer).toEqual({ _tag: 'Left', left: refusal });
    expect(world).toEqual(copy);
  });
});

describe('refusals', () => {
  it('are exercised, every code of them', () => {
    expect([...new Set(refusalCases.map(({ refusal }) => refusal.code))].sort()).toEqual([...refusalCodes].sort());
  });

  it('happen in every state', () => {
    expect(new Set(refusalCases.map(({ state }) => state))).toEqual(new Set(phases));
  });
});
