import { pricedAt } from './account.js';
import { accepted, type Answer } from './outputs.js';
import { reverted } from './reason.js';
import { collateralReserves, reservesAt } from './reserves.js';
import { type Leg, legOf, type Market, type Parameters, type State, withAsset, withMarket } from './state.js';
import { dividedDown, factored, minus, plus, refusalOf, times, WAD, type Word, word } from './word.js';

/** What a buyer asks for (`buyCollateral`). */
export interface Asked {
  /** The place of a collateral. */
  readonly asset: number;
  /** What the buyer pays [base units], and the least that it wants for it [asset units]. */
  readonly paid: bigint;
  readonly least: bigint;
}

/** Collateral for base units at the discounted price, rounded down twice. No discount depends on time: the store front has one price. */
export function quoteOf({ baseScale, storeFrontFactor }: Parameters, { basePrice }: Market, { settings, asset }: Leg, paid: bigint): Word {
  const price = pricedAt(asset.price);
  const discount = factored(word(storeFrontFactor), minus(word(WAD), word(settings.creditFactor)));
  const discounted = factored(price, minus(word(WAD), discount));
  const worth = times(times(pricedAt(basePrice), word(paid)), word(settings.scale));
  return dividedDown(dividedDown(worth, discounted), word(baseScale));
}

/** Sells collateral of the protocol's own while its reserves are below their target. */
export function buyCollateral(parameters: Parameters, state: State, at: bigint, buyer: string, { asset, paid, least }: Asked): Answer {
  const { market } = state;
  if (market.isBuyPaused) return reverted('Paused');
  const reserves = reservesAt(parameters, market, at);
  const unknown = refusalOf([reserves]);
  if (unknown !== null) return unknown;
  if (reserves.value >= parameters.targetReserves) return reverted('NotForSale');
  const leg = legOf(parameters, market, asset);
  if (leg === null) return reverted('BadAsset');
  const balance = plus(word(market.baseBalance), word(paid));
  const amount = quoteOf(parameters, market, leg, paid);
  const available = collateralReserves(leg.asset);
  const refusal = refusalOf([balance, amount]);
  if (refusal !== null) return refusal;
  if (amount.value < least) return reverted('TooMuchSlippage');
  if (available.failure !== null) return reverted(available.failure);
  if (amount.value > available.value) return reverted('InsufficientReserves');
  const sold = withAsset(state, asset, { balance: leg.asset.balance - amount.value });
  return accepted(withMarket(sold, { baseBalance: balance.value }), [{ kind: 'bought', buyer, asset, paid, amount: amount.value }]);
}
