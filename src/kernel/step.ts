import { BPS, amountAt, max, min, mulDivDown, mulDivUp } from './arithmetic.js';
import type { Asset, Design } from './design.js';
import { isToxic, type Assessment } from './health.js';
import { bonusOf, feeOf, worthwhileRepayment } from './incentive.js';
import { sellableByDepth, sizingCap, unlockedRepayment } from './sizing.js';
import type { Account, Market, Reserve, Unwinding } from './world.js';

/** The pair of legs that a taker names, with all that decides a step between them. */
export interface Pair {
  /** Collateral leg: amount [base units], price, threshold [bps], multiplier BPS + bonus [bps]. */
  readonly held: bigint;
  readonly price: bigint;
  readonly threshold: bigint;
  readonly multiplier: bigint;
  /** Debt leg: amount [base units], price. */
  readonly debt: bigint;
  readonly debtPrice: bigint;
}

/** Which rule, if any, moved a step beyond what sizing and target alone would allow. */
export type StepRule = 'none' | 'dust' | 'leastReward';

/** What one step would do. `limit` is the largest repayment it could have asked for [debt units]. */
export interface StepOffer {
  readonly code?: never;
  readonly repaid: bigint;
  readonly seized: bigint;
  /** The protocol's part of `seized` [collateral units]. */
  readonly fee: bigint;
  readonly bonus: bigint;
  readonly limit: bigint;
  readonly rule: StepRule;
}

/**
 * Why no step is possible, with the numbers that decided; in normative order. `needed` clears a leg or earns the least reward;
 * under the dust rule `refuse` an offer of it is taken only where no smaller step is clean.
 */
export type StepRefusal =
  | { readonly code: 'EMPTY_LEG'; readonly held: bigint; readonly debt: bigint }
  | { readonly code: 'TOXIC_STEP'; readonly backing: bigint; readonly owed: bigint; readonly multiplier: bigint }
  | { readonly code: 'NOTHING_UNLOCKED'; readonly sizing: bigint; readonly unlocked: bigint; readonly sellable: bigint }
  | { readonly code: 'STEP_NOT_WHOLE'; readonly needed: bigint }
  | { readonly code: 'STEP_NOT_WORTHWHILE'; readonly needed: bigint }
  | { readonly code: 'DUST_REMAINS'; readonly needed: bigint }
  | { readonly code: 'NOTHING_SEIZED'; readonly repaid: bigint }
  | { readonly code: 'SEIZED_BELOW_LEAST'; readonly seized: bigint };

/**
 * The least repayment that restores the target health: ⌈(owed·T − backing)·B / ((T·B − L·b)·q)⌉ [debt units].
 * Rounded up: one unit less would leave the account short of the target. Needs T·B > L·b, which the parameter checks demand.
 * Source: r* = (D·T − C·L) / (T − L·(1 + bonus)), Aave v4 LiquidationEngine `debtToTarget`.
 */
export const repaymentToTarget = ({ backing, owed }: Assessment, { threshold, multiplier, debtPrice }: Pair, target: bigint): bigint =>
  mulDivUp(max(owed * target - backing, 0n), BPS, (target * BPS - threshold * multiplier) * debtPrice);

/** Collateral for a repayment: ⌊repaid·q·b / (B·p)⌋. The remainder stays with the borrower. */
export const seizureFor = (repaid: bigint, { price, multiplier, debtPrice }: Pair): bigint =>
  mulDivDown(repaid * debtPrice, multiplier, BPS * price);

/** The repayment that a seizure needs: ⌈seized·p·B / (b·q)⌉. The remainder goes to the protocol. */
export const repaymentFor = (seized: bigint, { price, multiplier, debtPrice }: Pair): bigint =>
  mulDivUp(seized * price, BPS, multiplier * debtPrice);

/** The repayment that clears one of the two legs, whichever is exhausted first [debt units]. */
export const wholeRepayment = (pair: Pair): bigint => min(pair.debt, repaymentFor(pair.held, pair));

/** The exchange of a repayment: where the leg cannot pay it, the whole leg for the repayment that it needs, never more than before. */
export function exchange(repaid: bigint, pair: Pair): { readonly repaid: bigint; readonly seized: bigint } {
  const seized = seizureFor(repaid, pair);
  if (seized <= pair.held) return { repaid, seized };
  return { repaid: min(repaid, repaymentFor(pair.held, pair)), seized: pair.held };
}

/** The largest repayment of one step, and which rule raised it. */
interface Limit {
  readonly repayment: bigint;
  readonly rule: StepRule;
  readonly worthwhile: bigint;
  readonly sized: bigint;
  readonly unlocked: bigint;
  readonly sellable: bigint;
}

function limitOf(design: Design, assessment: Assessment, pair: Pair, bonus: bigint, reserve: Reserve, at: bigint, course: { readonly repaid: bigint; readonly elapsed: bigint }): Limit {
  const cap = sizingCap(design.sizing, { assessment, price: pair.price, debt: pair.debt });
  const sized = design.sizing.kind === 'full' ? cap : min(cap, min(pair.debt, repaymentToTarget(assessment, pair, design.target)));
  const worthwhile = min(pair.debt, worthwhileRepayment(design, bonus, pair.debtPrice));
  // Where sizing allows nothing at all, there is nothing to raise.
  const raised = sized > 0n ? max(sized, worthwhile) : 0n;
  const unlocked = unlockedRepayment(design.schedule.unlock, pair.debt, course.repaid, course.elapsed);
  const sellable = design.depth.kind === 'unlimited' ? pair.held : sellableByDepth(design.depth, reserve, at);
  const byDepth = design.depth.kind === 'unlimited' ? pair.debt : mulDivDown(sellable, BPS * pair.price, pair.multiplier * pair.debtPrice);
  return { repayment: min(raised, min(unlocked, byDepth)), rule: raised > sized ? 'leastReward' : 'none', worthwhile, sized, unlocked, sellable };
}

/** Whether a leg would be left with less than the floor, and with more than nothing. */
const isDust = (amount: bigint, price: bigint, floor: bigint): boolean => amount > 0n && amount * price < floor;

/** Whether the step would leave dust on either leg while both still stand. */
const leavesDust = (floor: bigint, pair: Pair, taken: { readonly repaid: bigint; readonly seized: bigint }): boolean =>
  taken.repaid < pair.debt && taken.seized < pair.held
  && (isDust(pair.debt - taken.repaid, pair.debtPrice, floor) || isDust(pair.held - taken.seized, pair.price, floor));

/** Whether every step but a clearing one leaves dust: one unit taken from either leg is already too much. */
const onlyWholeIsClean = (floor: bigint, pair: Pair): boolean =>
  (pair.debt - 1n) * pair.debtPrice < floor || (pair.held - 1n) * pair.price < floor;

interface Sized {
  readonly code?: never;
  readonly repaid: bigint;
  readonly seized: bigint;
  readonly rule: StepRule;
}

/** Applies the dust rule: leaves the step, expands it to clear a leg with the taker's consent by its maximum, or refuses it. */
function withoutDust(design: Design, pair: Pair, offered: bigint, sized: Sized): Sized | StepRefusal {
  if (design.dust.kind === 'none' || !leavesDust(design.dust.floor, pair, sized)) return sized;
  const needed = wholeRepayment(pair);
  const mayExpand = design.dust.kind === 'expand' || onlyWholeIsClean(design.dust.floor, pair);
  if (!mayExpand || offered < needed) return { code: 'DUST_REMAINS', needed };
  const { repaid, seized } = exchange(needed, pair);
  return { repaid, seized, rule: 'dust' };
}

/** The pair of legs as the design, the quotes and the account make it. */
export const pairOf = (collateral: Asset, reserve: Reserve, debtReserve: Reserve, held: bigint, debt: bigint, bonus: bigint): Pair => ({
  held,
  price: reserve.price,
  threshold: collateral.threshold,
  multiplier: BPS + bonus,
  debt,
  debtPrice: debtReserve.price,
});

/** A taker's wish: up to `offered` of the debt leg, for at least `least` of the collateral leg. */
export interface Wish {
  readonly collateral: number;
  readonly debt: number;
  readonly offered: bigint;
  readonly least: bigint;
}

/**
 * What one step may take, or why none is possible.
 * @param unwinding the course so far; @param wish the legs and amounts that the taker names
 * Refuses with the codes of `StepRefusal`, in their order. Source: `spec/dialects/stepwise.1.md`, "STEP".
 */
export function quoteStep(design: Design, market: Market, account: Account, unwinding: Unwinding, assessment: Assessment, wish: Wish): StepOffer | StepRefusal {
  const asset = design.assets[wish.collateral];
  const reserve = market.reserves[wish.collateral];
  const debtReserve = market.reserves[wish.debt];
  const held = amountAt(account.collateral, wish.collateral);
  const debt = amountAt(account.debt, wish.debt);
  if (asset === undefined || reserve === undefined || debtReserve === undefined || held <= 0n || debt <= 0n || reserve.price <= 0n || debtReserve.price <= 0n) {
    return { code: 'EMPTY_LEG', held, debt };
  }
  const elapsed = market.at - unwinding.since;
  const bonus = bonusOf(design, assessment, wish.collateral, elapsed);
  const pair = pairOf(asset, reserve, debtReserve, held, debt, bonus);
  if (design.toxicity === 'escalate' && isToxic(assessment, pair.threshold, pair.multiplier)) {
    return { code: 'TOXIC_STEP', backing: assessment.backing, owed: assessment.owed, multiplier: pair.multiplier };
  }
  const limit = limitOf(design, assessment, pair, bonus, reserve, market.at, { repaid: amountAt(unwinding.repaid, wish.debt), elapsed });
  if (limit.repayment <= 0n) {
    return { code: 'NOTHING_UNLOCKED', sizing: limit.sized, unlocked: limit.unlocked, sellable: limit.sellable };
  }
  return offerWithin(design, pair, bonus, limit, wish);
}

function offerWithin(design: Design, pair: Pair, bonus: bigint, limit: Limit, wish: Wish): StepOffer | StepRefusal {
  const asked = exchange(min(wish.offered, limit.repayment), pair);
  if (design.sizing.kind === 'full' && asked.repaid < pair.debt && asked.seized < pair.held) {
    return { code: 'STEP_NOT_WHOLE', needed: wholeRepayment(pair) };
  }
  const needed = min(limit.worthwhile, limit.repayment);
  if (asked.repaid < needed && asked.seized < pair.held) return { code: 'STEP_NOT_WORTHWHILE', needed };
  const rule = limit.rule === 'leastReward' && asked.repaid > limit.sized ? 'leastReward' : 'none';
  const taken = withoutDust(design, pair, wish.offered, { repaid: asked.repaid, seized: asked.seized, rule });
  if (taken.code !== undefined) return taken;
  if (taken.seized <= 0n) return { code: 'NOTHING_SEIZED', repaid: taken.repaid };
  const fee = feeOf(design, taken.seized, bonus);
  if (taken.seized - fee < wish.least) return { code: 'SEIZED_BELOW_LEAST', seized: taken.seized - fee };
  return { repaid: taken.repaid, seized: taken.seized, fee, bonus, limit: limit.repayment, rule: taken.rule };
}
