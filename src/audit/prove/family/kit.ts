import { BPS } from '../../../kernel/arithmetic.js';
import type { Design } from '../../../kernel/design.js';
import { rangesOf } from '../../../mechanisms/stepwise/parameters/theorems/ranges.js';

const areInRange = (design: Design): boolean => rangesOf(design).every(({ value, least, most }) => value >= least && value <= most);

const aimsAboveEveryFrontier = ({ assets, warning, target }: Design): boolean =>
  warning >= BPS && target >= BPS && assets.every(({ threshold, bonus }) => target * BPS > threshold * (BPS + bonus));

const tiersAscend = ({ sizing }: Design): boolean =>
  sizing.kind !== 'tiers' || sizing.tiers.every(({ below }, at) => at === 0 || below > (sizing.tiers[at - 1]?.below ?? 0n));

const hasSaneAuctions = ({ auction }: Design): boolean =>
  auction.reserve > 0n && auction.startPremium >= BPS && auction.reserve <= BPS && auction.mostRounds >= 1n;

const lastsLongerThanNothing = ({ schedule, breaker }: Design): boolean => schedule.window > 0n && breaker.maxAge > 0n && breaker.release > 0n;

/** Conditions that every design keeps which the parameter checks let through: more may keep them, so that what is proved of all of these is proved of all of those. */
const conditions: readonly ((design: Design) => boolean)[] = [areInRange, aimsAboveEveryFrontier, tiersAscend, hasSaneAuctions, lastsLongerThanNothing];

/** What is assumed of symbolic parameters, condition by condition, from instrumented source like the machine itself. */
export const familyKit = { conditions };

export type FamilyKit = typeof familyKit;
