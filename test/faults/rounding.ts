import { BPS, amountAt } from '../../src/kernel/arithmetic.js';
import type { Design } from '../../src/kernel/design.js';
import type { Outcome } from '../../src/kernel/outcome.js';
import { reserveAt } from '../../src/kernel/reserve.js';
import type { World } from '../../src/kernel/world.js';
import { assets, dollar, large, token, withCurve } from './designs.js';
import { byBehaviour, byParameters, type Fault } from './fault.js';
import { adjusted, faulty, mishandled, retaken, takenBy } from './injection.js';

/** A unit more than the repayment is worth, wherever the division leaves a remainder. */
function roundedUp(outcome: Outcome, design: Design, { market, account }: World): Outcome {
  const taken = takenBy(design, outcome);
  if (taken === null) return outcome;
  const worth = taken.repaid * reserveAt(market, taken.debt).price * (BPS + taken.bonus);
  const isExact = taken.seized * reserveAt(market, taken.collateral).price * BPS >= worth;
  return isExact || taken.seized >= amountAt(account.collateral, taken.collateral) ? outcome : retaken(outcome, taken, 0n, 1n);
}

/** A unit less for the whole leg than it costs. */
function paidDown(outcome: Outcome, design: Design, { account }: World): Outcome {
  const taken = takenBy(design, outcome);
  if (taken === null || taken.seized < amountAt(account.collateral, taken.collateral) || taken.repaid < 2n) return outcome;
  return retaken(outcome, taken, -1n, 0n);
}

/** Debt units in one share of it, once interest has inflated the index. */
const share = 2n;

/** Only whole shares of what was paid leave the debt. */
function inWholeShares(outcome: Outcome, design: Design): Outcome {
  const taken = takenBy(design, outcome);
  return taken === null ? outcome : { world: adjusted(outcome.world, 'debt', taken.debt, taken.repaid % share), effects: outcome.effects };
}

const stepping = large('rounding');
const clearing = large('rounding-whole-leg', { toxicity: 'allow' });

const rising = (threshold: bigint, bonus: bigint, least: bigint, fullBelow: bigint): Partial<Design> =>
  ({ ...assets(token(threshold, bonus), dollar), toxicity: 'allow', ...withCurve({ kind: 'linearInHealth', least, fullBelow }) });

const reverseDutch = large('euler-discount', rising(8_000n, 1_764n, 0n, 8_500n));

/** Units and slices that go to the liquidator. */
export const rounding: readonly Fault[] = [
  byBehaviour({
    id: 'rounded-up-for-the-liquidator', guarantee: 'rounding-favours-the-protocol', events: 5,
    source: 'Aave v4, issue #972 (pull request #934, taken back by #970; also #642 and #821)',
    mistake: 'The collateral is rounded up, so that many tiny liquidations earn a unit each.',
  }, faulty({ effects: { step: mishandled('step', roundedUp) } }), stepping),
  byBehaviour({
    id: 'repayment-rounded-down', guarantee: 'rounding-favours-the-protocol', events: 5,
    source: 'Morpho Blue, pull requests #626, #638 and #653',
    mistake: 'What a liquidator owes for the collateral that he names is rounded down.',
  }, faulty({ effects: { step: mishandled('step', paidDown) } }), clearing),
  byBehaviour({
    id: 'repays-no-share', guarantee: 'debt-is-conserved', events: 5,
    source: 'Aave v4, pull request #776',
    mistake: 'A repayment below one share of debt takes its collateral and leaves the debt as it was.',
  }, faulty({ effects: { step: mishandled('step', inWholeShares) } }), stepping),
  byParameters({
    id: 'slices-pay-more', guarantee: 'splitting-never-pays', events: 5,
    source: 'Aave v4, issue #518; the condition of LiquidationEngine.md',
    mistake: 'Two small liquidations earn more than one: the first lowers health, and with it raises the bonus of the second.',
  }, large('aave-v4-violating', rising(8_500n, 1_000n, 500n, 8_000n)), large('aave-v4-satisfying', rising(8_000n, 500n, 400n, 8_500n))),
  byParameters({
    id: 'discount-spirals', guarantee: 'splitting-never-pays', events: 5,
    source: 'Euler Vault Kit, whitepaper, on liquidation discounts',
    mistake: 'The discount is what health lacks of 1, up to 15 %: a keeper who takes slices raises his own discount.',
  }, reverseDutch, { ...reverseDutch, toxicity: 'escalate' }),
];
