import { describe, expect, it } from 'vitest';
import { heightAt, levelsOf } from '../../../src/audit/search/levels.js';
import { afterMoment } from '../../../src/audit/search/play.js';
import { assess, isHealthy } from '../../../src/kernel/health.js';
import type { World } from '../../../src/kernel/world.js';
import { eventsOf, fullSize, isRefused, type Move, movesOf } from './moves.js';

const oneLeg = fullSize('one-leg');
const owes = ({ account }: World): boolean => account.debt.some((amount) => amount > 0n);
const prices = ({ market }: World): readonly bigint[] => market.reserves.map(({ price }) => price);

describe('the owner at the edge', () => {
  it('is refused a unit more than the warning level leaves, and granted all of that', () => {
    const isAtEdge = (move: Move): boolean => ['BORROW', 'WITHDRAW'].some((type) => move.moments.some((moment, place) => {
      const next = move.moments[place + 1];
      if (next === undefined || moment.event.type !== type || next.event.type !== type || !('amount' in moment.event) || !('amount' in next.event)) return false;
      return isRefused('WOULD_BE_AT_RISK')(moment) && next.parts !== null && next.event.amount === moment.event.amount - 1n;
    }));
    expect(movesOf('owner at the edge', oneLeg).filter(isAtEdge).length).toBeGreaterThan(5);
  });

  it('cures what is being liquidated by the least repayment', () => {
    const design = oneLeg;
    const cures = movesOf('owner at the edge', design, 160, 'exact oracle').flatMap((move) => eventsOf(move, 'REPAY')).filter(({ moment: { before, parts } }) => before.account.phase.startsWith('unwinding') && parts !== null);
    expect(cures.some(({ moment }) => afterMoment(moment).account.phase === 'atRisk')).toBe(true);
  });
});

describe('the jumping oracle', () => {
  it('takes a healthy account below its worth in one observation', () => {
    const isLost = (world: World): boolean => {
      const { value, owed } = assess(oneLeg, world.market, world.account);
      return owed > 0n && value < owed;
    };
    const jumps = movesOf('jumping oracle', oneLeg).flatMap((move) => eventsOf(move, 'QUOTE'));
    expect(jumps.some(({ moment }) => owes(moment.before) && isHealthy(assess(oneLeg, moment.before.market, moment.before.account)) && isLost(afterMoment(moment)))).toBe(true);
  });
});

describe('the lagging oracle', () => {
  it('is used at the last second of its quote, and refused a second later', () => {
    const used = movesOf('lagging oracle', oneLeg).flatMap(({ moments }) => moments.filter(({ event }) => event.type !== 'TICK' && event.type !== 'QUOTE')).map((moment) => ({
      age: moment.event.at - (moment.before.market.reserves[0]?.quotedAt ?? 0n) - oneLeg.breaker.maxAge, isAccepted: moment.parts !== null, isStale: isRefused('FEED_STALE')(moment),
    }));
    expect(used).toContainEqual({ age: 0n, isAccepted: true, isStale: false });
    expect(used).toContainEqual({ age: 1n, isAccepted: false, isStale: true });
  });
});

describe('the wicking oracle', () => {
  it('spikes to where an account may be liquidated, and returns to the price that it left', () => {
    const isWick = (move: Move): boolean => {
      const quotes = eventsOf(move, 'QUOTE');
      const [first, last] = [quotes[0]?.moment, quotes.at(-1)?.moment];
      if (quotes.length < 2 || first === undefined || last === undefined) return false;
      const [before, spike, after] = [first.before, afterMoment(first), afterMoment(last)].map((world) => prices(world).join());
      return before === after && before !== spike && afterMoment(first).account.phase.startsWith('unwinding');
    };
    expect(movesOf('wicking oracle', oneLeg).some(isWick)).toBe(true);
  });
});

describe('the dying oracle', () => {
  it('leaves one asset unquoted: its last quote is used up, and nothing may be taken after', () => {
    const moves = movesOf('dying oracle', oneLeg, 80, 'exact oracle');
    expect(moves.flatMap((move) => eventsOf(move, 'QUOTE'))).toEqual([]);
    expect(moves.some(({ moments }) => moments.some(isRefused('FEED_STALE')))).toBe(true);
    expect(moves.some((move) => eventsOf(move, 'STEP').some(({ moment }) => moment.parts !== null))).toBe(true);
  });
});

describe('the exact oracle', () => {
  it.each(['health one', 'warning', 'target', 'worth', 'coverage of ETH', 'frontier of ETH'])('puts an account of full size on %s, to the unit', (name) => {
    const level = levelsOf(oneLeg).find((each) => each.name === name);
    const heights = movesOf('exact oracle', oneLeg, 160).flatMap((move) => eventsOf(move, 'QUOTE')).map(({ moment }) => afterMoment(moment)).filter(owes)
      .map((world) => (level === undefined ? 1n : heightAt({ design: oneLeg, world }, level)));
    expect(heights).toContain(0n);
  });
});

describe('the absent keeper', () => {
  it('lets prices fall through several observations, and then takes what is offered', () => {
    const isAway = ({ moments }: Move): boolean => {
      const types = moments.filter(({ parts, before }) => parts !== null && before.account.phase.startsWith('unwinding')).map(({ event }) => event.type);
      const back = types.findIndex((type) => type !== 'QUOTE');
      return back >= 2 && types.slice(back).every((type) => type === 'STEP' || type === 'OPEN_AUCTION');
    };
    expect(movesOf('absent keeper', oneLeg).some(isAway)).toBe(true);
  });
});

describe('the censored keeper', () => {
  it('has a step arrive after the next observation, which may refuse it', () => {
    const late = movesOf('censored keeper', oneLeg, 160).flatMap(({ moments }) => moments.flatMap(({ event }, place) => {
      const next = moments[place + 1];
      return event.type === 'QUOTE' && next?.event.type === 'STEP' && next.event.at === event.at ? [next] : [];
    }));
    expect(late.some(({ parts }) => parts !== null)).toBe(true);
    expect(late.some(isRefused('EVENT_NOT_ALLOWED'))).toBe(true);
  });
});
