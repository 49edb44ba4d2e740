import { effectOf, heldIn, moved, writtenOff } from '../effects.js';
import { onEdges, type StepwiseEdge, type StepwiseGuarantee } from './claim.js';

const theme = 'Conservation';

const everyAsset = ({ design }: StepwiseEdge, holds: (asset: number, id: string) => boolean): boolean => design.assets.every(({ id }, asset) => holds(asset, id));

const leavingCollateral = ['withdrawn', 'seized', 'fee', 'sold', 'salvaged', 'returned'] as const;

const collateralIsConserved = onEdges(theme, {
  id: 'collateral-is-conserved', kind: 'step',
  claim: 'per asset, collateral before + deposited = after + withdrawn + seized + fee + sold + salvaged + returned',
  why: 'Nothing appears or vanishes in a liquidation; every unit has somebody who must carry it.',
}, 'every', (edge) => everyAsset(edge, (asset, id) => {
  const left = leavingCollateral.reduce((sum, name) => sum + moved(edge.effects, name, id), 0n);
  return heldIn(edge.before.account, asset) + moved(edge.effects, 'deposited', id) === heldIn(edge.after.account, asset) + left;
}));

const debtIsConserved = onEdges(theme, {
  id: 'debt-is-conserved', kind: 'step',
  claim: 'per asset, debt before + borrowed + accrued = after + repaid + absorbed + written off',
  why: 'Debt ends only by being paid, taken over or written off in the open.',
}, 'every', (edge) => everyAsset(edge, (asset, id) => {
  const grown = (edge.before.account.debt[asset] ?? 0n) + moved(edge.effects, 'borrowed', id) + moved(edge.effects, 'accrued', id);
  const closed = moved(edge.effects, 'repaid', id) + moved(edge.effects, 'absorbed', id) + writtenOff(edge.effects, id);
  return grown === (edge.after.account.debt[asset] ?? 0n) + closed;
}));

const sums = ['debt', 'surplus', 'deficit'] as const;

/** The market's sums move with the account, and each fund by what the effects say of it. */
function ledgerMoves({ before, after, effects }: StepwiseEdge, asset: number, id: string): boolean {
  const was = before.market.reserves[asset];
  const is = after.market.reserves[asset];
  if (was === undefined || is === undefined) return false;
  if (is.collateral - was.collateral !== heldIn(after.account, asset) - heldIn(before.account, asset)) return false;
  if (!sums.every((name) => is[name] - was[name] === (after.account[name][asset] ?? 0n) - (before.account[name][asset] ?? 0n))) return false;
  const loss = effects.reduce((sum, effect) => (effect.kind === 'loss' && effect.asset === id ? { insurance: sum.insurance + effect.insurance, backstop: sum.backstop + effect.backstop } : sum), { insurance: 0n, backstop: 0n });
  return was.insurance - is.insurance === loss.insurance + moved(effects, 'tipped', id)
    && was.backstop - is.backstop === loss.backstop
    && is.treasury - was.treasury === moved(effects, 'fee', id)
    && is.salvage - was.salvage === moved(effects, 'salvaged', id)
    && is.carried - was.carried === moved(effects, 'absorbed', id);
}

const ledgerBalances = onEdges(theme, {
  id: 'ledger-balances', kind: 'always',
  claim: 'market totals equal the sum over accounts, auctions, fund and deficit: each moves by exactly what the account and the effects say',
  why: 'A total that drifts from its parts hides a loss until somebody cannot withdraw.',
}, 'every', (edge) => everyAsset(edge, (asset, id) => ledgerMoves(edge, asset, id)));

const wordLimit = 1n << 256n;
const fitsWord = (quantity: bigint): boolean => quantity >= 0n && quantity < wordLimit;

function isNothingNegative({ after: { market, account } }: StepwiseEdge): boolean {
  const { auction } = account;
  const reserves = market.reserves.every((reserve) =>
    fitsWord(reserve.collateral) && fitsWord(reserve.debt) && fitsWord(reserve.surplus) && fitsWord(reserve.deficit)
    && fitsWord(reserve.insurance) && fitsWord(reserve.backstop) && fitsWord(reserve.treasury) && fitsWord(reserve.salvage)
    && fitsWord(reserve.carried) && fitsWord(reserve.selling) && fitsWord(reserve.index) && fitsWord(reserve.collateral * reserve.price));
  const lists = [account.collateral, account.debt, account.surplus, account.deficit].every((list) => list.every(fitsWord));
  return reserves && lists && (auction === null || (fitsWord(auction.lot) && fitsWord(auction.floorPrice) && fitsWord(auction.startPrice)));
}

const nothingIsNegative = onEdges(theme, {
  id: 'nothing-is-negative', kind: 'always',
  claim: 'no amount, lot, due, fund or deficit is below zero, and every amount and value fits 256 bits',
  why: 'A negative amount in a service is an unsigned one of 2^256 − 1 on a chain.',
}, 'every', isNothingNegative);

/** A step's own record agrees with what it tells the caller to move. */
export const recordAgrees = ({ effects }: StepwiseEdge): boolean => {
  const stepped = effectOf(effects, 'stepped');
  return stepped === undefined
    || (moved(effects, 'repaid', stepped.debt) === stepped.repaid
      && moved(effects, 'seized', stepped.collateral) + moved(effects, 'fee', stepped.collateral) === stepped.seized
      && moved(effects, 'fee', stepped.collateral) === stepped.fee);
};

export const conservation: readonly StepwiseGuarantee[] = [collateralIsConserved, debtIsConserved, ledgerBalances, nothingIsNegative];
