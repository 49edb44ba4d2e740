import { BPS, PRICE_SCALE } from '../../../kernel/arithmetic.js';
import type { DesignResult } from '../../../audit/compare/compare.js';
import type { Start } from '../../../audit/compare/starting.js';
import { unscaled } from '../../../mechanisms/stepwise/parameters/exact-decimal.js';
import { amountToHuman, ratioToHuman } from '../../../mechanisms/stepwise/parameters/human.js';
import { shortNumber } from '../numbers.js';
import { timeOf } from '../time.js';
import type { Comparison } from './comparison.js';

const listed = (words: readonly string[]): string => (words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`);

/** What is compared, in one line. */
export function titleOf({ results, prices }: Comparison): string {
  const counted = (count: number, word: string): readonly string[] => (count === 0 ? [] : [`${count.toString()} ${word}${count === 1 ? '' : 's'}`]);
  const deployed = results.filter(({ design }) => design === null).length;
  return `${listed([...counted(results.length - deployed, 'design'), ...counted(deployed, 'deployed protocol')])} over ${prices.name}`;
}

/** When the path was, and how long. */
export function pathLine({ results }: Comparison): string {
  const moves = results[0]?.moves;
  return moves === undefined ? '' : `${moves.observations.toString()} observations, ${timeOf(moves.from)} to ${timeOf(moves.until)}.`;
}

function equalStart({ kind, pair, collateral, levels }: Exclude<Start, { kind: 'positions' }>, { reference: { design: { assets } }, results }: Comparison): string {
  const [held, owed] = [assets[pair.collateral], assets[pair.debt]];
  const amount = `${amountToHuman(collateral, held?.decimals ?? 0n)} ${held?.id ?? ''}`;
  const healths = listed(levels.map((level) => unscaled(level, BPS)));
  const several = levels.length === 1 ? 'a position' : `${levels.length.toString()} positions`;
  if (kind === 'health') return `${several} of ${amount}${levels.length === 1 ? '' : ' each'}, from a health of ${healths}. What is owed at that health differs with the threshold`;
  if (kind === 'both') return `${several} of ${amount}${levels.length === 1 ? '' : ' each'}, with the debt that the strictest allows at a health of ${healths}. Prices begin where that debt is that health, so that all fall alike`;
  const debts = results[0]?.positions.map(({ name }) => name.replace(/^debt /, '')) ?? [];
  return `${several} of ${amount}${levels.length === 1 ? '' : ' each'}, which owe ${listed(debts)} ${owed?.id ?? ''}: what the strictest allows at a health of ${healths}. Healths differ with the threshold`;
}

/** What was held equal between the designs, so that nobody reads more into the table than it says. */
export function equalLine(comparison: Comparison): string {
  const { start, reference, margin } = comparison;
  const what = start.kind === 'positions' ? `the ${start.positions.length.toString()} positions of ${reference.design.name}, in collateral and debt. Healths differ with the threshold` : equalStart(start, comparison);
  const keepers = margin === 0n ? 'keepers that take lots at the market price' : `keepers that want ${ratioToHuman(margin)} on the market price of a lot`;
  return `Held equal: prices, ${keepers}, and ${what}.`;
}

/** Which assets stand for others, where designs name theirs differently. */
export function roleLines({ contenders, reference }: Comparison): readonly string[] {
  return contenders.flatMap(({ label, mapping: { from, to, places } }) => {
    const pairs = from.flatMap(({ id }, place) => {
      const twin = to[places[place] ?? -1];
      return twin === undefined || twin.id === id ? [] : [`${twin.id} for ${id}`];
    });
    return pairs.length === 0 ? [] : [`${label} takes ${listed(pairs)} of ${reference.design.name}.`];
  });
}

/** What a reader must know of the columns. */
export const columnLines = ({ level }: Comparison): readonly string[] => [
  'Best first: least debt left without collateral, then least borrower loss, as shares of what was borrowed. Borrower loss is the collateral sold minus the debt closed.',
  `Over-sale is collateral sold beyond the least that, at the same exchange, restores the design's own target; beyond ${ratioToHuman(level)}, beyond the least that restores that health.`,
];

/** What is different of those that are deployed. */
export const protocolLines = ({ protocols }: Comparison): readonly string[] => (protocols.length === 0 ? [] : [
  'Deployed protocols walk without gas, and without interest but Comet\'s. Their keepers make the greatest call that does not cost them, at each observation, and each minute while an auction runs. Debt beyond all collateral at the end counts as bad debt. Keepers are also the pool or the owners of troves that buy whole accounts, and whoever Maker pays for starting an auction; the protocol is also one that takes accounts over.',
]);

function unopenedLine({ label, positions }: DesignResult): readonly string[] {
  const unopened = positions.filter(({ isOpened }) => !isOpened).map(({ name }) => `"${name}"`);
  return unopened.length === 0 ? [] : [`${label}: never opened, since their assets were never quoted together: ${listed(unopened)}.`];
}

/** What the columns leave out: positions that were never opened, debt that nobody wrote off yet, and promises that were broken. */
export const warningLines = ({ results, reference: { numeraire } }: Comparison): readonly string[] => [
  ...results.flatMap(unopenedLine),
  ...results.flatMap(({ label, total: { uncovered } }) =>
    (uncovered === 0n ? [] : [`${label}: at the end ${shortNumber(uncovered, PRICE_SCALE)} ${numeraire} of debt are beyond all collateral, and not yet written off.`])),
  ...results.flatMap(({ label, broken }) =>
    broken.map(({ guarantee, times, firstAt }) => `${label}: promised and broken: ${guarantee}, ${times.toString()} times, first at ${timeOf(firstAt)}.`)),
];
