import { effectOf, type Stepped } from '../../../properties/effects.js';
import { BPS } from '../../kernel/arithmetic.js';
import type { Design } from '../../kernel/design.js';
import { assess } from '../../kernel/health.js';
import type { Part } from '../../machine/decide.js';
import { auctionBranches, auctionBranchesOf } from './branches/auction.js';
import { heightAt, levelsOf } from './levels.js';

/** Ways through the kernel that have no name in the chart, yet are worth telling apart. */
const sizingBranchesOf = ({ sizing }: Design): readonly string[] => {
  if (sizing.kind === 'closeFactor') return ['sizing: share', 'sizing: whole'];
  if (sizing.kind === 'tiers') return sizing.tiers.map((_, tier) => `sizing: tier ${(tier + 1).toString()}`);
  return sizing.kind === 'linear' ? ['sizing: first share', 'sizing: growing share', 'sizing: full share'] : [];
};

function sizingBranch(design: Design, { before: { market, account } }: Part, { collateral }: Stepped): readonly string[] {
  const { sizing, assets } = design;
  const { backing, owed, value } = assess(design, market, account);
  if (sizing.kind === 'closeFactor') return [backing < owed * sizing.wholeBelow ? 'sizing: whole' : 'sizing: share'];
  if (sizing.kind === 'tiers') {
    const price = market.reserves[assets.findIndex(({ id }) => id === collateral)]?.price ?? 0n;
    const tier = sizing.tiers.findIndex(({ below }) => (sizing.by === 'health' ? backing < owed * below : price < below));
    return tier < 0 ? [] : [`sizing: tier ${(tier + 1).toString()}`];
  }
  if (sizing.kind !== 'linear') return [];
  if (owed * BPS <= value * sizing.fromLtv) return ['sizing: first share'];
  return [owed * BPS >= value * sizing.toLtv ? 'sizing: full share' : 'sizing: growing share'];
}

const bonusBranchesOf = ({ incentive: { curve, nonToxicCeiling } }: Design): readonly string[] =>
  (curve.kind === 'fixed' && !nonToxicCeiling ? [] : ['bonus: least', 'bonus: between', 'bonus: whole']);

function bonusBranch(design: Design, { collateral, bonus }: Stepped): readonly string[] {
  const { assets, incentive: { curve, nonToxicCeiling } } = design;
  if (curve.kind === 'fixed' && !nonToxicCeiling) return [];
  const whole = assets.find(({ id }) => id === collateral)?.bonus ?? 0n;
  const least = curve.kind === 'fixed' ? 0n : curve.least;
  return [bonus >= whole ? 'bonus: whole' : bonus <= least ? 'bonus: least' : 'bonus: between'];
}

const stepBranchesOf = (design: Design): readonly string[] => (design.schedule.mostSteps === 0n ? [] : [
  'step: as sized', 'step: bound by the offer', 'step: bound by the limit', 'step: clears the collateral leg', 'step: clears the debt leg', 'step: raises health',
  'step: keeps health', ...(design.toxicity === 'allow' ? ['step: lowers health'] : []),
  ...(design.dust.kind === 'none' ? [] : ['step: expanded for dust']), ...(design.incentive.leastReward > 0n ? ['step: raised for its reward'] : []),
  ...sizingBranchesOf(design), ...bonusBranchesOf(design),
]);

const ruled = { none: 'step: as sized', dust: 'step: expanded for dust', leastReward: 'step: raised for its reward' } as const;

/** How a step changes health: backing / owed after it, against before. */
function healthMoved(design: Design, { before, after }: Part): readonly string[] {
  const [was, is] = [assess(design, before.market, before.account), assess(design, after.market, after.account)];
  if (is.owed === 0n) return ['step: raises health'];
  const [one, other] = [is.backing * was.owed, was.backing * is.owed];
  return [one > other ? 'step: raises health' : one === other ? 'step: keeps health' : 'step: lowers health'];
}

function stepBranches(design: Design, part: Part): readonly string[] {
  const stepped = effectOf(part.effects, 'stepped');
  if (stepped === undefined) return [];
  const left = (amounts: readonly bigint[], id: string): bigint => amounts[design.assets.findIndex((asset) => asset.id === id)] ?? 0n;
  const { account } = part.after;
  return [
    ruled[stepped.rule],
    stepped.repaid < stepped.limit ? 'step: bound by the offer' : 'step: bound by the limit',
    ...(left(account.collateral, stepped.collateral) === 0n ? ['step: clears the collateral leg'] : []),
    ...(left(account.debt, stepped.debt) === 0n ? ['step: clears the debt leg'] : []),
    ...healthMoved(design, part), ...sizingBranch(design, part, stepped), ...bonusBranch(design, stepped),
  ];
}

const onLevel = (name: string): string => `health: on ${name}`;

/** Levels that a quote puts the account on, to the unit. */
function levelBranches(design: Design, { event, after }: Part): readonly string[] {
  if (event.type !== 'QUOTE' || after.account.debt.every((debt) => debt === 0n)) return [];
  return levelsOf(design).filter((level) => heightAt({ design, world: after }, level) === 0n).map(({ name }) => onLevel(name));
}

const tripped = ({ event, before, after }: Part): readonly string[] =>
  (event.type === 'QUOTE' && after.market.cause === 'move' && before.market.cause !== 'move' ? ['breaker: tripped by a move'] : []);

/** Every branch that runs of a design may take. */
export const branchesOf = (design: Design): readonly string[] =>
  [...stepBranchesOf(design), ...auctionBranchesOf(design), 'breaker: tripped by a move', ...levelsOf(design).map(({ name }) => onLevel(name))];

/** The branches that one part of a step took. */
export const branchesIn = (design: Design, part: Part): readonly string[] =>
  [...stepBranches(design, part), ...auctionBranches(design, part), ...tripped(part), ...levelBranches(design, part)];
