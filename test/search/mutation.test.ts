import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Chance, seedFor } from '../../src/audit/search/chance.js';
import { decodeCorpusEntry, encodeCorpusEntry, entryOf } from '../../src/audit/search/corpus.js';
import { shortestOf } from '../../src/audit/search/counterexample.js';
import { guaranteeOf } from '../../src/audit/search/hunt.js';
import { eventsUntilBroken } from '../../src/audit/search/breaking.js';
import { mutated } from '../../src/audit/search/mutation.js';
import { type Draft, drafts, mostIntents, usualMix } from '../../src/audit/search/plan.js';
import { play } from '../../src/audit/search/play.js';
import { stepwise } from '../../src/mechanisms/stepwise/mechanism.js';
import { toyVariants } from '../../src/mechanisms/stepwise/toy.js';

const parents = fc.sample(drafts(usualMix), { seed: 20_200_312, numRuns: 400 });

interface Family {
  readonly parent: Draft;
  readonly other: Draft;
  readonly child: Draft;
}

const families: readonly Family[] = parents.slice(1).flatMap((parent, place) => {
  const other = parents[place];
  return other === undefined ? [] : [{ parent, other, child: mutated(new Chance(place), parent, other) }];
});

const textOf = (plan: Draft): string => encodeCorpusEntry(entryOf(plan, []));

/** How many of the first intents two plans have in common. */
function inCommon(one: Draft, other: Draft): number {
  const place = one.intents.findIndex((intent, index) => JSON.stringify(intent) !== JSON.stringify(other.intents[index]));
  return place < 0 ? one.intents.length : place;
}

describe('a plan made of others', () => {
  it('is the same for the same draws', () => {
    expect(families.map(({ parent, other }, place) => mutated(new Chance(place), parent, other))).toEqual(families.map(({ child }) => child));
  });

  it('is one that can be kept, run and shortened as any other', () => {
    for (const { child } of families) {
      expect(child.intents.length).toBeLessThanOrEqual(mostIntents);
      expect(decodeCorpusEntry(textOf(child))).toEqual({ _tag: 'Right', right: { plan: child, reached: [] } });
      expect(drafts(usualMix).canShrinkWithoutContext(child)).toBe(true);
    }
  });

  it('is hardly ever the one that it is made of', () => {
    expect(families.filter(({ parent, child }) => textOf(parent) === textOf(child)).length).toBeLessThan(families.length / 50);
  });

  it('mostly begins as that one does, and mostly says more than it', () => {
    expect(families.filter(({ parent, child }) => inCommon(parent, child) > 0).length).toBeGreaterThan(families.length / 2);
    expect(families.filter(({ parent, child }) => child.intents.length > parent.intents.length).length).toBeGreaterThan(families.length / 2);
  });

  it('stays in the same market, but for whom it is up against', () => {
    const moved = families.filter(({ parent, child }) => JSON.stringify(parent.conditions) !== JSON.stringify(child.conditions));
    expect(moved.length).toBeGreaterThan(0);
    expect(moved.filter(({ parent, child }) => parent.conditions.kind !== 'adversaries' || child.conditions.kind !== 'adversaries')).toEqual([]);
  });
});

describe('a plan that was sent elsewhere', () => {
  const toxic = toyVariants.filter(({ name }) => name === 'toy-toxic-steps');
  const spiral = guaranteeOf(stepwise, 'no-toxic-spiral');

  it('is known to fast-check, which shrinks only what it knows as its own', () => {
    const known = drafts({ ...usualMix, given: 1 });
    expect(parents.filter((draft) => !known.canShrinkWithoutContext(structuredClone(draft)))).toEqual([]);
    expect(new Set(parents.map(({ conditions }) => conditions.kind))).toEqual(new Set(['free', 'adversaries', 'scenario', 'envelope']));
  });

  it('comes back as short as it would here', () => {
    const breaking = toxic.flatMap((design) => parents.filter(({ conditions }) => conditions.kind === 'free').map((draft) => ({ design, draft })))
      .filter(({ design, draft }) => eventsUntilBroken(stepwise, design, spiral, play(stepwise, { design, ...draft })) !== null).slice(0, 1);
    expect(breaking.length).toBeGreaterThan(0);
    for (const { design, draft } of breaking) {
      const here = shortestOf(stepwise, spiral, { design, ...draft }, [], usualMix);
      expect(shortestOf(stepwise, spiral, { design, ...structuredClone(draft) }, [], usualMix)).toEqual(here);
    }
  });
});

describe('drawn numbers', () => {
  it('are spread evenly, and none follows from its neighbour', () => {
    const chance = new Chance(7);
    const counts = Array.from({ length: 10 }, () => 0);
    for (let draw = 0; draw < 10_000; draw += 1) {
      const number = chance.below(10);
      counts[number] = (counts[number] ?? 0) + 1;
    }
    expect(Math.min(...counts)).toBeGreaterThan(900);
    expect(Math.max(...counts)).toBeLessThan(1_100);
  });

  it('differ for every seed and every place', () => {
    const seeds = [0, 1, 2].flatMap((seed) => Array.from({ length: 1_000 }, (_, place) => seedFor(seed, place)));
    expect(new Set(seeds).size).toBe(seeds.length);
    expect(seeds.every((seed) => Number.isInteger(seed) && Math.abs(seed) < 2 ** 31 + 1)).toBe(true);
  });
});
