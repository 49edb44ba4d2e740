import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { dialects } from '../../src/mechanisms/dialects.js';
import { isPlain } from '../../src/machine/records.js';
import { conform, conformProcess } from '../../src/vectors/conform/run.js';
import { reference } from '../../src/vectors/conform/reference.js';
import { usualPatience } from '../../src/vectors/conform/start.js';
import { isOfProtocol, stepwiseAmong } from '../../src/vectors/format/any.js';
import { aims } from '../../src/vectors/protocol/generate/aims/all.js';
import { protocolCellName } from '../../src/vectors/protocol/generate/cell.js';
import { coveredByProtocols, generatedProtocols } from '../../src/vectors/protocol/generate/generate.js';
import { alone, type Met } from '../../src/vectors/protocol/generate/edge.js';
import { notShown, unshown } from '../../src/vectors/protocol/generate/not-shown.js';
import type { Unshown } from '../../src/vectors/protocol/generate/not-shown/unshown.js';
import { toldBy } from '../../src/vectors/protocol/generate/parameters/told.js';
import { edgeOfAim } from '../../src/vectors/protocol/generate/pool.js';
import { Contradicted, edgesOf, ownRecordings, recordedFiles } from '../../src/vectors/protocol/generate/recorded.js';
import { shows, sightOf } from '../../src/vectors/protocol/generate/search.js';
import { decodeProtocol, encodeProtocol } from '../../src/vectors/protocol/vector.js';
import { executed, loadProtocolWitness } from '../../src/vectors/protocol/witness.js';
import { filesOf } from '../../src/vectors/set/files.js';
import { readSet } from '../../src/vectors/set/read.js';
import { disagreementOf, lint } from '../../src/vectors/set/verify.js';
import { decodedOf } from '../support/designs.js';

const folder = resolve(import.meta.dirname, '../../spec/vectors');
const witness = await loadProtocolWitness();
if (witness === null) throw new TypeError('the watched mechanisms were not built');
const set = decodedOf(readSet(folder));
const own = set.vectors.filter(isOfProtocol);
const made = generatedProtocols(witness, ownRecordings(), new Map(own.map((vector) => [vector.id, vector])));
const cells = made.cells.map(protocolCellName);

describe('the generator', () => {
  it('makes the vectors of every protocol anew to the byte, and the lists of the whole set', () => {
    const written = { retired: readFileSync(join(folder, 'retired.json'), 'utf8'), errata: readFileSync(join(folder, 'errata.json'), 'utf8') };
    for (const { path, text } of filesOf([...stepwiseAmong(set.vectors), ...made.vectors], written)) expect(readFileSync(join(folder, path), 'utf8') === text, path).toBe(true);
    expect(made.vectors.length).toBe(own.length);
  });

  it('has some of every dialect that has a page, and at most three mebibytes of all', () => {
    expect([...new Set(own.map(({ dialect }) => dialect))].sort()).toEqual([...dialects.keys()].sort());
    const bytes = filesOf(own).filter(({ path }) => path.includes('/')).reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
    expect(bytes).toBeLessThanOrEqual(3 * 1024 * 1024);
  });

  it('stops where a mechanism answers otherwise than a deployed contract did', () => {
    const copy = mkdtempSync(join(tmpdir(), 'recordings-'));
    onTestFinished(() => rmSync(copy, { recursive: true }));
    cpSync(join(ownRecordings(), 'comet-absorb.jsonl.gz'), join(copy, 'comet-absorb.jsonl.gz'));
    const lines = gunzipSync(readFileSync(join(copy, 'comet-absorb.jsonl.gz'))).toString('utf8').replace(/"basePaidOut":"(\d*)1"/, '"basePaidOut":"$12"');
    writeFileSync(join(copy, 'comet-absorb.jsonl.gz'), gzipSync(lines));
    expect(() => recordedFiles(copy).flatMap(edgesOf)).toThrow(Contradicted);
  });
});

const cellsByName = new Map(made.cells.map((cell) => [protocolCellName(cell), cell]));
const told = (kind: Unshown['kind']): readonly string[] => unshown.filter((each) => each.kind === kind).flatMap(({ cells: of }) => of);

/** Whether an edge meets a cell, be it that its answer does not show it. */
function meets(edge: Met, name: string): boolean {
  const cell = cellsByName.get(name);
  const sight = cell === undefined ? null : sightOf(cell);
  return edge.dialect === cell?.dialect && (sight === null ? edge.code === cell.name : edge.seen.get(cell.name)?.has(sight) === true);
}

const isShownBy = (edge: Met, name: string): boolean => {
  const cell = cellsByName.get(name);
  const [site, sight] = [witness.sites.find((each) => each.name === cell?.name), cell === undefined ? null : sightOf(cell)];
  return site !== undefined && sight !== null && shows(witness, edge, site, sight);
};

describe('aims', () => {
  it.each(aims.map((aim) => [aim.says, aim] as const))('stand where they were aimed: %s', (_says, aim) => {
    const { dialect } = edgeOfAim(aim);
    const edge = made.pool.find(({ purpose }) => purpose?.says === aim.says);
    const isMissed = (cell: string): boolean => {
      const name = `${dialect} ${cell}`;
      const kind = cellsByName.get(name)?.kind;
      if (edge === undefined || kind === undefined) return true;
      if (kind === 'parameter') return !toldBy(alone(edge), (each) => each === name).includes(name);
      return !(kind === 'neighbour' || kind === 'refusal' || notShown.has(name) ? meets(edge, name) : isShownBy(edge, name));
    };
    expect(aim.cells.length).toBeGreaterThan(0);
    expect(aim.cells.filter(isMissed)).toEqual([]);
  });
});

describe('coverage of protocols', () => {
  it('is of every cell that is not told of as not shown', () => {
    expect(made.missing.map(protocolCellName)).toEqual([]);
  });

  it('tells only of cells that there are as not shown, each once, and of none that a vector shows', () => {
    const all = unshown.flatMap(({ cells: of }) => of);
    expect(all.filter((cell) => !cells.includes(cell))).toEqual([]);
    expect(new Set(all).size).toBe(all.length);
    expect(all.filter((cell) => made.covered.has(cell))).toEqual([]);
    expect(notShown.size).toBe(all.length);
  });

  it('is met by something, and told by nothing, where both ways are said to answer alike', () => {
    const wrong = told('alike').filter((cell) => {
      const meeting = made.pool.filter((edge) => meets(edge, cell));
      return meeting.length === 0 || meeting.slice(0, 30).some((edge) => isShownBy(edge, cell));
    });
    expect(wrong).toEqual([]);
  });

  it('is met by nothing where it is said to be out of reach', () => {
    expect(told('unmet').filter((cell) => made.pool.some((edge) => meets(edge, cell)))).toEqual([]);
  });

  it('is lost with the one vector that shows a cell', () => {
    const alone = [...made.covered].find(([cell, ids]) => ids.length === 1 && cell.includes(' guard '));
    const kept = made.vectors.filter(({ id }) => id !== alone?.[1][0]);
    expect(kept.length).toBe(made.vectors.length - 1);
    expect(coveredByProtocols(witness, kept).has(alone?.[0] ?? '')).toBe(false);
  });

  it('has a vector of every kind of answer that was recorded', () => {
    const recorded = made.cells.filter(({ kind }) => kind === 'recorded');
    expect(recorded.length).toBeGreaterThan(100);
    expect(recorded.filter((cell) => !made.covered.has(protocolCellName(cell)))).toEqual([]);
  });
});

describe('the vectors of protocols', () => {
  it('are what their mechanisms answer, and say nothing of themselves that is not so', () => {
    expect(own.flatMap((vector) => [...lint(vector), ...[disagreementOf(vector)].filter((found) => found !== null)])).toEqual([]);
    expect(conform(reference, own).filter(({ verdict }) => verdict !== 'pass')).toEqual([]);
  });

  it.each([
    'aave-v3/fixed.rounded: mulDivUp(x, y, d)', 'maker-clip/take.purchaseOf: mulDivDown(due - leastDue, 1n, price)', 'liquity-v1/redistribution.redistribute: mulDivDown(collateralNumerator, 1n, market.totalStakes)',
  ])('fail a mechanism that rounds the other way at %s', (site) => {
    expect(witness.sites.some(({ name }) => name === site), site).toBe(true);
    const mine = own.filter(({ dialect }) => site.startsWith(`${dialect.slice(0, dialect.indexOf('@'))}/`));
    const mistaken = conform(({ id, params, init, events }) => {
      const vector = mine.find((each) => each.id === id);
      return (vector === undefined ? null : executed(witness, { ...vector }, site))?.answers ?? [params, init, events];
    }, mine);
    expect(mistaken.some(({ verdict }) => verdict === 'fail')).toBe(true);
    expect(mistaken.some(({ verdict }) => verdict === 'pass')).toBe(true);
  });

  it.each([
    ['a number that is bare', '"at":"10"', '"at":10'],
    ['an unknown field', '"type":"take"', '"type":"take","more":"1"'],
    ['an event of no type', '"type":"take"', '"type":"grab"'],
    ['a reason of another dialect', '"code":"Clipper/needs-reset"', '"code":"position is healthy"'],
    ['another answer', '"code":"Clipper/needs-reset"', '"code":"Clipper/too-expensive"'],
    ['somebody who has nothing', '"accounts":{', '"accounts":{"nobody":{"collateral":"0","normalisedDebt":"0","unlocked":"0","dai":"0","unbacked":"0","trustsClipper":false},'],
  ])('with %s are refused', (_what, from, to) => {
    const vector = own.find(({ id }) => id === 'maker-clip@1/lifecycle/reset-and-sold-out-with-bad-debt');
    const text = JSON.stringify(vector === undefined ? null : encodeProtocol(vector));
    expect(text).toContain(from);
    expect(decodeProtocol(JSON.parse(text))._tag).toBe('Right');
    expect(decodeProtocol(JSON.parse(text.replace(from, () => to)))._tag).toBe('Left');
  });
});

/** Every key of plain data, accounts' names aside. */
const keysIn = (data: unknown): readonly string[] => {
  if (Array.isArray(data)) return data.flatMap(keysIn);
  return isPlain(data) ? Object.entries(data).flatMap(([key, value]) => (key === 'accounts' && isPlain(value) ? Object.values(value).flatMap(keysIn) : [key, ...keysIn(value)])) : [];
};

describe('the page of a dialect', () => {
  it.each([...dialects.keys()])('%s names every field, event, announcement and reason of its vectors', (dialect) => {
    const page = readFileSync(resolve(folder, '../dialects', `${dialect.replace('@', '.')}.md`), 'utf8') + (dialect.startsWith('morpho-pre') ? readFileSync(resolve(folder, '../dialects/morpho-blue.1.md'), 'utf8') : '');
    const mine = own.filter((vector) => vector.dialect === dialect);
    const keys = mine.flatMap(({ params, init, events, expected }) => [...keysIn(params), ...keysIn(init), ...keysIn(events), ...expected.flatMap(({ announced }) => keysIn(announced))]);
    const words = mine.flatMap(({ events, expected }) => [...events.map(({ type }) => type), ...expected.flatMap(({ announced, code }) => [code, ...announced.map(({ kind }) => kind)])]);
    const named = [...new Set([...keys, ...words])].filter((word): word is string => typeof word === 'string' && !['market', 'kind', 'type', 'OK'].includes(word));
    const curve = /^(?:Linear|StairstepExponential|Exponential)Decrease/;
    expect(named.filter((word) => !page.includes(word.replace(curve, '…')))).toEqual([]);
  });
});

describe('a harness', () => {
  it('is asked the dialects that it speaks, and skipped with the reason for the others', async () => {
    const [maker, morpho, other] = ['maker-clip@1', 'morpho-blue@1', 'euler-v2@1'].map((dialect) => own.filter((vector) => vector.dialect === dialect).slice(0, 3));
    const cases = [...(maker ?? []), ...(morpho ?? []), ...(other ?? [])];
    const { results, ended } = await conformProcess(['node', resolve(import.meta.dirname, 'knowing.mjs'), folder, 'maker-clip@1', 'morpho-blue@1'], cases, usualPatience);
    expect(ended).toBeNull();
    expect(results.map(({ verdict, why }) => `${verdict} ${why}`.trim())).toEqual([...Array.from({ length: 6 }, () => 'pass'), ...Array.from({ length: 3 }, () => 'skip euler-v2@1 is not advertised')]);
  });

  it('that speaks none of them has run nothing', async () => {
    const { results, ended } = await conformProcess(['node', resolve(import.meta.dirname, 'knowing.mjs'), folder], own.slice(0, 2), usualPatience);
    expect([results, ended]).toEqual([[], `${own[0]?.dialect ?? ''} is not advertised`]);
  });
});
