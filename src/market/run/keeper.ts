import { BPS, amountAt, max, min } from '../../kernel/arithmetic.js';
import { askingPrice } from '../../kernel/auction.js';
import type { Design } from '../../kernel/design.js';
import type { Event } from '../../kernel/event.js';
import { AMOUNT_LIMIT } from '../../kernel/limits.js';
import { reserveAt } from '../../kernel/reserve.js';
import type { Auction, Market, World } from '../../kernel/world.js';
import { decide } from '../../machine/decide.js';
import { stepwise } from '../../mechanisms/stepwise/mechanism.js';

/** How the keeper of a run behaves. It takes every step that is offered, and never overpays in an auction. */
export interface Keeper {
  /** What it wants to gain on the market price of a lot before it takes [bps]. */
  readonly margin: bigint;
  /** Seconds between two looks at what time alone unlocks bit by bit. */
  readonly pace: bigint;
}

/** A keeper that takes a lot at the market price, and looks every minute. */
export const usualKeeper: Keeper = { margin: 0n, pace: 60n };

const everything = AMOUNT_LIMIT - 1n;

/** A pair of legs that an account still has, by index and by id. */
interface Legs {
  readonly collateral: number;
  readonly debt: number;
  readonly ids: { readonly collateral: string; readonly debt: string };
}

function legsOf({ assets }: Design, { account }: World): readonly Legs[] {
  const standing = (amounts: readonly bigint[]): readonly (readonly [number, string])[] =>
    assets.flatMap(({ id }, asset) => (amountAt(amounts, asset) > 0n ? [[asset, id] as const] : []));
  const owed = standing(account.debt);
  return standing(account.collateral).flatMap(([collateral, held]) => owed.map(([debt, owes]) => ({ collateral, debt, ids: { collateral: held, debt: owes } })));
}

/** The event among several that is worth most to the keeper; the first of equals. */
function best<T>(choices: readonly T[], worth: (choice: T) => bigint): T | null {
  let chosen: T | null = null;
  let most = 0n;
  for (const choice of choices) {
    const here = worth(choice);
    if (chosen !== null && here <= most) continue;
    chosen = choice;
    most = here;
  }
  return chosen;
}

/** What the keeper of a step gains at the quotes in force [value]; null where the step is refused. */
function gainOf(design: Design, world: World, event: Event, { collateral, debt }: Legs): bigint | null {
  const answer = decide(stepwise, design, world, event);
  if (answer._tag === 'Left') return null;
  const [only, second] = answer.right;
  for (const effect of (second ?? only).effects) {
    if (effect.kind !== 'stepped') continue;
    return (effect.seized - effect.fee) * reserveAt(world.market, collateral).price - effect.repaid * reserveAt(world.market, debt).price;
  }
  return null;
}

/** The step that gains most, among those that the machine accepts. */
function bestStep(design: Design, world: World): Event | null {
  const at = world.market.at;
  const steps = legsOf(design, world).map((legs) => ({ legs, event: { type: 'STEP', at, ...legs.ids, offered: everything, least: 0n } as const }));
  const accepted = steps.flatMap(({ legs, event }) => {
    const gain = gainOf(design, world, event, legs);
    return gain === null ? [] : [{ event, gain }];
  });
  return best(accepted, ({ gain }) => gain)?.event ?? null;
}

/** The auction that can settle most: the pair whose smaller leg is worth most. */
function bestAuction(design: Design, world: World): Event | null {
  const { market, account } = world;
  const settles = ({ collateral, debt }: Legs): bigint =>
    min(amountAt(account.collateral, collateral) * reserveAt(market, collateral).price, amountAt(account.debt, debt) * reserveAt(market, debt).price);
  const chosen = best(legsOf(design, world), settles);
  return chosen === null ? null : { type: 'OPEN_AUCTION', at: market.at, ...chosen.ids };
}

/** What a lot may cost the keeper: the quote less its margin, in the debt price that bids are counted in [numeraire per base unit × 10^36]. */
export function mostFor(market: Market, auction: Auction, keeper: Keeper): bigint {
  const debtPrice = max(reserveAt(market, auction.debt).price, 1n);
  return (reserveAt(market, auction.collateral).price * (BPS - keeper.margin) * auction.debtPrice) / (BPS * debtPrice);
}

/** What a keeper attempts at this moment; null where there is nothing that it would take. */
export function attempted(design: Design, world: World, keeper: Keeper): Event | null {
  const { market, account } = world;
  const { phase, auction } = account;
  if (phase === 'unwinding.ready') return bestStep(design, world);
  if (phase === 'unwinding.exhausted') return bestAuction(design, world);
  if (auction === null) return null;
  if (phase === 'auction.expired') return { type: auction.round < design.auction.mostRounds ? 'RESET_AUCTION' : 'RECOGNISE_LOSS', at: market.at };
  const maxPrice = mostFor(market, auction, keeper);
  if (phase !== 'auction.running' || askingPrice(design.auction, auction, market.at) > maxPrice) return null;
  return { type: 'TAKE', at: market.at, amount: auction.lot, maxPrice };
}
