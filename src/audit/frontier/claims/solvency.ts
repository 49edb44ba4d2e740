import { BPS, max, min } from '../../../kernel/arithmetic.js';
import { priceOnCurve, roundPrices } from '../../../kernel/auction.js';
import type { AuctionPolicy, Design } from '../../../kernel/design.js';
import { firstBetween } from '../../../machine/boundary.js';
import type { Mechanism } from '../../../machine/mechanism.js';
import { stepwise } from '../../../mechanisms/stepwise/mechanism.js';
import { courseOf } from '../../search/breaking.js';
import { guaranteeOf } from '../../search/hunt.js';
import { rulingOnCourse } from '../../search/judge.js';
import { type Pair, pairsIn, type Setting } from '../setting.js';
import { type Fall, fallsOf } from '../worst-case/falls.js';
import { type Pace, paces } from '../worst-case/keepers.js';
import { besieged } from '../worst-case/siege.js';
import { worldAtEdge } from '../worst-case/start.js';
import { firstRefutation, type Question, type Refutation } from './question.js';

const id = 'solvent-within-envelope';

/** The run of one siege, if it breaks the guarantee. */
function refutationBy(mechanism: Mechanism<Design>, design: Design, pair: Pair, fall: Fall, pace: Pace): Refutation | null {
  const start = worldAtEdge(mechanism, design, pair);
  const { world, moments } = besieged(mechanism, design, start, pair, fall, pace);
  if (world.account.phase !== 'badDebt') return null;
  const course = courseOf(mechanism, design, moments);
  if (course === null || rulingOnCourse(guaranteeOf(mechanism, id), course) !== 'broken') return null;
  return { design, start, events: moments.flatMap(({ parts, event }) => (parts === null ? [] : [event])) };
}

function* cases(mechanism: Mechanism<Design>, setting: Setting): Generator<Refutation | null> {
  for (const pair of pairsIn(setting)) {
    for (const fall of fallsOf(setting.design)) {
      for (const pace of paces) yield refutationBy(mechanism, setting.design, pair, fall, pace);
    }
  }
}

const isPromised = (design: Design): boolean => guaranteeOf(stepwise, id).promisedBy(design);

/** Whether the largest move leaves an account that was at health 1 uncovered, by the bonus of its own collateral. */
const exceedsGap = ({ design }: Setting, { collateral }: Pair): boolean => {
  const { threshold = 0n, bonus = 0n } = design.assets[collateral] ?? {};
  return (BPS - design.envelope.largestDrop) * BPS * BPS < threshold * (BPS + bonus) * (BPS + design.envelope.largestRise);
};

/** Whether the lot of such an account, sold at the lowest price that is asked within the reaction, brings less than its debt. */
function sellsBelowDebt(policy: AuctionPolicy, reaction: bigint, bonus: bigint): boolean {
  const price = BPS ** 8n;
  const { startPrice, floorPrice } = roundPrices(policy, price);
  const priceAfter = (elapsed: bigint): bigint => priceOnCurve(policy.curve, startPrice, elapsed);
  const isOver = (elapsed: bigint): boolean => elapsed >= policy.duration || priceAfter(elapsed) * BPS < startPrice * (BPS - policy.largestFall);
  const last = isOver(reaction) ? firstBetween(0n, reaction, isOver) - 1n : reaction;
  return max(floorPrice, min(startPrice, priceAfter(last))) * (BPS + bonus) <= price * BPS;
}

/** Whether keepers may act at the last second: the move does not trip the breaker, and its quotes are still fresh. */
function isOpenThroughout({ breaker, envelope }: Design): boolean {
  const { largestDrop, largestRise, reaction } = envelope;
  const isAwake = largestDrop > breaker.largestMove || largestRise > breaker.largestMove;
  const needed = ['STEP', 'OPEN_AUCTION', 'TAKE'] as const;
  return !needed.some((event) => (isAwake && breaker.whenTripped.includes(event)) || (reaction > breaker.maxAge && breaker.whenStale.includes(event)));
}

/**
 * A design that promises the claim for no move at all, and meets one beyond the gap: the account is uncovered. Either a step takes all of its
 * collateral for less than its debt, or steps are withheld, and the auction sells for less at the lowest price that it asks.
 */
function isLost(setting: Setting): boolean {
  const { design } = setting;
  const still: Design = { ...design, envelope: { ...design.envelope, largestDrop: 0n, largestRise: 0n } };
  const { curve, nonToxicCeiling } = design.incentive;
  if (!isPromised(still) || curve.kind !== 'fixed' || nonToxicCeiling || !isOpenThroughout(design)) return false;
  return pairsIn(setting).some((pair) => exceedsGap(setting, pair)
    && (design.toxicity === 'allow' || sellsBelowDebt(design.auction, design.envelope.reaction, design.assets[pair.collateral]?.bonus ?? 0n)));
}

/** Holds where the design promises it; fails where the move exceeds the gap of a design that nothing else hinders; else the machine decides. */
export const solvency: Question = {
  id,
  asks: 'under the declared envelope no account that is large beside its units ever reaches bad debt',
  worstCase: 'The account holds one collateral and owes one debt, and starts at health exactly 1, as large as amounts allow. Observations follow each other as fast as '
    + 'keepers react, up to 24 of them: each time prices move as far as the envelope allows, a basis point less, half as far, or to the last health or price at '
    + 'which a larger step is not yet allowed. Keepers take all that is offered, whatever it costs them: at the last second, at once, or from an auction when it asks least.',
  theorem: '(1 − gap) ≥ threshold × (1 + bonus) × (1 + rise) decides, for keepers who step within the reaction, where one step restores the target (unlimited depth, '
    + 'no wait between steps, a breaker that sleeps, quotes that outlive the reaction) and an auction may ask too little to pay the debt.',
  startsAnywhere: false,
  isGuarantee: true,
  byTheorem: (setting) => (isPromised(setting.design) ? true : isLost(setting) ? false : null),
  byMachine: (mechanism, setting) => firstRefutation(cases(mechanism, setting)),
};
