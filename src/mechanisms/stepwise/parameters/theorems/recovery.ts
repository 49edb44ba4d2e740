import { BPS, max, min, mulDivUp } from '../../../../kernel/arithmetic.js';
import type { Asset, Depth, Design, Schedule, Sizing } from '../../../../kernel/design.js';
import { sizingCap } from '../../../../kernel/sizing.js';
import { durationToHuman, ratioToHuman } from '../human.js';
import { holds, type Theorem, type Verdict, warns } from './finding.js';
import { collateralOf, WHOLE } from './legs.js';

/** More steps than this only polish: the bound keeps the powers small. */
const mostCounted = 64n;

/** How many steps fit into the reaction of the envelope. */
function stepsWithin({ mostSteps, interval }: Schedule, reaction: bigint): bigint {
  const steps = interval === 0n ? mostSteps : min(mostSteps, reaction / interval + 1n);
  return min(steps, mostCounted);
}

/** The share of the debt that sizing lets one step repay at a health [bps], of an account with one leg. Price tiers: the least of all. */
function shareAt(sizing: Sizing, leg: Asset, health: bigint): bigint {
  if (sizing.kind === 'tiers' && sizing.by === 'price') return sizing.tiers.reduce((least, { share }) => min(least, share), BPS);
  const owed = leg.threshold * BPS;
  const assessment = { owed, backing: owed * health, value: BPS * health };
  return min(BPS, sizingCap(sizing, { assessment, price: 0n, debt: BPS }));
}

/** The share of the debt that brings health back to one: (1 − health) / (1 − threshold × (1 + bonus)), rounded up [bps]. */
const shareNeeded = (health: bigint, { threshold, bonus }: Asset): bigint =>
  mulDivUp(BPS - health, WHOLE, WHOLE - threshold * (BPS + bonus));

/** The share that time has unlocked at the end of the reaction, rounded down [bps]. */
function shareUnlocked({ unlock }: Schedule, reaction: bigint): bigint {
  if (unlock.kind === 'whole') return BPS;
  return min(BPS, unlock.initial + ((BPS - unlock.initial) * reaction) / unlock.duration);
}

/** A health, the share of the debt that restores it and the share that steps may repay of it [bps]. */
interface Point {
  readonly health: bigint;
  readonly needed: bigint;
  readonly allowed: bigint;
}

/** The health at which the least is to spare, or the most is missing, of all that the envelope can lead to. */
function tightestPoint(design: Design, leg: Asset, steps: bigint): Point {
  const { largestDrop, largestRise, reaction } = design.envelope;
  const lowest = max(0n, (BPS * (BPS - largestDrop)) / (BPS + largestRise));
  const unlocked = shareUnlocked(design.schedule, reaction);
  let tightest: Point = { health: BPS, needed: 0n, allowed: BPS };
  let least = BPS;
  for (let health = BPS - 1n; health >= lowest; health -= 1n) {
    const needed = shareNeeded(health, leg);
    // Beyond the whole debt the gap is exceeded, which other theorems report.
    if (needed > BPS) break;
    const first = shareAt(design.sizing, leg, health);
    least = min(least, first);
    const left = steps === 0n ? 1n : (BPS - first) * (BPS - least) ** (steps - 1n);
    const whole = BPS ** steps;
    const allowed = min(unlocked, BPS - mulDivUp(left, BPS, whole));
    if (needed - allowed > tightest.needed - tightest.allowed) tightest = { health, needed, allowed };
  }
  return tightest;
}

/** What of the quoted depth the steps of one account may use, where depth binds at all [bps]. */
const depthShare = (depth: Depth, steps: bigint): bigint =>
  depth.kind === 'unlimited' ? 0n : min(depth.perInterval, depth.perStep * steps);

function verdictOn(design: Design, leg: Asset): Verdict {
  const { reaction } = design.envelope;
  const steps = stepsWithin(design.schedule, reaction);
  const { health, needed, allowed } = tightestPoint(design, leg, steps);
  const depth = depthShare(design.depth, steps);
  const numbers = { steps, health, needed, allowed, reaction, depth };
  const within = `${leg.id}: ${steps.toString()} steps fit into a reaction of ${durationToHuman(reaction)}`;
  if (needed <= allowed) {
    const provided = depth === 0n ? '' : `, for accounts that sell at most ${ratioToHuman(depth)} of the quoted depth`;
    return holds(`${within} and bring every account back to health 1${provided}.`, numbers);
  }
  return warns(
    `${within}; at health ${ratioToHuman(health)} they repay ${ratioToHuman(allowed)} of the debt where ${ratioToHuman(needed)} is needed.`,
    numbers,
    `${ratioToHuman(needed - allowed)} of the debt is still too much when the next drop of ${ratioToHuman(design.envelope.largestDrop)} may come.`,
  );
}

/** Covered is not yet healthy: a second drop within the envelope finds the account where the first left it, unless keepers were done. */
const stepsRestoreHealth: Theorem = {
  id: 'steps-restore-health-within-the-reaction',
  claim: 'From anywhere that one move of the envelope leads, the steps that fit into the reaction restore health 1.',
  guarantees: ['solvent-within-envelope'],
  check: (design) =>
    collateralOf(design)
      .filter(({ threshold, bonus }) => threshold * (BPS + bonus) < WHOLE)
      .map((leg) => verdictOn(design, leg)),
};

/** What keeps a keeper from restoring the target at once. */
function hindrances({ sizing, schedule, depth }: Design): readonly string[] {
  return [
    ...(schedule.mostSteps === 0n ? ['no step is offered'] : []),
    ...(schedule.interval > 0n ? [`${durationToHuman(schedule.interval)} between steps`] : []),
    ...(schedule.unlock.kind === 'gradual' ? [`${durationToHuman(schedule.unlock.duration)} to unlock the debt`] : []),
    ...(depth.kind === 'share' ? [`${ratioToHuman(depth.perStep)} of the depth per step`] : []),
    ...(sizing.kind === 'targetHealth' || sizing.kind === 'full' ? [] : ['sizing by a share of the debt']),
  ];
}

/** The envelope bounds each move, but not how soon the next one follows. */
const stepsAreNotHeldBack: Theorem = {
  id: 'steps-are-not-held-back',
  claim: 'One step, offered at once, restores the target: the next move may follow at any time.',
  guarantees: ['solvent-within-envelope'],
  check: (design) => {
    const found = hindrances(design);
    const numbers = { hindrances: BigInt(found.length), reaction: design.envelope.reaction };
    if (found.length === 0) return [holds('Nothing holds a step back.', numbers)];
    return [
      warns(
        `Steps are held back: ${found.join(', ')}.`,
        numbers,
        'Where two moves of the envelope follow each other before keepers are done, their product counts, and may exceed the gap.',
      ),
    ];
  },
};

export const recoveryTheorems: readonly Theorem[] = [stepsRestoreHealth, stepsAreNotHeldBack];
