import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as t from 'io-ts';
import { grouped } from '../../src/cli/output/assurance/counts.js';
import { oracleKinds } from '../../src/vectors/oracle/all.js';
import { knownRefutations } from '../protocol/refutations.js';
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
