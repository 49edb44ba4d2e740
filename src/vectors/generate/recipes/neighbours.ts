import type { Draft } from '../draft.js';
import { type Row, drafted } from '../row.js';
import { cover, deposit, later, openAuction, plain, quote, repay, situation, take, three } from '../situations.js';

const twice = (asset: string): unknown => ({ type: 'QUOTE', at: 0n, quotes: [{ asset: 'ETH', price: 100n, depth: 1n }, { asset, price: 100n, depth: 1n }] });

const rows: readonly Row[] = [
  ['refusal', 'duplicate-asset-by-a-name', 'Refused: two quotes of one asset. The same with another name in the second is accepted.', () => situation('healthy', {}, { collateral: {}, debt: {} }), twice('ETH'), twice('USD')],
  ['refusal', 'deposit-until-quoted', 'Refused: a deposit of what was never quoted. The same deposit is accepted after the quote.', () => situation('healthy', {}, { collateral: {}, debt: {}, prices: { USD: 1n } }), deposit(), quote({ ETH: 100n }), deposit()],
  ['refusal', 'close-until-repaid', 'Refused: to close while a unit is owed. To close is accepted after it is repaid.', () => situation('healthy', {}, { debt: { USD: 1n } }), plain('CLOSE'), repay({ amount: 1n }), plain('CLOSE')],
  ['refusal', 'close-until-covered', 'Refused: to close while a unit of the deficit is open. To close is accepted after it is covered.', () => later(situation('badDebt'), cover({ amount: 79_999n })), plain('CLOSE'), cover({ amount: 1n }), plain('CLOSE')],
  ['refusal', 'nothing-sold-by-a-second', 'Refused: a take in the last second in which a unit of the lot is dearer than the debt. A second later it is accepted.',
    () => later(situation('unwinding.exhausted', three, { collateral: { ETH: 2n }, debt: { USD: 100n, BTC: 1n }, prices: { ETH: 110n, BTC: 500n, USD: 1n } }), openAuction()), take({ at: 290n, amount: 1n }), take({ at: 291n, amount: 1n })],
  ['refusal', 'resumed-in-the-last-second', 'Refused: to resume in the second in which a halt ends by itself. In the second before it is accepted.', () => later(situation('healthy'), plain('HALT', 10n)), plain('RESUME', 910n), plain('RESUME', 909n)],
];

/** Refusals whose nearest accepted neighbour no other vector holds: the same event but for one unit, one name or one event before it. */
export const neighbours: readonly Draft[] = drafted(rows);
