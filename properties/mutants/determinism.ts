import { killedBy, type Mutant } from './mutant.js';

const auction = 'src/kernel/auction.ts';
const owner = 'src/mechanisms/stepwise/kernel/owner-events.ts';
const decide = 'src/machine/decide.ts';
const step = 'src/mechanisms/stepwise/kernel/step-event.ts';
const insufficient = `if (move.amount > held) return { code: 'INSUFFICIENT_COLLATERAL', held };`;

const rounding = killedBy('rounding-favours-the-protocol', [
  {
    id: 'payment-rounds-down', file: auction,
    find: 'mulDivUp(amount, ask, auction.debtPrice)',
    replace: 'mulDivDown(amount, ask, auction.debtPrice)',
    mistake: 'A taker pays rounded down, and a small enough take is free.',
  },
  {
    id: 'last-taker-sweeps-the-lot', file: auction,
    find: 'sold: min(wanted, mulDivDown(debt, auction.debtPrice, ask)), paid: debt',
    replace: 'sold: wanted, paid: debt',
    mistake: 'Who pays the rest of the debt is given all that was asked for.',
  },
  {
    id: 'interest-rounds-down', file: 'src/kernel/accrual.ts',
    find: 'mulDivUp(debt, to, from)',
    replace: '(debt * to) / from',
    mistake: 'Interest is rounded down, and whoever accrues often enough owes none.',
  },
  {
    id: 'fee-of-the-whole-seizure', file: 'src/kernel/incentive.ts',
    find: 'design.incentive.protocolShare, (BPS + bonus) * BPS)',
    replace: 'design.incentive.protocolShare, BPS * BPS)',
    mistake: 'The bonus within a seizure is taken for a share of the whole of it.',
  },
]);

const refusing = killedBy('refusal-changes-nothing', [
  {
    id: 'refused-step-counted', file: step,
    find: 'if (offer.code !== undefined) return offer;',
    replace: `if (offer.code !== undefined) {
    Object.assign(course, { steps: course.steps + 1n });
    return offer;
  }`,
    mistake: 'A step that is refused uses up one of the steps.',
  },
  {
    id: 'deducted-before-the-check', file: owner,
    find: insufficient,
    replace: `if (move.amount > held) {
    Object.assign(world.account.collateral, { [asset]: held - move.amount });
    return { code: 'INSUFFICIENT_COLLATERAL', held };
  }`,
    mistake: 'A withdrawal is deducted in place before it is refused.',
  },
]);

const deterministic = killedBy('total-and-deterministic', [
  {
    id: 'refusal-thrown', file: owner,
    find: insufficient,
    replace: `if (move.amount > held) throw new RangeError('insufficient collateral');`,
    mistake: 'An expected answer is thrown.',
  },
  {
    id: 'counter-outside-the-state', file: step,
    find: `export const beginUnwinding = (world: World): Outcome =>
  silently({ market: world.market, account: changedAccount(world.account, { unwinding: freshCourse(world) }) });`,
    replace: `let begun = 0n;
export const beginUnwinding = (world: World): Outcome => {
  begun += 1n;
  return silently({ market: world.market, account: changedAccount(world.account, { unwinding: { ...freshCourse(world), steps: begun % 2n } }) });
};`,
    mistake: 'A counter lives beside the state instead of in it.',
  },
  {
    id: 'remainder-in-turn', file: 'src/kernel/incentive.ts',
    find: `export const feeOf = (design: Design, seized: bigint, bonus: bigint): bigint =>
  mulDivDown(seized * bonus, design.incentive.protocolShare, (BPS + bonus) * BPS);`,
    replace: `let turn = 0n;
export const feeOf = (design: Design, seized: bigint, bonus: bigint): bigint => {
  turn = 1n - turn;
  return mulDivDown(seized * bonus, design.incentive.protocolShare, (BPS + bonus) * BPS) + turn;
};`,
    mistake: 'Keeper and protocol are given the remainder in turn, by a count that is not part of the state.',
  },
]);

const transparent = killedBy('tick-is-transparent', [
  {
    id: 'not-caught-up-before-the-event', file: decide,
    find: 'const routed = settle(mechanism, design, outcome.world);',
    replace: 'const routed: Routed = { world: outcome.world, path: [], effects: [], assessment: mechanism.assess(design, outcome.world) };',
    mistake: 'An event meets the account where the last one left it, not where time has brought it since.',
  },
  {
    id: 'tick-accrues', file: 'src/mechanisms/stepwise/mechanism.ts',
    find: `tick: on('TICK', (design, world, { at }) => caughtUp(design, world, at)),`,
    replace: `tick: on('TICK', (design, world, { at }) => accrue(design, caughtUp(design, world, at).world)),`,
    mistake: 'Interest accrues when somebody pokes the account, and not otherwise.',
  },
]);

const snapshots = killedBy('snapshot-round-trips', [
  {
    id: 'last-step-not-written', file: 'src/machine/world-codec.ts',
    find: 'steppedAt: TimeFromString, repaid',
    replace: 'repaid',
    mistake: 'The time of the last step is left out of the snapshot.',
  },
  {
    id: 'integers-through-floats', file: 'src/machine/integers.ts',
    find: 'fits(value, limit), validate, (integer) => integer.toString()',
    replace: 'fits(value, limit), validate, (integer) => Number(integer).toString()',
    mistake: 'Integers are written as floating-point numbers.',
  },
]);

export const determinism: readonly Mutant[] = [...rounding, ...refusing, ...deterministic, ...transparent, ...snapshots];
