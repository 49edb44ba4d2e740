import { AMOUNT_LIMIT, PRICE_LIMIT, VALUE_LIMIT } from '../../../src/kernel/limits.js';
import { borrow, cover, deposit, later, plain, repay, situation, withdraw, type Situation } from '../../support/situations.js';
import { smallDesign } from '../../support/worlds.js';
import type { RefusalCase } from './refusal-case.js';

const healthy = (): Situation => situation('healthy');
const unquotedBitcoin = { prices: { ETH: 100n, USD: 1n } };
const dearest = PRICE_LIMIT - 1n;

/** Others hold or owe all but what the limits leave. */
const fullMarket = (asset: string, sum: 'collateral' | 'debt' | 'surplus'): Situation => situation('healthy', {}, { reserves: { [asset]: { [sum]: AMOUNT_LIMIT - 10n } } });

const deposits: readonly RefusalCase[] = [
  { state: 'healthy', refuses: 'collateral that backs nothing', given: healthy, event: deposit({ asset: 'USD' }), refusal: { code: 'NOT_COLLATERAL', asset: 'USD' } },
  {
    state: 'healthy', refuses: 'collateral without a quote, which nobody could judge', given: () => situation('healthy', {}, unquotedBitcoin),
    event: deposit({ asset: 'BTC' }), refusal: { code: 'QUOTE_MISSING', asset: 'BTC' },
  },
  {
    state: 'healthy', refuses: 'a deposit that carries all deposits to 2^112', given: () => fullMarket('ETH', 'collateral'),
    event: deposit({ amount: 10n }), refusal: { code: 'AMOUNT_OUT_OF_RANGE', field: 'collateral', amount: AMOUNT_LIMIT, limit: AMOUNT_LIMIT },
  },
  {
    state: 'healthy', refuses: 'a deposit that carries the value of all to 2^240',
    given: () => situation('healthy', {}, { prices: { ETH: dearest, BTC: dearest, USD: 1n }, reserves: { ETH: { collateral: AMOUNT_LIMIT - 1n } } }),
    event: deposit({ asset: 'BTC', amount: 2n }), refusal: { code: 'VALUE_OUT_OF_RANGE', limit: VALUE_LIMIT },
  },
];

const withdrawals: readonly RefusalCase[] = [
  { state: 'healthy', refuses: 'to give out more than is held, by one unit', given: healthy, event: withdraw({ amount: 1_001n }), refusal: { code: 'INSUFFICIENT_COLLATERAL', held: 1_000n } },
  {
    // 825 ether back 66,000: just 60,000 at a warning of 1.1.
    state: 'healthy', refuses: 'to give out what would leave it at risk, by one unit', given: healthy,
    event: withdraw({ amount: 176n }), refusal: { code: 'WOULD_BE_AT_RISK', backing: 659_200_000n, owed: 60_000n, warning: 11_000n },
  },
];

const loans: readonly RefusalCase[] = [
  { state: 'healthy', refuses: 'to lend what is not lent', given: healthy, event: borrow({ asset: 'ETH' }), refusal: { code: 'NOT_BORROWABLE', asset: 'ETH' } },
  {
    state: 'healthy', refuses: 'to lend what has no quote', given: () => situation('healthy', {}, unquotedBitcoin),
    event: borrow({ asset: 'BTC' }), refusal: { code: 'QUOTE_MISSING', asset: 'BTC' },
  },
  {
    state: 'healthy', refuses: 'to lend what has no quote, whatever a stale feed blocks: it would weigh nothing',
    given: () => situation('healthy', { breaker: { ...smallDesign().breaker, whenStale: [] } }, unquotedBitcoin),
    event: borrow({ asset: 'BTC' }), refusal: { code: 'QUOTE_MISSING', asset: 'BTC' },
  },
  {
    state: 'healthy', refuses: 'to lend what would leave it at risk, by one unit', given: healthy,
    event: borrow({ amount: 12_728n }), refusal: { code: 'WOULD_BE_AT_RISK', backing: 800_000_000n, owed: 72_728n, warning: 11_000n },
  },
  {
    state: 'healthy', refuses: 'a loan that carries all loans to 2^112', given: () => fullMarket('USD', 'debt'),
    event: borrow({ amount: 10n }), refusal: { code: 'AMOUNT_OUT_OF_RANGE', field: 'debt', amount: AMOUNT_LIMIT, limit: AMOUNT_LIMIT },
  },
  {
    state: 'healthy', refuses: 'a loan that carries the value of all to 2^240',
    given: () => situation('healthy', {}, { prices: { ETH: 100n, BTC: dearest, USD: dearest }, debt: {}, reserves: { BTC: { debt: AMOUNT_LIMIT - 1n } } }),
    event: borrow({ amount: 2n }), refusal: { code: 'VALUE_OUT_OF_RANGE', limit: VALUE_LIMIT },
  },
];

/** Repaying is refused only where the overpayment would not fit, in whatever state. */
const repayments: readonly RefusalCase[] = ([
  ['healthy', 60_000n], ['atRisk', 75_000n], ['unwinding.ready', 85_000n], ['auction.running', 96_000n], ['badDebt', 80_000n],
] as const).map(([state, due]) => ({
  state,
  refuses: 'an overpayment that does not fit beside those of all others',
  given: () => situation(state, {}, { reserves: { USD: { surplus: AMOUNT_LIMIT - 10n } } }),
  event: repay({ amount: due + 10n }),
  refusal: { code: 'AMOUNT_OUT_OF_RANGE', field: 'surplus', amount: AMOUNT_LIMIT, limit: AMOUNT_LIMIT },
}));

const depositsElsewhere: readonly RefusalCase[] = (['atRisk', 'unwinding.ready', 'auction.running'] as const).map((state) => ({
  state, refuses: 'collateral that backs nothing', given: () => situation(state), event: deposit({ asset: 'USD' }), refusal: { code: 'NOT_COLLATERAL', asset: 'USD' },
}));

const endings: readonly RefusalCase[] = [
  { state: 'healthy', refuses: 'to close while debt remains', given: healthy, event: plain('CLOSE'), refusal: { code: 'DEBT_REMAINS', owed: 60_000n } },
  { state: 'badDebt', refuses: 'to close while a deficit remains', given: () => situation('badDebt'), event: plain('CLOSE'), refusal: { code: 'DEFICIT_REMAINS', asset: 'USD', deficit: 80_000n } },
  {
    state: 'badDebt', refuses: 'to close while a unit of deficit remains', given: () => later(situation('badDebt'), cover({ amount: 79_999n })),
    event: plain('CLOSE'), refusal: { code: 'DEFICIT_REMAINS', asset: 'USD', deficit: 1n },
  },
  { state: 'badDebt', refuses: 'to cover more than the deficit, by one unit', given: () => situation('badDebt'), event: cover({ amount: 80_001n }), refusal: { code: 'COVER_EXCEEDS_DEFICIT', deficit: 80_000n } },
  { state: 'badDebt', refuses: 'to cover an asset without a deficit', given: () => situation('badDebt'), event: cover({ asset: 'BTC', amount: 1n }), refusal: { code: 'COVER_EXCEEDS_DEFICIT', deficit: 0n } },
];

export const ownerCases: readonly RefusalCase[] = [...deposits, ...withdrawals, ...loans, ...repayments, ...depositsElsewhere, ...endings];
