import { BPS, RAY, amountAt, min, mulDivUp } from '../../../kernel/arithmetic.js';
import type { Design } from '../../../kernel/design.js';
import { heldOf } from '../../../kernel/health.js';
import { reserveAt } from '../../../kernel/reserve.js';
import type { Account, Auction, BreakerCause, Market, Phase, Reserve, Unwinding, World } from '../../../kernel/world.js';
import { isPhase, phases } from '../../../machine/chart.js';
import type { Field, Layout } from '../../../machine/setting.js';
import { largestAgesOf, type LargestAges } from './ages.js';

/** How far a setting goes: the largest amounts of each kind [base units], the largest price and depth. */
export interface Bounds {
  readonly collateral: bigint;
  readonly debt: bigint;
  readonly surplus: bigint;
  readonly price: bigint;
  readonly depth: bigint;
}

/** The time of every world that a layout makes [seconds]: later than any age. */
export const NOW = 1_000_000n;

/** The name of the field for the price of an asset. */
export const priceField = (asset: number): string => `price${asset.toString()}`;

/** A field with how it is read from a world. */
interface Reading extends Field {
  readonly read: (world: World) => bigint;
}

/** Values by the names of their fields; a name without a field reads as zero. */
type Named = (name: string) => bigint;

const ageOf = (at: bigint, since: bigint, largest: bigint): bigint => min(at - since, largest);

/** What a reserve knows of its quotes and sales. */
function marketFields(design: Design, bounds: Bounds, ages: LargestAges, asset: number): readonly Reading[] {
  const at = (name: string): string => `${name}${asset.toString()}`;
  const reserveIn = ({ market }: World): Reserve => reserveAt(market, asset);
  const isAnchored = ({ market }: World): boolean => reserveAt(market, asset).anchor > 0n && market.at - reserveAt(market, asset).anchoredAt < ages.anchor;
  const isSelling = ({ market }: World): boolean => reserveAt(market, asset).selling > 0n && market.at - reserveAt(market, asset).sellingSince < ages.sale;
  const quotes: readonly Reading[] = [
    { name: priceField(asset), most: bounds.price, read: (world) => reserveIn(world).price },
    { name: at('quoteAge'), most: ages.quote, read: (world) => (reserveIn(world).price === 0n ? 0n : ageOf(world.market.at, reserveIn(world).quotedAt, ages.quote)) },
    // A lapsed anchor gives way to the last price, as one that never was.
    { name: at('anchor'), most: bounds.price, read: (world) => (isAnchored(world) ? reserveIn(world).anchor : 0n) },
    { name: at('anchorAge'), most: ages.anchor, read: (world) => (isAnchored(world) ? world.market.at - reserveIn(world).anchoredAt : 0n) },
  ];
  if (design.depth.kind === 'unlimited' || design.assets[asset]?.threshold === 0n) return quotes;
  return [
    ...quotes,
    { name: at('depth'), most: bounds.depth, read: (world) => reserveIn(world).depth },
    { name: at('selling'), most: bounds.collateral, read: (world) => (isSelling(world) ? reserveIn(world).selling : 0n) },
    { name: at('sellingAge'), most: ages.sale, read: (world) => (isSelling(world) ? world.market.at - reserveIn(world).sellingSince : 0n) },
  ];
}

/** What an account has of an asset, and the funds that stand behind its debt. */
function amountFields(design: Design, bounds: Bounds, asset: number): readonly Reading[] {
  const at = (name: string): string => `${name}${asset.toString()}`;
  const leg = design.assets[asset];
  const collateral: readonly Reading[] = leg?.threshold === 0n ? [] : [{ name: at('collateral'), most: bounds.collateral, read: ({ account }) => amountAt(account.collateral, asset) }];
  if (leg?.borrowable !== true) return collateral;
  return [
    ...collateral,
    { name: at('debt'), most: bounds.debt, read: ({ account }) => amountAt(account.debt, asset) },
    { name: at('surplus'), most: bounds.surplus, read: ({ account }) => amountAt(account.surplus, asset) },
    { name: at('deficit'), most: bounds.debt, read: ({ account }) => amountAt(account.deficit, asset) },
    { name: at('insurance'), most: amountAt(design.loss.insurance, asset), read: ({ market }) => reserveAt(market, asset).insurance },
    { name: at('backstop'), most: amountAt(design.loss.backstop, asset), read: ({ market }) => reserveAt(market, asset).backstop },
    ...(design.schedule.unlock.kind === 'gradual'
      ? [{ name: at('repaid'), most: bounds.debt, read: ({ account }: World) => amountAt(account.unwinding?.repaid ?? [], asset) }]
      : []),
  ];
}

/** The halt, the unwinding and the auction. */
function courseFields({ schedule, auction: policy }: Design, bounds: Bounds, ages: LargestAges): readonly Reading[] {
  const steps = (world: World): bigint => world.account.unwinding?.steps ?? 0n;
  const ofAuction = (read: (auction: Auction) => bigint) => ({ account: { auction } }: World): bigint => (auction === null ? 0n : read(auction));
  return [
    { name: 'haltAge', most: ages.halt, read: ({ market }) => (market.cause === 'none' ? 0n : ageOf(market.at, market.haltedAt, ages.halt)) },
    { name: 'courseAge', most: ages.course, read: ({ market, account }) => (account.unwinding === null ? 0n : ageOf(market.at, account.unwinding.since, ages.course)) },
    { name: 'steps', most: schedule.mostSteps, read: steps },
    // Before the first step nothing waits for the next.
    { name: 'stepAge', most: ages.step, read: (world) => (steps(world) === 0n ? 0n : ageOf(world.market.at, world.account.unwinding?.steppedAt ?? 0n, ages.step)) },
    { name: 'lot', most: bounds.collateral, read: ofAuction(({ lot }) => lot) },
    { name: 'startPrice', most: mulDivUp(bounds.price, policy.startPremium, BPS), read: ofAuction(({ startPrice }) => startPrice) },
    { name: 'floorPrice', most: mulDivUp(bounds.price, policy.reserve, BPS), read: ofAuction(({ floorPrice }) => floorPrice) },
    { name: 'debtPrice', most: bounds.price, read: ofAuction(({ debtPrice }) => debtPrice) },
    { name: 'roundAge', most: ages.round, read: (world) => ofAuction(({ startedAt }) => ageOf(world.market.at, startedAt, ages.round))(world) },
    { name: 'round', most: policy.mostRounds, read: ofAuction(({ round }) => round) },
  ];
}

/** The parts of a shape. Settled accounts are all alike: nothing can happen to them any more. */
interface Shape {
  readonly phase: Phase;
  readonly feed: 'fresh' | 'stale';
  readonly breaker: 'armed' | 'tripped';
  readonly cause: BreakerCause;
  readonly legs: { readonly collateral: number; readonly debt: number } | null;
  readonly isUnwinding: boolean;
}

function shapeOf({ market, account }: World): string {
  if (account.phase === 'settled') return 'settled';
  const legs = account.auction === null ? '' : `${account.auction.collateral.toString()}:${account.auction.debt.toString()}`;
  return [account.phase, account.feed, market.breaker, market.cause, legs, account.unwinding === null ? '' : 'unwinding'].join(' ');
}

/** Every shape: each phase with each state of feed and breaker, and each pair of legs where an auction runs. */
function shapesOf({ assets }: Design): readonly string[] {
  const indices = (holds: (asset: Design['assets'][number]) => boolean): readonly number[] => assets.flatMap((asset, index) => (holds(asset) ? [index] : []));
  const pairs = indices(({ threshold }) => threshold > 0n).flatMap((collateral) => indices(({ borrowable }) => borrowable).map((debt) => `${collateral.toString()}:${debt.toString()}`));
  const places = phases.filter((phase) => phase !== 'settled').flatMap((phase) => {
    if (phase.startsWith('auction')) return pairs.map((legs) => ({ phase, rest: `${legs} ` }));
    return [{ phase, rest: phase.startsWith('unwinding') ? ' unwinding' : ' ' }];
  });
  const sides = ['fresh', 'stale'].flatMap((feed) => ['armed none', 'tripped operator', 'tripped move'].map((breaker) => `${feed} ${breaker}`));
  return ['settled', ...places.flatMap(({ phase, rest }) => sides.map((side) => `${phase} ${side} ${rest}`))];
}

const causeOf = (name: string | undefined): BreakerCause => (name === 'operator' || name === 'move' ? name : 'none');

function shapeFrom(text: string): Shape {
  const [phase = '', feed, breaker, cause, legs = '', unwinding] = text.split(' ');
  const [collateral, debt] = legs.split(':');
  return {
    phase: isPhase(phase) ? phase : 'settled',
    feed: feed === 'stale' ? 'stale' : 'fresh',
    breaker: breaker === 'tripped' ? 'tripped' : 'armed',
    cause: causeOf(cause),
    legs: debt === undefined ? null : { collateral: Number(collateral), debt: Number(debt) },
    isUnwinding: unwinding === 'unwinding',
  };
}

function unwindingFrom(design: Design, { isUnwinding }: Shape, named: Named): Unwinding | null {
  if (!isUnwinding) return null;
  const since = NOW - named('courseAge');
  const steps = named('steps');
  return { since, steps, steppedAt: steps === 0n ? since : NOW - named('stepAge'), repaid: design.assets.map((_, asset) => named(`repaid${asset.toString()}`)) };
}

function auctionFrom({ legs }: Shape, named: Named): Auction | null {
  if (legs === null) return null;
  return {
    collateral: legs.collateral, debt: legs.debt, lot: named('lot'), startPrice: named('startPrice'), floorPrice: named('floorPrice'),
    debtPrice: named('debtPrice'), startedAt: NOW - named('roundAge'), round: named('round'),
  };
}

function accountFrom(design: Design, shape: Shape, named: Named): Account {
  const each = (name: string): readonly bigint[] => design.assets.map((_, asset) => named(`${name}${asset.toString()}`));
  return {
    phase: shape.phase, feed: shape.feed, collateral: each('collateral'), debt: each('debt'), surplus: each('surplus'), deficit: each('deficit'),
    indices: design.assets.map(() => RAY), unwinding: unwindingFrom(design, shape, named), auction: auctionFrom(shape, named), closed: shape.phase === 'settled',
  };
}

/** The market of one account: its sums are the account's amounts. */
function reserveFrom(bounds: Bounds, account: Account, named: Named, asset: number): Reserve {
  const of = (name: string): bigint => named(`${name}${asset.toString()}`);
  return {
    price: of('price'), quotedAt: NOW - of('quoteAge'), depth: of('depth'), anchor: of('anchor'), anchoredAt: NOW - of('anchorAge'),
    selling: of('selling'), sellingSince: NOW - of('sellingAge'), index: RAY,
    collateral: heldOf(account, asset), debt: amountAt(account.debt, asset), surplus: amountAt(account.surplus, asset), deficit: amountAt(account.deficit, asset),
    insurance: of('insurance'), backstop: of('backstop'), treasury: 0n, salvage: 0n, carried: 0n,
  };
}

/** How the worlds of one account under a design, without interest, are written as small numbers. */
export function layoutOf(design: Design, bounds: Bounds): Layout {
  const ages = largestAgesOf(design);
  const readings = [
    ...design.assets.flatMap((_, asset) => [...marketFields(design, bounds, ages, asset), ...amountFields(design, bounds, asset)]),
    ...courseFields(design, bounds, ages),
  ].filter(({ most }) => most > 0n);
  const places = new Map(readings.map(({ name }, place) => [name, place]));
  return {
    fields: readings.map(({ name, most }) => ({ name, most })),
    shapes: shapesOf(design),
    shapeOf,
    valuesOf: (world) => readings.map(({ read }) => (world.account.phase === 'settled' ? 0n : read(world))),
    worldOf: (text, values) => {
      const shape = shapeFrom(text);
      const named: Named = (name) => values[places.get(name) ?? -1] ?? 0n;
      const account = accountFrom(design, shape, named);
      const market: Market = {
        at: NOW, accruedAt: NOW, reserves: design.assets.map((_, asset) => reserveFrom(bounds, account, named, asset)),
        breaker: shape.breaker, cause: shape.cause, haltedAt: shape.cause === 'none' ? 0n : NOW - named('haltAge'),
      };
      return { market, account };
    },
  };
}
