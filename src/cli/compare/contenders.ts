import { left, right } from 'fp-ts/lib/Either.js';
import { mappingTo, pairOf } from '../../audit/compare/mapping.js';
import type { Contender } from '../../audit/compare/lending.js';
import type { ProtocolContender } from '../../audit/compare/protocol/contender.js';
import { collected } from '../../machine/input.js';
import { type NamedDesign, readDesign, usable } from '../input/design.js';
import { isProtocol, type NamedProtocol, readProtocol } from '../input/protocol.js';
import { inputProblem, type Read } from '../input/text.js';
import type { Surroundings } from '../surroundings.js';

/** The designs and the deployed protocols that are compared, and the design in whose assets prices and positions are read. */
export interface Contenders {
  readonly reference: NamedDesign;
  readonly contenders: readonly Contender[];
  readonly protocols: readonly ProtocolContender[];
}

/** Protocols alone say nothing of how prices are read: they are read as for this design. */
const usualReference = 'micro';

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

/** Their collateral is what backs the plainest position of the reference, and their debt is its numeraire. */
function protocolContenders(protocols: readonly NamedProtocol[], reference: NamedDesign, asset: string | undefined): Read<readonly ProtocolContender[]> {
  const pair = pairOf(reference, asset);
  const { assets } = reference.design;
  const collateral = assets[pair?.collateral ?? -1];
  if (protocols.length > 0 && (collateral === undefined || assets[pair?.debt ?? -1]?.id !== reference.numeraire)) {
    return inputProblem('WRONG_UNIT', reference.source, `a debt in its numeraire ${reference.numeraire}, as deployed protocols have`, 'another');
  }
  return right(collateral === undefined ? [] : protocols.map((protocol) => ({ label: protocol.name, protocol, collateral, scale: { over: 1n, under: 1n } })));
}

/**
 * Reads the designs that the command line names. Values are compared, so all must count in one numeraire.
 * @param positionsFrom the design whose positions all get; the first of all is the reference where none is named
 */
export function readContenders(sources: readonly string[], positionsFrom: string | undefined, asset: string | undefined, surroundings: Surroundings): Read<Contenders> {
  const deployed = sources.filter((source) => isProtocol(source, surroundings));
  const own = sources.filter((source) => !deployed.includes(source));
  const read = readOnce(own, surroundings);
  if (read._tag === 'Left') return read;
  const protocols = collected(deployed.map((source) => readProtocol(source, surroundings)));
  if (protocols._tag === 'Left') return protocols;
  const twice = deployed.find((argument, place) => deployed.indexOf(argument) < place);
  if (twice !== undefined) return inputProblem('OUT_OF_RANGE', twice, 'each protocol once', 'it twice');
  const designs = read.right;
  const known = designs[own.indexOf(positionsFrom ?? own[0] ?? '')];
  const reference: Read<NamedDesign> = known === undefined ? usableDesign(positionsFrom ?? usualReference, surroundings) : right(known);
  if (reference._tag === 'Left') return reference;
  const { numeraire } = reference.right;
  const stranger = designs.find((found) => found.numeraire !== numeraire);
  if (stranger !== undefined) return inputProblem('WRONG_UNIT', `${stranger.source}: numeraire`, `${numeraire}, in which ${reference.right.design.name} counts`, stranger.numeraire);
  const others = protocolContenders(protocols.right, reference.right, asset);
  if (others._tag === 'Left') return left(others.left);
  return right({
    reference: reference.right,
    protocols: others.right,
    contenders: designs.map((found) => ({ label: labelOf(found, designs), found, mapping: mappingTo(reference.right, found, asset) })),
  });
}
