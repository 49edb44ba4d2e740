import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { refusalCodes, type RefusalCode } from '../../src/kernel/refusal.js';
import { checkDesign, isUsable } from '../../src/mechanisms/stepwise/parameters/checks.js';
import { designOf, ParametersFromPlain } from '../../src/vectors/format/parameters.js';
import { cellName } from '../../src/vectors/generate/cell.js';
import { allCells, coveredBy } from '../../src/vectors/generate/cells.js';
import { exemptCells, exemptions } from '../../src/vectors/generate/exempt.js';
import { found } from '../../src/vectors/generate/fill.js';
import { generated } from '../../src/vectors/generate/generate.js';
import { parameterRanges, parametersIn } from '../../src/vectors/generate/parameter-ranges.js';
import { parametersTold } from '../../src/vectors/generate/parameters-told.js';
import { filesOf } from '../../src/vectors/set/files.js';
import { loadWitness } from '../../src/vectors/witness/load.js';
import { nearnesses, neighboursIn, type Nearness } from './neighbours.js';

const folder = resolve(import.meta.dirname, '../../spec/vectors');
const witness = await loadWitness();
if (witness === null) throw new TypeError('the watched machine was not built');
const { vectors, covered, missing } = generated(witness);
const cells = allCells(witness).map(cellName);

describe('the generator', () => {
  it('makes the vectors of stepwise@1 anew to the byte', () => {
    const files = filesOf(vectors).filter(({ path }) => path.startsWith('stepwise@1/'));
    expect(files.length).toBe(vectors.length);
    for (const { path, text } of files) expect(readFileSync(join(folder, path), 'utf8') === text, path).toBe(true);
    expect(new Set(vectors.map(({ id }) => id)).size).toBe(vectors.length);
  });
});

describe('coverage', () => {
  it('is of every cell that is not exempt', () => {
    expect(missing.map(cellName)).toEqual([]);
    expect(cells.filter((cell) => !covered.has(cell) && !exemptCells.has(cell))).toEqual([]);
  });

  it('exempts only cells that there are, each once, and none that a vector covers', () => {
    const exempt = exemptions.flatMap(({ cells: of }) => of.map(cellName));
    expect(exempt.filter((cell) => !cells.includes(cell))).toEqual([]);
    expect(new Set(exempt).size).toBe(exempt.length);
    expect(exempt.filter((cell) => covered.has(cell))).toEqual([]);
  });

  it('exempts none that a search finds an event for', () => {
    expect([...found(witness, exemptions.flatMap(({ cells: of }) => of)).keys()]).toEqual([]);
  });

  it('is lost with the one vector that covers a cell', () => {
    const alone = [...covered].find(([cell, ids]) => ids.length === 1 && cell.startsWith('guard'));
    const kept = vectors.filter(({ id }) => id !== alone?.[1][0]);
    expect(kept.length).toBe(vectors.length - 1);
    expect(coveredBy(witness, kept).has(alone?.[0] ?? '')).toBe(false);
  });

  it('of a parameter is lost with the one vector whose answers depend on it', () => {
    const without = parametersTold(vectors.filter(({ id }) => id !== 'stepwise@1/parameter/seconds-at-their-limit'));
    expect(without.has('parameter schedule.window limit')).toBe(false);
    expect(without.has('parameter schedule.window typical')).toBe(true);
  });
});

describe('parameters', () => {
  it('of every vector are those of a design that may be used, but for quotes that may not age', () => {
    const refusing = vectors.flatMap(({ id, params }) => checkDesign(designOf(params)).flatMap(({ severity, theorem }) => (severity === 'refused' ? [`${id}: ${theorem}`] : [])));
    expect(refusing.filter((line) => !/boundary\/unblocked-[a-z-]+: quotes-may-age$/.test(line))).toEqual([]);
  });

  it.each(Object.entries(parameterRanges))('past the ends of %s a design is refused before any event', (name, { least, most }) => {
    const standing = vectors.flatMap(({ params }) => parametersIn(params)).find((each) => each.name === name);
    for (const past of [least - 1n, most + 1n]) {
      const params = standing?.replaced(past);
      expect(params !== undefined && ParametersFromPlain.is(params) && isUsable(checkDesign(designOf(params))), past.toString()).toBe(false);
    }
  });
});

const neighbours = vectors.flatMap(neighboursIn);

/** The nearest accepted neighbour that the vectors hold of a refusal. */
function nearestOf(code: RefusalCode): Nearness | undefined {
  const held = new Set(neighbours.filter((each) => each.code === code).map(({ nearness }) => nearness));
  return nearnesses.find((nearness) => held.has(nearness));
}

describe('refusals', () => {
  it('each have their nearest accepted neighbour in the same vector', () => {
    const names: readonly RefusalCode[] = ['MALFORMED_EVENT', 'UNKNOWN_EVENT', 'UNKNOWN_ASSET', 'NO_QUOTES', 'DUPLICATE_ASSET', 'NOT_COLLATERAL', 'NOT_BORROWABLE', 'EMPTY_LEG', 'TOXIC_STEP'];
    const afterAnother: readonly RefusalCode[] = ['EVENT_NOT_ALLOWED', 'QUOTE_MISSING', 'FEED_STALE', 'DEBT_REMAINS', 'DEFICIT_REMAINS'];
    const types: readonly RefusalCode[] = ['ROUNDS_EXHAUSTED', 'ROUNDS_REMAIN'];
    const wanted = (code: RefusalCode): Nearness =>
      (names.includes(code) ? 'a name apart' : afterAnother.includes(code) ? 'an event apart' : types.includes(code) ? 'another event' : 'a unit apart');
    expect(Object.fromEntries(refusalCodes.map((code) => [code, nearestOf(code)]))).toEqual(Object.fromEntries(refusalCodes.map((code) => [code, wanted(code)])));
  });
});
