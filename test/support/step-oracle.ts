import { BPS } from '../../src/kernel/arithmetic.js';
import type { Design } from '../../src/kernel/design.js';
import type { Assessment } from '../../src/kernel/health.js';
import { bonusOf, worthwhileRepayment } from '../../src/kernel/incentive.js';
import { sellableByDepth, sizingCap, unlockedRepayment } from '../../src/kernel/sizing.js';
import type { Wish } from '../../src/kernel/step.js';
import type { Account, Market, Unwinding } from '../../src/kernel/world.js';
import { ceiling, exact, floor, least, most, quotient, type Exact } from './exact.js';

/** One step as the page of the mechanism words it, in rationals; pieces that have oracles of their own are taken from the kernel. */
export interface Expected {
  readonly code?: string;
  readonly repaid?: bigint;
  readonly seized?: bigint;
  readonly fee?: bigint;
  readonly limit?: bigint;
  readonly rule?: string;
}

interface Legs {
  readonly held: bigint;
  readonly debt: bigint;
  readonly worthOf: (repaid: bigint) => Exact;
  readonly costOf: (seized: bigint) => Exact;
  readonly price: bigint;
  readonly debtPrice: bigint;
}

interface Taken {
  readonly repaid: bigint;
  readonly seized: bigint;
}

function traded(repaid: bigint, legs: Legs): Taken {
  const seized = floor(legs.worthOf(repaid));
  return seized <= legs.held ? { repaid, seized } : { repaid: ceiling(legs.costOf(legs.held)), seized: legs.held };
}

const clears = ({ repaid, seized }: Taken, { debt, held }: Legs): boolean => repaid >= debt || seized >= held;

const isDusty = (taken: Taken, legs: Legs, dustFloor: bigint): boolean =>
  !clears(taken, legs) && ((legs.debt - taken.repaid) * legs.debtPrice < dustFloor || (legs.held - taken.seized) * legs.price < dustFloor);

/** Expands a dusty step to clear a leg where the design and the taker allow it, or where nothing smaller could ever be clean. */
function cleaned(design: Design, legs: Legs, offered: bigint, taken: Taken): (Taken & { readonly rule?: string }) | 'DUST_REMAINS' {
  if (design.dust.kind === 'none' || !isDusty(taken, legs, design.dust.floor)) return taken;
  const whole = traded(floor(least(exact(legs.debt), exact(ceiling(legs.costOf(legs.held))))), legs);
  const hopeless = (legs.debt - 1n) * legs.debtPrice < design.dust.floor || (legs.held - 1n) * legs.price < design.dust.floor;
  if ((design.dust.kind === 'refuse' && !hopeless) || offered < whole.repaid) return 'DUST_REMAINS';
  return { ...whole, rule: 'dust' };
}

/** What a step on one pair of legs must come to. */
export function expectedStep(design: Design, market: Market, account: Account, course: Unwinding, { value, backing, owed }: Assessment, wish: Wish): Expected {
  const asset = design.assets[wish.collateral];
  const reserve = market.reserves[wish.collateral];
  const price = reserve?.price ?? 0n;
  const debtPrice = market.reserves[wish.debt]?.price ?? 0n;
  const held = account.collateral[wish.collateral] ?? 0n;
  const debt = account.debt[wish.debt] ?? 0n;
  if (asset === undefined || reserve === undefined || held === 0n || debt === 0n || price === 0n || debtPrice === 0n) return { code: 'EMPTY_LEG' };
  const elapsed = market.at - course.since;
  const bonus = bonusOf(design, { value, backing, owed }, wish.collateral, elapsed);
  const frontier = quotient(asset.threshold * (BPS + bonus), BPS);
  if (design.toxicity === 'escalate' && quotient(backing, owed).lessThan(frontier)) return { code: 'TOXIC_STEP' };
  const rate = quotient(debtPrice * (BPS + bonus), BPS * price);
  const legs: Legs = { held, debt, price, debtPrice, worthOf: (repaid) => exact(repaid).times(rate), costOf: (seized) => exact(seized).dividedBy(rate) };

  const toTarget = exact(owed * design.target - backing).dividedBy(exact(design.target).minus(frontier).times(exact(debtPrice)));
  const cap = sizingCap(design.sizing, { assessment: { value, backing, owed }, price, debt });
  const sized = design.sizing.kind === 'full' ? exact(cap) : least(exact(cap), exact(debt), exact(ceiling(most(exact(0n), toTarget))));
  const worthwhile = least(exact(debt), exact(worthwhileRepayment(design, bonus, debtPrice)));
  const unlocked = exact(unlockedRepayment(design.schedule.unlock, debt, course.repaid[wish.debt] ?? 0n, elapsed));
  const byDepth = design.depth.kind === 'unlimited' ? exact(debt) : exact(floor(legs.costOf(sellableByDepth(design.depth, reserve, market.at))));
  const raisedSize = sized.isZero() ? sized : most(sized, worthwhile);
  const limit = floor(least(raisedSize, unlocked, byDepth));
  if (limit <= 0n) return { code: 'NOTHING_UNLOCKED' };

  const asked = traded(wish.offered < limit ? wish.offered : limit, legs);
  if (design.sizing.kind === 'full' && !clears(asked, legs)) return { code: 'STEP_NOT_WHOLE' };
  if (exact(asked.repaid).lessThan(least(worthwhile, exact(limit))) && asked.seized < held) return { code: 'STEP_NOT_WORTHWHILE' };
  const taken = cleaned(design, legs, wish.offered, asked);
  if (taken === 'DUST_REMAINS') return { code: taken };
  if (taken.seized === 0n) return { code: 'NOTHING_SEIZED' };
  const fee = floor(exact(taken.seized).times(quotient(bonus, BPS + bonus)).times(quotient(design.incentive.protocolShare, BPS)));
  if (taken.seized - fee < wish.least) return { code: 'SEIZED_BELOW_LEAST' };
  const raised = worthwhile.greaterThan(sized) && exact(taken.repaid).greaterThan(sized) ? 'leastReward' : 'none';
  return { repaid: taken.repaid, seized: taken.seized, fee, limit, rule: 'rule' in taken ? taken.rule : raised };
}
