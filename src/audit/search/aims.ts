import { keeperAims } from './aims/keeper.js';
import { misshapenAims } from './aims/misshapen.js';
import { operatorAims } from './aims/operator.js';
import { ownerAims } from './aims/owner.js';
import { priceAims } from './aims/price.js';
import type { Aim, Situation } from './intent.js';

/** Everything that may be attempted. Their order is part of what a seed means. */
export const aims: readonly Aim[] = [...priceAims, ...keeperAims, ...ownerAims, ...operatorAims, ...misshapenAims];

const copies = new Map<Situation, readonly (readonly Aim[])[]>();

/** Each aim as often as it weighs in a situation. */
function weightedIn(situation: Situation): readonly (readonly Aim[])[] {
  const known = copies.get(situation) ?? aims.map((aim) => Array.from({ length: aim.weight(situation) }, () => aim));
  copies.set(situation, known);
  return known;
}

/** The aims of a situation that a run allows, each as often as its weight; all of the situation's where the run allows none. */
export function menuOf(situation: Situation, allowed: number): readonly Aim[] {
  const weighted = weightedIn(situation);
  const chosen = weighted.filter((_, bit) => ((allowed >> bit) & 1) === 1).flat();
  return chosen.length > 0 ? chosen : weighted.flat();
}
