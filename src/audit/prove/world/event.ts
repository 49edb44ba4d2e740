import type { Design } from '../../../kernel/design.js';
import type { AssetQuote, Event, EventType } from '../../../kernel/event.js';
import type { Inputs } from './inputs.js';

/** Every way to order some of the items, one at least. */
const arrangementsOf = <T>(items: readonly T[]): readonly (readonly T[])[] =>
  items.flatMap((first) => [[first], ...arrangementsOf(items.filter((item) => item !== first)).map((rest) => [first, ...rest])]);

/** Any event of a type, at a time. Whether it makes sense is for the machine to say. */
export function eventOf({ assets }: Design, type: EventType, at: bigint, { integer, oneOf }: Inputs): Event {
  const ids = assets.map(({ id }) => id);
  const asset = (name: string): string => oneOf(name, ids);
  switch (type) {
    case 'QUOTE': {
      const quoted = oneOf('event.quoted', arrangementsOf(ids));
      return { type, at, quotes: quoted.map((id): AssetQuote => ({ asset: id, price: integer(`event.${id}.price`), depth: integer(`event.${id}.depth`) })) };
    }
    case 'TICK': case 'ACCRUE': case 'HALT': case 'RESUME': case 'RESET_AUCTION': case 'RECOGNISE_LOSS': case 'CLOSE':
      return { type, at };
    case 'DEPOSIT': case 'WITHDRAW': case 'BORROW': case 'REPAY': case 'COVER':
      return { type, at, asset: asset('event.asset'), amount: integer('event.amount') };
    case 'STEP':
      return { type, at, collateral: asset('event.collateral'), debt: asset('event.debt'), offered: integer('event.offered'), least: integer('event.least') };
    case 'OPEN_AUCTION':
      return { type, at, collateral: asset('event.collateral'), debt: asset('event.debt') };
    case 'TAKE':
      return { type, at, amount: integer('event.amount'), maxPrice: integer('event.maxPrice') };
  }
}
