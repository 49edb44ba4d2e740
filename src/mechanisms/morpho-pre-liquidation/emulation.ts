import type { Deal, Fraction, View } from '../../../properties/protocol/view.js';
import { intentOf, portionsOf, quoteOf } from '../../machine/intent.js';
import { noDeal, type Opening } from '../../machine/opening.js';
import type { Emulation, Intent, Quote } from '../../machine/scene.js';
import { borrower, callsOf, dealOf as lendingDealOf, incentiveFor, liquidator, openingOf, termsOf, viewOf as lendingViewOf } from '../morpho-blue/emulation.js';
import { call, type Call } from '../morpho-blue/kernel/pre-liquidation/call.js';
import type { Output } from '../morpho-blue/kernel/pre-liquidation/outputs.js';
import { contractName, lendingOf, type State } from '../morpho-blue/kernel/pre-liquidation/state.js';
import { offerOf } from '../morpho-blue/kernel/pre-liquidation/terms.js';
import { accountOf } from '../morpho-blue/kernel/state.js';
import { ORACLE_PRICE_SCALE, WAD } from '../morpho-blue/kernel/word.js';
import type { Parameters } from './parameters.js';

/** What the contract offers before the market itself liquidates; null where it offers nothing. */
function offerIn({ terms, lending }: Parameters, { collateral, collateralPrice, debt, isLiquidatable }: View): { readonly closeFactor: bigint; readonly bonus: Fraction } | null {
  const worth = (collateral * collateralPrice) / ORACLE_PRICE_SCALE;
  if (isLiquidatable || debt * WAD <= worth * terms.preLltv) return null;
  const offer = offerOf(terms, lending.lltv, debt, worth);
  return offer.kind === 'offered' ? { closeFactor: offer.closeFactor, bonus: { over: offer.incentive, under: WAD } } : null;
}

function viewOf(parameters: Parameters, state: State): View {
  const view = lendingViewOf(parameters.lending, lendingOf(state));
  const offer = offerIn(parameters, view);
  return offer === null ? view : { ...view, bonus: offer.bonus, cap: (view.debt * offer.closeFactor) / WAD, isLiquidatable: true };
}

function dealOf(outputs: readonly Output[]): Deal {
  const taken = outputs.find(({ kind }) => kind === 'preLiquidated');
  if (taken?.kind === 'preLiquidated') return { ...noDeal, repaid: taken.repaidAssets, seized: taken.seizedAssets };
  return lendingDealOf(outputs.flatMap((output) => (output.kind === 'preLiquidated' ? [] : [output])));
}

/** A market with a contract that its borrower has authorised. */
export function emulationOf(parameters: Parameters, opening: Opening): Emulation<State> {
  const { market, accounts } = openingOf(parameters.lending, opening);
  const state: State = { market: { lending: market, ownPrice: opening.collateralPrice }, accounts: accounts.map((each) => (each.name === borrower ? { ...each, authorized: [contractName] } : each)) };
  const quote = (current: State, at: bigint, price: bigint): Quote<State> =>
    quoteOf({ at, sender: 'world', request: { type: 'price', price } } satisfies Call, (asked) => call(parameters, current, asked));
  const intents = (current: State, at: bigint): readonly Intent<State>[] => {
    const answer = (asked: Call) => call(parameters, current, asked);
    const calls = callsOf(lendingOf(current), at).map(({ name, deed, call: asked }) => intentOf({ name, deed, at }, asked, answer, dealOf));
    const pre = (seizedAssets: bigint, repaidShares: bigint): Call => ({ at, sender: liquidator, request: { type: 'preLiquidate', borrower, seizedAssets, repaidShares } });
    const { collateral, borrowShares } = accountOf(lendingOf(current), borrower);
    const lent = lendingViewOf(parameters.lending, lendingOf(current));
    const most = (borrowShares * (offerIn(parameters, lent)?.closeFactor ?? 0n)) / WAD;
    const steps = [
      ...portionsOf(collateral).map(({ name, amount }) => ({ name: `pre-liquidate, seize ${name}`, call: pre(amount, 0n) })),
      ...portionsOf(most).map(({ name, amount }) => ({ name: `pre-liquidate, repay ${amount === most ? 'the most' : `${name} of the most`}`, call: pre(0n, amount) })),
      { name: 'pre-liquidate, repay one share more than the most', call: pre(0n, most + 1n) },
    ];
    return [...calls, ...steps.map(({ name, call: asked }) => intentOf({ name, deed: 'step', at }, asked, answer, dealOf))];
  };
  const { incentive, preLltv } = parameters.terms;
  const fixed = incentiveFor(parameters.lending);
  const largest = incentive.last * fixed.under > fixed.over * WAD ? { over: incentive.last, under: WAD } : fixed;
  return { terms: { ...termsOf(parameters.lending), threshold: { over: preLltv, under: WAD }, largestPenalty: largest, hasCap: true }, opening: state, openedAt: 1n, firstPrice: opening.collateralPrice, quote, view: (each) => viewOf(parameters, each), intents };
}
