import { min, mulDivDown } from '../../../kernel/arithmetic.js';
import { digs } from './digs.js';
import { flux, moveByClipper } from './ledger.js';
import { accepted, type Accepted } from './outputs.js';
import { isReverted, type Reverted, reverted } from './reason.js';
import { saleOf, standingOf, withoutSale, withSale } from './sales.js';
import { clipperName, type Sale, type State, type Step, vowName } from './state.js';
import { isWord } from './word.js';

/** A purchase that somebody offers. */
export interface Take {
  readonly at: bigint;
  /** Who pays. */
  readonly sender: string;
  readonly id: bigint;
  /** The most that is wanted of the lot [WAD]. */
  readonly amount: bigint;
  /** The most that one unit may cost [RAY]. */
  readonly maxPrice: bigint;
  /** Who gets the collateral. */
  readonly receiver: string;
}

/** What changes hands. */
export interface Purchase {
  readonly kind: 'purchase';
  /** [RAD] */
  readonly paid: bigint;
  /** [WAD] */
  readonly sold: bigint;
}

const purchase = (paid: bigint, sold: bigint): Purchase => ({ kind: 'purchase', paid, sold });

/**
 * How much of a lot is sold for how much. Whoever pays all that is due gets ⌊due / price⌋, which is nothing where a unit costs more.
 * What would leave less than the least due leaves exactly the least due instead; where less than that is due, only the whole may be bought.
 * @param price [RAY]
 * @param leastDue [RAD]
 */
export function purchaseOf({ due, lot }: Sale, amount: bigint, price: bigint, leastDue: bigint): Purchase | Reverted {
  const slice = min(lot, amount);
  const cost = slice * price;
  if (!isWord(cost)) return reverted('arithmetic');
  if (cost > due) return purchase(due, mulDivDown(due, 1n, price));
  if (cost === due || slice === lot || due - cost >= leastDue) return purchase(cost, slice);
  if (due <= leastDue) return reverted('Clipper/no-partial-purchase');
  // At a price of zero nothing is paid, so that all that is due is left: less than the least due, which was refused above.
  return purchase(due - leastDue, mulDivDown(due - leastDue, 1n, price));
}

function refusalOf({ market }: State, sale: Sale, price: bigint, needsReset: boolean, { maxPrice, amount }: Take): Purchase | Reverted {
  if (needsReset) return reverted('Clipper/needs-reset');
  return maxPrice < price ? reverted('Clipper/too-expensive') : purchaseOf(sale, amount, price, market.clipper.leastDue);
}

/** An auction without a lot, or with nothing due, ends: what is left of the lot returns to the owner of the vault, what is left due stays the vow's. */
function settled(state: State, sale: Sale): Step {
  if (sale.lot === 0n) return withoutSale(state, sale.id);
  if (sale.due > 0n) return withSale(state, sale);
  const returned = flux(state, clipperName, sale.owner, sale.lot);
  return isReverted(returned) ? returned : withoutSale(returned, sale.id);
}

/** Collateral to the receiver, dai to the vow, and room in the limits: in this order. */
function exchanged(state: State, { sender, receiver }: Take, { paid, sold }: Purchase, freed: bigint): Step {
  const given = flux(state, clipperName, receiver, sold);
  const moved = isReverted(given) ? given : moveByClipper(given, sender, vowName, paid);
  return isReverted(moved) ? moved : digs(moved, freed);
}

/** Buys from an auction at its price of now (`take`, without data for the receiver). */
export function take(state: State, offer: Take): Accepted | Reverted {
  const { clipper } = state.market;
  if (clipper.stopped >= 3n) return reverted('Clipper/stopped-incorrect');
  const sale = saleOf(state, offer.id);
  if (sale === null) return reverted('Clipper/not-running-auction');
  const standing = standingOf(clipper, sale, offer.at);
  if (standing.kind === 'reverted') return standing;
  const { price } = standing;
  const bought = refusalOf(state, sale, price, standing.needsReset, offer);
  if (bought.kind === 'reverted') return bought;
  const rest = { ...sale, due: sale.due - bought.paid, lot: sale.lot - bought.sold };
  const freed = rest.lot === 0n ? sale.due : bought.paid;
  const moved = exchanged(state, offer, bought, freed);
  const step = isReverted(moved) ? moved : settled(moved, rest);
  if (isReverted(step)) return step;
  const { id, maxPrice: most } = offer;
  return accepted(step, [{ kind: 'dug', amount: freed }, { kind: 'taken', id, most, price, paid: bought.paid, due: rest.due, lot: rest.lot, owner: sale.owner }]);
}
