import { max } from '../../../kernel/arithmetic.js';
import { liquidityOf, owedOf, pricedAt, worthOf } from './account.js';
import { accrue, principalOf } from './interest.js';
import { accepted, type Answer, andThen, type Output } from './outputs.js';
import { type Reverted, reverted } from './reason.js';
import { type Account, accountOf, type Leg, legsOf, type Parameters, type State, withAccount, withAsset, withMarket } from './state.js';
import {
  below, dividedDown, factored, minus, plus, PRINCIPAL_LIMIT, refusalOf, SIGNED_PRINCIPAL_LIMIT, signed, signedMinus, times, valued, type Word, word,
} from './word.js';

/** What an account's collateral comes to, once all of it belongs to the protocol. */
interface Seized {
  readonly kind: 'seized';
  readonly state: State;
  readonly outputs: readonly Output[];
  /** What the protocol credits for it [10^-8 of the numeraire]. */
  readonly credit: Word;
}

function withLeg(before: Seized | Reverted, account: Account, leg: Leg): Seized | Reverted {
  if (before.kind === 'reverted') return before;
  const amount = account.collateral[leg.place] ?? 0n;
  const supplied = minus(word(leg.asset.totalSupplied), word(amount));
  const value = worthOf(leg, account);
  const credit = plus(before.credit, factored(value, word(leg.settings.creditFactor)));
  const taken: Output = { kind: 'collateralAbsorbed', account: account.name, asset: leg.place, amount, value: value.value };
  return refusalOf([supplied, value, credit])
    ?? { kind: 'seized', state: withAsset(before.state, leg.place, { totalSupplied: supplied.value }), outputs: [...before.outputs, taken], credit };
}

/** The principal that is left of a debt and a credit: none, or a deposit. A debt that the credit does not cover is the protocol's loss. */
function principalAfter(state: State, owed: Word, credit: Word): Word {
  const left = signedMinus(signed(credit), signed(owed));
  const principal = principalOf({ ...left, value: max(left.value, 0n) }, word(state.market.supplyIndex));
  if (principal.value === 0n) return principal;
  return below(SIGNED_PRINCIPAL_LIMIT, below(PRINCIPAL_LIMIT, principal, 'InvalidUInt104'), 'InvalidInt104');
}

function absorbed(parameters: Parameters, state: State, name: string): Answer {
  const account = accountOf(state, name);
  const { market } = state;
  const standing = liquidityOf(parameters, market, account, 'liquidate');
  if (standing.kind === 'reverted') return standing;
  if (standing.value >= 0n) return reverted('NotLiquidatable');
  const start: Seized = { kind: 'seized', state, outputs: [], credit: word(0n) };
  const seized = legsOf(parameters, market, account).reduce<Seized | Reverted>((before, leg) => withLeg(before, account, leg), start);
  if (seized.kind === 'reverted') return seized;
  const basePrice = pricedAt(market.basePrice);
  const owed = owedOf(market, account);
  const credit = dividedDown(times(seized.credit, word(parameters.baseScale)), basePrice);
  const principal = principalAfter(state, owed, credit);
  const totalSupply = below(PRINCIPAL_LIMIT, plus(word(market.totalSupply), principal), 'arithmetic');
  const totalBorrow = minus(word(market.totalBorrow), word(-account.principal));
  const paidOut = credit.value > owed.value ? credit : owed;
  const value = valued(paidOut, basePrice, parameters.baseScale);
  const refusal = refusalOf([owed, credit, principal, totalSupply, totalBorrow, value]);
  if (refusal !== null) return refusal;
  const cleared = withAccount(seized.state, { name, principal: principal.value, collateral: market.assets.map(() => 0n) });
  const booked = withMarket(cleared, { totalSupply: totalSupply.value, totalBorrow: totalBorrow.value });
  return accepted(booked, [...seized.outputs, { kind: 'debtAbsorbed', account: name, paidOut: paidOut.value, value: value.value }]);
}

/** Takes accounts over whole, one after another: all of their collateral for all of their debt. One that is not liquidatable refuses them all. */
export function absorb(parameters: Parameters, state: State, at: bigint, names: readonly string[]): Answer {
  if (state.market.isAbsorbPaused) return reverted('Paused');
  const accrued = accrue(parameters, state, at);
  if ('kind' in accrued) return accrued;
  return names.reduce<Answer>((before, name) => andThen(before, (current) => absorbed(parameters, current, name)), accepted(accrued, []));
}
