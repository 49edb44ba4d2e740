import { isHalted } from '../../../kernel/breaker.js';
import type { Design } from '../../../kernel/design.js';
import { hasCollateral, hasDebt, isAtLeast, isHealthy, type Assessment } from '../../../kernel/health.js';
import type { World } from '../../../kernel/world.js';
import { hasRoundExpired, isAuctionOver } from './auction-events.js';
import { isFeedStale } from './feed.js';
import { isSpent, isWaiting } from './step-event.js';

/** Liquidatable, and with something left to liquidate: sub-states are chosen only among such accounts. */
const isUnwindable = ({ account }: World, assessment: Assessment): boolean => !isHealthy(assessment) && hasCollateral(account);

const isSound = (design: Design, assessment: Assessment): boolean => isAtLeast(assessment, design.warning);

type Guard = (design: Design, world: World, assessment: Assessment) => boolean;

/** What each routing guard of the lifecycle asks of the assessed world. */
export const guards = {
  closed: (_design, { account }) => account.closed,
  short: (_design, _world, assessment) => !isHealthy(assessment),
  thin: (design, _world, assessment) => isHealthy(assessment) && !isSound(design, assessment),
  sound: (design, _world, assessment) => isSound(design, assessment),
  auctioned: (_design, { account }) => account.auction !== null,
  noDebt: (_design, { account }) => !hasDebt(account),
  noCollateral: (_design, { account }) => hasDebt(account) && !hasCollateral(account),
  spent: (design, world, assessment) => isUnwindable(world, assessment) && isSpent(design, world, assessment),
  waiting: (design, world, assessment) => isUnwindable(world, assessment) && isWaiting(design, world) && !isSpent(design, world, assessment),
  steppable: (design, world, assessment) => isUnwindable(world, assessment) && !isWaiting(design, world) && !isSpent(design, world, assessment),
  auctionOver: (_design, world) => isAuctionOver(world),
  roundOver: (design, world, assessment) => isUnwindable(world, assessment) && !isAuctionOver(world) && hasRoundExpired(design, world),
  roundRunning: (design, world, assessment) => isUnwindable(world, assessment) && !isAuctionOver(world) && !hasRoundExpired(design, world),
  staleFeed: (design, world) => isFeedStale(design, world),
  freshFeed: (design, world) => !isFeedStale(design, world),
  halted: (design, { market }) => isHalted(design.breaker, market),
  released: (design, { market }) => !isHalted(design.breaker, market),
} satisfies Readonly<Record<string, Guard>>;
