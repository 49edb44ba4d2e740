import { AMOUNT_LIMIT, PRICE_LIMIT } from '../../../src/kernel/limits.js';
import type { Design } from '../../../src/kernel/design.js';
import { borrow, deposit, later, plain, situation, step, take, withdraw, type Situation } from '../../support/situations.js';
import { smallDesign, type Holding } from '../../support/worlds.js';
import { risenQuote } from '../refusals/auction.js';
import { arcadia, arcadiaAssets } from '../refusals/step.js';
import { pair, type Pair } from './pair.js';

const healthy = (more: Holding = {}) => (): Situation => situation('healthy', {}, more);
const halted = (): Situation => later(situation('healthy'), plain('HALT'));
const dearest = PRICE_LIMIT - 1n;

/** An account with bitcoin under a breaker that lets everything through, while only these assets have quotes. */
const lenient = (prices: Holding['prices'] = {}) => (): Situation =>
  situation('healthy', { breaker: { ...smallDesign().breaker, whenStale: [] } }, { collateral: { BTC: 100n }, debt: {}, prices });

const owner: readonly Pair[] = [
  pair('NOT_COLLATERAL', 'QUOTE_MISSING', [() => situation('healthy', {}, { debt: {}, prices: { ETH: 1n } }), deposit({ asset: 'USD' })], [() => situation('healthy', {}, { debt: {}, prices: { ETH: 1n } }), deposit({ asset: 'BTC' })]),
  pair('NOT_BORROWABLE', 'QUOTE_MISSING', [lenient({ BTC: 400n }), borrow({ asset: 'ETH' })], [lenient({ BTC: 400n }), borrow()]),
  pair('BREAKER_TRIPPED', 'NOT_BORROWABLE', [halted, borrow({ asset: 'ETH' })], [healthy(), borrow({ asset: 'ETH' })]),
  pair('BREAKER_TRIPPED', 'INSUFFICIENT_COLLATERAL', [halted, withdraw({ amount: 1_001n })], [healthy(), withdraw({ amount: 1_001n })]),
  pair('NOT_BORROWABLE', 'WOULD_BE_AT_RISK', [healthy(), borrow({ asset: 'ETH', amount: 10_000n })], [healthy(), borrow({ amount: 100_000n })]),
  pair('INSUFFICIENT_COLLATERAL', 'WOULD_BE_AT_RISK', [healthy(), withdraw({ amount: 1_001n })], [healthy(), withdraw({ amount: 1_000n })]),
  pair('AMOUNT_OUT_OF_RANGE', 'WOULD_BE_AT_RISK', [healthy({ reserves: { USD: { debt: AMOUNT_LIMIT - 1n } } }), borrow({ amount: 50_000n })], [healthy(), borrow({ amount: 50_000n })]),
  pair(
    'AMOUNT_OUT_OF_RANGE', 'VALUE_OUT_OF_RANGE',
    [healthy({ prices: { ETH: dearest, BTC: dearest, USD: 1n }, reserves: { ETH: { collateral: AMOUNT_LIMIT - 1n }, BTC: { collateral: 1n } } }), deposit({ amount: 10n })],
    [healthy({ prices: { ETH: dearest, BTC: dearest, USD: 1n }, reserves: { ETH: { collateral: AMOUNT_LIMIT - 11n }, BTC: { collateral: 12n } } }), deposit({ amount: 10n })],
  ),
  pair(
    'VALUE_OUT_OF_RANGE', 'WOULD_BE_AT_RISK',
    [healthy({ prices: { ETH: 1n, BTC: dearest, USD: dearest }, debt: {}, reserves: { BTC: { debt: AMOUNT_LIMIT - 1n } } }), borrow({ amount: 2n })],
    [healthy({ prices: { ETH: 1n, BTC: dearest, USD: dearest }, debt: {} }), borrow({ amount: 2n })],
  ),
];

const { schedule, incentive } = smallDesign();
const ready = (changes: Partial<Design> = {}, more: Holding = {}) => (): Situation => situation('unwinding.ready', changes, more);
const locked: Partial<Design> = { schedule: { ...schedule, unlock: { kind: 'gradual', initial: 0n, duration: 300n } } };
const whole: Partial<Design> = { sizing: { kind: 'full' } };
const paid: Partial<Design> = { incentive: { ...incentive, leastReward: 2_500n } };
const clean: Partial<Design> = { dust: { kind: 'refuse', floor: 84_990n } };

const steps: readonly Pair[] = [
  pair('EMPTY_LEG', 'TOXIC_STEP', [ready(arcadiaAssets, arcadia), step({ debt: 'BTC' })], [ready(arcadiaAssets, arcadia), step()]),
  pair('TOXIC_STEP', 'NOTHING_UNLOCKED', [ready({ ...arcadiaAssets, ...locked }, arcadia), step()], [ready({ ...arcadiaAssets, ...locked }, arcadia), step({ collateral: 'BTC' })]),
  pair('NOTHING_UNLOCKED', 'STEP_NOT_WHOLE', [ready({ ...locked, ...whole }), step({ offered: 1n })], [ready(whole), step({ offered: 1n })]),
  pair('STEP_NOT_WHOLE', 'STEP_NOT_WORTHWHILE', [ready({ ...whole, ...paid }), step({ offered: 1n })], [ready(paid), step({ offered: 1n })]),
  pair('STEP_NOT_WORTHWHILE', 'DUST_REMAINS', [ready({ ...paid, ...clean }), step({ offered: 20n })], [ready(clean), step({ offered: 20n })]),
  pair('DUST_REMAINS', 'NOTHING_SEIZED', [ready(clean), step({ offered: 20n })], [ready(), step({ offered: 20n })]),
  pair('NOTHING_SEIZED', 'SEIZED_BELOW_LEAST', [ready(), step({ offered: 95n, least: 2n })], [ready(), step({ offered: 96n, least: 2n })]),
];

const { auction } = smallDesign();
const running = (changes: Partial<Design> = {}, more: Holding = {}) => (): Situation => situation('auction.running', changes, more);
const wholeLots: Partial<Design> = { auction: { ...auction, takes: 'whole' } };
const floor: Partial<Design> = { dust: { kind: 'refuse', floor: 96_000n } };

/** Each unit of the lot is dearer than all that is owed for it. */
const dearLot: Holding = { collateral: { ETH: 2n }, debt: { USD: 100n, BTC: 1n }, prices: { ETH: 110n, BTC: 500n, USD: 1n } };
const cheaperLot: Holding = { ...dearLot, debt: { USD: 200n, BTC: 1n } };

const takes: readonly Pair[] = [
  pair('ASK_ABOVE_LIMIT', 'NOTHING_SOLD', [auctioned(dearLot), take({ amount: 1n, maxPrice: 0n })], [auctioned(dearLot), take({ amount: 1n })]),
  pair('NOTHING_SOLD', 'TAKE_LEAVES_DUST', [auctioned(dearLot, floor), take({ amount: 1n })], [auctioned(cheaperLot, floor), take({ amount: 1n })]),
  pair('TAKE_NOT_WHOLE', 'TAKE_LEAVES_DUST', [running({ ...wholeLots, ...floor }), take({ amount: 1n })], [running(floor), take({ amount: 1n })]),
  pair('TAKE_LEAVES_DUST', 'BELOW_RESERVE', [() => dusty(risenQuote()), take({ at: 200n, amount: 2n })], [risenQuote, take({ at: 200n, amount: 2n })]),
];

function auctioned(more: Holding, changes: Partial<Design> = {}) {
  return (): Situation => {
    const { design, world } = situation('unwinding.exhausted', changes, more);
    return later({ design, world }, { type: 'OPEN_AUCTION', at: 0n, collateral: 'ETH', debt: 'USD' });
  };
}

/** The same account under a dust rule: whatever a take leaves of it is below the floor. */
const dusty = ({ design, world }: Situation): Situation => ({ design: { ...design, dust: { kind: 'refuse', floor: 1_000n } }, world });

export const ofTheAccount: readonly Pair[] = [...owner, ...steps, ...takes];
