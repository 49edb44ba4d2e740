import type { Assurance } from '../../../audit/assurance/assurance.js';
import type { Assured } from '../../../audit/assurance/evidence.js';
import { allOf, type Names } from '../../../audit/assurance/reach.js';
import { assumptionsBehind, countOf, verdicts } from '../../../audit/assurance/verdict.js';
import { campaignText, missingText } from './counts.js';
import { evidenceLines } from './evidence-text.js';
import { eventTexts } from './events.js';

/** What would otherwise end a cell, begin a tag or set words apart. */
const escaped = (text: string): string => text.replace(/[\\`*_{}<>|&[\]]/g, '\\$&').replaceAll(/\s+/g, ' ');

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const table = (heads: readonly string[], rows: readonly (readonly string[])[]): readonly string[] => [row(heads), row(heads.map(() => '---')), ...rows.map(row), ''];

const isBad = ({ verdict }: Assured): boolean => verdict === 'refuted';

function countTable({ guarantees }: Assurance): readonly string[] {
  const heads = ['', ...verdicts];
  const rowOf = (name: string, of: readonly Assured[]): readonly string[] => [name, ...verdicts.map((verdict) => countOf(of, verdict).toString())];
  return table(heads, [rowOf('promised', guarantees.filter(({ promised }) => promised)), rowOf('not promised', guarantees.filter(({ promised }) => !promised))]);
}

/** One refutation: its claim, and the shortest run that shows it. */
function refutationLines({ id, claim, why, promised, trace }: Assured): readonly string[] {
  if (trace === null) return [];
  return [
    `### \`${id}\` is refuted${promised ? '' : ', which the design does not promise'}`, '',
    `> ${escaped(claim)}  `, `> ${escaped(why)}`, '',
    ...eventTexts(trace).map((text, place) => `${(place + 1).toString()}. ${escaped(text)}`), '',
  ];
}

function guaranteeTable(assurance: Assurance): readonly string[] {
  const rows = assurance.guarantees.map((assured) => {
    const [first, ...others] = evidenceLines(assured, assurance);
    const evidence = [first?.text ?? '', ...others.map(({ level, text }) => `${level}: ${text}`)].map(escaped).join('<br>');
    const verdict = assured.verdict === 'refuted' || assured.verdict === 'open' ? `**${assured.verdict}**` : assured.verdict;
    return [escaped(assured.theme), `\`${assured.id}\``, verdict, evidence, assured.promised ? 'yes' : 'no'];
  });
  return ['## Guarantees', '', ...table(['theme', 'guarantee', 'verdict', 'evidence', 'promised'], rows)];
}

function assumptionLines({ guarantees }: Assurance): readonly string[] {
  const all = assumptionsBehind(guarantees);
  return all.length === 0 ? [] : ['## Assumptions', '', ...all.map((assumption, place) => `${(place + 1).toString()}. ${escaped(assumption)}`), ''];
}

function reachLines({ coverage: { phases, transitions, guardSides, refusals } }: Assurance): readonly string[] {
  const lists: readonly (readonly [string, Names])[] = [['phases', phases], ['transitions', transitions], ['sides of guards', guardSides], ['refusals', refusals]];
  const watched = lists.filter(([, names]) => allOf(names).length > 0);
  const rows = watched.map(([what, names]) =>
    [what, `${names.reached.length.toString()} of ${allOf(names).length.toString()}`, names.missing.map((name) => `\`${name}\``).join(', ')]);
  return watched.length === 0 ? [] : ['## Reached', '', ...table(['', 'reached', 'missing'], rows)];
}

/** An assurance, for the summary of a build: counts first, then what was refuted, then everything. */
export function assuranceMarkdown(assurance: Assurance): string {
  const { design: { design }, dialect, guarantees } = assurance;
  const missing = missingText(assurance);
  const refuted = guarantees.filter(isBad);
  const lines = [
    `# Assurance of \`${design.name}\``, '',
    ...countTable(assurance),
    `A design of \`${dialect}\`. ${campaignText(assurance)}`, '',
    ...(missing === null ? [] : [`**${missing}**`, '']),
    ...(refuted.length === 0 ? [] : ['## Refuted', '', ...refuted.flatMap(refutationLines)]),
    ...guaranteeTable(assurance),
    ...assumptionLines(assurance),
    ...reachLines(assurance),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}
