import { andThen, type Checked, multipliedDown, narrowed, number, storedSum, wadDividedDown, wadMultipliedDown } from './checked.js';
import { accepted, type Accepted } from './outputs.js';
import { type Reverted, reverted } from './reason.js';
import { toSharesDown } from './shares.js';
import { accountOf, type Fixed, type Market, type State, withAccount, withMarket } from './state.js';
import { isWord, WAD } from './word.js';

const YEAR = 31_536_000n;

/** The rate per second [WAD]. */
function rateOf({ rateModel }: Fixed, { rate, supply, borrow }: Market): Checked {
  if (rateModel !== 'utilisation') return number(rate);
  if (supply.assets === 0n) return number(0n);
  return andThen(wadDividedDown(borrow.assets, supply.assets), (utilisation) => multipliedDown(utilisation, 1n, YEAR));
}

/** e^(rate · elapsed) − 1 to the third order, each term rounded down: the lenders bear what is cut off [WAD]. */
export function compounded(rate: bigint, elapsed: bigint): Checked {
  const first = rate * elapsed;
  if (!isWord(first)) return reverted('arithmetic');
  const second = multipliedDown(first, first, 2n * WAD);
  const third = andThen(second, (value) => multipliedDown(value, first, 3n * WAD));
  if (second.kind === 'reverted') return second;
  return andThen(third, (value) => (isWord(first + second.value + value) ? number(first + second.value + value) : reverted('arithmetic')));
}

/** Shares for the fee recipient: as many as its part of the interest buys once the interest is there. */
function feeShares({ supply, fee }: Market, interest: bigint): Checked {
  if (fee === 0n) return number(0n);
  return andThen(wadMultipliedDown(interest, fee), (assets) =>
    (assets > supply.assets ? reverted('arithmetic') : toSharesDown(assets, { assets: supply.assets - assets, shares: supply.shares })));
}

function withFee(fixed: Fixed, state: State, shares: bigint): State | Reverted {
  const { supply } = state.market;
  const held = accountOf(state, fixed.feeRecipient).supplyShares + shares;
  if (!isWord(held)) return reverted('arithmetic');
  const total = storedSum(supply.shares, shares);
  if (total.kind === 'reverted') return total;
  return withMarket(withAccount(state, fixed.feeRecipient, { supplyShares: held }), { supply: { ...supply, shares: total.value } });
}

/** Adds the interest since the last update to both sides of the market, and says so; does nothing twice in one second. */
export function accrue(fixed: Fixed, state: State, at: bigint): Accepted | Reverted {
  const { market } = state;
  if (at === market.lastUpdate) return accepted(state, []);
  if (at < market.lastUpdate) return reverted('arithmetic');
  if (fixed.rateModel === 'none') return accepted(withMarket(state, { lastUpdate: at }), []);
  const rate = rateOf(fixed, market);
  if (rate.kind === 'reverted') return rate;
  const interest = andThen(andThen(compounded(rate.value, at - market.lastUpdate), (growth) => wadMultipliedDown(market.borrow.assets, growth)), narrowed);
  if (interest.kind === 'reverted') return interest;
  const borrowed = storedSum(market.borrow.assets, interest.value);
  if (borrowed.kind === 'reverted') return borrowed;
  const supplied = storedSum(market.supply.assets, interest.value);
  if (supplied.kind === 'reverted') return supplied;
  const grown = withMarket(state, { supply: { ...market.supply, assets: supplied.value }, borrow: { ...market.borrow, assets: borrowed.value }, lastUpdate: at });
  const fee = feeShares(grown.market, interest.value);
  if (fee.kind === 'reverted') return fee;
  const after = market.fee === 0n ? grown : withFee(fixed, grown, fee.value);
  return 'kind' in after ? after : accepted(after, [{ kind: 'accrued', rate: rate.value, interest: interest.value, feeShares: fee.value }]);
}
