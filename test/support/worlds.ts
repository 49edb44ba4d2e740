import { RAY } from '../../src/kernel/arithmetic.js';
import type { Effect } from '../../src/kernel/effect.js';
import type { Asset, Design } from '../../src/kernel/design.js';
import type { Event } from '../../src/kernel/event.js';
import type { Refusal } from '../../src/kernel/refusal.js';
import type { Account, Market, Reserve, World } from '../../src/kernel/world.js';
import { settle } from '../../src/machine/routing.js';
import { transitionOf, type Step } from '../../src/machine/transition.js';
import { stepwise } from '../../src/mechanisms/stepwise/mechanism.js';
import { openWorld } from '../../src/mechanisms/stepwise/open.js';

export const transition = transitionOf(stepwise);

export const ether: Asset = { id: 'ETH', decimals: 0n, threshold: 8_000n, bonus: 500n, borrowable: false, rate: 0n };
export const bitcoin: Asset = { id: 'BTC', decimals: 0n, threshold: 5_000n, bonus: 1_000n, borrowable: true, rate: 0n };
export const dollar: Asset = { id: 'USD', decimals: 0n, threshold: 0n, bonus: 0n, borrowable: true, rate: 0n };

const blockable = ['WITHDRAW', 'BORROW', 'STEP', 'OPEN_AUCTION', 'TAKE', 'RESET_AUCTION', 'RECOGNISE_LOSS'] as const;

/** Three assets and round numbers: ether backs 80 % and is toxic below health 0.84, bitcoin backs 50 %, dollars are owed. */
export const smallDesign = (changes: Partial<Design> = {}): Design => ({
  name: 'small',
  dialect: 'stepwise@1',
  assets: [ether, bitcoin, dollar],
  warning: 11_000n,
  target: 10_500n,
  sizing: { kind: 'targetHealth' },
  schedule: { interval: 60n, unlock: { kind: 'whole' }, mostSteps: 3n, window: 3_600n },
  depth: { kind: 'unlimited' },
  incentive: { curve: { kind: 'fixed' }, nonToxicCeiling: false, protocolShare: 0n, leastReward: 0n },
  dust: { kind: 'none' },
  toxicity: 'escalate',
  auction: {
    curve: { kind: 'linear', zeroAfter: 1_200n }, startPremium: 12_000n, duration: 900n, largestFall: 7_000n, reserve: 6_000n,
    tip: 0n, tipShare: 0n, mostRounds: 2n, takes: 'partial',
  },
  loss: { insurance: [0n, 0n, 0n], insuranceCap: 5_000n, backstop: [0n, 0n, 0n] },
  breaker: { maxAge: 7_200n, largestMove: 5_000n, moveInterval: 600n, release: 900n, whenStale: blockable, whenTripped: blockable },
  envelope: { largestDrop: 1_000n, largestRise: 0n, reaction: 60n },
  ...changes,
});

type Amounts = Readonly<Record<string, bigint>>;

/** What a world is to hold; whatever is left out is zero, and every asset has a fresh quote at second 0. */
export interface Holding {
  readonly collateral?: Amounts;
  readonly debt?: Amounts;
  readonly prices?: Amounts;
  readonly account?: Partial<Account>;
  readonly market?: Partial<Market>;
  readonly reserves?: Readonly<Record<string, Partial<Reserve>>>;
}

export const usualPrices: Amounts = { ETH: 100n, BTC: 400n, USD: 1n };

/** A world with one account, its sums right, sent by the chart to where it belongs. */
export function worldWith(design: Design, { collateral = {}, debt = {}, prices = usualPrices, account = {}, market = {}, reserves = {} }: Holding): World {
  const open = openWorld(design, 0n);
  const listed = (amounts: Amounts): readonly bigint[] => design.assets.map(({ id }) => amounts[id] ?? 0n);
  const stocked = open.market.reserves.map((reserve, asset) => {
    const id = design.assets[asset]?.id ?? '';
    const price = prices[id] ?? 0n;
    return { ...reserve, price, anchor: price, depth: 1_000_000n, index: RAY, collateral: collateral[id] ?? 0n, debt: debt[id] ?? 0n, ...reserves[id] };
  });
  return settle(stepwise, design, {
    market: { ...open.market, reserves: stocked, ...market },
    account: { ...open.account, collateral: listed(collateral), debt: listed(debt), ...account },
  }).world;
}

/** The answer to an event was not the one that the test is about. */
export class Unexpected extends Error {
  override readonly name = 'Unexpected';
}

const spelled = (value: unknown): string => JSON.stringify(value, (_key, inner: unknown) => (typeof inner === 'bigint' ? `${inner}n` : inner));

/** The step of an event that must be accepted. */
export function accepted(design: Design, world: World, event: Event): Step {
  const answer = transition(design, world, event);
  if (answer._tag === 'Right') return answer.right;
  throw new Unexpected(`${event.type} was refused: ${spelled(answer.left)}`);
}

/** The refusal of an event that must be refused. */
export function refused(design: Design, world: World, event: Event): Refusal {
  const answer = transition(design, world, event);
  if (answer._tag === 'Left') return answer.left;
  throw new Unexpected(`${event.type} was accepted: ${spelled(answer.right.path)}`);
}

/** The world after events that must all be accepted. */
export const after = (design: Design, world: World, ...events: readonly Event[]): World =>
  events.reduce((sofar, event) => accepted(design, sofar, event).world, world);

/** Only the effects of one kind. */
export const effectsOf = <K extends Effect['kind']>(step: Step, kind: K): readonly Extract<Effect, { kind: K }>[] =>
  step.effects.filter((effect): effect is Extract<Effect, { kind: K }> => effect.kind === kind);
