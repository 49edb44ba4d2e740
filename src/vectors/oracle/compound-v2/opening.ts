import type { Parameters, Pool, Position, Settings, State } from '../../../mechanisms/compound-v2/kernel/state.js';
import { WORD_LIMIT } from '../../../mechanisms/compound-v2/kernel/word.js';
import type { RecordedAsked, RecordedMarket } from './row.js';

/** Who takes part in every recording. */
export const borrower = 'borrower';
export const liquidator = 'liquidator';

/** Markets give fifty tokens with eight places for one whole of the underlying at first. */
const initialRate = (decimals: bigint): bigint => 2n * 10n ** (decimals + 8n);

const settingsOf = (isDeprecated: boolean, { decimals, collateralFactor, listed }: RecordedMarket): Settings =>
  ({ isListed: listed, collateralFactor, initialRate: initialRate(decimals), isDeprecated });

const poolOf = ({ price, cash, totalBorrows, totalReserves, totalSupply, borrowIndex }: RecordedMarket): Pool =>
  ({ price, cash, totalBorrows, totalReserves, totalSupply, borrowIndex });

const positionOf = (funds: bigint, { userTokens, userPrincipal, userIndex, member }: RecordedMarket): Position =>
  ({ tokens: userTokens, principal: userPrincipal, index: userIndex, isMember: member, funds });

const stranger: Position = { tokens: 0n, principal: 0n, index: 0n, isMember: false, funds: 0n };

/** The parameters of a recorded system. */
export const parametersOf = (asked: RecordedAsked): Parameters => ({
  markets: asked.markets.map((market, place) => settingsOf(asked.deprecatedBorrowMarket && place === asked.borrowedMarket, market)),
  closeFactor: asked.closeFactor, incentive: asked.liquidationIncentive, protocolShare: asked.protocolSeizeShare, isSeizePaused: asked.seizePaused,
});

/** The system as it was before the call. A liquidator with funds has more than anybody owes. */
export function openingOf({ markets, liquidatorHasNoFunds }: RecordedAsked): State {
  const funds = liquidatorHasNoFunds ? 0n : WORD_LIMIT - 1n;
  return {
    market: { pools: markets.map(poolOf) },
    accounts: [
      { name: borrower, positions: markets.map((market) => positionOf(funds, market)) },
      { name: liquidator, positions: markets.map(() => ({ ...stranger, funds })) },
    ],
  };
}
