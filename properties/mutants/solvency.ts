import { killedBy, type Mutant } from './mutant.js';

const guards = 'src/mechanisms/stepwise/kernel/guards.ts';
const owner = 'src/mechanisms/stepwise/kernel/owner-events.ts';
const loss = 'src/kernel/loss.ts';
const step = 'src/kernel/step.ts';

const badDebt = killedBy('bad-debt-only-when-exhausted', [
  {
    id: 'loss-with-collateral-left', file: guards,
    find: 'noCollateral: (_design, { account }) => hasDebt(account) && !hasCollateral(account)',
    replace: 'noCollateral: (_design, { account }, assessment) => hasDebt(account) && assessment.value < assessment.owed',
    mistake: 'An account is written off as soon as it is under water, and what it still holds is given away.',
  },
  {
    id: 'loss-when-the-lot-is-gone', file: guards,
    find: 'hasDebt(account) && !hasCollateral(account)',
    replace: 'hasDebt(account) && (account.auction === null ? !hasCollateral(account) : account.auction.lot === 0n)',
    mistake: 'When its lot is sold out, an auction writes off the debt although other collateral stands.',
  },
  {
    id: 'only-the-first-debt-written-off', file: 'src/mechanisms/stepwise/kernel/loss-events.ts',
    find: '(sofar, _, asset) => writtenOff(design, sofar, asset)',
    replace: '(sofar, _, asset) => (sofar.effects.length > 0 ? sofar : writtenOff(design, sofar, asset))',
    mistake: 'Of several debts without collateral only the first is recognised as lost.',
  },
]);

const naked = killedBy('no-naked-debt', [
  {
    id: 'naked-debt-stays-open', file: 'spec/lifecycle.ts',
    find: `route('noCollateral', 'badDebt', 'endUnwinding', 'recogniseLoss'),`,
    replace: '',
    mistake: 'A step that takes the last collateral leaves the rest of the debt as an open position.',
  },
  {
    id: 'closed-with-debt', file: owner,
    find: `if (hasDebt(account)) return { code: 'DEBT_REMAINS', owed };`,
    replace: '',
    mistake: 'An owner closes the account and leaves with the collateral of an unpaid debt.',
  },
]);

const envelope = killedBy('solvent-within-envelope', [
  {
    id: 'withdrawal-unchecked', file: owner,
    find: `return soundRefusal(design, next) ?? { world: next, effects: [flow(design, 'withdrawn'`,
    replace: `return { world: next, effects: [flow(design, 'withdrawn'`,
    mistake: 'An owner may withdraw whatever is held, however much is owed against it.',
  },
  {
    id: 'borrowing-unchecked', file: owner,
    find: `return soundRefusal(design, next) ?? { world: next, effects: [flow(design, 'borrowed'`,
    replace: `return { world: next, effects: [flow(design, 'borrowed'`,
    mistake: 'An owner may borrow more than the collateral backs.',
  },
  {
    id: 'liquidated-only-under-water', file: 'src/kernel/health.ts',
    find: '({ backing, owed }: Assessment): boolean => backing >= owed * BPS',
    replace: '({ value, owed }: Assessment): boolean => value >= owed',
    mistake: 'Liquidation begins when the debt has outgrown the collateral, which is too late for a bonus.',
  },
]);

const gap = killedBy('gap-theorem', [
  {
    id: 'penalty-charged-at-the-start', file: 'src/mechanisms/stepwise/kernel/step-event.ts',
    find: '{ unwinding: freshCourse(world) }',
    replace: '{ debt: world.account.debt.map((owed) => owed + owed / 8n), unwinding: freshCourse(world) }',
    mistake: 'A penalty is added to the debt when liquidation begins, and uses up the gap that the threshold left.',
  },
  {
    id: 'collateral-set-aside-at-the-start', file: 'src/mechanisms/stepwise/kernel/step-event.ts',
    find: '{ unwinding: freshCourse(world) }',
    replace: '{ collateral: world.account.collateral.map((held) => held - held / 8n), unwinding: freshCourse(world) }',
    mistake: 'A part of the collateral is set aside for the keeper before anybody has repaid anything.',
  },
]);

const waterfall = killedBy('loss-follows-the-waterfall', [
  {
    id: 'surplus-spared', file: loss,
    find: 'const surplus = min(loss, layers.surplus);',
    replace: 'const surplus = 0n;',
    mistake: 'What the owner has overpaid is returned to him while others bear his loss.',
  },
  {
    id: 'backstop-before-insurance', file: loss,
    find: `const insurance = min(loss - surplus, insuranceFor(policy, layers.insurance));
  const backstop = min(loss - surplus - insurance, layers.backstop);`,
    replace: `const backstop = min(loss - surplus, layers.backstop);
  const insurance = min(loss - surplus - backstop, insuranceFor(policy, layers.insurance));`,
    mistake: 'The backstop pays before the insurance fund.',
  },
  {
    id: 'insurance-cap-ignored', file: loss,
    find: 'insuranceFor(policy, layers.insurance))',
    replace: 'layers.insurance)',
    mistake: 'One loss may use up the whole insurance fund.',
  },
  {
    id: 'insurance-cap-of-the-loss', file: loss,
    find: 'insuranceFor(policy, layers.insurance))',
    replace: 'insuranceFor(policy, loss))',
    mistake: 'The cap is a share of the loss instead of the fund.',
  },
  {
    id: 'backstop-spared', file: loss,
    find: 'min(loss - surplus - insurance, layers.backstop)',
    replace: '0n',
    mistake: 'Lenders bear a loss while the backstop stands.',
  },
  {
    id: 'backstop-paid-twice', file: loss,
    find: 'socialised: loss - surplus - insurance - backstop',
    replace: 'socialised: loss - surplus - insurance',
    mistake: 'The lenders are charged for what the backstop has paid.',
  },
]);

const later = killedBy('later-loss-is-never-worse', [
  {
    id: 'whole-leg-rounds-down', file: step,
    find: 'mulDivUp(seized * price, BPS, multiplier * debtPrice)',
    replace: 'mulDivDown(seized * price, BPS, multiplier * debtPrice)',
    mistake: 'Who clears a leg pays for it rounded down.',
  },
  {
    id: 'bonus-compounded-where-the-leg-runs-out', file: step,
    find: 'mulDivUp(seized * price, BPS, multiplier * debtPrice)',
    replace: 'mulDivUp(seized * price, BPS * BPS, multiplier * multiplier * debtPrice)',
    mistake: 'Who clears a leg is given the bonus twice.',
  },
]);

export const solvency: readonly Mutant[] = [...badDebt, ...naked, ...envelope, ...gap, ...waterfall, ...later];
