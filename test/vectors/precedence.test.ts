import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dialects } from '../../src/mechanisms/dialects.js';
import { conform } from '../../src/vectors/conform/run.js';
import { isOfProtocol } from '../../src/vectors/format/any.js';
import { aims } from '../../src/vectors/protocol/generate/aims/all.js';
import { protocolCellName } from '../../src/vectors/protocol/generate/cell.js';
import { courseDrafts, edgeOfAim, edgesOfCourse, poolOf } from '../../src/vectors/protocol/generate/pool.js';
import { isCheck, neighbouringPairs, type Pair, pairName, pairOfName } from '../../src/vectors/protocol/generate/precedence/pair.js';
import { precedenceCells } from '../../src/vectors/protocol/generate/precedence/pairs.js';
import { searchedPairs } from '../../src/vectors/protocol/generate/precedence/search.js';
import { pairsTold } from '../../src/vectors/protocol/generate/precedence/told.js';
import { executed, loadProtocolWitness } from '../../src/vectors/protocol/witness.js';
import { readSet } from '../../src/vectors/set/read.js';
import { unchecked } from '../../src/vectors/witness/watch.js';
import { decodedOf } from '../support/designs.js';

const folder = resolve(import.meta.dirname, '../../spec/vectors');
const witness = await loadProtocolWitness();
if (witness === null) throw new TypeError('the watched mechanisms were not built');
const own = decodedOf(readSet(folder)).vectors.filter(isOfProtocol);
const ofOrder = own.filter(({ source }) => source.generator === 'precedence');
const told = own.map((vector) => ({ id: vector.id, cells: pairsTold(witness, vector, vector.expected) }));
const names = [...dialects.keys()];

const pairsOf = (dialect: string): readonly Pair[] => precedenceCells.filter((cell) => cell.dialect === dialect).map(({ name }) => pairOfName(name));

/** Whether one pair is among others or follows by way of them. */
const followsFrom = (pair: Pair, pairs: readonly Pair[]): boolean => {
  const others = pairs.filter((each) => pairName(each) !== pairName(pair));
  return others.length < pairs.length || !neighbouringPairs([...others, pair]).includes(pair);
};

describe('the order of two refusals', () => {
  it.each(names)('of %s is told by a vector for each pair', (dialect) => {
    const shown = new Set(told.flatMap(({ cells }) => cells));
    const wanted = precedenceCells.filter((cell) => cell.dialect === dialect).map(protocolCellName);
    expect(wanted.length).toBeGreaterThan(0);
    expect(wanted.filter((cell) => !shown.has(cell))).toEqual([]);
  });

  it('is no longer told without the one vector for it', () => {
    for (const { id } of ofOrder) {
      const [cell] = told.find((each) => each.id === id)?.cells ?? [];
      const others = told.filter((each) => each.id !== id && each.cells.includes(cell ?? ''));
      expect([id, cell === undefined, others.map((each) => each.id)]).toEqual([id, false, []]);
    }
  });

  it('is failed by a mechanism that does not check the earlier, with the later code', () => {
    const results = conform(({ id }) => {
      const vector = ofOrder.find((each) => each.id === id);
      return vector === undefined ? [] : (executed(witness, vector, unchecked(vector.expected[0]?.code ?? ''))?.answers ?? []);
    }, ofOrder);
    expect(results.filter(({ verdict }) => verdict !== 'fail').map(({ id }) => id)).toEqual([]);
    expect(results.length).toBe(ofOrder.length);
  });

  it.each(names)('of %s is of codes and events that there are, goes one way, and follows from no others', (dialect) => {
    const known = dialects.get(dialect);
    const all = pairsOf(dialect);
    const isKnown = (code: string): boolean => isCheck(code) && known?.reasons.includes(code) === true;
    expect(all.filter(({ type, earlier, later }) => known?.eventTypes.includes(type) !== true || !isKnown(earlier) || !isKnown(later))).toEqual([]);
    expect(new Set(all.map(pairName)).size).toBe(all.length);
    expect(all.filter(({ type, earlier, later }) => followsFrom({ type, earlier: later, later: earlier }, all))).toEqual([]);
    expect(neighbouringPairs(all)).toEqual(all);
  });
});

describe('a search for pairs', () => {
  const drafts = courseDrafts();

  it.each(['compound-v2@1', 'morpho-blue@1'])('finds none of %s that is not told, or follows from what is', (dialect) => {
    const edges = [...drafts.filter((draft) => draft.dialect === dialect).flatMap((draft) => edgesOfCourse(witness, draft)), ...aims.map(edgeOfAim).filter((edge) => edge.dialect === dialect)];
    const found = [...searchedPairs(witness, poolOf(witness, edges), null).values()].map(({ pair }) => pair);
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter((pair) => !followsFrom(pair, pairsOf(dialect))).map(pairName)).toEqual([]);
  });
});
