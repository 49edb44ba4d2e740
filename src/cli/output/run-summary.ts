import type { Design } from '../../kernel/design.js';
import type { AccountSummary, Broken, Moves, RunReport } from '../../market/run/index.js';
import { durationToHuman, ratioToHuman } from '../../mechanisms/stepwise/parameters/human.js';
import { atMost, shortAmount, shortHealth, shortPrice, shortValue } from './quantities.js';
import { byAsset } from './run-rows.js';
import type { Style } from './style.js';
import { type Column, tableOf } from './table.js';
import { spanOf, timeOf } from './time.js';

const right = (head: string): Column => ({ head, align: 'right' });
const account: Column = { head: 'account', mayCut: true };

function priceTable({ assets }: Design, { assets: moves }: Moves, style: Style): readonly string[] {
  const columns = [{ head: 'prices' }, ...['first', 'last', 'low', 'high', 'largest drop', 'largest rise', 'survivable drop'].map(right)];
  const rows = moves.flatMap(({ first, last, low, high, largestDrop, largestRise, gap }, place) => {
    const asset = assets[place];
    if (asset === undefined) return [];
    const survivable = asset.threshold === 0n ? '-' : gap === null ? 'none' : ratioToHuman(gap);
    return [[asset.id, ...[first, last, low, high].map((price) => shortPrice(price, asset)), atMost(largestDrop), atMost(largestRise), survivable]];
  });
  return tableOf(columns, rows, style.faint);
}

function accountTable(accounts: readonly AccountSummary[], numeraire: string, style: Style): readonly string[] {
  const heads = ['steps', 'takes', 'debt closed', 'sold', 'borrower loss', 'keeper gain', 'low health', 'insolvent'];
  const rows = accounts.map((each) => [
    each.name,
    each.openedAt === null ? 'never opened' : each.phase,
    each.steps.toString(),
    each.takes.toString(),
    ...[each.closedValue, each.soldValue, each.borrowerLoss, each.keeperReward].map(shortValue),
    shortHealth(each.lowest),
    each.insolventFor === 0n ? '-' : spanOf(each.insolventFor),
  ]);
  return [...tableOf([account, { head: 'ends' }, ...heads.map(right)], rows, style.faint), style.faint(`Values in ${numeraire}, at the quotes when it happened.`)];
}

const noLoss = { loss: 0n, surplus: 0n, insurance: 0n, backstop: 0n, socialised: 0n };

/** Bad debt by account and asset with who bore it, and the sum of each asset. */
function lossTable({ assets }: Design, accounts: readonly AccountSummary[], style: Style): readonly string[] {
  const parts = ['loss', 'surplus', 'insurance', 'backstop', 'socialised'] as const;
  const heads = ['bad debt', 'surplus', 'insurance', 'backstop', 'lenders'];
  const rows = assets.flatMap((asset, place) => {
    const lossOf = ({ losses }: AccountSummary) => losses[place] ?? noLoss;
    const bearing = accounts.filter((each) => lossOf(each).loss > 0n);
    const cells = (name: string, from: readonly AccountSummary[]): readonly string[] =>
      [name, ...parts.map((part) => shortAmount(from.reduce((sum, each) => sum + lossOf(each)[part], 0n), asset))];
    return [...bearing.map((each) => cells(each.name, [each])), ...(bearing.length > 1 ? [cells('all', bearing)] : [])];
  });
  return rows.length === 0 ? [style.good('No bad debt.')] : tableOf([account, ...heads.map(right)], rows, style.bad);
}

/** Whether the path stayed where the design claims to be solvent. */
function envelopeLine({ envelope }: Design, { observations, outsideEnvelope }: Moves): string {
  const { largestDrop, largestRise, reaction } = envelope;
  const claim = `falls of ${ratioToHuman(largestDrop)}, rises of ${ratioToHuman(largestRise)}, ${durationToHuman(reaction)} apart`;
  if (outsideEnvelope === 0n) return `All ${observations.toString()} observations lie within the envelope of the design (${claim}).`;
  return `${outsideEnvelope.toString()} of ${observations.toString()} observations lie outside the envelope of the design (${claim}).`;
}

const brokenLine = ({ guarantee, times, firstAt, firstAccount, firstEvent }: Broken, accounts: readonly AccountSummary[]): string =>
  `  ${guarantee}, ${times === 1n ? 'once' : `${times.toString()} times`}; first on ${firstEvent} at ${timeOf(firstAt)}, ${accounts[firstAccount]?.name ?? ''}`;

/** What was broken: the promised first, since that is a bug; the others, which the design gives up, as a result. */
function guaranteeLines({ broken, accounts }: RunReport, style: Style): readonly string[] {
  const promised = broken.filter((each) => each.promised);
  const others = broken.filter((each) => !each.promised);
  return [
    ...(promised.length === 0 ? [style.good('No step broke a guarantee that the design promises.')] : [style.bad('Promised and broken:')]),
    ...promised.map((each) => style.bad(brokenLine(each, accounts))),
    ...(others.length === 0 ? [] : [style.doubtful('Not promised, and broken here:'), ...others.map((each) => brokenLine(each, accounts))]),
  ];
}

/** What a run came to, for people: prices, accounts and losses. */
export const resultLines = (design: Design, numeraire: string, { moves, accounts }: RunReport, style: Style): readonly string[] => [
  ...priceTable(design, moves, style),
  envelopeLine(design, moves),
  '',
  ...accountTable(accounts, numeraire, style),
  '',
  ...lossTable(design, accounts, style),
];

/** The same with what was broken on the way. */
export const summaryLines = (design: Design, numeraire: string, report: RunReport, style: Style): readonly string[] =>
  [...resultLines(design, numeraire, report, style), '', ...guaranteeLines(report, style)];

/** What a run came to, for programs: base units, values × 10^36, ratios in basis points. */
export const plainSummary = (design: Design, { accounts, moves, reserves, endedAt, broken }: RunReport) => ({
  accounts: accounts.map((each) => ({
    ...each,
    collateral: byAsset(design, each.collateral),
    debt: byAsset(design, each.debt),
    repaid: byAsset(design, each.repaid),
    absorbed: byAsset(design, each.absorbed),
    sold: byAsset(design, each.sold),
    losses: Object.fromEntries(design.assets.map(({ id }, place) => [id, each.losses[place] ?? noLoss])),
  })),
  moves,
  market: Object.fromEntries(design.assets.map(({ id }, place) => [id, reserves[place]])),
  endedAt,
  broken: broken.map(({ firstAccount, first: _met, ...rest }) => ({ ...rest, firstAccount: accounts[firstAccount]?.name ?? '' })),
});
