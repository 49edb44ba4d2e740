import { RAY } from '../../../kernel/arithmetic.js';
import { AMOUNT_LIMIT, INDEX_LIMIT, PRICE_LIMIT, TIME_LIMIT } from '../../../kernel/limits.js';
import type { Event } from '../../../kernel/event.js';
import type { Draft } from '../draft.js';
import { type Row, drafted } from '../row.js';
import {
  deposit, later, openAuction, plain, quote, repay, situation, step, take, three, withAuction, withDollar, withLoss, withSchedule, type Changes, type Holding, type Situation,
} from '../situations.js';

const running = (changes: Changes) => (): Situation => situation('auction.running', changes);
const lastRound = (changes: Parameters<typeof withAuction>[0]): Changes => withAuction({ mostRounds: 1n, ...changes });

/** Later rounds than there are by now: as if fewer had been allowed since. */
function tooManyRounds(): Situation {
  const { design, world: { market, account } } = situation('auction.expired');
  return { design, world: { market, account: { ...account, auction: account.auction === null ? null : { ...account.auction, round: 3n } } } };
}

const dearest = PRICE_LIMIT - 1n;

/** Prices at which a unit of RAY in a power moves a payment: a coin is worth 10^29 of what it is sold for. */
const dear: Holding = { prices: { ETH: 10n ** 38n, USD: 10n ** 9n }, debt: { USD: 96n * 10n ** 30n } };
const powered = (cut: bigint) => (): Situation => later(situation('unwinding.exhausted', withAuction({ curve: { kind: 'exponential', cut } }), dear), openAuction());
const dearTake = (at: bigint): Event => take({ at, amount: 1n, maxPrice: dearest });
/** An odd multiple of 5 · 10^13: its square lies exactly between two units. */
const halfway = RAY - 19_999_999n * 50_000_000_000_000n;

const auctions: readonly Row[] = [
  ['boundary', 'start-at-the-price-limit', 'The premium would carry the start beyond what prices may be: the round starts at the highest price there is.',
    () => situation('unwinding.exhausted', {}, { prices: { ETH: dearest, USD: dearest }, debt: { USD: 960n } }), openAuction(), take({ amount: 10n, maxPrice: dearest - 1n }), take({ amount: 10n, maxPrice: dearest })],
  ['rounding', 'power-to-the-last-unit', 'Powers in fixed point round to the nearest after each multiplication, the square within as well as the product: here a unit of either is seen.',
    powered(RAY - 123_456_789_012_345_678_901n), dearTake(2n), dearTake(3n), dearTake(613n)],
  ['rounding', 'power-of-a-half', 'The square of the cut lies exactly between two units: it rounds up.', powered(halfway), dearTake(2n), dearTake(3n)],
  ['boundary', 'lot-just-worth-its-debt', 'The lot is worth the debt only because its worth rounds up: all of it is taken over, and no unit more than there is.',
    () => situation('auction.expired', lastRound({ reserve: 9_999n }), { collateral: { ETH: 1_001n }, debt: { USD: 100_090n } }), plain('RECOGNISE_LOSS', 900n)],
  ['rounding', 'part-of-the-lot-is-worth-the-debt', 'A part of the lot is worth the debt without a remainder: the rest goes back.',
    () => situation('auction.expired', { ...lastRound({ reserve: 9_000n }), ...withSchedule({ mostSteps: 0n }) }, { debt: { USD: 81_000n } }), plain('RECOGNISE_LOSS', 900n)],
  ['boundary', 'more-rounds-than-the-most', 'An auction in a later round than are allowed by now: no other follows, and the lot is taken over.', tooManyRounds, plain('RESET_AUCTION', 900n), plain('RECOGNISE_LOSS', 900n)],
  ['boundary', 'take-leaves-exactly-the-floor', 'A take that leaves a debt of exactly the floor leaves no dust.', running({ dust: { kind: 'refuse', floor: 10_080n } }), take({ amount: 716n })],
  ['boundary', 'whole-lot-for-less-than-the-debt', 'Where only whole lots are sold, the whole lot is enough, whatever debt it leaves.', running(withAuction({ takes: 'whole' })), take({ at: 600n, amount: 1_000n })],
];

/** A step that takes all collateral of an account that owes twice as much, and leaves a loss of 104,761. */
const losing = (layers: Parameters<typeof withLoss>[0], more: Holding = {}) => (): Situation =>
  situation('unwinding.ready', { toxicity: 'allow', ...withLoss(layers) }, { debt: { USD: 200_000n }, ...more });
const all = step({ offered: 200_000n });

const losses: readonly Row[] = [
  ['boundary', 'surplus-bears-the-loss', 'The surplus of the account bears the whole loss: no fund pays, and the rest of the surplus stays.',
    losing({}, { account: { surplus: [0n, 150_000n] }, reserves: { USD: { debt: 200_000n, surplus: 150_000n, insurance: 9n, backstop: 9n } } }), all],
  ['boundary', 'insurance-bears-the-loss', 'The insurance fund bears the whole loss out of its share: the backstop pays nothing.', losing({ insurance: [0n, 300_000n], backstop: [0n, 50_000n] }), all],
  ['boundary', 'two-debts-written-off', 'Two debts without collateral: both are written off at once, each down the waterfall of its asset.',
    () => situation('unwinding.ready', { toxicity: 'allow', ...three, loss: { insurance: [0n, 9n, 100n], insuranceCap: 5_000n, backstop: [0n, 1n, 1_000n] } }, { collateral: { ETH: 100n }, debt: { USD: 20_000n, BTC: 100n } }), step()],
];

/** All but the whole of what values may sum to, with two units of bitcoin to make it whole. */
const brim = { ETH: AMOUNT_LIMIT - 1n, BTC: 2n };
const brimQuote = (asset: 'ETH' | 'USD', less: bigint): Event => quote({ [asset]: PRICE_LIMIT - 2n, BTC: PRICE_LIMIT / 2n + AMOUNT_LIMIT - 1n - less });

const market: readonly Row[] = [
  ['refusal', 'beyond-the-limits', 'Refused: a price and a time beyond their limits, by one unit. The last event is accepted.', () => situation('healthy'),
    quote({ ETH: PRICE_LIMIT + 1n }), plain('TICK', TIME_LIMIT + 1n), plain('TICK')],
  ['boundary', 'collateral-value-at-the-limit', 'A quote at which all collateral is worth exactly 2^240 is refused; a unit of price less is accepted.',
    () => situation('healthy', three, { collateral: {}, debt: {}, reserves: { ETH: { collateral: brim.ETH }, BTC: { collateral: brim.BTC } } }), brimQuote('ETH', 0n), brimQuote('ETH', 1n)],
  ['boundary', 'debt-value-at-the-limit', 'A quote at which all debt is worth exactly 2^240 is refused; a unit of price less is accepted.',
    () => situation('healthy', three, { collateral: {}, debt: {}, reserves: { USD: { debt: brim.ETH }, BTC: { debt: brim.BTC } } }), brimQuote('USD', 0n), brimQuote('USD', 1n)],
  ['refusal', 'index-beyond-the-limit', 'Refused: interest that carries an index beyond 2^128. Interest of no time is accepted.',
    () => situation('healthy', withDollar({ rate: RAY }), { debt: {}, reserves: { USD: { index: INDEX_LIMIT / 2n } } }), plain('ACCRUE', 2n), plain('ACCRUE', 0n)],
  ['boundary', 'paid-in-a-halt', 'In a halt, on quotes that are stale, the owner still deposits and repays.',
    () => later(situation('unwinding.ready'), plain('TICK', 7_201n), plain('HALT', 7_201n)), deposit({ at: 7_201n, amount: 1n }), repay({ at: 7_201n })],
];

/** What no search met: auctions, losses and limits at a boundary of their rules, or a unit beside it. */
export const marketEdges: readonly Draft[] = drafted([...auctions, ...losses, ...market]);
