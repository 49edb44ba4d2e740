import { describe, expect, it } from 'vitest';
import type { EdgeAnswer } from '../../src/audit/explore/edge.js';
import { eventOf, movesIn } from '../../src/audit/explore/expander.js';
import { type Kit, kitOf } from '../../src/audit/explore/kit.js';
import { changedAccount, changedMarket, changedReserve } from '../../src/kernel/changed.js';
import type { Design } from '../../src/kernel/design.js';
import type { Reserve, World } from '../../src/kernel/world.js';
import { phases } from '../../src/machine/chart.js';
import { largestAgesOf } from '../../src/mechanisms/stepwise/exploration/ages.js';
import { toyDesign, toyVariants } from '../../src/mechanisms/stepwise/toy.js';
import { brief, briefSettings, pair, type Sized } from './settings.js';

/** What an answer says, in terms of the layout: two worlds that give the same to every event can never be told apart. */
function toldBy({ setting: { layout } }: Kit, answer: EdgeAnswer): string {
  if (answer.kind === 'refused') return answer.code;
  return JSON.stringify([answer.path, answer.broken, answer.held, layout.shapeOf(answer.world), layout.valuesOf(answer.world).map(Number)]);
}

const nameOf = ({ setting: { layout } }: Kit, world: World): string => `${layout.shapeOf(world)} with ${layout.valuesOf(world).join(' ')}`;

/** Answers to every event of the setting, with the worlds that they lead to. */
function answersIn(kit: Kit, world: World): readonly { readonly told: string; readonly answer: EdgeAnswer }[] {
  const { moves, layout } = kit.setting;
  return movesIn(layout.shapeOf(world), moves).flatMap((place) => {
    const move = moves[place];
    return move === undefined ? [] : move.choices.map((_, choice) => {
      const answer = kit.answer(world, eventOf(move, world, choice));
      return { told: toldBy(kit, answer), answer };
    });
  });
}

const isWithin = ({ setting: { layout } }: Kit, world: World): boolean => layout.valuesOf(world).every((value, place) => value >= 0n && value <= (layout.fields[place]?.most ?? 0n));

/**
 * Goes through a setting on whole worlds, as the machine leaves them, and compares each with others that should behave alike.
 * @param others worlds that nothing may tell from the one that was reached
 * @returns names of the states in which some event is answered otherwise, and how many states were compared
 */
function toldApart(kit: Kit, others: (world: World) => readonly World[]): { readonly apart: readonly string[]; readonly states: number } {
  const seen = new Set([nameOf(kit, kit.setting.start)]);
  const queue: World[] = [kit.setting.start];
  const apart: string[] = [];
  for (const world of queue) {
    const answers = answersIn(kit, world);
    const told = answers.map((each) => each.told).join('\n');
    if (others(world).some((other) => answersIn(kit, other).map((each) => each.told).join('\n') !== told)) apart.push(nameOf(kit, world));
    for (const { answer } of answers) {
      if (answer.kind === 'refused' || !isWithin(kit, answer.world) || seen.has(nameOf(kit, answer.world))) continue;
      seen.add(nameOf(kit, answer.world));
      queue.push(answer.world);
    }
  }
  return { apart, states: queue.length };
}

const canonical = ({ setting: { layout } }: Kit, world: World): World => layout.worldOf(layout.shapeOf(world), layout.valuesOf(world));

const settingOf = (name: string): Sized => briefSettings.find(({ design }) => design.name === name) ?? { design: toyDesign(), extent: pair(1n, 1n, [1n]) };

/** With anchors, ages and funds as the toy has them. */
const unhurried: Sized = { design: toyDesign(), extent: pair(1n, 2n, [1n, 3n]) };

const settings: readonly (readonly [string, Sized])[] = [
  // Of these only the first comes to a second step, and so to the age of one.
  ...['toy-gradual-unlock', 'toy-bonus-by-time', 'toy-two-collaterals', 'toy-its-own-debt'].map((name) => [name, settingOf(name)] as const),
  ['toy-shared-depth', { ...settingOf('toy-shared-depth'), extent: pair(2n, 3n, [2n, 3n]) }],
  ['anchors and funds', unhurried],
];

/** A world some seconds later, in which everything happened as many seconds later. */
function shifted({ market, account }: World, seconds: bigint): World {
  const reserves = market.reserves.map((reserve) => changedReserve(reserve, {
    quotedAt: reserve.quotedAt + seconds, anchoredAt: reserve.anchoredAt + seconds, sellingSince: reserve.sellingSince + seconds,
  }));
  const { unwinding, auction } = account;
  return {
    market: changedMarket(market, { reserves, at: market.at + seconds, accruedAt: market.accruedAt + seconds, haltedAt: market.haltedAt + seconds }),
    account: changedAccount(account, {
      unwinding: unwinding === null ? null : { ...unwinding, since: unwinding.since + seconds, steppedAt: unwinding.steppedAt + seconds },
      auction: auction === null ? null : { ...auction, startedAt: auction.startedAt + seconds },
    }),
  };
}

/** A world in which all that is already old enough is older still: another price was quoted, anchored and sold long ago. */
function older({ breaker, depth, schedule, incentive, auction: policy, ...rest }: Design, { market, account }: World): World {
  const ages = largestAgesOf({ breaker, depth, schedule, incentive, auction: policy, ...rest });
  const from = (since: bigint, age: bigint): bigint => (market.at - since >= age ? since - 7n : since);
  const anchor = (reserve: Reserve): Partial<Reserve> => (reserve.price > 0n && market.at - reserve.anchoredAt >= ages.anchor ? { anchor: 9n, anchoredAt: reserve.anchoredAt - 7n } : {});
  const sale = (reserve: Reserve): Partial<Reserve> => (market.at - reserve.sellingSince >= ages.sale ? { selling: 9n, sellingSince: reserve.sellingSince - 7n } : {});
  const reserves = market.reserves.map((reserve) => changedReserve(reserve, { ...anchor(reserve), ...sale(reserve), quotedAt: from(reserve.quotedAt, ages.quote) }));
  const { unwinding, auction } = account;
  return {
    market: changedMarket(market, { reserves, haltedAt: from(market.haltedAt, ages.halt) }),
    account: changedAccount(account, {
      unwinding: unwinding === null ? null : { ...unwinding, since: from(unwinding.since, ages.course), steppedAt: from(unwinding.steppedAt, ages.step) },
      auction: auction === null ? null : { ...auction, startedAt: from(auction.startedAt, ages.round) },
    }),
  };
}

const reached = new Set<string>();

describe.each(settings)('%s', (_name, { design, extent }) => {
  const kit = kitOf(design, extent);

  it('every world that is reached is written as the one that its few numbers make, and behaves as that', { timeout: 120_000 }, () => {
    const misread: string[] = [];
    const { apart, states } = toldApart(kit, (world) => {
      reached.add(world.account.phase);
      const made = canonical(kit, world);
      if (nameOf(kit, made) !== nameOf(kit, world) || !kit.setting.layout.shapes.includes(kit.setting.layout.shapeOf(world))) misread.push(nameOf(kit, world));
      return [made];
    });
    expect([apart, misread]).toEqual([[], []]);
    expect(states).toBeGreaterThan(400);
  });
});

describe('the settings together', () => {
  it('come to every phase', () => {
    expect([...reached].sort()).toEqual([...phases].sort());
  });
});

describe('time', () => {
  const kit = kitOf(unhurried.design, unhurried.extent);

  it('makes no difference by itself: only ages count', { timeout: 120_000 }, () => {
    expect(toldApart(kit, (world) => [shifted(world, 86_399n)]).apart).toEqual([]);
  });

  it('makes no more difference to what is old enough', { timeout: 120_000 }, () => {
    const shared = toyVariants.find(({ name }) => name === 'toy-shared-depth') ?? toyDesign();
    for (const [at, extent] of [[unhurried.design, unhurried.extent], [brief(shared), pair(2n, 3n, [2n, 3n])]] as const) {
      expect(toldApart(kitOf(at, extent), (world) => [older(at, world)]).apart).toEqual([]);
    }
  });

  it('that is left out of account would be told apart', () => {
    const tiny = kitOf(brief(toyDesign()), pair(1n, 1n, [1n, 2n]));
    const rejuvenated = (world: World): World => ({ ...world, market: changedMarket(world.market, { reserves: world.market.reserves.map((reserve) => changedReserve(reserve, { quotedAt: world.market.at })) }) });
    expect(toldApart(tiny, (world) => [rejuvenated(world)]).apart.length).toBeGreaterThan(0);
  });
});
