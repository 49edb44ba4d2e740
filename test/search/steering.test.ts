import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Batch, BatchResult } from '../../src/audit/search/batch.js';
import { type CorpusEntry, entryOf } from '../../src/audit/search/corpus.js';
import { type Draft, drafts, usualMix } from '../../src/audit/search/plan.js';
import { batchesAhead, batchRuns, Steering } from '../../src/audit/search/steering.js';
import { inOrderHere } from '../../src/audit/workers/in-order.js';

/** Rungs that lead a plan up a ladder: one intent of so many takes it a rung further, any other ends its climb. */
const oneOf = 10;
const runs = 2_400;

const climbed = ({ intents }: Draft): number => {
  const slip = intents.findIndex(({ aim }, rung) => aim % oneOf !== rung % oneOf);
  return slip < 0 ? intents.length : slip;
};

const rungsOf = (draft: Draft): readonly string[] => Array.from({ length: climbed(draft) }, (_, rung) => `rung ${rung.toString()}`);

/** What a batch of plans would bring, were there nothing but the ladder. */
function answer({ seed, drafts: asked, known }: Batch): BatchResult {
  const drawn = fc.sample(drafts(usualMix), { seed, numRuns: asked.length });
  const planned = asked.flatMap((draft, place) => draft ?? drawn[place] ?? []);
  const reached = new Map<string, number>();
  for (const name of planned.flatMap(rungsOf)) reached.set(name, (reached.get(name) ?? 0) + 1);
  const found = planned.flatMap((plan): readonly CorpusEntry[] => {
    const novel = rungsOf(plan).filter((name) => !known.has(name));
    return novel.length === 0 ? [] : [entryOf(plan, novel)];
  });
  return { kind: 'batch', runs: planned.length, edges: 0, tallies: [], reached, found };
}

const trim = (draft: Draft, names: readonly string[]): Draft => ({ ...draft, intents: draft.intents.slice(0, Math.max(...names.map((name) => Number(name.slice('rung '.length)) + 1))) });

const steering = (changes: { readonly seed?: number; readonly corpus?: readonly CorpusEntry[]; readonly runs?: number; readonly isStopped?: () => boolean } = {}): Steering =>
  new Steering({ seed: 1, runs, shard: { index: 0, of: 1 }, corpus: [], isStopped: () => false, ...changes }, [], trim);

/** How high a campaign climbs, and what it keeps on the way. */
function climb(seed: number, corpus: readonly CorpusEntry[] = []): { readonly height: number; readonly entries: readonly CorpusEntry[] } {
  const guide = steering({ seed, corpus });
  const entries: CorpusEntry[] = [];
  for (const result of inOrderHere(answer, guide.batches(), batchesAhead)) entries.push(...guide.take(result).entries);
  return { height: guide.reached.size, entries };
}

describe('what is found', () => {
  it.each([1, 2, 3])('is built on: seed %i climbs several times as high as as many runs by chance', (seed) => {
    const byChance = Math.max(...fc.sample(drafts(usualMix), { seed, numRuns: runs }).map(climbed));
    expect(climb(seed).height).toBeGreaterThan(byChance * 3);
  });

  it('is kept once for each thing that it was the first to reach, and no longer than that takes', () => {
    const { height, entries } = climb(1);
    const names = entries.flatMap(({ reached }) => reached);
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBe(height);
    expect(entries.filter(({ plan, reached }) => plan.intents.length > Math.max(...reached.map((name) => Number(name.slice('rung '.length)))) + 1)).toEqual([]);
  });

  it('takes another campaign on from where it ended', () => {
    const first = climb(1);
    const second = climb(2, first.entries);
    expect(second.height).toBeGreaterThan(first.height);
    expect(second.entries.flatMap(({ reached }) => reached).filter((name) => first.entries.some(({ reached }) => reached.includes(name)))).toEqual([]);
  });

  it('guides no batch that was under way when it was', () => {
    const guide = steering();
    const drawn = guide.batches();
    const batches = Array.from({ length: batchesAhead }, () => drawn.next().value).flatMap((batch) => batch ?? []);
    expect(batches.flatMap(({ drafts: asked }) => asked).filter((draft) => draft !== null)).toEqual([]);
    for (const batch of batches) guide.take(answer(batch));
    const [next] = drawn;
    expect(next?.drafts.some((draft) => draft !== null)).toBe(true);
    expect(next?.known).toEqual(new Set(guide.reached.keys()));
  });
});

describe('the plans to build on', () => {
  const [plan] = fc.sample(drafts(usualMix), { seed: 5, numRuns: 1 });
  const marked = (aim: number): Draft => ({
    opening: plan?.opening ?? { prices: [0], deposits: [], borrows: [] }, conditions: { kind: 'envelope' }, allowed: aim,
    intents: [{ aim, asset: 0, other: 0, size: 0, nudge: 0, moment: 0 }],
  });

  it('are mostly those that reached what few runs do', () => {
    const guide = steering();
    const common = entryOf(marked(1), ['everywhere']);
    const rare = entryOf(marked(2), ['hardly anywhere']);
    guide.take({ kind: 'batch', runs: batchRuns, edges: 0, tallies: [], reached: new Map([['everywhere', 500], ['hardly anywhere', 1]]), found: [common, rare] });
    const built = [...guide.batches()].flatMap(({ drafts: asked }) => asked.flatMap((draft) => draft ?? []));
    const of = (entry: CorpusEntry): number => built.filter(({ allowed }) => allowed === entry.plan.allowed).length;
    expect(of(rare)).toBeGreaterThan(of(common) * 3);
    expect(of(common)).toBeGreaterThan(0);
  });

  it('are run first where they come from another campaign, each shard its part', () => {
    const corpus = [1, 2, 3, 4, 5].map((aim) => entryOf(marked(aim), [`name ${aim.toString()}`]));
    const firstOf = (index: number): readonly (Draft | null)[] => {
      const [batch] = new Steering({ seed: 1, runs, shard: { index, of: 2 }, corpus, isStopped: () => false }, [], trim).batches();
      return batch?.drafts ?? [];
    };
    expect(firstOf(0).flatMap((draft) => draft?.allowed ?? [])).toEqual([1, 3, 5]);
    expect(firstOf(1).flatMap((draft) => draft?.allowed ?? [])).toEqual([2, 4]);
  });
});

describe('the batches of a course', () => {
  it('are as many as its runs take, the last of them smaller', () => {
    const sizes = [...steering({ runs: batchRuns * 2 + 3 }).batches()].map(({ drafts: asked }) => asked.length);
    expect(sizes).toEqual([batchRuns, batchRuns, 3]);
  });

  it('end once it is stopped', () => {
    let made = 0;
    for (const _batch of steering({ isStopped: () => made === 3 }).batches()) made += 1;
    expect(made).toBe(3);
  });
});
