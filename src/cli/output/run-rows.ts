import { BPS, PRICE_SCALE } from '../../kernel/arithmetic.js';
import type { Asset, Design } from '../../kernel/design.js';
import type { Effect, Flow } from '../../kernel/effect.js';
import type { RunRow } from '../../market/run/index.js';
import { amountToHuman, priceToHuman, valueToHuman } from '../../mechanisms/stepwise/parameters/human.js';
import { unscaled } from '../../mechanisms/stepwise/parameters/exact-decimal.js';
import { encodeEvent } from '../../machine/event-codec.js';
import { timeOf } from './time.js';

type Amounts = Readonly<Record<string, bigint>>;

/** A list in the order of the assets, by their ids. */
export const byAsset = (design: Design, amounts: readonly bigint[]): Amounts => Object.fromEntries(design.assets.map(({ id }, place) => [id, amounts[place] ?? 0n]));

const lossesOf = (effects: readonly Effect[]): readonly Extract<Effect, { kind: 'loss' }>[] => effects.filter((effect) => effect.kind === 'loss');

/** What moved, flow by flow and asset by asset. */
function movedBy(effects: readonly Effect[]): Readonly<Record<string, Amounts>> {
  const moved = new Map<Flow, Record<string, bigint>>();
  for (const effect of effects) {
    if (effect.kind !== 'flow') continue;
    const sums = moved.get(effect.flow) ?? {};
    moved.set(effect.flow, { ...sums, [effect.asset]: (sums[effect.asset] ?? 0n) + effect.amount });
  }
  return Object.fromEntries(moved);
}

/** A row as programs read it: base units, prices × 10^36, and health as the exact ratio backing / (owed × 10,000). */
export const plainRow = (design: Design, row: RunRow) => ({
  at: row.at,
  account: row.account,
  event: encodeEvent(row.event),
  path: row.path,
  before: row.before,
  after: row.after,
  prices: byAsset(design, row.prices),
  collateral: byAsset(design, row.collateral),
  debt: byAsset(design, row.debt),
  value: row.value,
  health: row.health,
  moved: movedBy(row.effects),
  losses: lossesOf(row.effects).map(({ asset, loss, surplus, insurance, backstop, socialised }) => ({ asset, loss, surplus, insurance, backstop, socialised })),
});

/** One column of the CSV form: its name, and its cell in human units, every digit. */
interface CsvColumn {
  readonly name: string;
  readonly cell: (row: RunRow) => string;
}

const flowed = (flows: readonly Flow[], { id, decimals }: Asset) => ({ effects }: RunRow): string => {
  const sum = effects.reduce((total, effect) => (effect.kind === 'flow' && effect.asset === id && flows.includes(effect.flow) ? total + effect.amount : total), 0n);
  return amountToHuman(sum, decimals);
};

const lost = (part: 'loss' | 'surplus' | 'insurance' | 'backstop' | 'socialised', { id, decimals }: Asset) => ({ effects }: RunRow): string =>
  amountToHuman(lossesOf(effects).reduce((sum, effect) => (effect.asset === id ? sum + effect[part] : sum), 0n), decimals);

function collateralColumns(asset: Asset, place: number): readonly CsvColumn[] {
  return [
    { name: `collateral_${asset.id}`, cell: ({ collateral }) => amountToHuman(collateral[place] ?? 0n, asset.decimals) },
    { name: `seized_${asset.id}`, cell: flowed(['seized'], asset) },
    { name: `fee_${asset.id}`, cell: flowed(['fee'], asset) },
    { name: `sold_${asset.id}`, cell: flowed(['sold', 'salvaged'], asset) },
  ];
}

function debtColumns(asset: Asset, place: number): readonly CsvColumn[] {
  const parts = ['loss', 'surplus', 'insurance', 'backstop', 'socialised'] as const;
  return [
    { name: `debt_${asset.id}`, cell: ({ debt }) => amountToHuman(debt[place] ?? 0n, asset.decimals) },
    { name: `repaid_${asset.id}`, cell: flowed(['repaid', 'absorbed'], asset) },
    ...parts.map((part): CsvColumn => ({ name: part === 'loss' ? `bad_debt_${asset.id}` : `by_${part}_${asset.id}`, cell: lost(part, asset) })),
  ];
}

/** The columns of a design: those of collateral for what backs loans, those of debt for what can be owed. Backing and owed are in the numeraire. */
export function csvColumns({ assets }: Design): readonly CsvColumn[] {
  const backs = assets.flatMap((asset, place) => (asset.threshold > 0n ? collateralColumns(asset, place) : []));
  const owes = assets.flatMap((asset, place) => (asset.borrowable ? debtColumns(asset, place) : []));
  return [
    { name: 'time_utc', cell: ({ at }) => timeOf(at) },
    { name: 'at', cell: ({ at }) => at.toString() },
    { name: 'account', cell: ({ account }) => account },
    { name: 'event', cell: ({ event }) => event.type },
    { name: 'before', cell: ({ before }) => before },
    { name: 'after', cell: ({ after }) => after },
    ...assets.map(({ id, decimals }, place): CsvColumn => ({ name: `price_${id}`, cell: ({ prices }) => priceToHuman(prices[place] ?? 0n, decimals) })),
    { name: 'backing', cell: ({ health }) => unscaled(health.backing, PRICE_SCALE * BPS) },
    { name: 'owed', cell: ({ health }) => valueToHuman(health.owed) },
    ...backs,
    ...owes,
  ];
}
