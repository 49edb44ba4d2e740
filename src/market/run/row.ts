import type { Effect } from '../../kernel/effect.js';
import type { Event } from '../../kernel/event.js';
import { heldOf } from '../../kernel/health.js';
import type { Phase, World } from '../../kernel/world.js';
import type { Parts } from '../../machine/decide.js';
import { stepwise } from '../../mechanisms/stepwise/mechanism.js';
import type { Design } from '../../kernel/design.js';
import { afterParts } from './book.js';

/** Health as an exact ratio: backing [value × bps] over owed × 10,000; without debt there is none. */
export interface Health {
  readonly backing: bigint;
  readonly owed: bigint;
}

/** One accepted event of one account. Every list has one entry per asset, in the order of the design. */
export interface RunRow {
  readonly at: bigint;
  /** The name of the position. */
  readonly account: string;
  readonly event: Event;
  /** The named transitions that it took. */
  readonly path: readonly string[];
  readonly before: Phase;
  readonly after: Phase;
  readonly prices: readonly bigint[];
  /** What the account holds after it, the lot of an auction included [base units]. */
  readonly collateral: readonly bigint[];
  readonly debt: readonly bigint[];
  /** Collateral value [value]. */
  readonly value: bigint;
  readonly health: Health;
  /** What moved, and what decided it. */
  readonly effects: readonly Effect[];
}

/** The row of an accepted event, and the world after it. */
export function rowOf(design: Design, account: string, parts: Parts): { readonly row: RunRow; readonly world: World } {
  const [first, second] = parts;
  const last = second ?? first;
  const world = afterParts(parts);
  const { value, backing, owed } = stepwise.assess(design, world);
  const row: RunRow = {
    at: world.market.at,
    account,
    event: last.event,
    path: second === undefined ? first.path : [...first.path, ...second.path],
    before: first.before.account.phase,
    after: world.account.phase,
    prices: world.market.reserves.map(({ price }) => price),
    collateral: design.assets.map((_, asset) => heldOf(world.account, asset)),
    debt: world.account.debt,
    value,
    health: { backing, owed },
    effects: second === undefined ? first.effects : [...first.effects, ...second.effects],
  };
  return { row, world };
}

const isNews = ({ kind }: Effect): boolean => kind !== 'flow';

/** Both of an account that nobody may liquidate: prices send it to and fro. */
const isSafe = (phase: Phase): boolean => phase === 'healthy' || phase === 'atRisk';

/**
 * Whether more happened than that time passed or a price moved: an owner or a keeper acted, or a liquidation began, went on or ended.
 * Warnings that come and go are no more than a price that moved.
 */
export const isNotable = ({ event, before, after, effects }: RunRow): boolean =>
  (before !== after && !(isSafe(before) && isSafe(after)))
  || effects.some(isNews)
  || (event.type !== 'QUOTE' && event.type !== 'TICK' && event.type !== 'ACCRUE');
