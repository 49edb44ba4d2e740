import { RAY } from '../../../kernel/arithmetic.js';
import type { Event } from '../../../kernel/event.js';
import type { Draft } from '../draft.js';
import {
  borrow, cover, deposit, dollar, ether, later, openAuction, plain, quote, repay, situation, step, take, three, withAuction, withdraw, withIncentive, withLoss, withSchedule, type Situation,
} from '../situations.js';

type Row = readonly [slug: string, comment: string, given: () => Situation, ...events: readonly Event[]];

const healthy = (): Situation => situation('healthy');
const ready = (): Situation => situation('unwinding.ready');
const cooling = (): Situation => situation('unwinding.cooling');
const exhausted = (): Situation => situation('unwinding.exhausted');
const running = (): Situation => situation('auction.running');
const interest = { assets: [ether, { ...dollar, rate: RAY / 1_000_000n }] };

const owners: readonly Row[] = [
  ['owner-moves', 'The owner deposits, withdraws, borrows and repays more than is owed.', healthy, deposit(), withdraw({ amount: 175n }), borrow({ amount: 127n }), repay({ amount: 60_132n })],
  ['close-without-debt', 'An account without debt closes: collateral and surplus go back to the owner.', () => situation('healthy', {}, { debt: {} }), repay({ amount: 7n }), plain('CLOSE')],
  ['at-risk-by-price', 'A price below the warning puts the account at risk, one above it makes it sound again.', healthy, quote({ ETH: 82n }), quote({ ETH: 83n }), deposit({ amount: 1n })],
  ['at-risk-owner', 'At risk the owner may deposit and repay; a unit of debt less, and it is sound.', () => situation('atRisk'), deposit({ asset: 'USD' }), repay({ amount: 0n }), repay({ amount: 2_272n }), repay({ amount: 1n })],
  ['short-from-healthy', 'A price below health 1 begins the unwinding at once.', healthy, quote({ ETH: 74n }, 5n)],
  ['short-from-at-risk', 'A price below health 1 begins the unwinding of an account at risk.', () => situation('atRisk'), quote({ ETH: 94n }, 5n), quote({ ETH: 93n }, 6n)],
  ['repay-exactly', 'A repayment of exactly the debt leaves no surplus.', healthy, repay({ amount: 60_000n })],
];

const unwinding: readonly Row[] = [
  ['step-to-target', 'A step that offers all is held at the target; the account is then at risk, not healthy.', ready, step()],
  ['step-in-parts', 'A step below the limit pauses the keeper; when the pause is over, another goes on.', ready, step({ at: 7n, offered: 10_000n }), step({ at: 66n }), plain('TICK', 67n), step({ at: 67n })],
  ['step-with-fee', 'The protocol takes its share of the bonus out of the seizure, rounded down.', () => situation('unwinding.ready', withIncentive({ protocolShare: 3_333n })), step({ offered: 43_210n })],
  ['unwinding-owner', 'While unwinding the owner may deposit and repay; a little is too little.', cooling, deposit({ asset: 'USD' }), deposit({ amount: 1n }), repay({ amount: 1n << 112n }), repay({ amount: 100n })],
  ['deposit-ends-unwinding', 'Enough collateral makes the account sound and ends the unwinding.', ready, deposit({ amount: 169n })],
  ['repay-settles', 'Whoever repays all while unwinding settles the account, and gets the surplus back.', exhausted, repay({ amount: 96_001n })],
  ['window-closes', 'In the second at which the window closes, stepping is exhausted.', ready, plain('TICK', 3_599n), plain('TICK', 3_600n)],
  ['window-closes-in-pause', 'The window closes while the pause after a step still runs.', () => situation('unwinding.cooling', withSchedule({ window: 30n })), plain('TICK', 29n), plain('TICK', 30n)],
  ['most-steps', 'After the last step stepping is exhausted, whatever the pause.', () => situation('unwinding.ready', withSchedule({ mostSteps: 2n })), step({ offered: 5_000n }), step({ at: 60n, offered: 5_000n })],
  ['toxic-frontier', 'Below the frontier stepping is exhausted, and at it not: health 0.84 exactly.', () => situation('unwinding.ready', {}, { collateral: { ETH: 1_050n }, debt: { USD: 100_000n } }), borrow(), repay({ amount: 1n }), quote({ ETH: 99n }), quote({ ETH: 100n })],
  ['back-to-cooling', 'A price above the frontier within the pause leads back to waiting.', cooling, quote({ ETH: 85n }, 1n), quote({ ETH: 95n }, 2n)],
  ['back-to-stepping', 'A price above the frontier lets keepers step again.', exhausted, quote({ ETH: 101n }), step()],
  ['step-takes-all', 'A step that takes the last collateral leaves bad debt, recognised at once.', () => situation('unwinding.ready', { toxicity: 'allow', ...withLoss({ insurance: [0n, 30_001n], backstop: [0n, 777n] }) }, { debt: { USD: 200_000n } }), repay({ amount: 1n }), step({ offered: 199_999n })],
  ['surplus-pays-first', 'A surplus in the debt asset bears the loss first, then the insurance fund up to its cap, then the backstop.', () => situation('unwinding.ready', { toxicity: 'allow', ...withLoss({ insurance: [0n, 30_001n], insuranceCap: 3_333n, backstop: [0n, 777n] }) }, { debt: { USD: 200_000n }, account: { surplus: [0n, 500n] }, reserves: { USD: { surplus: 500n, insurance: 30_001n, backstop: 777n, debt: 200_000n } } }), step({ offered: 200_000n })],
  ['two-legs', 'Two collaterals and two debts: a step concerns the pair that its taker names.', () => situation('unwinding.ready', three, { collateral: { ETH: 500n, BTC: 200n }, debt: { USD: 50_000n, BTC: 80n } }), step({ collateral: 'BTC', debt: 'USD', offered: 800n }), step({ at: 60n, collateral: 'ETH', debt: 'BTC', offered: 11n })],
];

const auctions: readonly Row[] = [
  ['auction-takes', 'The ask falls with each second; takers buy parts, and the last pays the rest of the debt.', exhausted, openAuction({ at: 9n }), take({ at: 300n, amount: 101n }), take({ at: 301n, amount: 5n, maxPrice: 91n }), take({ at: 600n })],
  ['auction-tip', 'Whoever opens or resets is tipped out of the insurance fund, as far as it reaches.', () => situation('unwinding.exhausted', withAuction({ tip: 33n, tipShare: 7n }), { reserves: { USD: { insurance: 111n, debt: 96_000n } } }), openAuction({ at: 9n }), plain('RESET_AUCTION', 909n)],
  ['auction-owner', 'The owner may add collateral beside the lot, and repay.', running, deposit({ amount: 1n }), deposit({ asset: 'USD' }), repay(), repay({ asset: 'DOGE' })],
  ['auction-expired-owner', 'After a round has expired the owner may still deposit and repay.', () => situation('auction.expired'), deposit({ at: 900n, amount: 1n }), repay({ at: 900n })],
  ['recovery-ends-auction', 'A price that makes the account sound ends the auction: the lot goes back.', running, quote({ ETH: 133n })],
  ['thin-recovery-ends-auction', 'A price that makes the account just healthy ends the auction too.', running, quote({ ETH: 119n }), quote({ ETH: 120n })],
  ['lot-sold-out', 'A lot sold out leaves the rest of the debt bad.', () => later(situation('unwinding.exhausted', {}, { debt: { USD: 200_000n } }), openAuction()), take({ amount: 1_001n })],
  ['lot-sold-out-beside-another', 'A lot sold out beside other collateral leads back to unwinding.', () => later(situation('unwinding.exhausted', three, { collateral: { ETH: 100n, BTC: 10n }, debt: { USD: 20_000n } }), openAuction()), take()],
  ['round-expires', 'A round sells in its last second, and no more in the next.', () => situation('auction.running', withAuction({ largestFall: 9_500n })), take({ at: 899n, amount: 10n }), take({ at: 900n, amount: 10n })],
  ['reset-at-another-price', 'Another round begins at the quotes in force.', () => situation('auction.expired'), quote({ ETH: 81n }, 950n), plain('RESET_AUCTION', 960n)],
  ['largest-fall', 'A round is over once its price has fallen by more than the largest fall.', () => situation('auction.running', withAuction({ largestFall: 2_500n, reserve: 1_000n })), plain('TICK', 309n), plain('TICK', 310n)],
  ['stairs', 'The price falls in stairs, rounded up after a power in fixed point.', () => situation('auction.running', withAuction({ curve: { kind: 'stairstep', cut: (RAY * 99n) / 100n, every: 60n } })), take({ at: 59n, amount: 3n }), take({ at: 60n, amount: 3n }), take({ at: 899n, amount: 3n })],
  ['exponential', 'The price falls with each second, by a power in fixed point that rounds half up.', () => situation('auction.running', withAuction({ curve: { kind: 'exponential', cut: RAY - RAY / 1_000n } })), take({ at: 1n, amount: 3n }), take({ at: 7n, amount: 3n }), take({ at: 613n, amount: 3n })],
  ['loss-recognised', 'What nobody bought is taken over at the reserve price; the rest is bad debt.', () => situation('auction.expired', withAuction({ mostRounds: 1n })), plain('RECOGNISE_LOSS', 900n)],
  ['loss-recognised-with-change', 'Where the lot is worth more than the debt at the reserve, part of it goes back.', () => situation('auction.expired', withAuction({ mostRounds: 1n, reserve: 9_999n }), { collateral: { ETH: 1_000n }, debt: { USD: 99_500n } }), plain('RECOGNISE_LOSS', 900n)],
];

const endings: readonly Row[] = [
  ['deficit-covered', 'Anyone covers a deficit; the account then closes.', () => situation('badDebt'), plain('CLOSE'), cover({ amount: 79_999n }), cover({ amount: 1n }), repay({ amount: 3n }), plain('CLOSE')],
  ['deficit-repaid', 'A repayment pays the deficit, and keeps what is more for the owner.', () => situation('badDebt'), repay({ amount: 0n }), repay({ amount: 80_001n })],
];

const market: readonly Row[] = [
  ['interest', 'Interest is booked rounded up, to the index and to the debt.', () => situation('healthy', interest), plain('ACCRUE', 50n), plain('ACCRUE', 50n), plain('ACCRUE', 57n), repay({ at: 57n, amount: 60_004n })],
  ['interest-reaches-later', 'The index moved while the account stood still: the next event brings it along.', () => situation('healthy', interest, { reserves: { USD: { index: RAY + RAY / 7n, debt: 60_000n } } }), deposit({ amount: 1n })],
  ['interest-makes-short', 'Interest alone carries an account below health 1.', () => situation('atRisk', { assets: [ether, { ...dollar, rate: RAY / 100n }] }), plain('ACCRUE', 6n), plain('ACCRUE', 8n)],
  ['halt-and-resume', 'The operator halts and resumes; a halt ends by itself.', healthy, plain('HALT', 10n), borrow({ at: 11n, amount: 1n }), plain('RESUME', 11n), plain('HALT', 12n), plain('TICK', 911n), plain('TICK', 912n)],
  ['move-trips', 'A price that moves by more than the largest move trips the breaker; by exactly as much it does not.', healthy, quote({ ETH: 150n }), quote({ ETH: 151n }), quote({ ETH: 150n }, 901n)],
  ['move-trips-downwards', 'A fall by more than the largest move trips the breaker, measured against the anchor.', healthy, quote({ ETH: 75n }, 1n), quote({ ETH: 50n }, 2n), quote({ ETH: 49n }, 3n)],
  ['anchor-lapses', 'The anchor stands until its interval is over, and then is the price before.', healthy, quote({ ETH: 110n }, 599n), quote({ ETH: 120n }, 600n), quote({ ETH: 130n }, 1_199n), quote({ ETH: 140n }, 1_200n)],
  ['feed-stale-and-fresh', 'A quote grows stale the second after its age is reached; only quotes of all that is used make the feed fresh.', healthy, plain('TICK', 7_200n), plain('TICK', 7_201n), quote({ ETH: 100n }, 7_201n), quote({ USD: 1n }, 7_201n)],
];

/** Transitions and policies at work, a few events each. */
export const transitions: readonly Draft[] = [...owners, ...unwinding, ...auctions, ...endings, ...market].map(([slug, comment, given, ...events]) => ({ family: 'step', slug, comment, given, events }));
