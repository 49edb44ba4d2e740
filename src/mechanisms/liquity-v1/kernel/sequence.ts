import { LEAST_RATIO, RECOVERY_RATIO } from './constants.js';
import { closed, entireTrove, normalValues, recoveryValues, type Values } from './liquidation.js';
import type { Output } from './outputs.js';
import { type Reverted } from './reason.js';
import { accountOf, type State } from './state.js';
import { currentRatio, type Holding, ratioOf, wholeOf } from './trove.js';

/** Sums over the troves of one call. */
export interface Totals {
  readonly entire: Holding;
  readonly offset: Holding;
  readonly redistributed: Holding;
  readonly collateralGas: bigint;
  readonly surplus: bigint;
  /** How many were liquidated. */
  readonly count: bigint;
}

/** A call in its course, trove by trove. */
export interface Course {
  readonly kind: 'course';
  readonly state: State;
  readonly outputs: readonly Output[];
  readonly totals: Totals;
  /** LUSD that the pool still has for the troves to come. */
  readonly pool: bigint;
  /** The system as it would be; redistributions do not change it. */
  readonly whole: Holding;
  readonly isRecovery: boolean;
  readonly isOver: boolean;
}

const none: Holding = { collateral: 0n, debt: 0n };
const sum = (one: Holding, other: Holding): Holding => ({ collateral: one.collateral + other.collateral, debt: one.debt + other.debt });

const begun = (state: State, isRecovery: boolean): Course => ({
  kind: 'course',
  state,
  outputs: [],
  totals: { entire: none, offset: none, redistributed: none, collateralGas: 0n, surplus: 0n, count: 0n },
  pool: state.market.pool.deposits,
  whole: wholeOf(state.market),
  isRecovery,
  isOver: false,
});

const withValues = (totals: Totals, values: Values): Totals => ({
  entire: sum(totals.entire, values.entire),
  offset: sum(totals.offset, values.offset),
  redistributed: sum(totals.redistributed, values.redistributed),
  collateralGas: totals.collateralGas + values.collateralGas,
  surplus: totals.surplus + values.surplus,
  count: totals.count + 1n,
});

function liquidated(course: Course, name: string, values: Values): Course | Reverted {
  const answer = closed(course.state, name, values);
  if (answer.kind === 'reverted') return answer;
  const totals = withValues(course.totals, values);
  return { ...course, state: answer.state, outputs: [...course.outputs, ...answer.outputs], totals, pool: course.pool - values.offset.debt };
}

/** One trove by the ordinary rule: below 110%. */
function inNormal(course: Course, name: string): Course | Reverted | null {
  if (currentRatio(course.state, name) >= LEAST_RATIO) return null;
  return liquidated(course, name, normalValues(entireTrove(course.state, name), course.pool, false));
}

/** Whether the system, without what left it so far, is still in recovery. */
function judged(course: Course, { offset, collateralGas, surplus }: Pick<Values, 'offset' | 'collateralGas' | 'surplus'>): Course {
  const whole = { debt: course.whole.debt - offset.debt, collateral: course.whole.collateral - offset.collateral - collateralGas - surplus };
  return { ...course, whole, isRecovery: ratioOf(whole, course.state.market.price) < RECOVERY_RATIO };
}

/** One trove by the rules of recovery. The last trove stays, and so does one that no rule is about. */
function inRecovery(course: Course, name: string, ratio: bigint): Course | Reverted {
  const { market } = course.state;
  const system = ratioOf(course.whole, market.price);
  const isLast = market.order.length <= 1;
  const values = isLast ? null : recoveryValues(entireTrove(course.state, name), ratio, system, course.pool, market.price);
  if (values === null) return judged(course, { offset: none, collateralGas: 0n, surplus: 0n });
  const after = liquidated(course, name, values);
  return after.kind === 'reverted' ? after : judged(after, values);
}

/** A trove above 110% needs the pool, and there is nothing in it. */
const isOutOfReach = (course: Course, ratio: bigint): boolean => ratio >= LEAST_RATIO && course.pool === 0n;

/** The troves of a list, in its order; those that cannot be liquidated are passed over. */
export function throughList(state: State, names: readonly string[], startsInRecovery: boolean): Course | Reverted {
  const next = (course: Course, name: string): Course | Reverted => {
    if (!startsInRecovery) return inNormal(course, name) ?? course;
    if (accountOf(course.state, name).status !== 1n) return course;
    if (!course.isRecovery) return inNormal(course, name) ?? course;
    const ratio = currentRatio(course.state, name);
    return isOutOfReach(course, ratio) ? course : inRecovery(course, name, ratio);
  };
  return names.reduce((course: Course | Reverted, name) => (course.kind === 'reverted' ? course : next(course, name)), begun(state, startsInRecovery));
}

/** The troves from the lowest ratio on, at most so many; it ends at the first that cannot be liquidated. Where it starts in recovery, the first of the order is never reached. */
export function throughOrder(state: State, most: bigint, startsInRecovery: boolean): Course | Reverted {
  const { order } = state.market;
  const next = (course: Course, name: string): Course | Reverted => {
    const over = { ...course, isOver: true };
    if (!startsInRecovery || !course.isRecovery) return inNormal(course, name) ?? over;
    const ratio = currentRatio(course.state, name);
    return isOutOfReach(course, ratio) ? over : inRecovery(course, name, ratio);
  };
  let course: Course | Reverted = begun(state, startsInRecovery);
  let seen = 0n;
  for (const name of [...(startsInRecovery ? order.slice(1) : order)].reverse()) {
    if (course.kind === 'reverted' || course.isOver || seen >= most) return course;
    course = next(course, name);
    seen += 1n;
  }
  return course;
}
