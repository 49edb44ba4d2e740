import type { Design } from '../../../kernel/design.js';
import type { Mechanism } from '../../../machine/mechanism.js';
import { guaranteeOf } from '../../search/hunt.js';
import { rulingOnEdge } from '../../search/judge.js';
import type { Setting } from '../setting.js';
import { openingsOf, stepsFrom } from '../worst-case/steps.js';
import { firstRefutation, type Question, type Refutation } from './question.js';

const id = 'later-loss-is-never-worse';

function* cases(mechanism: Mechanism<Design>, setting: Setting): Generator<Refutation | null> {
  const { design } = setting;
  const guarantee = guaranteeOf(mechanism, id);
  for (const opening of openingsOf(mechanism, setting)) {
    for (const { start, events, edges } of stepsFrom(mechanism, design, opening, ['part', 'all'])) {
      yield edges.some((edge) => rulingOnEdge(guarantee, edge) === 'broken') ? { design, start, events } : null;
    }
  }
}

/** No condition on parameters decides it: every design promises it, and the machine is asked whether it keeps the promise. */
export const laterLoss: Question = {
  id,
  asks: 'a step leaves no more bad debt after any later drop than nobody stepping would have',
  worstCase: 'The account holds one collateral and owes one debt, and starts at health exactly 1, as large as amounts allow, before the largest move of the '
    + 'envelope, or from the given loan-to-value; a keeper steps, in part or as far as it may, at each second at which terms change.',
  theorem: '',
  startsAnywhere: true,
  isGuarantee: true,
  byTheorem: () => null,
  byMachine: (mechanism, setting) => firstRefutation(cases(mechanism, setting)),
};
