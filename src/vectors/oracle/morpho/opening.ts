import type { Account, State } from '../../../mechanisms/morpho-blue/kernel/state.js';
import { openMarket, type Parameters } from '../../../mechanisms/morpho-blue/parameters.js';
import type { RecordedHeader } from './row.js';

const models = { fixed: 'told', util: 'utilisation', none: 'none' } as const;

/** What a row's market was made with; the owner and the fee recipient are the same in all. */
export const parametersOf = ({ lltv, irm, fee0 }: RecordedHeader): Parameters => ({ lltv, rateModel: models[irm], owner: 'O', feeRecipient: 'F', fee: fee0 });

/** The state that a row begins with: a new market, and what it may have by then. */
export function openingOf(row: RecordedHeader): State {
  const { totalSupplyAssets, totalSupplyShares, totalBorrowAssets, totalBorrowShares } = row.initState.m;
  const { market } = openMarket(parametersOf(row), { at: row.t0, price: row.price0, rate: row.rate0 });
  return {
    market: { ...market, supply: { assets: totalSupplyAssets, shares: totalSupplyShares }, borrow: { assets: totalBorrowAssets, shares: totalBorrowShares } },
    accounts: Object.entries(row.initState.p).map(([name, [supplyShares, borrowShares, collateral]]): Account => ({ name, supplyShares, borrowShares, collateral, authorized: [] })),
  };
}
