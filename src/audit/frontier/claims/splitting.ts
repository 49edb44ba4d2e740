import { BPS } from '../../../kernel/arithmetic.js';
import type { Design } from '../../../kernel/design.js';
import type { Mechanism } from '../../../machine/mechanism.js';
import { guaranteeOf } from '../../search/hunt.js';
import { rulingOnEdge } from '../../search/judge.js';
import { legsIn, type Pair, pairsIn, type Setting } from '../setting.js';
import { worldJustAbove } from '../worst-case/start.js';
import { type Opening, stepsFrom } from '../worst-case/steps.js';
import { firstRefutation, type Question, type Refutation } from './question.js';

const id = 'splitting-never-pays';

interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/**
 * The healths just above which a bonus is a basis point short: a step that lowers health from there raises it. On the line, that of the
 * whole bonus and the one before it, since the first may be health 0; under the ceiling, that at which the whole bonus just fits.
 */
function healthsBeforeRise({ assets, incentive: { curve, nonToxicCeiling } }: Design, { collateral }: Pair): readonly Fraction[] {
  const { threshold = 0n, bonus = 0n } = assets[collateral] ?? {};
  const ceiling = nonToxicCeiling ? [{ numerator: threshold * (BPS + bonus) - 1n, denominator: BPS * BPS }] : [];
  if (curve.kind !== 'linearInHealth') return ceiling;
  const rises = bonus - curve.least;
  const line = [rises, rises - 1n].filter((risen) => risen > 0n).map((risen) => ({ numerator: rises * BPS - risen * (BPS - curve.fullBelow), denominator: rises * BPS }));
  return [...line, ...ceiling].filter(({ numerator, denominator }) => numerator > 0n && numerator < denominator);
}

function* cases(mechanism: Mechanism<Design>, setting: Setting): Generator<Refutation | null> {
  const { design } = setting;
  const guarantee = guaranteeOf(mechanism, id);
  for (const pair of pairsIn(setting)) {
    for (const { numerator, denominator } of healthsBeforeRise(design, pair)) {
      const start = worldJustAbove(mechanism, design, pair, numerator, denominator);
      const opening: Opening = { pair, start, events: [], world: start };
      for (const { events, edges } of stepsFrom(mechanism, design, opening, ['part'])) {
        yield edges.some((edge) => rulingOnEdge(guarantee, edge) === 'broken') ? { design, start, events } : null;
      }
    }
  }
}

/**
 * Just above the health of the whole bonus, the bonus is one basis point less. There a step lowers health, and so raises the next bonus,
 * exactly where that health is below threshold × (1 + whole bonus − 0.01 %): everywhere above it steps are less toxic.
 */
function byTheorem(setting: Setting): boolean | null {
  const { design } = setting;
  const { curve, nonToxicCeiling } = design.incentive;
  if (nonToxicCeiling) return null;
  if (curve.kind !== 'linearInHealth' || design.toxicity === 'escalate') return true;
  // Of these, steps are not offered at every health, or take a whole leg and end the matter; and at health 0 there is no account.
  if (design.sizing.kind !== 'targetHealth' || design.schedule.mostSteps === 0n || curve.fullBelow === 0n) return null;
  return legsIn(setting).every(({ threshold, bonus }) => bonus === curve.least || threshold * (BPS + bonus - 1n) <= curve.fullBelow * BPS);
}

/** Source: Aave v4 LiquidationEngine, whose bonus is not of whole basis points: max bonus × threshold ≤ health of the full bonus. */
export const splitting: Question = {
  id,
  asks: 'no step raises the bonus of the next at the same instant',
  worstCase: 'The account stands just above the health at which the bonus is whole, where it is one basis point less; prices stand still.',
  theorem: 'threshold × (1 + bonus − 0.01%) ≤ health of the full bonus decides, where toxic steps are allowed and the bonus follows health; elsewhere it cannot rise.',
  startsAnywhere: false,
  isGuarantee: true,
  byTheorem,
  byMachine: (mechanism, setting) => firstRefutation(cases(mechanism, setting)),
};
