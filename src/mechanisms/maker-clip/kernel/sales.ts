import { mulDivDown, RAY } from '../../../kernel/arithmetic.js';
import { askedBy } from './abacus.js';
import { feedPrice, rayQuotient } from './feed.js';
import type { Fixed } from './fixed.js';
import { type Reverted, reverted } from './reason.js';
import { type Clipper, type Sale, type State, withMarket } from './state.js';
import { isWord } from './word.js';

/** Where an auction stands at some second: what it asks [RAY], and whether it has to be reset before anybody may buy. */
export interface Standing {
  readonly kind: 'standing';
  readonly price: bigint;
  readonly needsReset: boolean;
}

/** Both limits are strict: at the tail, and at the cusp, an auction may still be bought from. */
export function standingOf({ curve, tail, cusp }: Clipper, { startedAt, top }: Sale, at: bigint): Standing | Reverted {
  const elapsed = at - startedAt;
  if (elapsed < 0n) return reverted('arithmetic');
  const asked = askedBy(curve, top, elapsed);
  if (asked.kind === 'reverted') return asked;
  if (elapsed > tail) return { kind: 'standing', price: asked.price, needsReset: true };
  const ratio = rayQuotient(asked.price, top);
  return ratio.kind === 'reverted' ? ratio : { kind: 'standing', price: asked.price, needsReset: ratio.price < cusp };
}

/** The auction of an identifier; null where none runs. */
export const saleOf = ({ market }: State, id: bigint): Sale | null => market.sales.find((sale) => sale.id === id) ?? null;

/** An auction as it is now. */
export const withSale = (state: State, changed: Sale): State =>
  withMarket(state, { sales: state.market.sales.map((sale) => (sale.id === changed.id ? changed : sale)) });

/** Without an auction; the last of the list takes its place. */
export function withoutSale(state: State, id: bigint): State {
  const { sales } = state.market;
  const last = sales.at(-1);
  const others = sales.slice(0, -1);
  return withMarket(state, { sales: last === undefined || last.id === id ? others : others.map((sale) => (sale.id === id ? last : sale)) });
}

/** Where a round begins [RAY], and what the feed says. */
export interface Top {
  readonly kind: 'top';
  readonly top: bigint;
  readonly feed: bigint;
}

/** ⌊feed · buffer / RAY⌋ of the feed as it is now, and not as it was last poked. */
export function topOf({ par }: Fixed, { market }: State): Top | Reverted {
  const { feed, clipper } = market;
  if (!feed.isValid) return reverted('Clipper/invalid-price');
  const priced = feedPrice(feed.value, par);
  if (priced.kind === 'reverted') return priced;
  if (!isWord(priced.price * clipper.buffer)) return reverted('arithmetic');
  const top = mulDivDown(priced.price, clipper.buffer, RAY);
  return top > 0n ? { kind: 'top', top, feed: priced.price } : reverted('Clipper/zero-top-price');
}
