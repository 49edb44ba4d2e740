import type { Deal, Terms, View } from '../../../properties/protocol/view.js';
import { intentOf, portionsOf, quoteOf } from '../../machine/intent.js';
import { noDeal, type Opening } from '../../machine/opening.js';
import type { Emulation, Intent, Quote } from '../../machine/scene.js';
import { exchangeRate, liquidityOf, owedOf } from './kernel/account.js';
import { call, type Call } from './kernel/call.js';
import type { Output } from './kernel/outputs.js';
import { accountOf, legOf, type Parameters, type Position, positionOf, type State } from './kernel/state.js';
import { WAD } from './kernel/word.js';
import { openMarkets } from './parameters.js';

const borrower = 'borrower';
const liquidator = 'liquidator';
const [collateralPlace, debtPlace] = [0, 1] as const;
/** Underlying for one token at first: as `initialRate` says, which presets set to one. */
const LENT = 1_000n;

export const nothing: Position = { tokens: 0n, principal: 0n, index: 0n, isMember: false, funds: 0n };
const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, amount) => total + amount, 0n);

/** Whether the tokens of the collateral's market are those of its accounts, and its reserves. */
const isBalanced = ({ market, accounts }: State): boolean =>
  sum(accounts.map((account) => positionOf(account, collateralPlace).tokens)) === (market.pools[collateralPlace]?.totalSupply ?? 0n);

/** The view of a borrower. */
export function viewOf(parameters: Parameters, state: State, name = borrower): View {
  const account = accountOf(state, name);
  const [collateral, debt] = [legOf(parameters, state, collateralPlace), legOf(parameters, state, debtPlace)];
  const owed = debt === null ? 0n : owedOf(debt, positionOf(account, debtPlace)).value;
  const rate = rateIn(parameters, state);
  const standing = liquidityOf(parameters, state, account);
  return {
    collateral: positionOf(account, collateralPlace).tokens, lot: 0n, returned: 0n, debt: owed, due: 0n, fineDebt: owed, collateralPrice: rate * (collateral?.pool.price ?? 0n), debtPrice: WAD * (debt?.pool.price ?? 0n),
    isLiquidatable: standing.kind === 'liquidity' && standing.shortfall > 0n, bonus: { over: parameters.incentive, under: WAD }, cap: (owed * parameters.closeFactor) / WAD, asking: null,
    isBalanced: isBalanced(state),
  };
}

/** What the reserves take is announced in units of the underlying asset. */
const dealOf = (rate: bigint) => ([liquidated]: readonly Output[]): Deal =>
  (liquidated === undefined ? noDeal : { ...noDeal, repaid: liquidated.repaid, seized: liquidated.seized, fee: (liquidated.reserved * WAD) / rate });

/** Underlying units for 10^18 tokens of the collateral's market. */
function rateIn(parameters: Parameters, state: State): bigint {
  const collateral = legOf(parameters, state, collateralPlace);
  return collateral === null ? WAD : exchangeRate(collateral).value;
}

/** Of every account. */
export const termsOf = ({ markets, incentive }: Parameters): Terms => ({
  threshold: { over: markets[collateralPlace]?.collateralFactor ?? 0n, under: WAD }, largestPenalty: { over: incentive, under: WAD }, target: null, debtRounding: 0n, takesOver: false,
  hasAuction: false, hasSteps: true, hasRepayment: false, hasTotals: true, hasCap: true,
});

/** A system as one borrower meets it, with one collateral and one debt, and without interest. The liquidator pays whatever it is asked. */
export function emulationOf(parameters: Parameters, opening: Opening): Emulation<State> {
  const { collateral, debt } = opening;
  const { market } = openMarkets(parameters, [opening.collateralPrice, opening.debtPrice]);
  const pools = market.pools.map((pool, place) =>
    (place === collateralPlace ? { ...pool, cash: collateral, totalSupply: collateral } : { ...pool, cash: debt * LENT - debt, totalSupply: debt * LENT, totalBorrows: debt }));
  const positions = [{ ...nothing, tokens: collateral, isMember: true }, { ...nothing, principal: debt, index: WAD, isMember: true }];
  const state: State = { market: { pools }, accounts: [{ name: borrower, positions }, { name: liquidator, positions: [nothing, { ...nothing, funds: debt * LENT }] }] };
  const quote = (current: State, at: bigint, price: bigint): Quote<State> =>
    quoteOf({ at, sender: 'world', request: { type: 'price', market: collateralPlace, price } } satisfies Call, (asked) => call(parameters, current, asked));
  const intents = (current: State, at: bigint): readonly Intent<State>[] => {
    const answer = (asked: Call) => call(parameters, current, asked);
    const step = (repaid: bigint): Call => ({ at, sender: liquidator, request: { type: 'liquidate', account: borrower, debt: debtPlace, collateral: collateralPlace, repaid } });
    const { cap, debt: owed, collateral: held, collateralPrice, debtPrice } = viewOf(parameters, current);
    const paidFor = debtPrice === 0n ? 0n : (held * collateralPrice * WAD) / (parameters.incentive * debtPrice);
    const amounts = [
      { name: 'repay what the collateral pays for', amount: paidFor },
      ...portionsOf(cap ?? owed).map(({ name, amount }) => ({ name: `repay ${name} of the most`, amount })),
      { name: 'repay one unit more than the most', amount: (cap ?? owed) + 1n },
    ];
    return amounts.map(({ name, amount }) => intentOf({ name, deed: 'step', at }, step(amount), answer, dealOf(rateIn(parameters, current))));
  };
  return {
    terms: termsOf(parameters), opening: state, openedAt: 1n, firstPrice: opening.collateralPrice, quote, view: (each) => viewOf(parameters, each), intents,
  };
}
