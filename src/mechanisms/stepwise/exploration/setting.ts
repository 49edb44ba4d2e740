import type { Design } from '../../../kernel/design.js';
import type { Setting } from '../../../machine/setting.js';
import { openWorld } from '../open.js';
import { layoutOf, NOW, priceField } from './layout.js';
import { movesOf } from './moves.js';

/** How large a setting is. */
export interface Extent {
  /** Most that an account holds of each collateral, and owes of each debt [base units]. */
  readonly collateral: bigint;
  readonly debt: bigint;
  /** Prices of each asset, in the order of the design. */
  readonly prices: readonly (readonly bigint[])[];
}

const upTo = (most: bigint): readonly bigint[] => Array.from({ length: Number(most) }, (_, index) => BigInt(index + 1));

/** The finite world of a small design: amounts and prices as far as the extent says, one second at a time. */
export function settingOf(design: Design, { collateral, debt, prices }: Extent): Setting<Design> {
  const price = prices.flat().reduce((most, each) => (each > most ? each : most), 0n);
  const depths = [collateral, 2n];
  const ask = price * 2n;
  const grid = {
    prices, depths, deposits: upTo(collateral), withdrawals: upTo(collateral), loans: upTo(debt), repayments: upTo(debt),
    offers: upTo(debt), leasts: [0n, 2n], takes: upTo(collateral), maxPrices: [ask, 1n],
  };
  const moves = movesOf(design, grid);
  const layout = layoutOf(design, { collateral, debt, surplus: 1n, price, depth: collateral });
  const pricePlaces = design.assets.map((_, asset) => layout.fields.findIndex(({ name }) => name === priceField(asset)));
  const quotes = (moves[0]?.choices ?? []).map((choice) => choice.map(Number));
  return {
    design,
    start: openWorld(design, NOW),
    layout,
    moves,
    sameQuotes: (values) => quotes.findIndex((quoted) => pricePlaces.every((place, asset) => values[place] === quoted[asset])),
    assumptions: [
      `amounts up to ${collateral.toString()} of each collateral and ${debt.toString()} of each debt`,
      `prices ${design.assets.map(({ id }, asset) => `${id} ${(prices[asset] ?? []).join(', ')}`).join('; ')}, all quoted together`,
      'one account, one second at a time, no interest',
    ],
  };
}
