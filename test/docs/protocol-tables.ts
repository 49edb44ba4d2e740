import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as t from 'io-ts';
import { grouped } from '../../src/cli/output/assurance/counts.js';
import { oracleKinds } from '../../src/vectors/oracle/all.js';
import { protocolClaims } from '../../properties/protocol.js';
import { knownRefutations } from '../protocol/refutations.js';
import { budget, pinnedVerdicts } from '../protocol/verdicts.js';
import { weaknesses } from '../protocol/weaknesses.js';
import type { OracleKind } from '../../src/vectors/oracle/kind.js';

const folder = resolve(import.meta.dirname, '../oracle/data');
const ending = '.provenance.json';

/** How many rows were recorded, and how many of them are carried. */
const Provenance = t.type({ sourceRows: t.number, rows: t.number });

function countsOf({ holds }: OracleKind): { readonly recorded: number; readonly carried: number } {
  const files = readdirSync(folder).filter((file) => file.endsWith(ending) && holds(file.replace(ending, '.jsonl.gz')));
  return files.reduce((sum, file) => {
    const read = Provenance.decode(JSON.parse(readFileSync(join(folder, file), 'utf8')));
    return read._tag === 'Right' ? { recorded: sum.recorded + read.right.sourceRows, carried: sum.carried + read.right.rows } : sum;
  }, { recorded: 0, carried: 0 });
}

const nameOf = (dialect: string): string => `[\`${dialect}\`](../spec/dialects/${dialect.replace('@', '.')}.md)`;

/** What each kind of recorded answers holds, which mechanism gives them, and what it cannot derive. */
export const oracleRows = (): readonly (readonly string[])[] => oracleKinds.map((kind) => {
  const { recorded, carried } = countsOf(kind);
  return [nameOf(kind.dialect), `\`${kind.id}\``, grouped(recorded), grouped(carried), kind.unobservable.map(({ field }) => `\`${field}\``).join(', ')];
});

/** What is known of deployed protocols, with the moves that show it. */
export const refutationRows = (): readonly (readonly string[])[] => knownRefutations.map(({ protocol, guarantee, story, setting, moves }) =>
  [`\`${protocol}\``, `\`${guarantee}\``, story, `${moves.join(', ')}${setting === 'small' ? ' (small amounts)' : ''}`]);

/** Verdicts in a letter: a table of thirteen protocols has no room for words. */
const letters: Readonly<Record<string, string>> = { exhausted: 'E', tested: 'T', refuted: '**R**', open: 'open', 'not applicable': '–' };

/** Every guarantee with its verdict for each protocol; below, what the small opening of each came to. */
export function verdictRows(): { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] } {
  const pinned = pinnedVerdicts();
  const verdictIn = (findings: (typeof pinned)[number]['findings'], id: string): string => letters[findings.find((each) => each.id === id)?.verdict ?? ''] ?? '';
  const rows = protocolClaims.map(({ id }) => [`\`${id}\``, ...pinned.map(({ findings }) => verdictIn(findings, id))]);
  const states = ['states in small', ...pinned.map(({ states: count, isWhole }) => `${isWhole ? 'all ' : ''}${grouped(count)}`)];
  return { head: ['guarantee', ...pinned.map(({ protocol }) => protocol)], rows: [...rows, states] };
}

/** How far the audits went that the verdicts are from. */
export const budgetRows = (): readonly (readonly string[])[] => [[grouped(budget.states), grouped(budget.fullStates), grouped(budget.runs), budget.seed.toString()]];

/** What each refutation says of its protocols. */
export const weaknessRows = (): readonly (readonly string[])[] => weaknesses.map(({ guarantee, protocols, why }) => [`\`${guarantee}\``, protocols.join(', '), why]);
