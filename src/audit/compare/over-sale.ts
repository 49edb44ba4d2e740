import { amountAt, mulDivUp, subOrZero } from '../../kernel/arithmetic.js';
import type { Design } from '../../kernel/design.js';
import type { Effect, Flow } from '../../kernel/effect.js';
import { assetIndex } from '../../kernel/reserve.js';
import type { Health, RunRow } from '../../market/run/index.js';

/** What one step, take or absorption exchanged: collateral that left the account for debt that it closed, fees included. */
export interface Sale {
  /** Places of both legs in the design. */
  readonly collateral: number;
  readonly debt: number;
  /** [base units] */
  readonly sold: bigint;
  readonly paid: bigint;
}

const soldFlows: readonly Flow[] = ['seized', 'fee', 'sold', 'salvaged'];
const paidFlows: readonly Flow[] = ['repaid', 'absorbed'];

type Moved = Extract<Effect, { kind: 'flow' }>;

const flowsOf = ({ effects }: RunRow, flows: readonly Flow[]): readonly Moved[] =>
  effects.flatMap((effect) => (effect.kind === 'flow' && flows.includes(effect.flow) ? [effect] : []));

const total = (moved: readonly Moved[]): bigint => moved.reduce((sum, { amount }) => sum + amount, 0n);

/** The sale in a row; null where nothing was sold, as when an owner repays. */
export function saleIn(design: Design, row: RunRow): Sale | null {
  const [sold, paid] = [flowsOf(row, soldFlows), flowsOf(row, paidFlows)];
  const [first, second] = [sold[0], paid[0]];
  if (first === undefined || second === undefined) return null;
  return { collateral: assetIndex(design, first.asset), debt: assetIndex(design, second.asset), sold: total(sold), paid: total(paid) };
}

/** How the account stood when it sold, at the quotes in force: what left it in the same row is put back. */
function standingBefore(design: Design, row: RunRow, { collateral, debt, sold, paid }: Sale): Health {
  const backingOf = (asset: number, amount: bigint): bigint => amount * amountAt(row.prices, asset) * (design.assets[asset]?.threshold ?? 0n);
  const returned = flowsOf(row, ['returned']).reduce((sum, { asset, amount }) => sum + backingOf(assetIndex(design, asset), amount), 0n);
  const lost = row.effects.reduce((sum, effect) => (effect.kind === 'loss' ? sum + effect.loss * amountAt(row.prices, assetIndex(design, effect.asset)) : sum), 0n);
  return {
    backing: row.health.backing + returned + backingOf(collateral, sold),
    owed: row.health.owed + lost + paid * amountAt(row.prices, debt),
  };
}

/** What backs and what is owed, both times the level's terms: health is at the level where they are equal. */
interface Balance {
  readonly backing: bigint;
  readonly owed: bigint;
}

/** Collateral sold beyond the least that restores the level at the same rate [collateral units]. @param sale what the whole of it took of both */
export function excess(standing: Balance, sale: Balance, sold: bigint): bigint {
  const missing = subOrZero(standing.owed, standing.backing);
  const gained = sale.owed - sale.backing;
  if (missing > 0n && gained <= 0n) return 0n;
  return subOrZero(sold, missing === 0n ? 0n : mulDivUp(missing, sold, gained));
}

/**
 * The value of collateral that a row sold beyond need, at its quotes: of the sold base units, those beyond the least number n that, exchanged
 * at the same rate, would have restored the level: backing − n·price·threshold ≥ (owed − n·paid/sold·debt price) · level.
 * Nothing where even the whole sale did not restore it; the whole sale where nothing was missing. No other rounding than n to whole base units.
 * @param level a health [bps]
 */
export function overSale(design: Design, row: RunRow, level: bigint): bigint {
  const sale = saleIn(design, row);
  if (sale === null) return 0n;
  const { collateral, debt, sold, paid } = sale;
  const price = amountAt(row.prices, collateral);
  const { backing, owed } = standingBefore(design, row, sale);
  const taken = { backing: sold * price * (design.assets[collateral]?.threshold ?? 0n), owed: paid * amountAt(row.prices, debt) * level };
  return excess({ backing, owed: owed * level }, taken, sold) * price;
}
