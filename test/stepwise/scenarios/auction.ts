import type { Design } from '../../../src/kernel/design.js';
import { deposit, later, openAuction, plain, quote, repay, situation, take, type Situation } from '../../support/situations.js';
import { smallDesign } from '../../support/worlds.js';
import { account, effects, market, moves, type Scenario } from './scenario.js';

const running = (): Situation => situation('auction.running');
const expired = (changes: Partial<Design> = {}) => (): Situation => situation('auction.expired', changes);

const { auction } = smallDesign();
const oneRound: Partial<Design> = { auction: { ...auction, mostRounds: 1n } };

/** Ether at auction beside bitcoin that is not, for a debt of dollars that neither pays alone. */
const twoLegs = (): Situation => later(situation('unwinding.exhausted', {}, { collateral: { ETH: 100n, BTC: 10n }, debt: { USD: 20_000n } }), openAuction());
const underwater = (): Situation => later(situation('unwinding.exhausted', {}, { debt: { USD: 200_000n } }), openAuction());

const taken = (ask: bigint, sold: bigint, paid: bigint): object => ({ kind: 'took', ask, sold, paid });
const flow = (name: string, asset: string, amount: bigint): object => ({ kind: 'flow', flow: name, asset, amount });
const ended = (returnedToAccount: bigint): object => ({ kind: 'auctionEnded', collateral: 'ETH', returnedToAccount });

const owners: readonly Scenario[] = [
  { takes: 'auction.DEPOSIT.accepted', claim: 'the owner may add collateral, beside the lot', given: running, when: deposit({ amount: 1n }), then: 'auction.running', with: [account({ collateral: [1n, 0n, 0n], auction: { lot: 1_000n } })] },
  { takes: 'auction.DEPOSIT.otherwise', claim: 'what backs nothing does not help', given: expired(), when: deposit({ at: 900n, asset: 'USD' }), because: 'NOT_COLLATERAL' },
  { takes: 'auction.REPAY.accepted', claim: 'the owner may repay', given: running, when: repay(), then: 'auction.running', with: [account({ debt: [0n, 0n, 95_900n] }), moves(['repaid', 'USD', 100n])] },
  { takes: 'auction.REPAY.otherwise', claim: 'an asset that does not exist repays nothing', given: running, when: repay({ asset: 'DOGE' }), because: 'UNKNOWN_ASSET' },
  { takes: 'auction.route.sound', claim: 'a price that makes it sound cancels the auction', given: running, when: quote({ ETH: 133n }), then: 'healthy', with: [effects(ended(1_000n)), account({ collateral: [1_000n, 0n, 0n], auction: null })] },
  { takes: 'auction.route.thin', claim: 'a price that makes it healthy cancels the auction', given: running, when: quote({ ETH: 120n }), then: 'atRisk', with: [effects(ended(1_000n)), account({ auction: null })] },
];

const takes: readonly Scenario[] = [
  {
    takes: 'auction.running.TAKE.accepted', claim: 'a taker buys from the lot at the asking price', given: running, when: take({ at: 300n, amount: 100n }), then: 'auction.running',
    with: [effects(taken(90n, 100n, 9_000n), flow('repaid', 'USD', 9_000n), flow('sold', 'ETH', 100n)), account({ debt: [0n, 0n, 87_000n], auction: { lot: 900n } })],
  },
  { takes: 'auction.running.TAKE.otherwise', claim: 'an asking price above the taker\'s limit is refused', given: running, when: take({ maxPrice: 119n }), because: 'ASK_ABOVE_LIMIT' },
  {
    takes: 'auction.route.noDebt', claim: 'a take that pays all debt settles the account: the rest of the lot is the owner\'s', given: running, when: take(), then: 'settled',
    with: [effects(taken(120n, 800n, 96_000n), flow('repaid', 'USD', 96_000n), flow('sold', 'ETH', 800n), ended(200n), flow('returned', 'ETH', 200n))],
  },
  { takes: 'auction.route.noCollateral', claim: 'a lot sold out leaves the rest of the debt bad', given: underwater, when: take(), then: 'badDebt', with: [account({ deficit: [0n, 0n, 80_000n], auction: null })] },
  { takes: 'auction.route.auctionOver', claim: 'a lot sold out beside other collateral goes back to unwinding', given: twoLegs, when: take(), then: 'unwinding.exhausted', with: [account({ collateral: [0n, 10n, 0n], debt: [0n, 0n, 8_000n], auction: null, unwinding: { steps: 0n } })] },
];

const rounds: readonly Scenario[] = [
  { takes: 'auction.running.route.roundOver', claim: 'the round expires', given: running, when: plain('TICK', 900n), then: 'auction.expired' },
  { takes: 'auction.expired.RESET_AUCTION.accepted', claim: 'another round starts at the quotes in force', given: () => later(expired()(), quote({ ETH: 80n }, 950n)), when: plain('RESET_AUCTION', 960n), then: 'auction.running', with: [account({ auction: { round: 2n, startPrice: 96n, floorPrice: 48n, startedAt: 960n, lot: 1_000n } })] },
  { takes: 'auction.expired.RESET_AUCTION.otherwise', claim: 'the last round is the last', given: expired(oneRound), when: plain('RESET_AUCTION', 900n), because: 'ROUNDS_EXHAUSTED' },
  { takes: 'auction.expired.route.roundRunning', claim: 'a new round runs', given: expired(), when: plain('RESET_AUCTION', 900n), then: 'auction.running', with: [account({ auction: { round: 2n } })] },
  {
    takes: 'auction.expired.RECOGNISE_LOSS.accepted', claim: 'the protocol takes over what nobody bought, at the reserve price', given: expired(oneRound), when: plain('RECOGNISE_LOSS', 900n), then: 'badDebt',
    with: [account({ deficit: [0n, 0n, 36_000n] }), market({ reserves: [{ salvage: 1_000n }, {}, { carried: 60_000n }] })],
  },
  { takes: 'auction.expired.RECOGNISE_LOSS.otherwise', claim: 'not while rounds remain', given: expired(), when: plain('RECOGNISE_LOSS', 900n), because: 'ROUNDS_REMAIN' },
];

export const auctionScenarios: readonly Scenario[] = [...owners, ...takes, ...rounds];
