import { AMOUNT_LIMIT, INDEX_LIMIT, PRICE_LIMIT, TIME_LIMIT } from '../../../kernel/limits.js';
import { RAY } from '../../../kernel/arithmetic.js';
import type { Event } from '../../../kernel/event.js';
import type { Draft } from '../draft.js';
import {
  bitcoin, borrow, cover, deposit, dollar, ether, later, openAuction, plain, quote, repay, situation, step, take, three, withAuction, withBreaker, withdraw, withIncentive, withSchedule,
  type Situation,
} from '../situations.js';

/** A refused event with its nearest neighbour that is accepted. */
type Row = readonly [slug: string, what: string, given: () => Situation, refused: readonly Event[], ...accepted: readonly Event[]];

const healthy = (): Situation => situation('healthy');
const running = (): Situation => situation('auction.running');
const ready = (): Situation => situation('unwinding.ready');
const dearest = PRICE_LIMIT - 1n;
const atTen = (): Situation => later(healthy(), plain('TICK', 10n));
const halted = (): Situation => later(healthy(), plain('HALT', 10n));

/** Others hold or owe all but ten units of what the limits leave. */
const full = (asset: string, sum: 'collateral' | 'debt' | 'surplus') => (): Situation => situation('healthy', {}, { reserves: { [asset]: { [sum]: AMOUNT_LIMIT - (sum === 'collateral' ? 1_010n : sum === 'debt' ? 60_010n : 10n) } } });

const shape: readonly Row[] = [
  ['zero-amount', 'an amount of nothing, in each event that carries one', healthy, [deposit({ amount: 0n }), withdraw({ amount: 0n }), borrow({ amount: 0n }), repay({ amount: 0n })], deposit({ amount: 1n })],
  ['zero-offer', 'a step that offers nothing', ready, [step({ offered: 0n })], step({ offered: 96n })],
  ['zero-take', 'a take of nothing', running, [take({ amount: 0n })], take({ amount: 1n })],
  ['amount-limit', 'an amount of 2^112', healthy, [repay({ amount: AMOUNT_LIMIT }), repay({ amount: AMOUNT_LIMIT + 7n })], repay({ amount: AMOUNT_LIMIT - 1n })],
  ['offer-limit', 'an offer of 2^112', ready, [step({ offered: AMOUNT_LIMIT })], step({ offered: AMOUNT_LIMIT - 1n })],
  ['least-limit', 'a least of 2^112', ready, [step({ least: AMOUNT_LIMIT })], step({ least: 1n })],
  ['price-limit-of-take', 'a price limit of 2^128', running, [take({ maxPrice: PRICE_LIMIT })], take({ maxPrice: PRICE_LIMIT - 1n })],
  ['depth-limit', 'a quoted depth of 2^112', healthy, [quote({ ETH: 100n }, 0n, AMOUNT_LIMIT)], quote({ ETH: 100n }, 0n, AMOUNT_LIMIT - 1n)],
  ['time-limit', 'the time 2^48', healthy, [plain('TICK', TIME_LIMIT)], plain('TICK', TIME_LIMIT - 1n)],
  ['unknown-asset', 'an asset that the design has not, in each field that names one', ready, [deposit({ asset: 'DOGE' }), repay({ asset: '' }), step({ collateral: 'eth' }), step({ debt: '__proto__' }), quote({ DOGE: 1n })], deposit({ asset: 'ETH' })],
  ['no-quotes', 'a QUOTE without quotes', healthy, [quote({})], quote({ ETH: 100n })],
  ['duplicate-asset', 'two quotes of one asset in one event', healthy, [{ type: 'QUOTE', at: 0n, quotes: [{ asset: 'ETH', price: 100n, depth: 1n }, { asset: 'ETH', price: 101n, depth: 1n }] }], quote({ ETH: 101n, USD: 1n }, 0n, 1n)],
  ['zero-price', 'a price of zero', healthy, [quote({ ETH: 0n })], quote({ ETH: 1n })],
  ['price-limit', 'a price of 2^128', () => situation('healthy', {}, { collateral: { ETH: 1n }, debt: {} }), [quote({ ETH: PRICE_LIMIT })], quote({ ETH: dearest })],
];

const order: readonly Row[] = [
  ['time-reversed', 'a time before the last event, by one second', atTen, [plain('TICK', 9n), deposit({ at: 9n })], plain('TICK', 10n)],
  ['already-halted', 'to halt what is halted, up to the last second of the release', halted, [plain('HALT', 10n), plain('HALT', 909n)], plain('HALT', 910n)],
  ['not-halted', 'to resume what is not halted', healthy, [plain('RESUME')], plain('HALT')],
  ['not-halted-any-more', 'to resume what has released itself a second ago', halted, [plain('RESUME', 910n)], plain('HALT', 911n)],
];

/** Owes a quarter of 2^112 ether, others a half of bitcoin and a fifth of dollars, all at the highest price: 95 % of 2^240. */
const nearValueLimit = (): Situation => situation('unwinding.exhausted', { ...three, assets: [{ ...ether, rate: RAY }, bitcoin, { ...dollar, rate: RAY }] }, {
  collateral: { ETH: 1n }, debt: { ETH: AMOUNT_LIMIT / 4n - 1n }, prices: { ETH: dearest, BTC: dearest, USD: dearest },
  reserves: { BTC: { debt: AMOUNT_LIMIT / 2n - 1n }, USD: { debt: AMOUNT_LIMIT / 5n } },
});

const market: readonly Row[] = [
  ['collateral-value-limit', 'a quote at which all collateral is worth 2^240', () => situation('healthy', three, { debt: {}, reserves: { ETH: { collateral: AMOUNT_LIMIT - 1n }, BTC: { collateral: 2n } } }), [quote({ ETH: dearest, BTC: dearest })], quote({ ETH: dearest, BTC: dearest / 2n })],
  ['debt-value-limit', 'a quote at which all debt is worth 2^240', () => situation('healthy', {}, { debt: {}, reserves: { USD: { debt: AMOUNT_LIMIT - 1n, index: 2n * RAY } } }), [quote({ USD: dearest })], quote({ USD: dearest / 2n })],
  ['debt-could-outgrow', 'interest that could carry all debt to 2^112', () => situation('healthy', { assets: [ether, { ...dollar, rate: RAY }] }, { debt: {}, reserves: { USD: { debt: AMOUNT_LIMIT / 4n } } }), [plain('ACCRUE', 1n)], plain('ACCRUE', 0n)],
  ['debt-just-fits', 'interest of three seconds, while that of one second leaves all debt a unit below what is allowed', () => situation('healthy', { assets: [ether, { ...dollar, rate: RAY }] }, { debt: {}, reserves: { USD: { debt: AMOUNT_LIMIT / 4n - 1n } } }), [plain('ACCRUE', 3n)], plain('ACCRUE', 1n)],
  ['index-limit', 'interest that carries an index to 2^128', () => situation('healthy', { assets: [ether, { ...dollar, rate: RAY }] }, { debt: {}, reserves: { USD: { index: INDEX_LIMIT / 2n } } }), [plain('ACCRUE', 1n)], plain('ACCRUE', 0n)],
  ['value-after-interest', 'interest after which all debt is worth 2^240', nearValueLimit, [plain('ACCRUE', 1n)], plain('ACCRUE', 0n)],
];

const owner: readonly Row[] = [
  ['not-collateral', 'to deposit what backs nothing', healthy, [deposit({ asset: 'USD' })], deposit({ asset: 'ETH' })],
  ['deposit-unquoted', 'to deposit what was never quoted', () => situation('healthy', {}, { debt: {}, collateral: {}, prices: { USD: 1n } }), [deposit()], quote({ ETH: 100n })],
  ['deposits-limit', 'a deposit that carries all deposits to 2^112', full('ETH', 'collateral'), [deposit({ amount: 1_010n })], deposit({ amount: 1_009n })],
  ['deposit-value-limit', 'a deposit that carries the value of all collateral to 2^240', () => situation('healthy', three, { debt: {}, prices: { ETH: dearest, BTC: dearest, USD: 1n }, reserves: { ETH: { collateral: AMOUNT_LIMIT - 1n } } }), [deposit({ asset: 'BTC', amount: 2n })], deposit({ asset: 'BTC', amount: 1n })],
  ['insufficient-collateral', 'to withdraw a unit more than is held', () => situation('healthy', {}, { debt: {} }), [withdraw({ amount: 1_001n })], withdraw({ amount: 1_000n })],
  ['withdraw-at-risk', 'to withdraw a unit more than leaves the account sound', healthy, [withdraw({ amount: 176n })], withdraw({ amount: 175n })],
  ['borrow-at-risk', 'to borrow a unit more than leaves the account sound', healthy, [borrow({ amount: 12_728n })], borrow({ amount: 12_727n })],
  ['not-borrowable', 'to borrow what is not lent', healthy, [borrow({ asset: 'ETH' })], borrow({ asset: 'USD' })],
  ['borrow-unquoted', 'to borrow what was never quoted, where the breaker lets everything through', () => situation('healthy', withBreaker({ whenStale: [] }), { debt: {}, prices: { ETH: 100n } }), [borrow()], quote({ USD: 1n })],
  ['borrow-unquoted-blocked', 'to borrow what was never quoted', () => situation('healthy', {}, { debt: {}, prices: { ETH: 100n } }), [borrow()], quote({ USD: 1n })],
  ['loans-limit', 'a loan that carries all loans to 2^112', full('USD', 'debt'), [borrow({ amount: 60_010n })], borrow({ amount: 10n })],
  ['loan-value-limit', 'a loan that carries the value of all debt to 2^240', () => situation('healthy', three, { prices: { ETH: dearest / 4n, BTC: dearest, USD: dearest }, collateral: { ETH: 1_000n }, debt: {}, reserves: { BTC: { debt: AMOUNT_LIMIT - 1n } } }), [borrow({ amount: 2n })], borrow({ amount: 1n })],
  ['surplus-limit', 'an overpayment that carries all surplus to 2^112', full('USD', 'surplus'), [repay({ amount: 60_010n })], repay({ amount: 60_009n })],
  ['debt-remains', 'to close while a unit of debt remains', () => situation('healthy', {}, { debt: { USD: 1n } }), [plain('CLOSE')], repay({ amount: 1n })],
  ['deficit-remains', 'to close while a unit of deficit remains', () => later(situation('badDebt'), cover({ amount: 79_999n })), [plain('CLOSE')], cover({ amount: 1n })],
  ['cover-exceeds-deficit', 'to cover a unit more than the deficit, or an asset without one', () => situation('badDebt'), [cover({ amount: 80_001n }), cover({ asset: 'ETH', amount: 1n })], cover({ amount: 80_000n })],
];

/** Health 0.80 of ether that backs all of itself and bitcoin that backs half: only the bitcoin may be seized. */
const arcadia = (): Situation => situation('unwinding.ready', { ...three, assets: [{ ...ether, threshold: 10_000n }, ...(three.assets ?? []).slice(1)], target: 12_000n }, { collateral: { ETH: 6_000n, BTC: 1_000n }, debt: { USD: 1_000_000n } });

const steps: readonly Row[] = [
  ['empty-collateral-leg', 'a step for collateral that is not held', () => situation('unwinding.ready', three), [step({ collateral: 'BTC' }), step({ collateral: 'USD' })], step()],
  ['empty-debt-leg', 'a step for a debt that is not owed', () => situation('unwinding.ready', three), [step({ debt: 'BTC' }), step({ debt: 'ETH' })], step()],
  ['toxic-step', 'a step on a toxic leg, while another leg is not', arcadia, [step()], step({ collateral: 'BTC' })],
  ['nothing-unlocked', 'a step before anything is unlocked', () => situation('unwinding.ready', withSchedule({ unlock: { kind: 'gradual', initial: 0n, duration: 300n } })), [step()], step({ at: 1n })],
  ['above-all-tiers', 'a step above all tiers', () => situation('unwinding.ready', { sizing: { kind: 'tiers', by: 'health', tiers: [{ below: 9_000n, share: 5_000n }] } }), [step()], quote({ ETH: 95n }), step()],
  ['no-depth', 'a step into a market without depth', () => situation('unwinding.ready', { depth: { kind: 'share', perStep: 1_000n, perInterval: 1_000n, interval: 60n } }, { reserves: { ETH: { depth: 9n } } }), [step()], quote({ ETH: 100n }, 0n, 10n)],
  ['step-not-whole', 'a part where only the whole is liquidated, by one unit', () => situation('unwinding.ready', { sizing: { kind: 'full' } }), [step({ offered: 84_999n })], step({ offered: 85_000n })],
  ['step-not-worthwhile', 'a step that pays its keeper too little, by one unit', () => situation('unwinding.ready', withIncentive({ leastReward: 2_500n })), [step({ offered: 49_999n })], step({ offered: 50_000n })],
  ['dust-without-leave', 'a step that leaves dust, a unit short of what clears the leg', () => situation('unwinding.ready', { dust: { kind: 'expand', floor: 40_953n } }), [step({ offered: 84_999n })], step({ offered: 85_000n })],
  ['dust-refused', 'a step that leaves a unit of value less than the floor', () => situation('unwinding.ready', { dust: { kind: 'refuse', floor: 40_953n } }), [step({ offered: 85_000n })], step({ offered: 44_047n })],
  ['nothing-seized', 'a step too small to seize a unit', ready, [step({ offered: 95n })], step({ offered: 96n })],
  ['seized-below-least', 'a step that brings a unit less than the least', ready, [step({ offered: 10_000n, least: 106n })], step({ offered: 10_000n, least: 105n })],
  ['seized-below-least-after-fee', 'a step that brings less than the least once the protocol has its share', () => situation('unwinding.ready', withIncentive({ protocolShare: 2_000n })), [step({ offered: 10_000n, least: 105n })], step({ offered: 10_000n, least: 104n })],
];

const smallDue = (): Situation => later(situation('unwinding.exhausted', three, { debt: { USD: 100n, BTC: 300n } }), openAuction());

/** Three units at half a debt unit each; when the quote rises to 17, two units for one are below the reserve, three for two are not. */
const risenQuote = (): Situation => later(situation('unwinding.exhausted', withBreaker({ largestMove: 20_000n }), { collateral: { ETH: 3n }, debt: { USD: 3n }, prices: { ETH: 10n, USD: 20n } }), openAuction(), quote({ ETH: 17n }, 200n));

const auctions: readonly Row[] = [
  ['auction-empty-collateral', 'to auction collateral that is not held', () => situation('unwinding.exhausted', three), [openAuction({ collateral: 'BTC' })], openAuction()],
  ['auction-empty-debt', 'to auction for a debt that is not owed', () => situation('unwinding.exhausted', three), [openAuction({ debt: 'BTC' })], openAuction()],
  ['ask-above-limit', 'a take whose limit is a unit below the ask', running, [take({ maxPrice: 119n })], take({ maxPrice: 120n })],
  ['nothing-sold', 'a take where the debt is worth less than a unit of the lot', smallDue, [take()], take({ at: 200n })],
  ['take-not-whole', 'a part where only whole lots are sold, by one unit', () => situation('auction.running', withAuction({ takes: 'whole' })), [take({ amount: 799n })], take({ amount: 800n })],
  ['take-leaves-dusty-debt', 'a take that leaves a debt of less than the floor', () => situation('auction.running', { dust: { kind: 'refuse', floor: 10_000n } }), [take({ amount: 717n })], take({ amount: 716n })],
  ['take-leaves-dusty-lot', 'a take that leaves a lot of less than the floor', () => later(situation('auction.running', { dust: { kind: 'refuse', floor: 10_000n } }), plain('TICK', 600n)), [take({ at: 600n, amount: 901n })], take({ at: 600n, amount: 900n })],
  ['below-reserve', 'a take below the reserve of a quote that rose', risenQuote, [take({ at: 200n, amount: 2n })], take({ at: 200n, amount: 3n })],
  ['rounds-exhausted', 'another round after the last', () => situation('auction.expired', withAuction({ mostRounds: 1n })), [plain('RESET_AUCTION', 900n)], plain('RECOGNISE_LOSS', 900n)],
  ['rounds-remain', 'to take the lot over while a round remains', () => situation('auction.expired'), [plain('RECOGNISE_LOSS', 900n)], plain('RESET_AUCTION', 900n)],
];

const draft = ([slug, what, given, refused, ...accepted]: Row): Draft =>
  ({ family: 'refusal', slug, comment: `Refused: ${what}. The last event is the nearest that is accepted.`, given, events: [...refused, ...accepted] });


/** Every refusal by itself, with its nearest accepted neighbour. */
export const refusals: readonly Draft[] = [...shape, ...order, ...market, ...owner, ...steps, ...auctions].map(draft);
