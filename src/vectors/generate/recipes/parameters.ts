import { RAY } from '../../../kernel/arithmetic.js';
import type { AuctionPolicy } from '../../../kernel/design.js';
import { PRICE_LIMIT, TIME_LIMIT, VALUE_LIMIT } from '../../../kernel/limits.js';
import type { Draft } from '../draft.js';
import { type Row, drafted } from '../row.js';
import {
  openAuction, plain, plainDesign, quote, situation, step, take, withAuction, withBreaker, withDollar, withEther, withIncentive, withLoss, withSchedule, type Changes, type Holding, type Situation,
} from '../situations.js';

const forever = TIME_LIMIT - 1n;
const dearest = PRICE_LIMIT - 1n;
const everything = VALUE_LIMIT - 1n;
const highest = 65_535n;

const ready = (changes: Changes, more: Holding = {}) => (): Situation => situation('unwinding.ready', changes, more);
const running = (changes: Changes, more: Holding = {}) => (): Situation => situation('auction.running', changes, more);

/** A thousand times the usual, so that a hundredth of a percent is seen. */
const large: Holding = { collateral: { ETH: 1_000_000n }, debt: { USD: 85_000_000n } };
const larger: Holding = { collateral: { ETH: 1_000_000_000_000n }, debt: { USD: 85_000_000_000_000n } };
/** What ether of threshold 1 backs is next to nothing, which leaves room for the largest bonus. */
const faint = { threshold: 1n, bonus: highest - 10_000n };
const faintly: Holding = { collateral: { ETH: 1_000_000n }, debt: { USD: 100_000n } };

const pace: readonly Row[] = [
  ['parameter', 'no-step-and-no-fall', 'No step is offered, a round ends as soon as its price falls, and the fund may not be used: parameters at 0, tip and reserve at 1, the premium at its least.',
    () => situation('healthy', { ...withSchedule({ mostSteps: 0n }), ...withBreaker({ moveInterval: 0n }), ...withLoss({ insuranceCap: 0n, insurance: [0n, 300n] }),
      ...withAuction({ startPremium: 10_000n, largestFall: 0n, reserve: 1n, tip: 1n, tipShare: 1n, mostRounds: 1n }) }),
    quote({ ETH: 74n }), quote({ ETH: 40n }), openAuction(), plain('TICK', 31n), plain('RECOGNISE_LOSS', 31n)],
  ['parameter', 'rounds-of-a-second', 'Anchors and rounds last a second, and rounds never run out: premium, reserve, tip and most rounds at their limits.',
    () => situation('healthy', { ...withBreaker({ moveInterval: 1n }), ...withLoss({ insurance: [0n, 300n] }),
      ...withAuction({ startPremium: highest, reserve: 10_000n, tip: everything, duration: 1n, mostRounds: forever }) }),
    quote({ ETH: 74n }), quote({ ETH: 40n }, 1n), openAuction({ at: 1n }), plain('TICK', 2n), plain('RESET_AUCTION', 2n)],
  ['parameter', 'seconds-at-their-limit', 'Window, interval, ages, anchors and halts last almost as long as time; steps never run out, and interest is the least there is.',
    ready({ ...withSchedule({ window: forever, interval: forever, mostSteps: forever }), ...withBreaker({ maxAge: forever, release: forever, moveInterval: forever }), ...withDollar({ rate: 1n }) }),
    step({ offered: 1_000n }), plain('HALT'), quote({ ETH: 100n }, forever - 1n), plain('ACCRUE', forever - 1n), plain('TICK', forever)],
  ['parameter', 'one-second-each', 'Interval, age and release at one second; the least share unlocked, the slowest unlocking and the least share of the bonus.',
    ready({ ...withSchedule({ interval: 1n, unlock: { kind: 'gradual', initial: 1n, duration: forever } }), ...withBreaker({ maxAge: 1n, release: 1n }), ...withIncentive({ protocolShare: 1n }) }, larger),
    step({ offered: 10_000_000_000n }), step({ at: 1n, offered: 1_000n }), plain('HALT', 1n), plain('TICK', 2n)],
  ['parameter', 'one-step-unlocked-in-a-second', 'One step, unlocked in one second, of the least share of an interval\'s depth; nothing is dust.',
    ready({ ...withSchedule({ mostSteps: 1n, unlock: { kind: 'gradual', initial: 0n, duration: 1n } }), dust: { kind: 'refuse', floor: 0n }, depth: { kind: 'share', perStep: 5_000n, perInterval: 1n, interval: 60n } }, { reserves: { ETH: { depth: 1_050_000n } } }), step(), step({ at: 1n })],
  ['parameter', 'depth-at-its-limits', 'All of the depth in a step, and in an interval that never ends; the close factor at its limit.',
    ready({ ...withSchedule({ interval: 0n }), depth: { kind: 'share', perStep: 10_000n, perInterval: 10_000n, interval: forever }, sizing: { kind: 'closeFactor', share: 10_000n, wholeBelow: 0n } }, { debt: { USD: 94_000n }, reserves: { ETH: { depth: 105n } } }),
    step(), step({ at: 1_000n })],
  ['parameter', 'depth-per-step-at-1', 'The least share of depth in a step, twice as much in an interval of one second.',
    ready({ ...withSchedule({ interval: 0n, mostSteps: 9n }), depth: { kind: 'share', perStep: 1n, perInterval: 2n, interval: 1n } }, { debt: { USD: 94_000n }, reserves: { ETH: { depth: 1_050_000n } } }), step(), step(), step(), step({ at: 1n })],
];

const target: readonly Row[] = [
  ['parameter', 'target-and-warning-at-one-whole', 'Target and warning at one whole, the least reward and the floor of dust at 1; below the highest health there is, the whole debt may be repaid.',
    ready({ sizing: { kind: 'closeFactor', share: 1_000n, wholeBelow: highest }, warning: 10_000n, target: 10_000n, ...withIncentive({ leastReward: 1n }), dust: { kind: 'expand', floor: 1n } }), step({ offered: 19n }), step()],
  ['parameter', 'target-and-warning-at-their-limit', 'Target and warning at their limit, the bonus at 1, the floor of dust at 0.',
    ready({ warning: highest, target: highest, dust: { kind: 'expand', floor: 0n }, ...withEther({ bonus: 1n }) }, large), step({ offered: 85_000_000n }), quote({ ETH: 99n })],
  ['parameter', 'least-reward-at-its-limit', 'No step but of the whole debt is worth the least reward; all of it is unlocked at once.',
    ready({ ...withIncentive({ leastReward: everything }), ...withSchedule({ unlock: { kind: 'gradual', initial: 10_000n, duration: 600n } }) }), step({ offered: 84_999n }), step({ offered: 85_000n })],
  ['parameter', 'floor-and-fee-at-their-limit', 'Whatever is left is dust, and all but a part of the bonus is the protocol\'s.',
    ready({ dust: { kind: 'expand', floor: everything }, ...withIncentive({ protocolShare: 9_999n }) }, large), step({ offered: 84_999_999n }), step({ offered: 85_000_000n })],
  ['parameter', 'bonus-and-floor-at-their-limit', 'The least threshold and the largest bonus, from the beginning of its ramp; whatever is left is dust.',
    ready({ ...withEther(faint), dust: { kind: 'refuse', floor: everything }, ...withIncentive({ curve: { kind: 'rampInTime', least: faint.bonus, duration: 300n } }) }, faintly), step()],
];

const tier = (below: bigint, share: bigint): { readonly below: bigint; readonly share: bigint } => ({ below, share });
const quick = withSchedule({ interval: 0n, mostSteps: 9n });

const sizes: readonly Row[] = [
  ['parameter', 'close-factor-at-1', 'The least share of the debt, of a health that nobody has; a window and a stair of one second, and a price that falls to nothing.',
    ready({ sizing: { kind: 'closeFactor', share: 1n, wholeBelow: 1n }, dust: { kind: 'refuse', floor: 1n }, ...withSchedule({ window: 1n }), ...withAuction({ curve: { kind: 'stairstep', cut: 0n, every: 1n } }) }, large),
    step({ offered: 85_000_000n }), openAuction({ at: 1n }), plain('TICK', 2n)],
  ['parameter', 'health-tiers-at-their-limits', 'Tiers of health from 0 to the limit, with the least and the largest share; a bonus that hardly ever rises from its least.',
    ready({ ...quick, target: 20_000n, sizing: { kind: 'tiers', by: 'health', tiers: [tier(0n, 5_000n), tier(1n, 5_001n), tier(9_000n, 10_000n), tier(highest, 1n)] }, ...withIncentive({ curve: { kind: 'rampInTime', least: 1n, duration: forever } }) }, large),
    step({ offered: 85_000_000n }), quote({ ETH: 93n }, 1n), step({ at: 1n, offered: 85_000_000n })],
  ['parameter', 'price-tiers-at-their-limits', 'Tiers of price from 1 to the limit, with the least and the largest share; the least bonus at its limit.',
    ready({ ...quick, ...withEther(faint), sizing: { kind: 'tiers', by: 'price', tiers: [tier(1n, 5_000n), tier(90n, 10_000n), tier(dearest, 1n)] }, ...withIncentive({ curve: { kind: 'linearInHealth', least: faint.bonus, fullBelow: 0n } }) }, { ...faintly, debt: { USD: 1_000_000n } }),
    step({ offered: 1_000_000n }), quote({ ETH: 89n }), step({ offered: 1_000_000n })],
  ['parameter', 'linear-from-nothing', 'A share from 0 at no loan-to-value to 1 at the highest; a bonus from 0 that is whole only at health 0.',
    ready({ sizing: { kind: 'linear', fromLtv: 0n, toLtv: highest, fromShare: 0n, toShare: 1n }, ...withIncentive({ curve: { kind: 'linearInHealth', least: 0n, fullBelow: 0n } }) }, larger), step({ offered: 85_000_000_000_000n })],
  ['parameter', 'linear-from-1', 'A share from 1 at a loan-to-value of 1 to all; a bonus from 1 that is whole a hundredth of a percent below health 1.',
    ready({ sizing: { kind: 'linear', fromLtv: 1n, toLtv: 9_000n, fromShare: 1n, toShare: 10_000n }, target: highest, ...withIncentive({ curve: { kind: 'linearInHealth', least: 1n, fullBelow: 9_999n } }) }, { ...large, debt: { USD: 80_004_000n } }), step({ offered: 80_004_000n })],
  ['parameter', 'linear-below-the-highest', 'All of the debt up to the highest loan-to-value but one; the bonus is whole only next to health 0.',
    ready({ sizing: { kind: 'linear', fromLtv: highest - 1n, toLtv: highest, fromShare: 10_000n, toShare: 1n }, target: 20_000n, ...withIncentive({ curve: { kind: 'linearInHealth', least: 100n, fullBelow: 1n } }) }, larger), step({ offered: 85_000_000_000_000n })],
  ['parameter', 'linear-to-1', 'From the least loan-to-value on the share is the same; a bonus from 0 that is whole a second later.',
    ready({ ...quick, sizing: { kind: 'linear', fromLtv: 0n, toLtv: 1n, fromShare: 0n, toShare: 500n }, target: 20_000n, ...withIncentive({ curve: { kind: 'rampInTime', least: 0n, duration: 1n } }) }), step(), step({ at: 1n })],
];

const exponential = (cut: bigint): AuctionPolicy => ({ ...plainDesign.auction, curve: { kind: 'exponential', cut } });
const stairs = (cut: bigint, every: bigint): AuctionPolicy => ({ ...plainDesign.auction, curve: { kind: 'stairstep', cut, every } });
const linear = (zeroAfter: bigint): AuctionPolicy => ({ ...plainDesign.auction, curve: { kind: 'linear', zeroAfter } });

const rounds: readonly Row[] = [
  ['parameter', 'price-past-zero', 'The price reaches zero in one second; a second later the round is long over, and the price does not begin anew.', running({ auction: linear(1n) }), plain('TICK', 2n)],
  ['parameter', 'fall-and-duration-at-their-limit', 'A round that lasts as long as time and may fall by all but a part.', running(withAuction({ largestFall: 9_999n, duration: forever })), take({ at: 1_188n, amount: 1n })],
  ['parameter', 'price-hardly-falls', 'A price that reaches zero only at the end of time; a tip of the whole debt, and a fund that may be used up.',
    () => situation('unwinding.exhausted', { ...withAuction({ curve: { kind: 'linear', zeroAfter: forever }, tipShare: 10_000n }), ...withLoss({ insuranceCap: 10_000n, insurance: [0n, 500_000n] }) }, { debt: { USD: 200_000n } }), openAuction(), take({ at: 600n })],
  ['parameter', 'exponential-to-nothing', 'The price falls to nothing in a second; of the fund only the least share may be used.',
    running({ auction: exponential(0n), ...withLoss({ insuranceCap: 1n, insurance: [0n, 300_000n] }) }, { debt: { USD: 200_000n } }), plain('TICK', 1n), plain('RESET_AUCTION', 1n), take({ at: 1n })],
  ['parameter', 'exponential-to-the-least', 'The price falls to the least there is in a second, and the least fall ends the round.', running({ auction: { ...plainDesign.auction, curve: { kind: 'exponential', cut: 1n }, largestFall: 1n } }), plain('TICK', 1n)],
  ['parameter', 'exponential-hardly-falls', 'The price falls by the least there is.', running({ auction: exponential(RAY - 1n) }), take({ at: 899n, amount: 1n })],
  ['parameter', 'stairs-hardly-fall', 'Each stair is the least fall there is; the least move of a price trips the breaker.', running({ auction: stairs(RAY - 1n, 1n), ...withBreaker({ largestMove: 1n }) }), take({ at: 100n, amount: 1n }), quote({ ETH: 101n }, 100n)],
  ['parameter', 'stairs-of-the-least', 'A stair falls to the least there is.', running({ auction: stairs(1n, 60n) }), plain('TICK', 60n)],
  ['parameter', 'one-endless-stair', 'The first stair lasts as long as time; no move but one beyond the limit trips the breaker.', running({ auction: stairs(RAY / 2n, forever), ...withBreaker({ largestMove: highest }) }), take({ at: 800n, amount: 1n }), quote({ USD: 7n }, 800n)],
];

/** Each parameter at 0, at 1, at its usual values and at its limit, in as few vectors as show it. */
export const parameters: readonly Draft[] = drafted([...pace, ...target, ...sizes, ...rounds]);
