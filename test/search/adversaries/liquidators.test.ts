import { describe, expect, it } from 'vitest';
import { branchesIn } from '../../../src/audit/search/branches.js';
import { toyVariants } from '../../../src/mechanisms/stepwise/toy.js';
import { eventsOf, fullSize, healthMoved, isRefused, type Move, movesOf, partsOf, stepsOf } from './moves.js';

describe('the splitting liquidator', () => {
  it('repays in several accepted steps on one pair what one step would have', () => {
    const isSplit = (move: Move): boolean => {
      const steps = stepsOf(move);
      const [first] = steps;
      if (first === undefined || steps.length < 2) return false;
      const repaid = steps.reduce((sum, { stepped }) => sum + stepped.repaid, 0n);
      return steps.every(({ stepped }) => stepped.collateral === first.stepped.collateral && stepped.debt === first.stepped.debt) && repaid >= first.stepped.limit - BigInt(steps.length);
    };
    expect(movesOf('splitting liquidator', fullSize('one-leg')).filter(isSplit).length).toBeGreaterThan(5);
  });

  it('keeps the interval between its steps', () => {
    const design = fullSize('slow');
    const gaps = movesOf('splitting liquidator', design).flatMap((move) => {
      const times = stepsOf(move).map(({ part }) => part.event.at);
      return times.slice(1).map((at, place) => at - (times[place] ?? 0n));
    });
    expect(gaps.length).toBeGreaterThan(5);
    expect(gaps.filter((gap) => gap !== design.schedule.interval)).toEqual([]);
  });
});

describe('the waiting liquidator', () => {
  it('steps in the first second in which the bonus is whole, and in the second before', () => {
    const design = fullSize('slow');
    const { curve } = design.incentive;
    const whole = curve.kind === 'rampInTime' ? curve.duration : 0n;
    const waits = movesOf('waiting liquidator', design).flatMap((move) => stepsOf(move).map(({ part: { event, before }, stepped }) => ({
      waited: event.at - (before.account.unwinding?.since ?? 0n), isWhole: stepped.bonus === design.assets[0]?.bonus,
    })));
    expect(waits).toContainEqual({ waited: whole, isWhole: true });
    expect(waits).toContainEqual({ waited: whole - 1n, isWhole: false });
  });
});

describe('the grinding liquidator', () => {
  it('repays so little that it seizes one unit, or nothing', () => {
    const moves = movesOf('grinding liquidator', fullSize('many-legs'));
    expect(moves.some((move) => stepsOf(move).some(({ stepped }) => stepped.seized === 1n))).toBe(true);
    expect(moves.some(({ moments }) => moments.some(isRefused('NOTHING_SEIZED')))).toBe(true);
  });

  it('tries to leave a unit less than the dust rule wants', () => {
    const moves = movesOf('grinding liquidator', fullSize('slow'), 160);
    expect(moves.some(({ moments }) => moments.some(isRefused('DUST_REMAINS')))).toBe(true);
  });
});

describe('the poisoning liquidator', () => {
  it('lowers health by a step, and steps again, where the design lets it', () => {
    const toy = toyVariants.filter(({ name }) => name === 'toy-toxic-steps');
    const moves = toy.flatMap((design) => movesOf('poisoning liquidator', design));
    const lowers = ({ design, moments }: Move): boolean => {
      const steps = stepsOf({ design, moments });
      return steps.length > 1 && steps.some(({ part }) => healthMoved(design, part.before, part.after) < 0n);
    };
    expect(moves.some(lowers)).toBe(true);
  });

  it('is refused where the design does not', () => {
    const design = fullSize('one-leg');
    const moves = movesOf('poisoning liquidator', design);
    expect(moves.flatMap(stepsOf).filter(({ part }) => healthMoved(design, part.before, part.after) < 0n)).toEqual([]);
    expect(moves.some((move) => partsOf(move).some(({ after }) => after.account.phase === 'unwinding.exhausted'))).toBe(true);
  });
});

describe('the pushing liquidator', () => {
  it('takes the share that is allowed, lowers health past the close factor, and takes the whole', () => {
    const design = fullSize('close-factor');
    const orders = movesOf('pushing liquidator', design).map((move) => partsOf(move).flatMap((part) => branchesIn(design, part)).filter((name) => name.startsWith('sizing')));
    expect(orders).toContainEqual(['sizing: share', 'sizing: whole']);
  });
});

describe('the bargaining taker', () => {
  it('finds parts of a lot that are cheaper than the whole, and below the reserve', () => {
    const refused = movesOf('bargaining taker', fullSize('many-legs'), 240).filter((move) => eventsOf(move, 'TAKE').some(({ moment }) => isRefused('BELOW_RESERVE')(moment)));
    expect(refused.length).toBeGreaterThan(0);
  });
});
