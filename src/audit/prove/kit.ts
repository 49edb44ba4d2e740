import type { Design } from '../../kernel/design.js';
import type { Event } from '../../kernel/event.js';
import { AMOUNT_LIMIT, fits, INDEX_LIMIT, PRICE_LIMIT } from '../../kernel/limits.js';
import type { World } from '../../kernel/world.js';
import { decide, edgeOf } from '../../machine/decide.js';
import { shapeRefusalOf } from '../../machine/event-shape.js';
import type { Mechanism } from '../../machine/mechanism.js';
import { settle } from '../../machine/routing.js';
import { stepwise } from '../../mechanisms/stepwise/mechanism.js';
import { openWorld } from '../../mechanisms/stepwise/open.js';
import { invariants } from './invariants.js';

/** Whether neither time, interest nor routing has anything to do in the world: there, an event is one part alone. */
const isAtRest = (mechanism: Mechanism<Design>, design: Design, world: World): boolean => {
  const caughtUp = mechanism.caughtUp(design, world, world.market.at).world;
  return caughtUp === world && settle(mechanism, design, world).world === world;
};

/** Whether an event is one: what is not is refused before the world is looked at. */
const isShapely = ({ assets }: Design, event: Event): boolean => shapeRefusalOf(event, assets) === null;

/** Whether every quantity of the world is in its range: that of the page of the mechanism, which decoders demand. */
const isInRange = ({ market, account }: World): boolean =>
  market.reserves.every(({ price, index, selling, collateral, debt, surplus, deficit, insurance, backstop, treasury, salvage, carried }) =>
    fits(price, PRICE_LIMIT) && fits(index, INDEX_LIMIT)
    && [selling, collateral, debt, surplus, deficit, insurance, backstop, treasury, salvage, carried].every((amount) => fits(amount, AMOUNT_LIMIT)))
  && [account.collateral, account.debt, account.surplus, account.deficit].every((amounts) => amounts.every((amount) => fits(amount, AMOUNT_LIMIT)))
  && (account.auction === null || (fits(account.auction.lot, AMOUNT_LIMIT) && fits(account.auction.startPrice, PRICE_LIMIT) && fits(account.auction.floorPrice, PRICE_LIMIT)));

/** What is proved: the machine, its guarantees and its invariants, all from one instrumented source. */
export const kit = { mechanism: stepwise, decide, edgeOf, openWorld, isShapely, isInRange, isAtRest, invariants };

export type Kit = typeof kit;
