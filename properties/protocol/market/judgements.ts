import type { Ruling } from '../judgement.js';
import { isShort, isSurelyHealthy } from '../measure.js';
import { bearingIn, changesIn, collateralIn, debtIn, isWithin, passedOn } from './measure.js';
import type { MarketEdge, MarketTerms, MarketView } from './view.js';

/** How a claim of the registry is decided of a whole market, and why it means nothing under some terms. */
export interface MarketJudgement {
  readonly id: string;
  readonly unless: (terms: MarketTerms) => string | null;
  readonly holds: (edge: MarketEdge) => Ruling;
}

const always = (): null => null;
const isForced = ({ deed }: MarketEdge): boolean => deed === 'step' || deed === 'start' || deed === 'take';

const collateralIsConserved = ({ terms, deed, before, deal, after }: MarketEdge): Ruling =>
  (deed === 'owner' ? null : isWithin(collateralIn(before) - collateralIn(after) - deal.seized, terms.rounding.collateral));

/** With time, debts and what stands for them grow alike: interest is paid by some to others. */
function debtIsConserved({ terms, deed, before, deal, after }: MarketEdge): Ruling {
  const fallen = debtIn(before) - debtIn(after);
  if (deed === 'time') return isWithin(fallen - (bearingIn(before) - bearingIn(after)), terms.rounding.debt);
  return isWithin(fallen - deal.repaid - deal.writtenOff, terms.rounding.debt);
}

const isEmptied = (layers: readonly bigint[], most: bigint): boolean => layers.every((left) => left <= most);

/** Nothing later bears anything while something earlier is left. */
function isInOrder({ cushions, claims }: MarketView, after: MarketView, most: bigint): boolean {
  const [was, is] = [[...cushions, claims], [...after.cushions, after.claims]];
  return was.every((left, place) => left - (is[place] ?? 0n) <= most || isEmptied(is.slice(0, place), most));
}

function lossFollowsTheWaterfall({ terms: { rounding: { debt } }, deed, before, deal, after }: MarketEdge): Ruling {
  if (deed !== 'step' && deed !== 'start') return null;
  const isWhole = isWithin(bearingIn(before) - bearingIn(after) - deal.writtenOff - deal.rewarded, debt);
  const isPassedOnLast = passedOn(before, after) <= debt || isEmptied(after.cushions, debt);
  return isWhole && isInOrder(before, after, debt) && isPassedOnLast;
}

export const marketJudgements: readonly MarketJudgement[] = [
  { id: 'collateral-is-conserved', unless: always, holds: collateralIsConserved },
  { id: 'debt-is-conserved', unless: always, holds: debtIsConserved },
  { id: 'ledger-balances', unless: ({ account }) => (account.hasTotals ? null : 'its emulation keeps no totals'), holds: ({ after }) => after.isBalanced },
  { id: 'nothing-is-negative', unless: always, holds: ({ after }) => after.kept >= 0n && after.claims >= 0n && after.members.every(({ view }) => view.collateral >= 0n && view.debt >= 0n) },
  {
    id: 'healthy-is-untouchable', unless: always,
    holds: (edge) => (isForced(edge) ? changesIn(edge.before, edge.after).every(({ before, after }) => !isSurelyHealthy(edge.terms.account, before.view) || after.view.collateral >= before.view.collateral) : null),
  },
  {
    id: 'only-price-time-or-owner-hurts', unless: always,
    holds: (edge) => (isForced(edge) ? changesIn(edge.before, edge.after).every(({ before, after }) => !isSurelyHealthy(edge.terms.account, before.view) || !isShort(edge.terms.account, after.view)) : null),
  },
  { id: 'loss-follows-the-waterfall', unless: ({ bearer }) => (bearer === 'nobody' ? 'nobody is made to bear a loss' : null), holds: lossFollowsTheWaterfall },
];
