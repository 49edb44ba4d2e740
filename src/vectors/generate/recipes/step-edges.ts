import type { Unwinding } from '../../../kernel/world.js';
import type { Draft } from '../draft.js';
import {
  bitcoin, dollar, ether, quote, repay, situation, step, openAuction, three, withEther, withIncentive, withSchedule, type Changes, type Holding, type Situation,
} from '../situations.js';
import { type Row, drafted } from '../row.js';

const ready = (changes: Changes = {}, more: Holding = {}) => (): Situation => situation('unwinding.ready', changes, more);

/** Keepers may step as often as they like, up to a target that is out of reach. */
const quick: Changes = { target: 20_000n, ...withSchedule({ interval: 0n, mostSteps: 9n }) };
const toxic: Changes = { toxicity: 'allow' };
/** Health 0.96 exactly. */
const at96: Holding = { collateral: { ETH: 1_080n }, debt: { USD: 90_000n } };
/** Twice as much owed as held. */
const hopeless: Holding = { debt: { USD: 200_000n } };

const sizing: readonly Row[] = [
  ['boundary', 'close-factor-whole-below', 'At the health below which the whole may be repaid it is still a share of the debt; a fall of the price later no share bounds it.',
    ready({ ...quick, sizing: { kind: 'closeFactor', share: 3_333n, wholeBelow: 9_600n } }, at96), step({ offered: 90_000n }), quote({ ETH: 90n }, 1n), step({ at: 1n, offered: 60_003n })],
  ['boundary', 'close-factor-of-one-leg', 'The close factor is a share of the leg that is repaid, not of all that is owed.',
    ready({ ...three, ...quick, sizing: { kind: 'closeFactor', share: 5_000n, wholeBelow: 0n } }, { debt: { USD: 45_001n, BTC: 100n } }), step({ offered: 45_001n })],
  ['boundary', 'health-tier-at-its-bound', 'At the bound of a tier of health the tier does not apply; below it its share does.',
    ready({ ...quick, sizing: { kind: 'tiers', by: 'health', tiers: [{ below: 9_000n, share: 7_777n }, { below: 9_600n, share: 3_333n }] } }, at96), step(), quote({ ETH: 99n }), step()],
  ['boundary', 'price-tier-at-its-bound', 'At the bound of a tier of price the tier does not apply; below it its share does, and further below that of the tier before.',
    ready({ ...quick, sizing: { kind: 'tiers', by: 'price', tiers: [{ below: 90n, share: 7_777n }, { below: 100n, share: 3_333n }] } }), step(), quote({ ETH: 99n }), step(), quote({ ETH: 89n }), step()],
  ['rounding', 'linear-share-at-its-least', 'Below the lower loan-to-value the share is its least: without a remainder, and with one, which rounds up.',
    ready({ ...quick, sizing: { kind: 'linear', fromLtv: 9_000n, toLtv: 9_500n, fromShare: 1_000n, toShare: 7_777n } }), step(), repay({ amount: 1n }), step()],
  ['rounding', 'linear-share-between', 'Half-way between the two the share is half-way too, without a remainder; the next has one.',
    ready({ ...quick, sizing: { kind: 'linear', fromLtv: 9_000n, toLtv: 10_000n, fromShare: 1_000n, toShare: 6_000n } }, { debt: { USD: 95_000n } }), step(), step()],
  ['boundary', 'full-step-takes-the-leg', 'Where only the whole is liquidated, a leg that is taken whole is enough, whatever debt it leaves.', ready({ ...toxic, sizing: { kind: 'full' } }, hopeless), step({ offered: 200_000n })],
];

const course = (more: Partial<Unwinding>): Unwinding => ({ since: 0n, steps: 1n, steppedAt: 0n, repaid: [0n, 0n], ...more });
const gradual = withSchedule({ interval: 0n, mostSteps: 9n, unlock: { kind: 'gradual', initial: 2_500n, duration: 600n } });

const pacing: readonly Row[] = [
  ['boundary', 'unlock-is-over', 'A second after the end of the unlocking nothing is locked, and no more than everything is unlocked.', ready({ ...gradual, target: 20_000n }), step({ at: 601n })],
  ['boundary', 'repaid-ahead-of-the-unlock', 'Steps repaid more than is unlocked of what is left since its owner repaid the rest: nothing may be repaid until time has caught up.',
    ready({ ...gradual, target: 20_000n }, { account: { phase: 'unwinding.ready', unwinding: course({ repaid: [0n, 80_000n] }) } }), step(), step({ at: 300n })],
  ['boundary', 'depth-shared-by-steps', 'The share of a step binds first, then what is left of the interval; less depth leaves nothing, and in the second in which the interval ends counting begins anew.',
    ready({ ...withSchedule({ interval: 0n, mostSteps: 9n }), depth: { kind: 'share', perStep: 3_333n, perInterval: 5_555n, interval: 60n } }, { debt: { USD: 94_000n }, reserves: { ETH: { depth: 1_001n } } }),
    step(), step(), quote({ ETH: 100n }, 0n, 500n), step({ at: 59n }), step({ at: 60n })],
  ['boundary', 'more-steps-than-the-most', 'An account that took more steps than are allowed by now: stepping is exhausted.',
    () => situation('unwinding.exhausted', {}, { debt: { USD: 85_000n }, account: { phase: 'unwinding.exhausted', unwinding: course({ steps: 5n }) } }), openAuction()],
];

const rewarded = (leastReward: bigint): Changes => withIncentive({ leastReward });
const noReward: Changes = { ...rewarded(2_500n), ...withEther({ bonus: 0n }) };

const rewards: readonly Row[] = [
  ['rounding', 'least-reward-rounds-up', 'The repayment that earns the least reward rounds up: a unit less is not worthwhile.', ready({ ...rewarded(2_500n), ...withEther({ bonus: 700n }) }), step({ offered: 35_714n }), step({ offered: 35_715n })],
  ['boundary', 'least-reward-without-bonus', 'No bonus can earn a least reward: then none is asked for.', ready(noReward), step({ offered: 1_000n })],
  ['boundary', 'least-reward-still-locked', 'Where time has not unlocked enough for the least reward, what it has unlocked is worthwhile, and no more is offered.', ready({ ...rewarded(2_500n), ...gradual }), step({ offered: 21_249n }), step()],
  ['boundary', 'least-reward-raises-nothing', 'Where sizing allows nothing there is nothing to raise to the least reward.',
    ready({ ...rewarded(2_500n), sizing: { kind: 'tiers', by: 'health', tiers: [{ below: 9_000n, share: 5_000n }] } }), step(), quote({ ETH: 95n }), step()],
  ['boundary', 'least-reward-of-the-last-collateral', 'Whoever takes the last collateral need not earn the least reward.', ready({ ...rewarded(10_000n), ...toxic }, hopeless), step({ offered: 200_000n })],
];

const dusty = (floor: bigint): Changes => ({ dust: { kind: 'refuse', floor } });

const dust: readonly Row[] = [
  ['boundary', 'dust-beside-no-debt', 'Where the debt is gone, collateral of less than the floor is no dust.', ready({ ...dusty(12_000n), sizing: { kind: 'full' } }), step({ offered: 85_000n })],
  ['boundary', 'dust-beside-no-collateral', 'Where the collateral is gone, a debt of less than the floor is no dust.', ready({ ...dusty(99_000n), ...toxic }, { debt: { USD: 190_000n } }), step({ offered: 190_000n })],
  ['boundary', 'only-whole-debt-is-clean', 'A step may clear the debt only where a unit less of debt is dust already: at the floor it is not, a unit below it is.', ready(dusty(84_999n)), step({ offered: 85_000n }), repay({ amount: 1n }), step({ offered: 84_999n })],
  ['boundary', 'only-whole-collateral-is-clean', 'A step may clear the collateral only where a unit less of it is dust already: at the floor it is not, below it is.',
    ready({ ...dusty(99_900n), ...toxic, sizing: { kind: 'closeFactor', share: 2_500n, wholeBelow: 0n } }, hopeless), step(), quote({ ETH: 99n }), step()],
  ['refusal', 'dust-of-collateral-refused', 'Refused: a step that leaves collateral of a unit less than the floor beside enough debt. The last event is the nearest that is accepted.',
    ready({ ...dusty(50_000n), ...toxic }, hopeless), step({ offered: 47_715n }), step({ offered: 47_714n })],
];

const ceiling = { ...withIncentive({ nonToxicCeiling: true }), ...quick };

const amounts: readonly Row[] = [
  ['boundary', 'step-for-exactly-the-leg', 'A seizure of exactly the leg costs what was asked, and not the least that seizes as much.', ready(toxic, { ...hopeless, collateral: { ETH: 1_050n } }), step({ offered: 100_050n })],
  ['rounding', 'step-beyond-the-leg', 'A seizure beyond the leg takes the leg, for the repayment that it needs: without a remainder.', ready(toxic, { ...hopeless, collateral: { ETH: 1_050n } }), step({ offered: 100_100n })],
  ['rounding', 'ceiling-of-the-bonus', 'The bonus is lowered until a step no longer lowers health: without a remainder, with one, which rounds down, and not at all where it is low enough.',
    ready(ceiling, { collateral: { ETH: 104_000n }, debt: { USD: 10_000_000n } }), step({ offered: 1_000n }), step({ offered: 1_000_000n }), quote({ ETH: 120n }), step({ offered: 1_000_000n })],
  ['boundary', 'ramp-is-over', 'After the end of the ramp the bonus is the whole one, and rises no further.', ready(withIncentive({ curve: { kind: 'rampInTime', least: 100n, duration: 300n } })), step({ at: 400n, offered: 20_000n })],
  ['boundary', 'leg-that-backs-nothing', 'Collateral whose threshold is 0, as if it had been lowered since: no ceiling concerns it, and its bonus is below the least of the curve.',
    ready({ ...three, assets: [ether, { ...bitcoin, threshold: 0n, bonus: 50n }, dollar], ...withIncentive({ nonToxicCeiling: true, curve: { kind: 'rampInTime', least: 100n, duration: 300n } }) }, { collateral: { ETH: 1_000n, BTC: 10n }, debt: { USD: 85_000n } }),
    step({ collateral: 'BTC', offered: 1_000n })],
];

/** What no search met: steps at a boundary of their rules, or a unit beside it. */
export const stepEdges: readonly Draft[] = drafted([...sizing, ...pacing, ...rewards, ...dust, ...amounts]);
