import { PRICE_SCALE } from '../../src/kernel/arithmetic.js';
import type { AssetQuote, Event } from '../../src/kernel/event.js';
import type { Design } from '../../src/kernel/design.js';
import { assets, dollar, large, token, unhurried } from './designs.js';

/** The numbers that somebody published with a fault, as events. */
export interface Example {
  readonly fault: string;
  readonly says: string;
  /** Where the fault's own design has other amounts in mind; of no fault itself. */
  readonly design?: Design;
  readonly events: readonly Event[];
  /** Health before the last event and after it, to four places, rounded down; none after where no debt is left. */
  readonly healths: readonly [string, string];
  /** What the sound machine answers to the last event. */
  readonly refusal: string;
}

const at = 1_000n;
const one = 10n ** 18n;
const million = 10n ** 6n;

/** A price in cents per token. */
const quoted = (asset: string, cents: bigint, decimals = 18n): AssetQuote => ({ asset, price: (cents * PRICE_SCALE) / 100n / 10n ** decimals, depth: 0n });
const usd = quoted('USD', 100n, 6n);

const quote = (...quotes: readonly AssetQuote[]): Event => ({ type: 'QUOTE', at, quotes });
const deposit = (asset: string, amount: bigint): Event => ({ type: 'DEPOSIT', at, asset, amount });
const borrow = (asset: string, amount: bigint): Event => ({ type: 'BORROW', at, asset, amount });
const step = (collateral: string, debt: string, offered: bigint): Event => ({ type: 'STEP', at, collateral, debt, offered, least: 0n });

const bodies: Readonly<Record<string, Omit<Example, 'fault'>>> = {
  'toxic-spiral': {
    says: '63.6M USDC against 92M CRV, at a threshold of 89 %: where CRV rises to 0.68, half of the debt lowers health further',
    events: [
      quote(quoted('USDC', 100n, 6n), quoted('CRV', 50n)), deposit('USDC', 63_600_000n * million), borrow('CRV', 92_000_000n * one),
      quote(quoted('CRV', 68n)), step('USDC', 'CRV', 92_000_000n * one),
    ],
    healths: ['0.9047', '0.8795'], refusal: 'EVENT_NOT_ALLOWED',
  },
  'half-a-step-lowers-health': {
    says: '1000 A at 0.78 against 750 owed: half of it lowers health from 0.988',
    events: [quote(quoted('A', 100n), usd), deposit('A', 1_000n * one), borrow('USD', 750n * million), quote(quoted('A', 78n)), step('A', 'USD', 10_000n * million)],
    healths: ['0.9880', '0.9785'], refusal: 'EVENT_NOT_ALLOWED',
  },
  'best-collateral-first': {
    says: '1000 A and 1000 C at 0.50 against 1390 owed: half of it for A takes health from 0.971 below 0.95',
    events: [
      quote(quoted('A', 100n), quoted('C', 100n), usd), deposit('A', 1_000n * one), deposit('C', 1_000n * one), borrow('USD', 1_390n * million),
      quote(quoted('C', 50n)), step('A', 'USD', 10_000n * million),
    ],
    healths: ['0.9712', '0.9449'], refusal: 'TOXIC_STEP',
  },
  'high-threshold-leg': {
    says: '6 ETH at 100 and 1 BTC at 400 against 1000 owed: selling the ether first takes health from 0.80 to 0.50',
    events: [
      quote(quoted('ETH', 20_000n), quoted('BTC', 40_000n), usd), deposit('ETH', 6n * one), deposit('BTC', one), borrow('USD', 1_000n * million),
      quote(quoted('ETH', 10_000n)), step('ETH', 'USD', 600n * million),
    ],
    healths: ['0.8000', '0.5000'], refusal: 'TOXIC_STEP',
  },
  'zero-bids': {
    says: 'a lot of 50 ETH is sold for 0 DAI',
    design: large('maker-flip', {
      ...assets(token(6_666n, 1_300n), dollar), schedule: { ...unhurried, mostSteps: 0n },
      auction: { ...large('usual').auction, curve: { kind: 'linear', zeroAfter: 600n }, duration: 3_600n, largestFall: 4_000n },
    }),
    events: [
      quote(quoted('ETH', 19_461n), usd), deposit('ETH', 50n * one), borrow('USD', 5_000n * million), quote(quoted('ETH', 12_000n)),
      { type: 'OPEN_AUCTION', at, collateral: 'ETH', debt: 'USD' }, { type: 'TAKE', at: at + 600n, amount: 50n * one, maxPrice: 0n },
    ],
    healths: ['0.7999', ''], refusal: 'EVENT_NOT_ALLOWED',
  },
  'liquidated-on-a-wick': {
    says: 'DAI at 1.30 on one venue makes a debt of 3000 liquidatable against 10 ETH at 500',
    events: [
      quote(quoted('ETH', 50_000n), quoted('DAI', 100n)), deposit('ETH', 10n * one), borrow('DAI', 3_000n * one), quote(quoted('DAI', 130n)),
      step('ETH', 'DAI', 3_000n * one),
    ],
    healths: ['0.9615', '1.0700'], refusal: 'BREAKER_TRIPPED',
  },
};

/** Published numbers, each replayed event by event. */
export const examples: readonly Example[] = Object.entries(bodies).map(([fault, body]) => ({ fault, ...body }));
