import { BPS } from '../../../kernel/arithmetic.js';
import type { Aim, Played, Scene } from '../../../machine/scene.js';
import type { Deal, View } from '../../../../properties/protocol/view.js';

/** A call that went through, and what it moved. */
export interface Acted {
  readonly aim: Aim;
  readonly before: Scene;
  readonly deal: Deal;
  readonly after: Scene;
}

type Accepted = Extract<Played, { kind: 'accepted' }>;

/** Whether whoever pays gets collateral worth it, and what it wants beside. */
function pays({ deed }: Aim, { deal }: Accepted, { collateralPrice, debtPrice }: View, margin: bigint): boolean {
  const wanted = deed === 'take' ? margin : 0n;
  return deal.seized > 0n && (deal.seized - deal.fee) * collateralPrice * BPS >= deal.repaid * debtPrice * (BPS + wanted);
}

/** Whether a liquidator would make this call: to gain by it, or, where others pay, because it does something. */
function isUseful(aim: Aim, played: Accepted, { terms, view }: Scene, margin: bigint): boolean {
  const [before, after] = [view(), played.scene.view()];
  const isProgress = after.fineDebt < before.fineDebt || after.collateral + after.lot < before.collateral + before.lot;
  if (aim.deed === 'step') return isProgress && (!terms.hasSteps || pays(aim, played, before, margin));
  if (aim.deed === 'take') return isProgress && pays(aim, played, before, margin);
  return aim.deed === 'start' || aim.deed === 'reset';
}

/** The greater of two calls: what repays more, then what seizes more; who begins an auction repays nothing. */
const greater = (one: Deal, other: Deal): boolean => (one.repaid === other.repaid ? one.seized > other.seized : one.repaid > other.repaid);

/** The greatest call that is useful in a scene; null where none is. @param margin wanted on the market price of a lot [bps] */
export function greatest(scene: Scene, margin: bigint): Acted | null {
  let best: Acted | null = null;
  for (const aim of scene.aims()) {
    if (aim.deed === 'price' || aim.deed === 'time' || aim.deed === 'owner') continue;
    const played = aim.play();
    if (played.kind === 'refused' || !isUseful(aim, played, scene, margin)) continue;
    if (best === null || greater(played.deal, best.deal)) best = { aim, before: scene, deal: played.deal, after: played.scene };
  }
  return best;
}
