import { afterAll, describe, expect, it } from 'vitest';
import { mutants } from '../../properties/mutants.js';
import { stepwiseGuarantees } from '../../properties/stepwise.js';
import { occurrencesOf } from './apply.js';
import { areSpared, killOf, places, tableOfKills, toyOf } from './kill.js';

/** Whoever adds a mutant moves this number; whoever lowers it says why. */
const named = 131;

const minutes = (count: number): number => count * 60_000;

describe('mutants', () => {
  it('are there for every guarantee', () => {
    const claimed = new Set(mutants.map(({ guarantee }) => guarantee));
    expect(stepwiseGuarantees.filter(({ id }) => !claimed.has(id)).map(({ id }) => id)).toEqual([]);
  });

  it('are claimed by guarantees that exist', () => {
    const known = new Set(stepwiseGuarantees.map(({ id }) => id));
    expect(mutants.filter(({ guarantee }) => !known.has(guarantee)).map(({ id }) => id)).toEqual([]);
  });

  it('have names of their own', () => {
    expect(new Set(mutants.map(({ id }) => id)).size).toBe(mutants.length);
  });

  it('each replace a text that occurs exactly once, by another', () => {
    expect(mutants.filter((mutant) => occurrencesOf(mutant) !== 1 || mutant.find === mutant.replace).map(({ id }) => id)).toEqual([]);
  });

  it('that name a toy name one that promises the guarantee', () => {
    const promisedBy = (id: string) => stepwiseGuarantees.find((guarantee) => guarantee.id === id)?.promisedBy ?? (() => false);
    const broken = mutants.filter((mutant) => {
      const toy = toyOf(mutant);
      return toy !== null && !promisedBy(mutant.guarantee)(toy);
    });
    expect(broken.map(({ id }) => id)).toEqual([]);
  });

  for (const mutant of mutants) {
    it(`${mutant.id} is killed by ${mutant.guarantee}`, { timeout: minutes(2) }, async () => {
      expect(await killOf(mutant), mutant.mistake).not.toBeNull();
    });
  }

  it.each(places)('of %s spare the machine without a mistake, as far as any of them had to be looked for', { timeout: minutes(10) }, async (_place, there) => {
    expect(await areSpared(there)).toBe(true);
  });

  it(`${named.toString()} of ${named.toString()} named mutants are killed`, { timeout: minutes(10) }, async () => {
    const kills = await Promise.all(mutants.map(killOf));
    expect(kills.filter((kill) => kill !== null)).toHaveLength(named);
    expect(mutants).toHaveLength(named);
  });
});

afterAll(async () => {
  console.log(await tableOfKills());
});
