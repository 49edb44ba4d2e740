import type { Edge } from '../../../../properties/guarantee.js';
import { BPS, max, min } from '../../../kernel/arithmetic.js';
import type { Design } from '../../../kernel/design.js';
import { type Assessment, isHealthy } from '../../../kernel/health.js';
import { bonusOf } from '../../../kernel/incentive.js';
import { sizingCap } from '../../../kernel/sizing.js';
import type { Mechanism } from '../../../machine/mechanism.js';
import { pairsIn, type Setting } from '../setting.js';
import { openingsOf, stepsFrom } from '../worst-case/steps.js';
import { firstRefutation, type Question, type Refutation } from './question.js';

/** The account as a multiple of B²: at its loan-to-value, or from health 1 after the largest move. */
function assessmentOf({ design: { assets, envelope }, startLtv }: Setting, collateral: number): Assessment {
  const threshold = assets[collateral]?.threshold ?? 0n;
  const value = startLtv === null ? BPS * (BPS - envelope.largestDrop) : BPS * BPS;
  const owed = startLtv === null ? threshold * (BPS + envelope.largestRise) : startLtv * BPS;
  return { value, backing: value * threshold, owed };
}

/** The largest bonus that the course of an unwinding offers at constant prices [bps]. */
function largestOffered(design: Design, assessment: Assessment, collateral: number): bigint {
  const { curve } = design.incentive;
  return bonusOf(design, assessment, collateral, curve.kind === 'rampInTime' ? min(curve.duration, design.schedule.window - 1n) : 0n);
}

/** Whether a step compares as it should: health after it with health before, cross-multiplied. */
type Compares = (after: bigint, before: bigint) => boolean;

/** Whether the move to the account trips a breaker that blocks steps: they may never be offered then. */
const isStopped = ({ design: { breaker, envelope }, startLtv }: Setting): boolean =>
  startLtv === null && max(envelope.largestDrop, envelope.largestRise) > breaker.largestMove && breaker.whenTripped.includes('STEP');

/** Whether the collateral is worth nothing but that no price is zero: the smallest step takes all of it, and the account is over. */
const isWorthless = ({ design: { envelope }, startLtv }: Setting): boolean => startLtv === null && envelope.largestDrop >= BPS;

/** LTV · (1 + bonus) against 1 decides for every leg of which a step is offered: r · (HF − L·b) / (D − r) has its sign. A whole step ends the matter. */
function decided(setting: Setting, compares: Compares): boolean | null {
  const { design } = setting;
  if (design.sizing.kind === 'full' || isStopped(setting) || isWorthless(setting)) return null;
  return pairsIn(setting).every(({ collateral }) => {
    const assessment = assessmentOf(setting, collateral);
    const isOffered = !isHealthy(assessment) && design.schedule.mostSteps > 0n && sizingCap(design.sizing, { assessment, price: 0n, debt: BPS }) > 0n;
    return !isOffered || compares(assessment.value * BPS, assessment.owed * (BPS + largestOffered(design, assessment, collateral)));
  });
}

const allowing = (setting: Setting): Setting => ({ ...setting, design: { ...setting.design, toxicity: 'allow' } });

function* cases(mechanism: Mechanism<Design>, setting: Setting, holds: (edge: Edge<Design>) => boolean): Generator<Refutation | null> {
  const { design } = allowing(setting);
  for (const opening of openingsOf(mechanism, allowing(setting))) {
    for (const { start, events, edges } of stepsFrom(mechanism, design, opening, [design.sizing.kind === 'full' ? 'all' : 'part'])) {
      yield edges.every(holds) ? null : { design, start, events };
    }
  }
}

const worstCase = 'A design that withholds toxic steps is asked as if it allowed them. The account holds one collateral and owes one debt; '
  + 'a keeper steps at each second at which terms change, while prices stand still.';

const toxicityOf = (id: string, asks: string, theorem: string, isGuarantee: boolean, compares: Compares): Question => ({
  id, asks, worstCase, theorem, isGuarantee,
  startsAnywhere: true,
  byTheorem: (setting) => decided(setting, compares),
  byMachine: (mechanism, setting) => firstRefutation(cases(mechanism, setting, ({ was, is }) => is.owed === 0n || compares(is.backing * was.owed, was.backing * is.owed))),
});

/** Source: Warmuz et al. 2022, the frontier 1 / (1 + bonus). */
export const noToxicSpiral = toxicityOf(
  'no-toxic-spiral', 'no step that is offered lowers health', 'loan-to-value × (1 + bonus) ≤ 1 decides, where a step is offered.', true, (after, before) => after >= before,
);

export const stepImprovesHealth = toxicityOf(
  'step-improves-health', 'every step that is offered raises health', 'loan-to-value × (1 + bonus) < 1 decides, where a step is offered.', false, (after, before) => after > before,
);
