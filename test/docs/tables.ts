import { stepwiseGuarantees } from '../../properties/stepwise.js';
import { refusalCodes } from '../../src/kernel/refusal.js';
import { handlerIn, phases, routesFor, type Region } from '../../src/machine/chart.js';
import { eventTypes } from '../../src/machine/event-shape.js';
import { adversaries } from '../../src/audit/search/adversaries.js';
import { type Counts, generatedIn, kernelDigest, type ProofRecord } from '../../src/audit/index.js';
import { presetCounts } from '../explore/counts.js';
import { grouped } from '../../src/cli/output/assurance/counts.js';
import { faults } from '../faults/catalogue.js';
import { divergenceRows } from '../conformance/divergences.js';
import { mutantRows } from '../prove/mutants/rows.js';
import { coldRuns } from '../prove/cold.js';
import { everyRecords, records } from '../prove/recorded.js';
import { marketRows, marketWeaknessRows, reachRows } from './market-tables.js';
import { coverageRows, exemptionRows, killRows, protocolCoverageRows, survivorRows, unshownRows, untoldRows } from './coverage-tables.js';
import { budgetRows, formulaRows, oracleRows, refutationRows, releaseRows, verdictRows, weaknessRows } from './protocol-tables.js';

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string => [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');

/** A claim holds | where a formula has absolute values; a table must not break there. */
const cell = (text: string): string => text.replaceAll('|', '\\|');

/** Every guarantee, in the order of the registry. */
const guaranteeTable = (): string =>
  table(['id', 'kind', 'decided on', 'claim', 'why'], stepwiseGuarantees.map(({ id, kind, scope, claim, why }) => [`\`${id}\``, kind, scope, cell(claim), cell(why)]));

/** What each phase does with each event that it expects. */
const eventTable = (): string =>
  table(['phase', ...eventTypes], phases.map((phase) => [phase, ...eventTypes.map((type) => handlerIn(phase, type)?.effect ?? '')]));

const regions: readonly (readonly [Region, readonly string[]])[] = [['account', phases], ['feed', ['fresh', 'stale']], ['breaker', ['armed', 'tripped']]];

/** Every eventless transition by its name; one of a state stands once, though it leaves each of its sub-states. */
function routeTable(): string {
  const rows = regions.flatMap(([region, states]) => states.flatMap((state) => routesFor(region, state).map(({ name, target, effects }) => [`\`${name}\``, target, effects.join(', ')])));
  return table(['transition', 'to', 'effects'], [...new Map(rows.map((cells) => [cells.join(), cells])).values()]);
}

const refusalTable = (): string => table(['order', 'code'], refusalCodes.map((code, index) => [String(index + 1), `\`${code}\``]));

/** Every fault that was published and can be put into the machine, with what an audit finds it by. */
const faultTable = (): string => table(
  ['fault', 'published', 'what went wrong', 'expressed by', 'found by', 'events'],
  faults.map(({ id, source, mistake, expressedBy, guarantee, events }) => [`\`${id}\``, cell(source), cell(mistake), expressedBy, `\`${guarantee}\``, events.toString()]),
);

/** Everybody that a generated run may be up against. */
const adversaryTable = (): string => table(['adversary', 'does'], Object.entries(adversaries).map(([name, { story }]) => [name, cell(story)]));

/** The small setting of each reference design, as tests pin it. */
const settingTable = (): string => table(
  ['design', 'states', 'judged edges', 'refusals', 'depth', 'broken, and not promised'],
  Object.entries(presetCounts).map(([name, { states, edges, refused, depth, refuted }]) =>
    [name, grouped(states), grouped(edges), grouped(refused), depth.toString(), refuted.map((id) => `\`${id}\``).join(', ')]),
);

/** Every mistake that was put into the machine to see whether others find it. */
const divergenceTable = (): string => table(['mistake', 'what goes wrong', 'in', 'a vector that finds it'], divergenceRows());

/** Every kind of recorded answers. */
const oracleTable = (): string => table(['mechanism', 'kind', 'rows recorded', 'rows carried', 'not observable'], oracleRows());

/** What a record comes to in numbers; of another kernel than the present one where that has changed since. */
const recordedCells = ({ kernel, transitions, missing, counts, isInductive }: ProofRecord): readonly string[] => [
  `\`${kernel.slice(0, 8)}\`${kernel === kernelDigest() ? '' : ', stale: the kernel has changed since'}`, `${transitions.length.toString()} of ${(transitions.length + missing.length).toString()}`,
  grouped(transitions.reduce((sum, { ways }) => sum + ways, 0)), grouped(generatedIn(counts)),
  ...[counts.proved, counts.vacuous, counts.refuted, counts.open].map(grouped), isInductive ? 'whole' : 'not whole',
];

const recordedHead = ['kernel', 'transitions', 'ways', 'obligations', 'proved', 'vacuous', 'refuted', 'open', 'induction'] as const;

/** What the prover was seen to come to, design by design, and what that took from nothing where it was measured. */
function proofTable(): string {
  const cold = coldRuns();
  const secondsOf = ({ design, kernel }: ProofRecord): string => (cold[design]?.kernel === kernel ? grouped(cold[design].processorSeconds) : '');
  return table(['design', ...recordedHead, 'processor seconds'], records().map((record) => [record.design, ...recordedCells(record), secondsOf(record)]));
}

/** The same of every design of a shape. */
const everyTable = (): string => table(['shaped like', ...recordedHead], everyRecords().map(([name, record]) => [name, ...recordedCells(record)]));

const provedTable = (): string => claimTable(records().map((record) => [record.design, record] as const));
const everyProvedTable = (): string => claimTable(everyRecords());

/** How often each claim was proved of each design. */
function claimTable(named: readonly (readonly [string, ProofRecord])[]): string {
  const all = named.map(([, record]) => record);
  const ids = [...new Set(all.flatMap(({ subjects }) => subjects.map(({ id }) => id)))];
  const said = ({ proved, vacuous, refuted, open }: Counts): string =>
    [proved.toString(), ...Object.entries({ vacuous, refuted, open }).flatMap(([word, count]) => (count > 0 ? [`${count.toString()} ${word}`] : []))].join(', ');
  return table(['claim', ...named.map(([name]) => name)], ids.map((id) => [
    id === 'ways' ? 'every way is looked at' : `\`${id}\``,
    ...all.map(({ subjects }) => subjects.flatMap((subject) => (subject.id === id ? [said(subject.counts)] : [])).join()),
  ]));
}

/** What the prover made of each named mutant. */
const mutantTable = (): string => table(['guarantee', 'refuted by the prover', 'found by the search alone'], mutantRows());

/** What audits of deployed protocols find again. */
const refutationTable = (): string => table(['protocol', 'guarantee', 'what is known', 'moves'], refutationRows());

/** Every guarantee, protocol by protocol. */
function verdictTable(): string {
  const { head, rows } = verdictRows();
  return table(head, rows);
}

const budgetTable = (): string => table(['states in small', 'states in full', 'walks', 'seed'], budgetRows());

/** In what releases of one protocol differ. */
function releaseTable(): string {
  const { head, rows } = releaseRows();
  return table(head, rows);
}

/** What was proved of formulas. */
const formulaTable = (): string => table(['formulas', 'claim', 'about', 'says', 'ways', 'verdict'], formulaRows().map((cells) => cells.map(cell)));

/** What of a protocol breaks a guarantee. */
const weaknessTable = (): string => table(['guarantee', 'broken by', 'because'], weaknessRows());

/** Several accounts that share a market. */
function marketTable(): string {
  const { head, rows } = marketRows();
  return table(head, rows);
}
const marketWeaknessTable = (): string => table(['guarantee', 'broken by', 'because'], marketWeaknessRows());
const reachTable = (): string => table(['id', 'what has to happen', 'why'], reachRows());

/** What the vectors cover, what they need not, and which mistakes they find. */
const protocolCoverageTable = (): string =>
  table(['dialect', 'vectors', 'recorded answers', 'events', 'refusals', 'with a neighbour', 'in their order', 'ends', 'comparisons', 'choices and roundings', 'parameters'], protocolCoverageRows());
const unshownTable = (): string => table(['reason', 'cells'], unshownRows());
const untoldTable = (): string => table(['reason', 'cells'], untoldRows());
const coverageTable = (): string => table(['kind', 'covered where', 'cells', 'covered', 'exempt'], coverageRows());
const exemptionTable = (): string => table(['reason', 'cells'], exemptionRows());
const killTable = (): string => table(['named mutants', 'killed', 'alive'], killRows());
const survivorTable = (): string => table(['mutant', 'mistake', 'why it lives'], survivorRows());

/** What stands between the marks of each name. */
export const generated: Readonly<Record<string, () => string>> = {
  guarantees: guaranteeTable, events: eventTable, routes: routeTable, refusals: refusalTable, faults: faultTable, adversaries: adversaryTable, settings: settingTable, oracles: oracleTable,
  proofs: proofTable, proved: provedTable, every: everyTable, claims: everyProvedTable, mutants: mutantTable, refutations: refutationTable, verdicts: verdictTable, budget: budgetTable, weaknesses: weaknessTable, releases: releaseTable, formulas: formulaTable,
  divergences: divergenceTable, coverage: coverageTable, protocolCoverage: protocolCoverageTable, unshown: unshownTable, untold: untoldTable, exemptions: exemptionTable, kills: killTable, survivors: survivorTable, markets: marketTable, marketWeaknesses: marketWeaknessTable, reaches: reachTable,
};

const marked = /<!-- generated:(?<name>\w+) -->\n[\s\S]*?<!-- \/generated -->/g;

/** A page with every generated table made anew. */
export const withTables = (page: string): string =>
  page.replace(marked, (_whole, name: string) => `<!-- generated:${name} -->\n${generated[name]?.() ?? `no table is called ${name}`}\n<!-- /generated -->`);

/** The names of the tables of a page. */
export const tablesIn = (page: string): readonly string[] => [...page.matchAll(marked)].map(({ groups }) => groups?.['name'] ?? '');
