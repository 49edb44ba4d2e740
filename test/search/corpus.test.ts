import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { type CorpusEntry, decodeCorpusEntry, encodeCorpusEntry, entryOf } from '../../src/audit/search/corpus.js';
import { drafts, usualMix } from '../../src/audit/search/plan.js';
import { search, type SearchReport } from '../../src/audit/search/search.js';
import { keepEntry, readCorpus } from '../../src/cli/audit/corpus.js';
import { FindingsFolder } from '../../src/cli/audit/findings-folder.js';
import { decodedOf, refusedOf } from '../support/designs.js';
import { fullSize } from './adversaries/moves.js';

const design = fullSize('one-leg');
const plans = fc.sample(drafts({ ...usualMix, given: 2 }), { seed: 20_200_312, numRuns: 60 });

const folders: string[] = [];

/** A folder that is gone after the test. */
function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'unwind-corpus-'));
  folders.push(made);
  return made;
}

afterEach(() => {
  for (const each of folders.splice(0)) rmSync(each, { recursive: true });
});

/** Writes entries into a folder, as `audit --corpus` does. */
async function kept(into: string, entries: readonly CorpusEntry[]): Promise<void> {
  const writing = new FindingsFolder('--corpus', into);
  for (const entry of entries) keepEntry(writing, entry);
  decodedOf(await writing.written());
}

const missing = ({ coverage }: SearchReport): readonly string[] => Object.values(coverage).flatMap((part: SearchReport['coverage']['phases']) => part.missing);

describe('an entry', () => {
  it('reads back from its text, and writes the same text again', () => {
    for (const plan of plans) {
      const text = encodeCorpusEntry(entryOf(plan, ['settled', 'healthy', 'settled']));
      expect(decodedOf(decodeCorpusEntry(text))).toEqual({ plan, reached: ['healthy', 'settled'] });
      expect(encodeCorpusEntry(decodedOf(decodeCorpusEntry(text)))).toBe(text);
    }
  });

  const [plan] = fc.sample(drafts({ ...usualMix, free: 0, scenario: 0, envelope: 0 }), { seed: 7, numRuns: 1 });
  const whole: unknown = JSON.parse(plan === undefined ? 'null' : encodeCorpusEntry(entryOf(plan, ['healthy'])));
  const changed = (changes: Readonly<Record<string, unknown>>): string => JSON.stringify({ ...(typeof whole === 'object' ? whole : {}), ...changes });
  const intent = [0, 0, 0, 0, 0, 0];

  it.each([
    ['no JSON', '{', 'UNREADABLE', ''],
    ['another format', changed({ format: 'unwind-plan@2' }), 'MALFORMED', 'format'],
    ['an unknown key', changed({ design: 'micro' }), 'UNKNOWN_KEY', 'design'],
    ['a missing key', changed({ opening: undefined }), 'MISSING', 'opening'],
    ['no intents', changed({ intents: [] }), 'WRONG_LENGTH', 'intents'],
    ['too many intents', changed({ intents: Array.from({ length: 61 }, () => intent) }), 'WRONG_LENGTH', 'intents'],
    ['an intent of five numbers', changed({ intents: [intent.slice(1)] }), 'MALFORMED', 'intents[0]'],
    ['a number out of its range', changed({ intents: [intent, [0, 0, 0, 0, 2, 0]] }), 'MALFORMED', 'intents[1][4]'],
    ['an amount that is not whole', changed({ allowed: 0.5 }), 'MALFORMED', 'allowed'],
    ['an unknown adversary', changed({ conditions: { kind: 'adversaries', cast: ['friendly neighbour'] } }), 'MALFORMED', 'conditions.cast[0]'],
    ['unknown conditions', changed({ conditions: { kind: 'weather' } }), 'MALFORMED', 'conditions.kind'],
  ])('is refused with %s', (_what, text, code, path) => {
    const [error] = refusedOf(decodeCorpusEntry(text));
    expect([error?.code, error?.path]).toEqual([code, path]);
    expect(error?.expected).not.toBe('');
    expect(error?.found).not.toBe('');
  });
});

describe('a corpus', () => {
  it('is kept as it is found, and reached again from the first batches of another campaign', async () => {
    const [into, found]: [string, CorpusEntry[]] = [folder(), []];
    const first = await search(design, { seed: 1, runs: 160, jobs: 1, guarantees: [], onCorpus: (entry) => found.push(entry) });
    expect(found).toEqual(first.corpus);
    await kept(into, found);

    const corpus = decodedOf(readCorpus(into));
    expect(corpus.length).toBe(first.corpus.length);
    const again = await search(design, { seed: 2, runs: corpus.length, jobs: 1, guarantees: [], corpus });
    const without = await search(design, { seed: 2, runs: corpus.length, jobs: 1, guarantees: [] });
    expect(missing(again).filter((name) => !missing(first).includes(name))).toEqual([]);
    expect(missing(without).length).toBeGreaterThan(missing(first).length);
    expect(again.corpus, 'what is kept already is not kept twice').toEqual([]);
  });

  it('grows by what is new, and by nothing else', async () => {
    const first = await search(design, { seed: 1, runs: 60, jobs: 1, guarantees: [] });
    const second = await search(design, { seed: 2, runs: 160, jobs: 1, guarantees: [], corpus: first.corpus });
    const names = (entries: readonly CorpusEntry[]): ReadonlySet<string> => new Set(entries.flatMap(({ reached }) => reached));
    expect(second.corpus.length).toBeGreaterThan(0);
    expect([...names(second.corpus)].filter((name) => names(first.corpus).has(name))).toEqual([]);
  });

  it('keeps the same plan once, under a name that its text decides', async () => {
    const into = folder();
    const entries = plans.slice(0, 3).map((plan) => entryOf(plan, ['healthy']));
    await kept(into, [...entries, ...entries]);
    expect(readdirSync(into).length).toBe(3);
  });

  it('is empty where there is no folder yet', () => {
    expect(decodedOf(readCorpus(join(folder(), 'none')))).toEqual([]);
  });

  it('is refused with the file, the place, what was expected and what was found', () => {
    const into = folder();
    writeFileSync(join(into, 'bad.plan.json'), '{ "format": "unwind-plan@1", "reached": [], "allowed": "all" }');
    const errors = refusedOf(readCorpus(into));
    expect(errors.map(({ path }) => path)).toContain(`${join(into, 'bad.plan.json')}: allowed`);
    const allowed = errors.find(({ path }) => path.endsWith('allowed'));
    expect([allowed?.expected, allowed?.found]).toEqual(['a whole number in [0, 1073741823]', '"all"']);
  });
});
