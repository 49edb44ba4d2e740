import type { Design } from '../../../kernel/design.js';
import type { Event } from '../../../kernel/event.js';
import { openWorld } from '../../../mechanisms/stepwise/index.js';
import type { Draft } from '../draft.js';
import { borrow, cover, deposit, dollar, ether, openAuction, plain, plainDesign, repay, step, take, withAuction, withdraw, withIncentive, withLoss, withSchedule, type Changes } from '../situations.js';

const start = 1_700_000_000n;
const wad = 1_000_000_000_000_000_000n;
const cent = 10_000n;

/** Ether of 18 decimals at so many cents, dollars of 6; depth in ether. */
const quoted = (cents: bigint, seconds: bigint): Event => ({
  type: 'QUOTE', at: start + seconds,
  quotes: [{ asset: 'ETH', price: cents * 10_000_000_000_000_000n, depth: 5_000n * wad }, { asset: 'USD', price: 1_000_000_000_000_000_000_000_000_000_000n, depth: 0n }],
});

const opening = (debt: bigint): readonly Event[] => [quoted(300_000n, 0n), deposit({ at: start + 1n, amount: 10n * wad + 1n }), borrow({ at: start + 2n, amount: debt })];

const fullSize = (changes: Changes): Design => ({
  ...plainDesign, assets: [{ ...ether, threshold: 8_250n }, { ...dollar, rate: 1_585_489_599_188_229_325n }], ...changes,
});

type Row = readonly [slug: string, comment: string, changes: Changes, ...events: readonly Event[]];

const usd = (cents: bigint): bigint => cents * cent;

const rows: readonly Row[] = [
  ['two-steps-to-health', 'At full size: borrow, fall, two steps with a pause, recovery, repayment, close.', withIncentive({ protocolShare: 1_000n }), ...opening(usd(2_200_000n)),
    quoted(260_000n, 60n), plain('ACCRUE', start + 61n), step({ at: start + 62n, offered: usd(300_000n) }), step({ at: start + 122n, offered: usd(9_000_000n) }),
    quoted(310_000n, 200n), repay({ at: start + 210n, amount: usd(3_000_000n) }), withdraw({ at: start + 211n, amount: 1n }), plain('CLOSE', start + 212n)],
  ['gradual-unlock-and-ramp', 'At full size: the share that may be repaid and the bonus grow with the seconds since the unwinding began.',
    { ...withSchedule({ interval: 12n, unlock: { kind: 'gradual', initial: 500n, duration: 601n }, mostSteps: 9n }), ...withIncentive({ curve: { kind: 'rampInTime', least: 50n, duration: 307n } }) }, ...opening(usd(2_200_000n)),
    quoted(261_111n, 60n), step({ at: start + 61n, offered: usd(9_000_000n) }), step({ at: start + 79n, offered: usd(9_000_000n) }), step({ at: start + 200n, offered: usd(9_000_000n) }), step({ at: start + 700n, offered: usd(9_000_000n) })],
  ['depth-shared', 'At full size: a step sells no more than its share of the depth, and steps together no more than the interval\'s.',
    { depth: { kind: 'share', perStep: 3n, perInterval: 5n, interval: 30n }, ...withSchedule({ interval: 1n, mostSteps: 20n }) }, ...opening(usd(2_240_000n)),
    quoted(270_001n, 60n), step({ at: start + 61n, offered: usd(9_000_000n) }), step({ at: start + 62n, offered: usd(9_000_000n) }), step({ at: start + 63n, offered: usd(9_000_000n) }), step({ at: start + 91n, offered: usd(9_000_000n) })],
  ['close-factor-by-health', 'At full size: half of the debt where health is not too low, all of it below.', { sizing: { kind: 'closeFactor', share: 5_000n, wholeBelow: 9_500n }, target: 20_000n, ...withSchedule({ interval: 0n }) }, ...opening(usd(2_200_001n)),
    quoted(264_000n, 60n), step({ at: start + 61n, offered: usd(9_000_000n) }), quoted(240_000n, 62n), step({ at: start + 63n, offered: usd(500_000n) })],
  ['linear-with-health-bonus', 'At full size: share and bonus both grow as health falls.', { sizing: { kind: 'linear', fromLtv: 8_250n, toLtv: 9_500n, fromShare: 1_000n, toShare: 10_000n }, target: 20_000n, ...withIncentive({ curve: { kind: 'linearInHealth', least: 100n, fullBelow: 9_300n } }), ...withSchedule({ interval: 0n, mostSteps: 5n }) }, ...opening(usd(2_200_001n)),
    quoted(265_000n, 60n), step({ at: start + 61n, offered: usd(9_000_000n) }), quoted(255_000n, 62n), step({ at: start + 63n, offered: usd(9_000_000n) })],
  ['auction-in-two-rounds', 'At full size: beyond the frontier to auction, a round expires, the next sells out, and the loss goes down the waterfall.',
    { ...withAuction({ curve: { kind: 'exponential', cut: 999_500_000_000_000_000_000_000_000n }, tip: 3n * 10n ** 36n, tipShare: 10n }), ...withLoss({ insurance: [0n, usd(50_000n)], insuranceCap: 6_667n, backstop: [0n, usd(1_000n)] }) }, ...opening(usd(2_200_000n)),
    quoted(200_000n, 60n), openAuction({ at: start + 61n }), take({ at: start + 100n, amount: wad + 7n, maxPrice: 10n ** 30n }), plain('TICK', start + 961n), plain('RESET_AUCTION', start + 962n),
    take({ at: start + 1_500n, amount: 100n * wad, maxPrice: 10n ** 30n }), cover({ at: start + 1_501n, amount: 1n })],
  ['nobody-bids', 'At full size: two rounds without a bid; the protocol takes the lot over and carries its debt.', withLoss({ insurance: [0n, usd(1n)], backstop: [0n, usd(2n)] }), ...opening(usd(2_200_000n)),
    quoted(150_000n, 60n), plain('RESUME', start + 61n), openAuction({ at: start + 62n }), plain('RESET_AUCTION', start + 962n), plain('RECOGNISE_LOSS', start + 1_862n)],
  ['interest-for-a-year', 'At full size: interest over a year, booked in unequal parts, until it makes the account short.', {}, ...opening(usd(2_240_000n)),
    plain('ACCRUE', start + 100_003n), quoted(300_000n, 31_536_000n), plain('ACCRUE', start + 31_536_000n), step({ at: start + 31_536_001n, offered: usd(100_000n) })],
];

/** From an empty account to an end, in real sizes: 18 and 6 decimals, prices × 10^36. */
export const lifecycles: readonly Draft[] = rows.map(([slug, comment, changes, ...events]) => {
  const design = fullSize(changes);
  return { family: 'lifecycle', slug, comment, given: () => ({ design, world: openWorld(design, start) }), events };
});

