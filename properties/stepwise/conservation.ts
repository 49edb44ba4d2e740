import { effectOf, heldIn, moved } from '../effects.js';
import { onEdges, type StepwiseEdge, type StepwiseGuarantee } from './claim.js';
import { tallyOf } from './tally.js';

const theme = 'Conservation';

const everyAsset = ({ design }: StepwiseEdge, holds: (asset: number) => boolean): boolean => design.assets.every((_, asset) => holds(asset));

const collateralIsConserved = onEdges(theme, {
  id: 'collateral-is-conserved', kind: 'step',
  claim: 'per asset, collateral before + deposited = after + withdrawn + seized + fee + sold + salvaged + returned',
  why: 'Nothing appears or vanishes in a liquidation; every unit has somebody who must carry it.',
}, 'every', (edge) => everyAsset(edge, (asset) => {
  const { collateralIn, collateralOut } = tallyOf(edge, asset);
  return heldIn(edge.before.account, asset) + collateralIn === heldIn(edge.after.account, asset) + collateralOut;
}));

const debtIsConserved = onEdges(theme, {
  id: 'debt-is-conserved', kind: 'step',
  claim: 'per asset, debt before + borrowed + accrued = after + repaid + absorbed + written off',
  why: 'Debt ends only by being paid, taken over or written off in the open.',
}, 'every', (edge) => everyAsset(edge, (asset) => {
  const { debtUp, debtDown } = tallyOf(edge, asset);
  return (edge.before.account.debt[asset] ?? 0n) + debtUp === (edge.after.account.debt[asset] ?? 0n) + debtDown;
}));

const sums = ['debt', 'surplus', 'deficit'] as const;

/** The owner's surplus and the recognised deficit move by what the effects say of them. */
function ownBooksBalance({ design, before, after, effects }: StepwiseEdge, asset: number): boolean {
  const id = design.assets[asset]?.id ?? '';
  const losses = effects.filter((effect) => effect.kind === 'loss' && effect.asset === id);
  const borne = losses.reduce((sum, effect) => (effect.kind === 'loss' ? sum + effect.surplus : sum), 0n);
  const socialised = losses.reduce((sum, effect) => (effect.kind === 'loss' ? sum + effect.socialised : sum), 0n);
  const surplus = (before.account.surplus[asset] ?? 0n) + moved(effects, 'overpaid', id) - moved(effects, 'refunded', id) - borne;
  const deficit = (before.account.deficit[asset] ?? 0n) + socialised - moved(effects, 'covered', id);
  return surplus === after.account.surplus[asset] && deficit === after.account.deficit[asset];
}

/** The market's sums move with the account, and each fund by what the effects say of it. */
function ledgerMoves(edge: StepwiseEdge, asset: number): boolean {
  const { before, after, effects } = edge;
  const was = before.market.reserves[asset];
  const is = after.market.reserves[asset];
  if (was === undefined || is === undefined) return false;
  if (was === is && before.account === after.account && effects.length === 0) return true;
  if (is.collateral - was.collateral !== heldIn(after.account, asset) - heldIn(before.account, asset)) return false;
  if (!sums.every((name) => is[name] - was[name] === (after.account[name][asset] ?? 0n) - (before.account[name][asset] ?? 0n))) return false;
  if (!ownBooksBalance(edge, asset)) return false;
  const tally = tallyOf(edge, asset);
  return was.insurance - is.insurance === tally.insurance + tally.tipped
    && was.backstop - is.backstop === tally.backstop
    && is.treasury - was.treasury === tally.fee
    && is.salvage - was.salvage === tally.salvaged
    && is.carried - was.carried === tally.absorbed;
}

const ledgerBalances = onEdges(theme, {
  id: 'ledger-balances', kind: 'always',
  claim: 'market totals equal the sum over accounts, auctions, fund and deficit: each moves by exactly what the account and the effects say',
  why: 'A total that drifts from its parts hides a loss until somebody cannot withdraw.',
}, 'every', (edge) => everyAsset(edge, (asset) => ledgerMoves(edge, asset)));

const wordLimit = 1n << 256n;
const fitsWord = (quantity: bigint): boolean => quantity >= 0n && quantity < wordLimit;

/** What an edge left untouched was judged when it was made: only what is new is judged again. */
function isNothingNegative({ before, after: { market, account } }: StepwiseEdge): boolean {
  const { auction } = account;
  const reserves = market.reserves.every((reserve, asset) => reserve === before.market.reserves[asset] || (
    fitsWord(reserve.collateral) && fitsWord(reserve.debt) && fitsWord(reserve.surplus) && fitsWord(reserve.deficit)
    && fitsWord(reserve.insurance) && fitsWord(reserve.backstop) && fitsWord(reserve.treasury) && fitsWord(reserve.salvage)
    && fitsWord(reserve.carried) && fitsWord(reserve.selling) && fitsWord(reserve.index) && fitsWord(reserve.collateral * reserve.price)));
  const was = before.account;
  const lists = (account.collateral === was.collateral || account.collateral.every(fitsWord))
    && (account.debt === was.debt || account.debt.every(fitsWord))
    && (account.surplus === was.surplus || account.surplus.every(fitsWord))
    && (account.deficit === was.deficit || account.deficit.every(fitsWord));
  return reserves && lists && (auction === was.auction || auction === null || (fitsWord(auction.lot) && fitsWord(auction.floorPrice) && fitsWord(auction.startPrice)));
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
