import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Plain } from '../../src/machine/dialect.js';
import { dialects } from '../../src/mechanisms/dialects.js';
import { isOfProtocol } from '../../src/vectors/format/any.js';
import { protocolCellName } from '../../src/vectors/protocol/generate/cell.js';
import type { Edge } from '../../src/vectors/protocol/generate/edge.js';
import { changed, valueAt } from '../../src/vectors/protocol/generate/leaves.js';
import { pastIn, waysOf } from '../../src/vectors/protocol/generate/parameters/range.js';
import { parametersOf, protocolParameterCells } from '../../src/vectors/protocol/generate/parameters/ranges.js';
import { standingIn, valuesIn } from '../../src/vectors/protocol/generate/parameters/standing.js';
import { cellOfStanding, tells, toldByVectors } from '../../src/vectors/protocol/generate/parameters/told.js';
import { untold, untoldParameters } from '../../src/vectors/protocol/generate/parameters/untold.js';
import type { ProtocolVector } from '../../src/vectors/protocol/vector.js';
import { readSet } from '../../src/vectors/set/read.js';
import { decodedOf } from '../support/designs.js';

const own = decodedOf(readSet(resolve(import.meta.dirname, '../../spec/vectors'))).vectors.filter(isOfProtocol);
const cells = protocolParameterCells.map(protocolCellName);
const of = (dialect: string): readonly ProtocolVector[] => own.filter((vector) => vector.dialect === dialect);
const edgeOf = ({ dialect, params, init, events: [event = {}] }: ProtocolVector): Edge => ({ dialect, params, init, event, recorded: null });
const isRead = ({ dialect, params, init, event }: Edge): boolean => dialects.get(dialect)?.read(params, init, [event])._tag === 'Right';

describe('the parameters of a page', () => {
  it.each([...dialects.keys()])('%s are all there, and stand in some vector', (dialect) => {
    const named = new Set(of(dialect).flatMap(({ params }) => valuesIn(params).map(({ name }) => name)));
    expect([...named].sort()).toEqual(Object.keys(parametersOf[dialect] ?? {}).sort());
  });

  it('never stand past their ranges, but where a world has them, which no governor need have set', () => {
    const beyond = own.flatMap((vector) => standingIn(vector).filter((standing) => standing.place.part === 'params' && cellOfStanding(vector.dialect, standing) === null).map(({ name, value }) => `${vector.id} ${name} ${JSON.stringify(value)}`));
    expect(beyond).toEqual([]);
  });
});

const standings = Object.entries(parametersOf).flatMap(([dialect, parameters]) => Object.entries(parameters).map(([name, { range }]) => [`${dialect} ${name}`, dialect, name, range] as const));

describe('past its ends', () => {
  it.each(standings)('%s is refused when it is read', (_title, dialect, name, range) => {
    const edges = of(dialect).map(edgeOf).flatMap((edge) => valuesIn(edge.params).filter((each) => each.name === name).map(({ path }) => ({ edge, place: { part: 'params', path } as const }))).slice(0, 3);
    expect(edges.length).toBeGreaterThan(0);
    const taken = (value: Plain): boolean => edges.some(({ edge, place }) => isRead(changed(edge, place, value)));
    expect(edges.every(({ edge, place }) => isRead(changed(edge, place, valueAt(edge, place))))).toBe(true);
    expect(pastIn(range).filter(taken)).toEqual([]);
  });
});

describe('coverage of the parameters of protocols', () => {
  it('is lost with the one vector that tells it', () => {
    const [cell, id] = ['compound-v2@1 parameter markets[].initialRate limit', 'compound-v2@1/parameter/markets-initialrate-limit'];
    const toldBy = (vectors: readonly ProtocolVector[]): readonly string[] => toldByVectors(vectors, (each) => each === cell).get(cell) ?? [];
    expect(toldBy(of('compound-v2@1'))).toEqual([id]);
    expect(toldBy(of('compound-v2@1').filter((vector) => vector.id !== id))).toEqual([]);
  });

  it('tells only of cells that there are as untold, each once, and of none that a vector tells', () => {
    const all = untoldParameters.flatMap((each) => each.cells);
    expect(all.filter((cell) => !cells.includes(cell))).toEqual([]);
    expect(new Set(all).size).toBe(all.length);
    expect([...toldByVectors(own, (cell) => untold.has(cell)).keys()]).toEqual([]);
  });

  it('asks of each range for both ends and something between', () => {
    for (const [title, , , range] of standings) if (range.kind === 'quantity' || range.kind === 'unit') expect(waysOf(range), title).toEqual(expect.arrayContaining(['typical', 'limit']));
  });
});

describe('what parameters say of the beginning alone', () => {
  const begun = standings.flatMap(([title, dialect, name]) => (parametersOf[dialect]?.[name]?.begins === undefined ? [] : [[title, dialect, name] as const]));

  it.each(begun)('changes no answer in a world that has begun: %s', (_title, dialect, name) => {
    const parameter = parametersOf[dialect]?.[name];
    if (parameter === undefined) throw new TypeError(`${dialect} has no ${name}.`);
    const asked = of(dialect).filter((_each, place) => place % 8 === 0).flatMap((vector) => valuesIn(vector.params).filter((each) => each.name === name)
      .map(({ path, value }) => ({ id: vector.id, isTold: tells(vector, { name, parameter, place: { part: 'params', path }, value }, vector.expected) })));
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.filter(({ isTold }) => isTold)).toEqual([]);
  });
});
