import { closedIn, debtIn, isShareLower, passedOn } from './measure.js';
import type { Bearer, MarketEdge, MarketTerms } from './view.js';

/** Something that has to happen now and then: guarantees that are kept where nothing happens say little. */
export interface Reach {
  readonly id: string;
  readonly claim: string;
  readonly why: string;
  /** Why it cannot happen under some terms. */
  readonly unless: (terms: MarketTerms) => string | null;
  readonly isSeen: (edge: MarketEdge) => boolean;
}

const onlyWhere = (...bearers: readonly Bearer[]) => ({ bearer }: MarketTerms): string | null => (bearers.includes(bearer) ? null : `a loss is borne by ${bearer}`);

/** What is reached in markets that several accounts share. */
export const reaches: readonly Reach[] = [
  {
    id: 'reaches-takeover', claim: 'a liquidation makes the debt of another account larger', why: 'Else no account was ever asked to pay for another.',
    unless: onlyWhere('a pool and other accounts'), isSeen: ({ terms, deed, before, after }) => deed === 'step' && passedOn(before, after) > terms.rounding.debt,
  },
  {
    id: 'reaches-empty-cushion', claim: 'a liquidation uses up all that is there to bear losses first', why: 'What follows an empty pool is what nobody plans for.',
    unless: onlyWhere('a pool and other accounts', 'reserves'), isSeen: ({ deed, before, after }) => deed === 'step' && (before.cushions[0] ?? 0n) > 0n && (after.cushions[0] ?? 0n) <= 0n,
  },
  {
    id: 'reaches-shared-loss', claim: 'the bad debt of one account lowers what every share of the lenders is worth', why: 'Else no lender ever lost anything here.',
    unless: onlyWhere('lenders'), isSeen: ({ deed, before, after }) => deed === 'step' && isShareLower(before, after),
  },
  {
    id: 'reaches-second-loss', claim: 'the loss of a second account is added to that of a first', why: 'A sum of one loss is no sum.',
    unless: onlyWhere('a deficit', 'reserves'), isSeen: ({ deed, before, after }) => deed === 'step' && (before.cushions[0] ?? 0n) < 0n && (after.cushions[0] ?? 0n) < (before.cushions[0] ?? 0n),
  },
  {
    id: 'reaches-unseen-loss', claim: 'an account owes on when its last collateral has gone, and nobody bears it', why: 'Who does not book a loss has to be seen not to.',
    unless: onlyWhere('nobody'),
    isSeen: ({ deed, deal, after }) => deed === 'step' && deal.seized > 0n && after.members.some(({ view }) => view.collateral === 0n && view.debt > 0n),
  },
  {
    id: 'reaches-batch', claim: 'one call closes several accounts', why: 'What one takes of a pool the next does not find there.',
    unless: ({ takesSeveral }) => (takesSeveral ? null : 'a call liquidates one account'), isSeen: ({ deed, before, after }) => deed === 'step' && closedIn(before, after) > 1,
  },
  {
    id: 'reaches-limit', claim: 'what one liquidation has open leaves room for a part of another alone', why: 'A bound on all of them is where accounts that have nothing else in common meet.',
    unless: ({ hasLimit }) => (hasLimit ? null : 'nothing bounds them together'),
    isSeen: ({ deed, before, after }) => deed === 'start' && before.openLiquidations > 0 && closedIn(before, after) === 0,
  },
  {
    id: 'reaches-interest', claim: 'debts grow with time, and so do the claims on them', why: 'Without interest nothing moves between two calls.',
    unless: ({ hasInterest }) => (hasInterest ? null : 'indices are given'), isSeen: ({ deed, before, after }) => deed === 'time' && debtIn(after) > debtIn(before),
  },
];
