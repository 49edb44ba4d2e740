import { BPS, amountAt } from '../../../kernel/arithmetic.js';
import { changedAccount } from '../../../kernel/changed.js';
import type { Design } from '../../../kernel/design.js';
import type { Effect } from '../../../kernel/effect.js';
import { isToxic, type Assessment } from '../../../kernel/health.js';
import { bonusOf } from '../../../kernel/incentive.js';
import { silently, type Outcome, type Response } from '../../../kernel/outcome.js';
import { assetIndex, reserveAt, withReserve } from '../../../kernel/reserve.js';
import { soldInInterval } from '../../../kernel/sizing.js';
import { quoteStep, type StepOffer, type Wish } from '../../../kernel/step.js';
import type { Account, Market, Unwinding, World } from '../../../kernel/world.js';
import { added, flows } from './amounts.js';
import { blocked } from './feed.js';

/** A course that has not begun: what an account outside unwinding is judged by. */
const freshCourse = ({ market, account }: World): Unwinding => ({ since: market.at, steps: 0n, steppedAt: market.at, repaid: account.debt.map(() => 0n) });

export const courseOf = (world: World): Unwinding => world.account.unwinding ?? freshCourse(world);

export const beginUnwinding = (world: World): Outcome =>
  silently({ market: world.market, account: changedAccount(world.account, { unwinding: freshCourse(world) }) });

export const endUnwinding = ({ market, account }: World): Outcome => silently({ market, account: changedAccount(account, { unwinding: null }) });

/** The market after a step: sums, treasury, and what the depth policy counts in this interval. */
function soldFrom(design: Design, market: Market, wish: Wish, { repaid, seized, fee }: StepOffer): Market {
  const collateral = reserveAt(market, wish.collateral);
  const sold = soldInInterval(design.depth, collateral, market.at);
  const isCounted = design.depth.kind !== 'unlimited';
  const next = withReserve(market, wish.collateral, {
    collateral: collateral.collateral - seized,
    treasury: collateral.treasury + fee,
    selling: isCounted ? sold + seized : collateral.selling,
    sellingSince: isCounted && sold === 0n ? market.at : collateral.sellingSince,
  });
  return withReserve(next, wish.debt, { debt: reserveAt(next, wish.debt).debt - repaid });
}

function steppedAccount(account: Account, course: Unwinding, at: bigint, wish: Wish, { repaid, seized }: StepOffer): Account {
  const unwinding = { since: course.since, steps: course.steps + 1n, steppedAt: at, repaid: added(course.repaid, wish.debt, repaid) };
  return changedAccount(account, { collateral: added(account.collateral, wish.collateral, -seized), debt: added(account.debt, wish.debt, -repaid), unwinding });
}

/** STEP: repays part of one debt leg for part of one collateral leg. Refused: feed and breaker, then the codes of `quoteStep`. */
export function step(design: Design, world: World, event: { readonly collateral: string; readonly debt: string; readonly offered: bigint; readonly least: bigint }, assessment: Assessment): Response {
  const refusal = blocked(design, world, 'STEP', []);
  if (refusal !== null) return refusal;
  const wish: Wish = { collateral: assetIndex(design, event.collateral), debt: assetIndex(design, event.debt), offered: event.offered, least: event.least };
  const course = courseOf(world);
  const offer = quoteStep(design, world.market, world.account, course, assessment, wish);
  if (offer.code !== undefined) return offer;
  const { repaid, seized, fee, bonus, limit, rule } = offer;
  const stepped: Effect = { kind: 'stepped', collateral: event.collateral, debt: event.debt, repaid, seized, fee, bonus, limit, rule };
  return {
    world: { market: soldFrom(design, world.market, wish, offer), account: steppedAccount(world.account, course, world.market.at, wish, offer) },
    effects: [stepped, ...flows(design, [['repaid', wish.debt, repaid], ['seized', wish.collateral, seized - fee], ['fee', wish.collateral, fee]])],
  };
}

/** Whether a step on some leg would not lower health: then stepping is not yet toxic. */
function hasHarmlessLeg(design: Design, { market, account }: World, assessment: Assessment, course: Unwinding): boolean {
  return design.assets.some(({ threshold }, asset) =>
    amountAt(account.collateral, asset) > 0n
    && reserveAt(market, asset).price > 0n
    && !isToxic(assessment, threshold, BPS + bonusOf(design, assessment, asset, market.at - course.since)));
}

/** Whether stepping has run its course: steps used up, window over, or every step toxic where the design escalates then. */
export function isSpent(design: Design, world: World, assessment: Assessment): boolean {
  const course = courseOf(world);
  if (course.steps >= design.schedule.mostSteps || world.market.at >= course.since + design.schedule.window) return true;
  return design.toxicity === 'escalate' && !hasHarmlessLeg(design, world, assessment, course);
}

/** Whether the interval since the last step is still running. */
export function isWaiting(design: Design, world: World): boolean {
  const course = courseOf(world);
  return course.steps > 0n && world.market.at < course.steppedAt + design.schedule.interval;
}
