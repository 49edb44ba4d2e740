import type { Design } from '../../src/kernel/design.js';
import { heldIn } from '../effects.js';
import { isShort } from '../measure.js';
import { onEdges, type StepwiseEdge, type StepwiseGuarantee } from './claim.js';

const theme = 'No liquidation without cause';

const healthyIsUntouchable = onEdges(theme, {
  id: 'healthy-is-untouchable', kind: 'step',
  claim: 'no step, auction or seizure starts while the account is healthy at the quote in force',
  why: 'The one promise that every borrower relies on.',
}, ['STEP', 'OPEN_AUCTION', 'TAKE', 'RESET_AUCTION', 'RECOGNISE_LOSS'], ({ was }) => isShort(was));

const hurtingEvents = ['QUOTE', 'TICK', 'ACCRUE', 'WITHDRAW', 'BORROW'];

const onlyPriceTimeOrOwnerHurts = onEdges(theme, {
  id: 'only-price-time-or-owner-hurts', kind: 'step',
  claim: 'outside price moves, time and the owner\'s own withdrawals, no transition makes a healthy account liquidatable',
  why: 'A liquidator must not be able to make the account that he then liquidates.',
}, 'every', ({ event, was, is }) => hurtingEvents.includes(event.type) || isShort(was) || !isShort(is));

/** Whether every quote that judges the account is present and young enough, and no halt stands. */
function isJudgedFresh({ design, before: { market, account } }: StepwiseEdge): boolean {
  const { maxAge, release } = design.breaker;
  if (market.cause !== 'none' && market.at < market.haltedAt + release) return false;
  return market.reserves.every(({ price, quotedAt }, asset) =>
    (heldIn(account, asset) === 0n && (account.debt[asset] ?? 0n) === 0n) || (price > 0n && market.at - quotedAt <= maxAge));
}

const seizing = ['STEP', 'TAKE', 'RECOGNISE_LOSS'] as const;

const blocksSeizures = ({ breaker }: Design): boolean => seizing.every((event) => breaker.whenStale.includes(event) && breaker.whenTripped.includes(event));

const staleQuotesSeizeNothing = onEdges(theme, {
  id: 'stale-quotes-seize-nothing', kind: 'step',
  claim: 'no seizure on a quote older than its maximum age, or while the breaker is tripped',
  why: 'A price that nobody stands behind must not sell anybody\'s collateral.',
  promisedBy: blocksSeizures,
}, seizing, isJudgedFresh);

export const cause: readonly StepwiseGuarantee[] = [healthyIsUntouchable, onlyPriceTimeOrOwnerHurts, staleQuotesSeizeNothing];
