import { describe, expect, it } from 'vitest';
import { mutants } from '../../properties/mutants.js';
import { survivors } from './survivors.js';
import { killerOf } from './vectors.js';

const spared = new Set(survivors.map(({ id }) => id));

/** Whoever adds a mutant moves these; a vector that kills no longer, or a mutant that no vector kills, has to be told in the list of survivors. */
const named = 131;
const killed = 129;

describe('the vectors by themselves', () => {
  it('let the machine without a mistake live', async () => {
    expect(await killerOf(null)).toBeNull();
  });

  it('spare only mutants that there are', () => {
    expect(survivors.filter(({ id }) => !mutants.some((mutant) => mutant.id === id))).toEqual([]);
  });

  it(`kill ${killed.toString()} of ${named.toString()} named mutants, nine in ten and more`, { timeout: 10 * 60_000 }, async () => {
    const alive: string[] = [];
    for (const mutant of mutants) if ((await killerOf(mutant)) === null) alive.push(mutant.id);
    expect(alive.sort()).toEqual([...spared].sort());
    expect([mutants.length, mutants.length - alive.length]).toEqual([named, killed]);
    expect(killed * 10).toBeGreaterThanOrEqual(named * 9);
  });
});
