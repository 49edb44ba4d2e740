import { amountAt } from '../../../kernel/arithmetic.js';
import type { Design } from '../../../kernel/design.js';
import type { Effect } from '../../../kernel/effect.js';
import { allocateLoss, type LossParts } from '../../../kernel/loss.js';
import { silently, type Outcome, type Response } from '../../../kernel/outcome.js';
import { assetId, assetIndex, reserveAt, withReserve } from '../../../kernel/reserve.js';
import type { World } from '../../../kernel/world.js';
import { flow } from './amounts.js';
import { withAmount } from './market-events.js';

/** One debt leg written off down the waterfall. */
function writtenOff(design: Design, from: Outcome, asset: number): Outcome {
  const { market, account } = from.world;
  const loss = amountAt(account.debt, asset);
  if (loss === 0n) return from;
  const reserve = reserveAt(market, asset);
  const parts: LossParts = allocateLoss(design.loss, loss, {
    surplus: amountAt(account.surplus, asset),
    insurance: reserve.insurance,
    backstop: reserve.backstop,
  });
  const reserves = withReserve(market, asset, {
    debt: reserve.debt - loss,
    surplus: reserve.surplus - parts.surplus,
    insurance: reserve.insurance - parts.insurance,
    backstop: reserve.backstop - parts.backstop,
    deficit: reserve.deficit + parts.socialised,
  });
  const debtless = withAmount(withAmount(account, 'debt', asset, -loss), 'surplus', asset, -parts.surplus);
  const effect: Effect = { kind: 'loss', asset: assetId(design, asset), ...parts };
  return { world: { market: reserves, account: withAmount(debtless, 'deficit', asset, parts.socialised) }, effects: [...from.effects, effect] };
}

/** The account has debt and no collateral: every leg is written off at once. */
export const recogniseLoss = (design: Design, world: World): Outcome =>
  design.assets.reduce((sofar, _, asset) => writtenOff(design, sofar, asset), silently(world));

/** COVER: anyone pays part of a recognised deficit. Refused: COVER_EXCEEDS_DEFICIT. */
export function cover(design: Design, { market, account }: World, event: { readonly asset: string; readonly amount: bigint }): Response {
  const asset = assetIndex(design, event.asset);
  const deficit = amountAt(account.deficit, asset);
  if (event.amount > deficit) return { code: 'COVER_EXCEEDS_DEFICIT', deficit };
  const reserve = reserveAt(market, asset);
  return {
    world: { market: withReserve(market, asset, { deficit: reserve.deficit - event.amount }), account: withAmount(account, 'deficit', asset, -event.amount) },
    effects: [flow(design, 'covered', asset, event.amount)],
  };
}
