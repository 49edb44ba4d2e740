import { mutants } from '../../properties/mutants.js';
import { grouped } from '../../src/cli/output/assurance/counts.js';
import type { Cell } from '../../src/vectors/generate/cell.js';
import { allCells } from '../../src/vectors/generate/cells.js';
import { exemptions } from '../../src/vectors/generate/exempt.js';
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
