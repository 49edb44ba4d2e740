import { amountAt } from '../../kernel/arithmetic.js';
import type { Design } from '../../kernel/design.js';
import type { Event } from '../../kernel/event.js';
import { assetIndex } from '../../kernel/reserve.js';
import type { World } from '../../kernel/world.js';

/** Whether an event pays what must always be accepted: a unit of a debt that there is, or all of it. More than that may be refused. */
export function isDue(design: Design, { account }: World, event: Event): boolean {
  if (event.type !== 'REPAY') return false;
  const debt = amountAt(account.debt, assetIndex(design, event.asset));
  return debt > 0n && (event.amount === 1n || event.amount === debt);
}
