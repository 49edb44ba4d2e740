import type { Design } from '../../../src/kernel/design.js';
import { later, openAuction, plain, quote, situation, take, type Situation } from '../../support/situations.js';
import { after, smallDesign, worldWith } from '../../support/worlds.js';
import type { RefusalCase } from './refusal-case.js';

const running = (changes: Partial<Design> = {}) => (): Situation => situation('auction.running', changes);
const expired = (changes: Partial<Design> = {}) => (): Situation => situation('auction.expired', changes);
const { auction, breaker } = smallDesign();

/** Ether is sold for a debt of 50 dollars, beside a larger one of bitcoin: less than a unit costs at 120. */
function smallDue(): Situation {
  const design = smallDesign();
  const world = worldWith(design, { collateral: { ETH: 1_000n }, debt: { USD: 50n, BTC: 300n } });
  return { design, world: after(design, world, openAuction()) };
}

/**
 * Three units at half a debt unit each: two cost one, three cost two. When the quote rises to 17, one debt unit is less than
 * the reserve of two, while two are not less than that of three: so the round runs on, and yet such a take is refused.
 */
export function risenQuote(): Situation {
  const design = smallDesign({ breaker: { ...breaker, largestMove: 20_000n } });
  const world = worldWith(design, { collateral: { ETH: 3n }, debt: { USD: 3n }, prices: { ETH: 10n, USD: 20n } });
  return { design, world: after(design, world, openAuction(), quote({ ETH: 17n }, 200n)) };
}

const dust = { kind: 'refuse', floor: 10_000n } as const;

export const auctionCases: readonly RefusalCase[] = [
  { state: 'unwinding.exhausted', refuses: 'to auction collateral that is not held', given: () => situation('unwinding.exhausted'), event: openAuction({ collateral: 'BTC' }), refusal: { code: 'EMPTY_LEG', held: 0n, debt: 96_000n } },
  { state: 'unwinding.exhausted', refuses: 'to auction for a debt that is not owed', given: () => situation('unwinding.exhausted'), event: openAuction({ debt: 'BTC' }), refusal: { code: 'EMPTY_LEG', held: 1_000n, debt: 0n } },
  { state: 'auction.running', refuses: 'a take above the taker\'s limit, by one', given: running(), event: take({ maxPrice: 119n }), refusal: { code: 'ASK_ABOVE_LIMIT', ask: 120n, maxPrice: 119n } },
  { state: 'auction.running', refuses: 'a take where the debt is worth less than a unit', given: smallDue, event: take(), refusal: { code: 'NOTHING_SOLD', ask: 120n, debt: 50n } },
  { state: 'auction.running', refuses: 'a part where only whole lots are sold, by one unit', given: running({ auction: { ...auction, takes: 'whole' } }), event: take({ amount: 799n }), refusal: { code: 'TAKE_NOT_WHOLE', lot: 1_000n } },
  { state: 'auction.running', refuses: 'a take that leaves a debt of less than the floor', given: running({ dust }), event: take({ amount: 799n }), refusal: { code: 'TAKE_LEAVES_DUST', lot: 1_000n, debt: 96_000n } },
  {
    state: 'auction.running', refuses: 'a take that leaves a lot of less than the floor', given: () => later(running({ dust })(), plain('TICK', 600n)),
    event: take({ at: 600n, amount: 901n }), refusal: { code: 'TAKE_LEAVES_DUST', lot: 1_000n, debt: 96_000n },
  },
  { state: 'auction.running', refuses: 'a take below the reserve of a quote that rose', given: risenQuote, event: take({ at: 200n, amount: 2n }), refusal: { code: 'BELOW_RESERVE', paid: 1n, sold: 2n } },
  { state: 'auction.expired', refuses: 'another round after the last', given: expired({ auction: { ...auction, mostRounds: 1n } }), event: plain('RESET_AUCTION', 900n), refusal: { code: 'ROUNDS_EXHAUSTED', rounds: 1n } },
  { state: 'auction.expired', refuses: 'to take the lot over while rounds remain', given: expired(), event: plain('RECOGNISE_LOSS', 900n), refusal: { code: 'ROUNDS_REMAIN', round: 1n, rounds: 2n } },
];
