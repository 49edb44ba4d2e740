import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as t from 'io-ts';
import { grouped } from '../../src/cli/output/assurance/counts.js';
import { oracleKinds } from '../../src/vectors/oracle/all.js';
import { protocolClaims } from '../../properties/protocol.js';
import { knownRefutations } from '../protocol/refutations.js';
import { budget, pinnedVerdicts } from '../protocol/verdicts.js';
import { weaknesses } from '../protocol/weaknesses.js';
import { type Release, releaseNames, releaseOf } from '../../src/mechanisms/aave-v3/kernel/release.js';
import type { OracleKind } from '../../src/vectors/oracle/kind.js';
import { formulas } from '../../src/mechanisms/formulas.js';
import { formulaDigest, type FormulaRecord, formulaRecords } from '../prove/formulas.js';

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

/** What each rule of a release is about. */
const rules: Readonly<Record<Exclude<keyof Release, 'name'>, string>> = {
  heldAmount: 'a deposit, from its scaled balance', owedAmount: 'a debt, from its scaled balance', owedValue: 'the value of a debt',
  averagesThreshold: 'health by the average threshold, in whole basis points', needsOwnThreshold: 'a reserve without a threshold of its own backs nothing, whatever its category says',
  refusesSelfLiquidation: 'nobody liquidates itself', hasSentinel: 'waits for the sentinel of the sequencer', hasGrace: 'waits for the grace period of a reserve',
  closeFactor: 'what a half is of', refusesDust: 'refuses to leave less than 1,000 of a leg', recordsDeficit: 'debt that nothing backs becomes a deficit',
  seizedCollateral: 'collateral for a repayment', principalPart: 'its part without the bonus', fee: "the protocol's fee", neededDebt: 'the debt that all of the collateral pays',
  burnedDebt: 'scaled debt that is burned', movedCollateral: 'scaled collateral that is moved', usedUpBy: 'collateral is used up when this is', closedBy: 'a debt is closed by',
  enablesReceived: 'a deposit that a liquidator receives backs its debts at once',
};

const isRule = (key: string): key is Exclude<keyof Release, 'name'> => key in rules;
const said: Readonly<Record<string, string>> = {
  true: 'yes', false: 'no', halfUp: 'to the nearest, halves up', halfOfReserve: "the reserve's debt", halfOfPosition: 'all debt; small legs whole', amount: 'its amount', scaledBalance: 'its scaled balance',
};

/** The rules in which releases of Aave v3 differ. */
export function releaseRows(): { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] } {
  const releases = releaseNames.map(releaseOf);
  const rows = Object.keys(rules).filter(isRule).map((rule) => [rules[rule], ...releases.map((release) => said[String(release[rule])] ?? String(release[rule]))]);
  return { head: ['rule', ...releaseNames], rows: rows.filter(([, ...cells]) => new Set(cells).size > 1) };
}

const verdictCell = ({ verdict, why, values }: FormulaRecord['claims'][number]): string => {
  if (verdict === 'refuted') return `**refuted**: ${Object.entries(values ?? {}).map(([name, value]) => `${name} ${value}`).join(', ')}`;
  return verdict === 'open' ? `open (${why ?? ''})` : verdict;
};

/** Claims about formulas, with what the prover came to. */
export function formulaRows(): readonly (readonly string[])[] {
  const records = formulaRecords();
  return [...formulas].flatMap(([key, make]) => {
    const record = records.find((each) => each.key === key);
    const stale = record === undefined || record.digest === formulaDigest(key) ? '' : ' (stale: it has changed since)';
    return make().formulas.map(({ id, theme, claim }) => {
      const found = record?.claims.find((each) => each.id === id);
      return [`\`${key}\`${stale}`, `\`${id}\``, theme, claim, found?.ways.toString() ?? '', found === undefined ? 'not run' : verdictCell(found)];
    });
  });
}
