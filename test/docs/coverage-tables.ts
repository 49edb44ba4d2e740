import { mutants } from '../../properties/mutants.js';
import { grouped } from '../../src/cli/output/assurance/counts.js';
import type { Cell } from '../../src/vectors/generate/cell.js';
import { allCells } from '../../src/vectors/generate/cells.js';
import { exemptions } from '../../src/vectors/generate/exempt.js';
import { isOfProtocol } from '../../src/vectors/format/any.js';
import { type ProtocolCell, protocolCellName } from '../../src/vectors/protocol/generate/cell.js';
import { fixedCells, recordedName } from '../../src/vectors/protocol/generate/cells.js';
import { protocolParameterCells } from '../../src/vectors/protocol/generate/parameters/ranges.js';
import { untold, untoldParameters } from '../../src/vectors/protocol/generate/parameters/untold.js';
import { precedenceCells } from '../../src/vectors/protocol/generate/precedence/pairs.js';
import { notShown, unshown } from '../../src/vectors/protocol/generate/not-shown.js';
import { protocolSites } from '../../src/vectors/protocol/witness.js';
import { ownVectors } from '../../src/vectors/set/own.js';
import { readSet } from '../../src/vectors/set/read.js';
import { dialects } from '../../src/mechanisms/dialects.js';
import { decodedOf } from '../support/designs.js';
import { knownSites } from '../../src/vectors/witness/load.js';
import { setup } from '../instrumented.js';
import { survivors } from '../mutants/survivors.js';

const needs: Readonly<Record<Cell['kind'], string>> = {
  transition: 'a vector takes it',
  refusal: 'a vector is refused with it',
  guard: 'both sides of the comparison are met, and the answers tell on which side its boundary lies',
  choice: 'each of the two is the smaller once',
  rounding: 'a quotient without a remainder, and one with a remainder whose direction the answers show',
  parameter: 'it stands at 0, at 1, at its limit and between, in vectors whose answers depend on it',
};

const kinds: readonly Cell['kind'][] = ['transition', 'refusal', 'guard', 'choice', 'rounding', 'parameter'];

const exemptOf = (kind: Cell['kind']): number => exemptions.flatMap(({ cells }) => cells).filter((cell) => cell.kind === kind).length;

/** How many cells of each kind there are; a test holds every one that is not exempt to be covered. */
export function coverageRows(): readonly (readonly string[])[] {
  // The list of sites is written as the watched machine is made.
  setup();
  const cells = allCells({ sites: knownSites() });
  const rows = kinds.map((kind) => ({ kind, all: cells.filter((cell) => cell.kind === kind).length, exempt: exemptOf(kind) }));
  const total = rows.reduce((sum, { all, exempt }) => ({ all: sum.all + all, exempt: sum.exempt + exempt }), { all: 0, exempt: 0 });
  return [
    ...rows.map(({ kind, all, exempt }) => [kind, needs[kind], grouped(all), grouped(all - exempt), grouped(exempt)]),
    ['**all**', '', grouped(total.all), grouped(total.all - total.exempt), grouped(total.exempt)],
  ];
}

const cellText = ({ name, how }: Cell): string => `\`${name.replaceAll('|', '\\|')}\` ${how}`;

/** Every reason for which cells are exempt, with them. */
export const exemptionRows = (): readonly (readonly string[])[] => exemptions.map(({ reason, cells }) => [reason, cells.map(cellText).join(', ')]);

/** Every named mutant that the vectors let live. */
export const survivorRows = (): readonly (readonly string[])[] =>
  survivors.map(({ id, why }) => [`\`${id}\``, mutants.find((mutant) => mutant.id === id)?.mistake ?? '', why]);

/** How many of the named mutants the vectors kill. */
export const killRows = (): readonly (readonly string[])[] => [[grouped(mutants.length), grouped(mutants.length - survivors.length), grouped(survivors.length)]];

const groups: readonly (readonly ProtocolCell['kind'][])[] = [['event'], ['refusal'], ['neighbour'], ['precedence'], ['end'], ['guard'], ['choice', 'rounding'], ['parameter']];

/** What the vectors of each protocol show, of how much; a test holds every cell that is not told of as not shown to be covered. */
export function protocolCoverageRows(): readonly (readonly string[])[] {
  setup();
  const own = decodedOf(readSet(ownVectors())).vectors.filter(isOfProtocol);
  const cells = [...fixedCells({ sites: protocolSites() }), ...precedenceCells, ...protocolParameterCells];
  return [...dialects.keys()].map((dialect) => {
    const mine = own.filter((vector) => vector.dialect === dialect);
    const recorded = new Set(mine.flatMap(({ events: [event], expected: [answer], source }) => (source.recorded === undefined || event === undefined || answer === undefined ? [] : [recordedName(source.recorded, event, answer)])));
    const counted = groups.map((kinds) => {
      const all = cells.filter((cell) => cell.dialect === dialect && kinds.includes(cell.kind));
      return `${grouped(all.filter((cell) => !notShown.has(protocolCellName(cell)) && !untold.has(protocolCellName(cell))).length)} of ${grouped(all.length)}`;
    });
    return [`\`${dialect}\``, grouped(mine.length), grouped(recorded.size), ...counted];
  });
}

/** What no vector of a protocol shows, by reason. */
export const unshownRows = (): readonly (readonly string[])[] => unshown.map(({ reason, cells }) => [reason, cells.map((cell) => `\`${cell.replaceAll('|', '\\|')}\``).join(', ')]);

/** What no vector of a protocol tells of parameters, by reason. */
export const untoldRows = (): readonly (readonly string[])[] => untoldParameters.map(({ reason, cells }) => [reason, cells.map((cell) => `\`${cell}\``).join(', ')]);
