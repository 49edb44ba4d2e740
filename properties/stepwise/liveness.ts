import type { Design } from '../../src/kernel/design.js';
import type { Account } from '../../src/kernel/world.js';
import { isLiquidating, owesDebt } from '../effects.js';
import { isShort } from '../measure.js';
import { byProbe, onEdges, type StepwiseGuarantee } from './claim.js';

const theme = 'Liveness';

const neverStuck = byProbe(theme, {
  id: 'never-stuck', kind: 'always',
  claim: 'every liquidatable state enables some event that makes progress, for some admissible amount',
  why: '"Must be healthy afterwards" made whole protocols unliquidatable: a rule that forbids too much is as bad as none.',
}, ({ world, answer, progress }) => !isLiquidating(world.account) || progress(world).some((event) => answer(world, event).accepted));

/** Phases in the order in which a liquidation goes through them; lower is nearer the end. */
const phaseRank = ({ phase }: Account): bigint => (phase.startsWith('unwinding') ? 2n : phase.startsWith('auction') ? 1n : 0n);

const count = (amounts: readonly bigint[]): bigint => amounts.reduce((legs, amount) => (amount > 0n ? legs + 1n : legs), 0n);

/** What falls, lexicographically, on every progressing event: open legs, phase, steps or rounds left, lot. */
function rankOf(design: Design, account: Account): readonly bigint[] {
  const lot = account.auction?.lot ?? 0n;
  const legs = count(account.collateral) + count(account.debt) + (lot > 0n ? 1n : 0n);
  const stepsLeft = account.unwinding === null ? 0n : design.schedule.mostSteps - account.unwinding.steps;
  const roundsLeft = account.auction === null ? 0n : design.auction.mostRounds - account.auction.round;
  return [legs, phaseRank(account), stepsLeft, roundsLeft, lot];
}

function isBelow(left: readonly bigint[], right: readonly bigint[]): boolean {
  for (const [place, mine] of left.entries()) {
    const theirs = right[place] ?? 0n;
    if (mine !== theirs) return mine < theirs;
  }
  return false;
}

const unwindingTerminates = onEdges(theme, {
  id: 'unwinding-terminates', kind: 'eventually',
  claim: 'a lexicographic rank (open legs, phase, steps left, rounds left, lot) falls on every progressing transition: bounded steps, resets and rounds',
  why: 'Between two moves of price, interest or owner, a liquidation ends after finitely many events, however keepers choose.',
}, ['STEP', 'OPEN_AUCTION', 'TAKE', 'RESET_AUCTION', 'RECOGNISE_LOSS'], ({ design, before, after }) => {
  const rank = rankOf(design, after.account);
  return rank.every((part) => part >= 0n) && isBelow(rank, rankOf(design, before.account));
});

const recoveryReleases = onEdges(theme, {
  id: 'recovery-releases', kind: 'always',
  claim: 'an account that is healthy again leaves unwinding and auction at once; nobody can keep it there, and no liquidatable account is called healthy',
  why: 'A cured account must not be sold, and an ill one must not hide.',
}, 'every', ({ after: { account }, is }) => isLiquidating(account) === (isShort(is) && owesDebt(account)));

const ownerCanAlwaysRepay = byProbe(theme, {
  id: 'owner-can-always-repay', kind: 'always',
  claim: 'in every state short of settled, the owner\'s repayment is accepted',
  why: 'Whoever wants to pay is never turned away: not by a stale feed, a halt or an auction.',
}, ({ design, world, answer }) => world.account.phase === 'settled' || world.account.debt.every((debt, asset) =>
  debt === 0n || [1n, debt].every((amount) => answer(world, { type: 'REPAY', at: world.market.at, asset: design.assets[asset]?.id ?? '', amount }).accepted)));

export const liveness: readonly StepwiseGuarantee[] = [neverStuck, unwindingTerminates, recoveryReleases, ownerCanAlwaysRepay];
