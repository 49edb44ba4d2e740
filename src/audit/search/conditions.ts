import { BPS } from '../../kernel/arithmetic.js';
import type { AssetQuote } from '../../kernel/event.js';
import { AMOUNT_LIMIT } from '../../kernel/limits.js';
import { type MarketBase, type Observation, scenarios } from '../../market/index.js';
import type { Plan } from './plan.js';
import { pickOf } from './scene.js';

/** The quotes that a run begins with, and the observations that follow. */
export interface Observations {
  readonly base: readonly bigint[];
  readonly observations: Iterable<Observation>;
}

const moves = [500n, 1_200n, 2_000n, 2_500n, 3_500n, 5_000n, 7_500n, 9_000n, 9_900n, 9_999n] as const;
/** Observations of one scenario: the least that scenarios allow. */
const length = 16n;

const usualDepth = AMOUNT_LIMIT / 1_000_000n;

function baseOf({ design }: Plan, prices: readonly bigint[]): MarketBase {
  return {
    quotes: design.assets.map(({ id }, asset) => ({ asset: id, price: prices[asset] ?? 1n, depth: usualDepth })),
    collateral: design.assets.filter(({ threshold }) => threshold > 0n).map(({ id }) => id),
    debt: design.assets.filter(({ borrowable, threshold }) => borrowable && threshold === 0n).map(({ id }) => id),
  };
}

/** Seconds between observations: about as fast as the design's own clocks, or slower. */
function intervalOf({ design }: Plan, drawn: number): bigint {
  const { schedule, breaker } = design;
  const intervals = [schedule.interval, breaker.moveInterval, breaker.maxAge / 2n, schedule.window / 3n];
  const chosen = pickOf(intervals, drawn) ?? 1n;
  return chosen > 0n ? chosen : 1n;
}

function scenarioOf(plan: Plan, prices: readonly bigint[]): Observations {
  const { conditions } = plan;
  if (conditions.kind !== 'scenario') return { base: prices, observations: [] };
  const interval = intervalOf(plan, conditions.interval);
  const move = pickOf(moves, conditions.move) ?? BPS / 2n;
  const path = scenarios[conditions.name].path(baseOf(plan, prices), { start: 1_000n + interval, interval, length, move, seed: BigInt(conditions.move) });
  return { base: prices, observations: path._tag === 'Right' ? path.right : [] };
}

/** A given path begins with its own first quotes; assets that it never quotes keep their base price and are quoted with the others. */
function givenOf({ design }: Plan, prices: readonly bigint[], given: readonly Observation[]): Observations {
  const firstOf = (id: string): bigint | undefined => given.flatMap(({ quotes }) => quotes).find(({ asset }) => asset === id)?.price;
  const base = design.assets.map(({ id }, asset) => firstOf(id) ?? prices[asset] ?? 1n);
  const unquoted = design.assets.flatMap(({ id }, asset): readonly AssetQuote[] => (firstOf(id) === undefined ? [{ asset: id, price: base[asset] ?? 1n, depth: usualDepth }] : []));
  return { base, observations: given.map(({ at, quotes }) => ({ at, quotes: [...quotes, ...unquoted] })) };
}

/** What a plan's market shows. @param prices base prices; @param given the observations of a given path */
export const observationsOf = (plan: Plan, prices: readonly bigint[], given: readonly Observation[]): Observations =>
  plan.conditions.kind === 'given' ? givenOf(plan, prices, given) : scenarioOf(plan, prices);
