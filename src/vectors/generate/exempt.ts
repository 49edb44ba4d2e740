import { type Cell, cellName } from './cell.js';

/** Cells that no vector can cover, and the reason that they share. */
export interface Exemption {
  readonly reason: string;
  readonly cells: readonly Cell[];
}

const each = (kind: Cell['kind'], how: string, names: readonly string[]): readonly Cell[] => names.map((name) => ({ kind, name, how }));
const below = (...names: readonly string[]): readonly Cell[] => each('guard', 'below', names);
const at = (...names: readonly string[]): readonly Cell[] => each('guard', 'at', names);
const above = (...names: readonly string[]): readonly Cell[] => each('guard', 'above', names);
const smaller = (...names: readonly string[]): readonly Cell[] => each('choice', 'below', names);
const anyWay = (...names: readonly string[]): readonly Cell[] => [...below(...names), ...at(...names), ...above(...names)];

/** What no input reaches or no answer shows, by reason. Whoever finds an input that covers one of these takes it out: a test sees to it. */
export const exemptions: readonly Exemption[] = [
  {
    reason: 'An amount, a price, a count, a cost or a share is below zero in no consistent world and under no permitted parameters, and the comparison is with zero.',
    cells: below(
      'auction.tipOf: reserve.price <= 0n', 'breaker.isMoveTooLarge: anchor > 0n', 'health.hasCollateral: amount > 0n', 'health.hasCollateral: account.auction.lot > 0n',
      'health.hasDebt: amount > 0n', 'incentive.bonusOnCurve: owed <= 0n', 'incentive.bonusOf: assessment.owed <= 0n', 'incentive.bonusOf: leg.threshold <= 0n',
      'incentive.worthwhileRepayment: design.incentive.leastReward <= 0n', 'incentive.worthwhileRepayment: kept <= 0n', 'step.limitOf: sized > 0n', 'step.isDust: amount > 0n',
      'step.quoteStep: held <= 0n', 'step.quoteStep: debt <= 0n', 'step.quoteStep: reserve.price <= 0n', 'step.quoteStep: debtReserve.price <= 0n', 'step.quoteStep: limit.repayment <= 0n',
      'step.offerWithin: taken.seized <= 0n', 'amounts.flows: amount > 0n', 'feed.isUsed: heldOf(account, asset) > 0n', 'feed.isUsed: amountAt(account.debt, asset) > 0n',
      'market-events.withInterest: debt > 0n', 'owner-events.close: deficit > 0n', 'step-event.hasHarmlessLeg: amountAt(account.collateral, asset) > 0n',
      'step-event.hasHarmlessLeg: reserveAt(market, asset).price > 0n', 'step-event.isWaiting: course.steps > 0n',
    ),
  },
  {
    reason: 'What is held or owed has a price: none is lent or deposited without one, and no quote takes it away; the comparison asks for it after amounts that are there.',
    cells: at('auction.tipOf: reserve.price <= 0n', 'step.quoteStep: reserve.price <= 0n', 'step.quoteStep: debtReserve.price <= 0n', 'step-event.hasHarmlessLeg: reserveAt(market, asset).price > 0n'),
  },
  {
    reason: 'Bonuses and steps are asked only of accounts that are short: they owe something, more than backs it, and the target is at least one whole.',
    cells: [
      ...at('incentive.bonusOnCurve: owed <= 0n', 'incentive.bonusOf: assessment.owed <= 0n'),
      ...smaller('incentive.bonusOnCurve: subOrZero(owed * BPS, backing)', 'step.repaymentToTarget: max(owed * target - backing, 0n)'),
    ],
  },
  {
    reason: 'Where both sides are equal, both branches come to the same answer.',
    cells: at(
      'breaker.isMoveTooLarge: price > anchor', 'auction.saleOf: price <= debt', 'auction.absorptionOf: worth < owed', 'incentive.worthwhileRepayment: design.incentive.leastReward <= 0n',
      'sizing.linearCap: owed * BPS <= value * sizing.fromLtv', 'sizing.linearCap: owed * BPS >= value * sizing.toLtv',
    ),
  },
  {
    reason: 'The left side was computed as the smaller of itself and the right one: a step repays no more than the debt and seizes no more than the leg, a sale sells no more than the lot.',
    cells: above(
      'step.leavesDust: taken.repaid < pair.debt', 'step.leavesDust: taken.seized < pair.held', 'step.offerWithin: asked.repaid < pair.debt', 'step.offerWithin: asked.seized < pair.held',
      'step.offerWithin: asked.seized < pair.held #2', 'auction-events.saleRefusal: sale.sold < auction.lot', 'auction-events.saleRefusal: sale.paid < debt',
    ),
  },
  {
    reason: 'The order of the two is implied by how one was computed: a curve never rises above its start, a debt that a payment exceeds buys no more than was wanted, a leg that a seizure exceeds costs no more than was asked, a share of a whole leaves no more than the rest, a size that is raised is no smaller.',
    cells: [
      ...smaller(
        'auction.withinRound: min(startPrice, price)', 'auction.saleOf: min(wanted, mulDivDown(debt, auction.debtPrice, ask))', 'step.exchange: min(repaid, repaymentFor(pair.held, pair))',
        'sizing.unlockedRepayment: min(debt, subOrZero(mulDivUp(debt + repaid, share, whole), repaid))',
      ),
      ...below('step.limitOf: raised > sized'),
    ],
  },
  {
    reason: 'Dust is looked for only on legs of which something is left.',
    cells: at('step.isDust: amount > 0n'),
  },
  {
    reason: 'The boundary decides what no answer carries: the name of a rule, a flow of nothing, or by which path an account comes to the same end.',
    cells: at('step.limitOf: raised > sized', 'step.offerWithin: asked.repaid > limit.sized', 'amounts.flows: amount > 0n', 'health.hasCollateral: account.auction.lot > 0n'),
  },
  {
    reason: 'Only guarantees and decoders ask it: no answer depends on it.',
    cells: anyWay(
      'health.isCovered: value * BPS >= owed * (BPS + bonus)', 'health.largestBonus: heldOf(account, asset) > 0n', 'health.largestBonus: bonus > most',
      'limits.fits: quantity >= 0n', 'limits.fits: quantity < limit',
    ),
  },
];

/** Every exempt cell by its name, with the reason. */
export const exemptCells: ReadonlyMap<string, string> = new Map(exemptions.flatMap(({ reason, cells }) => cells.map((cell) => [cellName(cell), reason] as const)));
