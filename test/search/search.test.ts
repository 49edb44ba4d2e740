import { beforeAll, describe, expect, it } from 'vitest';
import { replayTrace } from '../../src/audit/replay.js';
import { type Refutation, search, type SearchOptions, type SearchReport } from '../../src/audit/search/search.js';
import { encodeTrace } from '../../src/audit/trace.js';
import { shareOf } from '../../src/audit/assurance/campaign-part.js';
import type { Design } from '../../src/kernel/design.js';
import { toyDesign, toyVariants } from '../../src/mechanisms/stepwise/toy.js';
import { faults } from '../faults/catalogue.js';

const toxic: Design = toyVariants.find(({ name }) => name === 'toy-toxic-steps') ?? toyDesign();

/** A guarantee that the toxic toy breaks, one that it keeps, and one that is asked of states. */
const guarantees = ['no-toxic-spiral', 'seizure-is-fair', 'never-stuck'];
const effort = { seed: 3, runs: 160, jobs: 1, guarantees };

/** A report as bytes. */
const bytesOf = (report: SearchReport): string => JSON.stringify(report, (_key, value: unknown) => (typeof value === 'bigint' ? `${value.toString()}n` : value));

const searched = (changes: Partial<SearchOptions> = {}): Promise<SearchReport> => search(toxic, { ...effort, ...changes });
const verdicts = ({ findings }: SearchReport): readonly (readonly [string, string])[] => findings.map(({ id, verdict }) => [id, verdict]);

describe('a search', () => {
  let report: SearchReport;

  beforeAll(async () => {
    report = await searched();
  });

  it('says the same again for the same seed and runs, byte by byte', async () => {
    expect(bytesOf(await searched())).toBe(bytesOf(report));
  });

  it('says the same with two workers', async () => {
    expect(bytesOf(await searched({ jobs: 2 }))).toBe(bytesOf(report));
  });

  it('says something else for another seed', async () => {
    expect((await searched({ seed: 4 })).edges).not.toBe(report.edges);
  });

  it('goes on after a refutation, and traces it to its end', () => {
    expect(verdicts(report)).toEqual([['no-toxic-spiral', 'refuted'], ['seizure-is-fair', 'tested'], ['never-stuck', 'tested']]);
    expect([report.done, report.interrupted]).toEqual([effort.runs, false]);
    const traces = report.findings.flatMap(({ trace }) => trace ?? []);
    expect(traces.map((trace) => [trace.events.length, replayTrace(trace).brokenAt])).toEqual([[5, 4]]);
  });

  it('tells a finding long before its end: as it was found, and again once it is short', async () => {
    const found: (readonly [Refutation, number])[] = [];
    let done = 0;
    await searched({ onProgress: (progress) => { done = progress.done; }, onFinding: (refutation) => found.push([refutation, done]) });
    const [[first, at], [last]] = [found[0] ?? [], found.at(-1) ?? []];
    expect(found.map(([{ id }]) => id)).toEqual(['no-toxic-spiral', 'no-toxic-spiral']);
    expect(at).toBeLessThan(effort.runs / 2);
    expect(first === undefined ? null : replayTrace(first.trace).brokenAt).toBe((first?.trace.events.length ?? 0) - 1);
    expect(last === undefined ? '' : encodeTrace(last.trace)).toBe(report.findings.flatMap(({ trace }) => (trace === undefined ? [] : [encodeTrace(trace)]))[0]);
    expect(first?.trace.events.length).toBeGreaterThan(last?.trace.events.length ?? 0);
  });

  it('reports what it found when it is interrupted, and that it was', async () => {
    const controller = new AbortController();
    const ended = await searched({ runs: 400, signal: controller.signal, onFinding: () => controller.abort() });
    expect(ended.interrupted).toBe(true);
    expect(ended.done).toBeGreaterThan(0);
    expect(ended.done).toBeLessThan(400);
    expect(ended.findings.map(({ trace }) => trace?.events.length ?? 0)).toEqual([5, 0, 0]);
    expect(ended.findings.map(({ evidence }) => evidence.runs)).toEqual([ended.done, ended.done, ended.done]);
  });

  it('runs nothing where it is interrupted before it begins', async () => {
    const ended = await searched({ signal: AbortSignal.abort() });
    expect([ended.done, ended.edges, ended.interrupted]).toEqual([0, 0, true]);
    expect(ended.findings.map(({ verdict }) => verdict)).toEqual(['open', 'open', 'open']);
  });
});

describe('the shards of a search', () => {
  it('make all of its runs between them, and no two make the same', async () => {
    const of = 3;
    const runs = 50;
    const shards = await Promise.all(Array.from({ length: of }, (_, index) => searched({ runs, shard: { index, of } })));
    expect(shards.map(({ done }) => done)).toEqual(Array.from({ length: of }, (_, index) => shareOf({ runs, of }, index).count));
    expect(shards.reduce((sum, { done }) => sum + done, 0)).toBe(runs);
    expect(new Set(shards.map(({ edges }) => edges)).size).toBe(of);
    expect(shards.map(({ shard, interrupted }) => [shard.index, interrupted])).toEqual([[0, false], [1, false], [2, false]]);
  });

  it('are the same runs whoever makes them', async () => {
    const shard = { index: 1, of: 3 };
    expect(bytesOf(await searched({ runs: 50, shard, jobs: 2 }))).toBe(bytesOf(await searched({ runs: 50, shard })));
  });
});

describe('a seeded fault', () => {
  const chosen = ['toxic-spiral', 'health-of-exactly-one'];

  it.each(faults.filter(({ id }) => chosen.includes(id)).map((fault) => [fault.id, fault] as const))('%s is found, and is not found without it', async (_id, { faulty, sound, guarantee }) => {
    const options = { seed: 20_200_312, runs: 120, guarantees: [guarantee] };
    const found = await search(faulty.design, { ...options, mechanism: faulty.mechanism });
    const [finding] = found.findings;
    expect(finding?.verdict).toBe('refuted');
    expect(finding?.trace === undefined ? null : replayTrace(finding.trace, faulty.mechanism).brokenAt).toBe((finding?.trace?.events.length ?? 0) - 1);
    expect(finding?.trace?.events.length).toBeLessThanOrEqual(6);
    expect((await search(sound.design, { ...options, mechanism: sound.mechanism })).findings.map(({ verdict }) => verdict)).toEqual(['tested']);
  });

  it('is one of the catalogue', () => {
    expect(faults.filter(({ id }) => chosen.includes(id)).map(({ id }) => id).sort()).toEqual([...chosen].sort());
  });
});
