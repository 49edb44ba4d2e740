import { bonusOn, isCovered, measure } from '../../../../properties/measure.js';
import { BPS, max } from '../../../kernel/arithmetic.js';
import type { Design } from '../../../kernel/design.js';
import type { Mechanism } from '../../../machine/mechanism.js';
import { type Pair, pairsIn, type Setting } from '../setting.js';
import { observationOf, pauseOf } from '../worst-case/falls.js';
import { Run } from '../worst-case/keepers.js';
import { withUnitOf, worldAtEdge } from '../worst-case/start.js';
import { firstRefutation, type Question, type Refutation } from './question.js';

const largestBonus = ({ assets }: Design): bigint => assets.reduce((most, { threshold, bonus }) => (threshold > 0n ? max(most, bonus) : most), 0n);

/** (B − drop) · B² ≥ threshold · (B + largest bonus) · (B + rise), for one pair. */
function isSurvived({ assets, envelope }: Design, { collateral }: Pair, bonus: bigint): boolean {
  const threshold = assets[collateral]?.threshold ?? 0n;
  return (BPS - envelope.largestDrop) * BPS * BPS >= threshold * (BPS + bonus) * (BPS + envelope.largestRise);
}

/** The account holds one unit of the collateral with the largest bonus too: coverage counts the largest bonus that it holds. */
function refutationOf(mechanism: Mechanism<Design>, design: Design, pair: Pair): Refutation | null {
  const most = largestBonus(design);
  const start = withUnitOf(worldAtEdge(mechanism, design, pair), design.assets.findIndex(({ threshold, bonus }) => threshold > 0n && bonus === most));
  const run = new Run(mechanism, design, start);
  const observation = observationOf(design, start, pair, { kind: 'whole' }, start.market.at + pauseOf(design));
  const isStill = run.does(observation) && isCovered(measure(design, run.world), bonusOn(design, run.world));
  return isStill ? null : { design, start, events: [observation] };
}

function* cases(mechanism: Mechanism<Design>, setting: Setting): Generator<Refutation | null> {
  for (const pair of pairsIn(setting)) yield refutationOf(mechanism, setting.design, pair);
}

/** The conclusion of the gap theorem where its condition is the envelope: exact for every design. */
export const coverage: Question = {
  id: 'gap-theorem',
  asks: 'an account at health 1 is still covered after the largest move of the envelope',
  worstCase: 'The account starts at health exactly 1, as large as amounts allow, and its prices move once, as far as the envelope allows.',
  theorem: '(1 − gap) ≥ threshold × (1 + largest bonus) × (1 + rise) decides.',
  startsAnywhere: false,
  isGuarantee: false,
  byTheorem: (setting) => pairsIn(setting).every((pair) => isSurvived(setting.design, pair, largestBonus(setting.design))),
  byMachine: (mechanism, setting) => firstRefutation(cases(mechanism, setting)),
};
