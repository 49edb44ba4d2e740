import { right } from 'fp-ts/lib/Either.js';
import { mappingTo } from '../../audit/compare/mapping.js';
import type { Contender } from '../../audit/compare/starting.js';
import { collected } from '../../machine/input.js';
import { type NamedDesign, readDesign, usable } from '../input/design.js';
import { inputProblem, type Read } from '../input/text.js';
import type { Surroundings } from '../surroundings.js';

/** The designs that are compared, and the one in whose assets prices and positions are read. */
export interface Contenders {
  readonly reference: NamedDesign;
  readonly contenders: readonly Contender[];
}

function usableDesign(argument: string, surroundings: Surroundings): Read<NamedDesign> {
  const found = readDesign(argument, surroundings);
  return found._tag === 'Left' ? found : usable(found.right);
}

/** A design's own name, or where it was found if another has the same name. */
const labelOf = ({ design, source }: NamedDesign, all: readonly NamedDesign[]): string =>
  all.filter((other) => other.design.name === design.name).length > 1 ? source : design.name;

function readOnce(sources: readonly string[], surroundings: Surroundings): Read<readonly NamedDesign[]> {
  const twice = sources.find((argument, place) => sources.indexOf(argument) < place);
  if (twice !== undefined) return inputProblem('OUT_OF_RANGE', twice, 'each design once', 'it twice');
  return collected(sources.map((argument) => usableDesign(argument, surroundings)));
}

/**
 * Reads the designs that the command line names. Values are compared, so all must count in one numeraire.
 * @param positionsFrom the design whose positions all get; the first of all is the reference where none is named
 */
export function readContenders(sources: readonly string[], positionsFrom: string | undefined, asset: string | undefined, surroundings: Surroundings): Read<Contenders> {
  const read = readOnce(sources, surroundings);
  if (read._tag === 'Left') return read;
  const designs = read.right;
  const known = designs[sources.indexOf(positionsFrom ?? sources[0] ?? '')];
  const reference: Read<NamedDesign> = known === undefined ? usableDesign(positionsFrom ?? '', surroundings) : right(known);
  if (reference._tag === 'Left') return reference;
  const { numeraire } = reference.right;
  const stranger = designs.find((found) => found.numeraire !== numeraire);
  if (stranger !== undefined) return inputProblem('WRONG_UNIT', `${stranger.source}: numeraire`, `${numeraire}, in which ${reference.right.design.name} counts`, stranger.numeraire);
  return right({
    reference: reference.right,
    contenders: designs.map((found) => ({ label: labelOf(found, designs), found, mapping: mappingTo(reference.right, found, asset) })),
  });
}
