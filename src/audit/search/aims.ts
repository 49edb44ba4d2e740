import { keeperAims } from './aims/keeper.js';
import { misshapenAims } from './aims/misshapen.js';
import { operatorAims } from './aims/operator.js';
import { ownerAims } from './aims/owner.js';
import { priceAims } from './aims/price.js';
import type { Aim, Situation } from './intent.js';

/** Everything that may be attempted. Their order is part of what a seed means. */
export const aims: readonly Aim[] = [...priceAims, ...keeperAims, ...ownerAims, ...operatorAims, ...misshapenAims];

/** The aims of a situation that a run allows, each as often as its weight; all of the situation's where the run allows none. */
export function menuOf(situation: Situation, allowed: number): readonly Aim[] {
  const weighted = (aim: Aim): readonly Aim[] => Array.from({ length: aim.weight(situation) }, () => aim);
  const chosen = aims.filter((_, bit) => ((allowed >> bit) & 1) === 1).flatMap(weighted);
  return chosen.length > 0 ? chosen : aims.flatMap(weighted);
}
