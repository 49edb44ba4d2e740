import type { Plain, PlainAnswer } from '../../../../machine/dialect.js';
import { isSame } from '../../../../machine/same.js';
import { dialects } from '../../../../mechanisms/dialects.js';
import { protocolCellName } from '../cell.js';
import type { Edge } from '../edge.js';
import { changed, namesFor, valueAt } from '../leaves.js';
import { othersIn, wayOf } from './range.js';
import { protocolParameterCells } from './ranges.js';
import { type Posed, type Standing, standingIn } from './standing.js';

/** A question as an edge of its first event. */
const edgeOf = ({ dialect, params, init, events }: Posed): Edge => ({ dialect, params, init, event: events[0] ?? {}, recorded: null });

/** The answers to a question; null where it is no case of its dialect. */
function answersTo({ dialect, params, init, events }: Posed): readonly PlainAnswer[] | null {
  const read = dialects.get(dialect)?.read(params, init, events);
  if (read === undefined || read._tag === 'Left') return null;
  try {
    return read.right.answers();
  } catch (cause) {
    // Under a rate that no market has, interest outgrows the engine's integers: no answer of a case.
    if (cause instanceof RangeError) return null;
    throw cause;
  }
}

/** What stands in the world is part of every answer: that it still stands there as another is no answer that depends on it. */
function levelled(answers: readonly PlainAnswer[], { place, value }: Standing, other: Plain): readonly PlainAnswer[] {
  if (place.part === 'params') return answers;
  return answers.map((answer) => {
    const world: Edge = { dialect: '', params: null, init: { market: answer.market, accounts: answer.accounts }, event: {}, recorded: null };
    return isSame(valueAt(world, place), other) ? { ...answer, market: changed(world, place, value).init.market } : answer;
  });
}

/** Whether some answer would be another if the parameter were, and nothing else. */
export function tells(posed: Posed, standing: Standing, answers: readonly PlainAnswer[]): boolean {
  const edge = edgeOf(posed);
  return othersIn(standing.parameter.range, standing.value, namesFor(edge)).some((other) => {
    const { params, init } = changed(edge, standing.place, other);
    const got = answersTo({ ...posed, params, init });
    return got !== null && !isSame(levelled(got, standing, other), answers);
  });
}

/** The name of the cell that a parameter stands for; null where it is beyond its range. */
export function cellOfStanding(dialect: string, { name, parameter, value }: Standing): string | null {
  const how = wayOf(parameter.range, value);
  return how === null ? null : protocolCellName({ dialect, kind: 'parameter', name, how });
}

/** The cells of parameters that a question tells, of those that are wanted. */
export function toldBy(posed: Posed, isWanted: (cell: string) => boolean): readonly string[] {
  const wanted = standingIn(posed).flatMap((standing) => {
    const cell = cellOfStanding(posed.dialect, standing);
    return cell !== null && isWanted(cell) ? [{ cell, standing }] : [];
  });
  const answers = wanted.length === 0 ? null : answersTo(posed);
  return answers === null ? [] : wanted.filter(({ standing }) => tells(posed, standing, answers)).map(({ cell }) => cell);
}

/** Those that were made to tell cells come first: each of them takes cells away that others would have to be asked for. */
const readily = <V extends { readonly id: string }>(vectors: readonly V[]): readonly V[] => {
  const isMade = ({ id }: V): boolean => id.includes('/parameter/');
  return [...vectors.filter(isMade), ...vectors.filter((vector) => !isMade(vector))];
};

/**
 * For each cell of a parameter that vectors tell, one that does: of those that were made for parameters the first, or else of the others.
 * @param isWanted whether a cell is looked for
 */
export function toldByVectors(vectors: readonly (Posed & { readonly id: string })[], isWanted: (cell: string) => boolean = () => true): Map<string, readonly string[]> {
  const lacking = new Set(protocolParameterCells.map(protocolCellName).filter(isWanted));
  const told = new Map<string, readonly string[]>();
  for (const vector of readily(vectors)) {
    for (const cell of toldBy(vector, (each) => lacking.has(each))) {
      lacking.delete(cell);
      told.set(cell, [vector.id]);
    }
  }
  return told;
}
