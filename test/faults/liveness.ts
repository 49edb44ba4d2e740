import { amountAt } from '../../src/kernel/arithmetic.js';
import { changedAccount } from '../../src/kernel/changed.js';
import type { Design } from '../../src/kernel/design.js';
import type { Event } from '../../src/kernel/event.js';
import { assess, hasDebt, isHealthy } from '../../src/kernel/health.js';
import type { Outcome, Response } from '../../src/kernel/outcome.js';
import type { Refusal } from '../../src/kernel/refusal.js';
import { assetIndex, reserveAt, withReserve } from '../../src/kernel/reserve.js';
import type { World } from '../../src/kernel/world.js';
import { stepwise } from '../../src/mechanisms/stepwise/mechanism.js';
import { auctionOnly, small } from './designs.js';
import { byBehaviour, type Fault } from './fault.js';
import { faulty, mishandled, refusingBefore } from './injection.js';

/** Refuses what does not leave the account healthy. */
function unlessHealthyAfter(outcome: Outcome, design: Design): Response {
  const { market, account } = outcome.world;
  const { backing, owed, value } = assess(design, market, account);
  if (!hasDebt(account) || isHealthy({ backing, owed, value })) return outcome;
  return { code: 'WOULD_BE_AT_RISK', backing, owed, warning: 10_000n };
}

/** Refuses where the debt, in collateral, is not a single unit. */
function unlessAUnit(design: Design, { market, account }: World, event: Event): Refusal | null {
  if (event.type !== 'STEP' && event.type !== 'OPEN_AUCTION') return null;
  const collateral = reserveAt(market, assetIndex(design, event.collateral));
  const debt = assetIndex(design, event.debt);
  const repaid = amountAt(account.debt, debt);
  return repaid * reserveAt(market, debt).price < collateral.price ? { code: 'NOTHING_SEIZED', repaid } : null;
}

/** A payment that the account is credited with, and the books of the auction house are not. */
function unbooked({ world, effects }: Outcome, design: Design, before: World, event: Event): Outcome {
  if (event.type !== 'REPAY') return { world, effects };
  const asset = assetIndex(design, event.asset);
  return { world: { market: withReserve(world.market, asset, { debt: reserveAt(before.market, asset).debt }), account: world.account }, effects };
}

/** Refuses a debt auction while the books hold more debt on auction than there is. */
function unlessBooksAgree(design: Design, { market, account }: World, event: Event): Refusal | null {
  if (event.type !== 'OPEN_AUCTION') return null;
  const asset = assetIndex(design, event.debt);
  const debt = amountAt(account.debt, asset);
  return reserveAt(market, asset).debt === debt ? null : { code: 'EMPTY_LEG', held: reserveAt(market, asset).debt, debt };
}

/** Another round that counts as the same. */
function uncounted({ world: { market, account }, effects }: Outcome): Outcome {
  const { auction } = account;
  return { world: { market, account: auction === null ? account : changedAccount(account, { auction: { ...auction, round: auction.round - 1n } }) }, effects };
}

/** A guard that is never true of an account that is being liquidated. */
const notOnceBegun = (guard: 'sound' | 'thin') => (...[design, world, assessment]: Parameters<(typeof stepwise.guards)[typeof guard]>): boolean =>
  world.account.unwinding === null && stepwise.guards[guard](design, world, assessment);

/** Liquidations that cannot go on, or do not end. */
export const liveness: readonly Fault[] = [
  byBehaviour({
    id: 'must-be-healthy-afterwards', guarantee: 'never-stuck', events: 5,
    source: 'Sentiment v2, Sherlock 2024-08, #309, #191, #294',
    mistake: 'A liquidation must leave the account healthy, so that below the frontier nobody can liquidate it at all.',
  }, faulty({ effects: { step: mishandled('step', unlessHealthyAfter), openAuction: mishandled('openAuction', unlessHealthyAfter) } }), small('sentiment')),
  byBehaviour({
    id: 'rounds-to-nothing', guarantee: 'never-stuck', events: 5, effort: { seed: 20_200_312, runs: 320 },
    source: 'Aave v4, issue #929',
    mistake: 'The collateral for a small debt rounds to zero, the transfer of nothing reverts, and the account cannot be liquidated.',
  }, faulty({ effects: { step: refusingBefore('step', unlessAUnit), openAuction: refusingBefore('openAuction', unlessAUnit) } }), small('aave-v4-rounding')),
  byBehaviour({
    id: 'blocked-debt-auction', guarantee: 'never-stuck', events: 6,
    source: 'Maker, flop, MIP19 ("stuck debt auctions"); mkr-mcd-spec, pull request #171',
    mistake: 'A payment outside the auction leaves its books with more debt than there is, and no debt auction starts again.',
  }, faulty({ effects: { repay: mishandled('repay', unbooked), openAuction: refusingBefore('openAuction', unlessBooksAgree) } }), small('maker-flop', auctionOnly)),
  byBehaviour({
    id: 'restarts-for-ever', guarantee: 'unwinding-terminates', events: 6,
    source: 'Maker, flop `tick` (dss, pull request #50), beside MIP19',
    mistake: 'An auction that nobody bids in is started again without counting, and so for ever.',
  }, faulty({ effects: { resetAuction: mishandled('resetAuction', uncounted) } }), small('maker-tick', auctionOnly)),
  byBehaviour({
    id: 'cured-and-still-sold', guarantee: 'recovery-releases', events: 5,
    source: 'RAAC, CodeHawks 2025-02, #544, #2695',
    mistake: 'Once liquidation has begun, an account that is healthy again stays in it, and its collateral is taken.',
  }, faulty({ guards: { sound: notOnceBegun('sound'), thin: notOnceBegun('thin') } }), small('raac')),
];
