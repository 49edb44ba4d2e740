import type { Deal, Terms, View } from '../../../properties/protocol/view.js';
import { intentOf, portionsOf, quoteOf } from '../../machine/intent.js';
import { noDeal, type Opening } from '../../machine/opening.js';
import type { Emulation, Intent, Quote } from '../../machine/scene.js';
import { assessed, heldOf, owedOf } from './kernel/account.js';
import { call, type Call } from './kernel/call.js';
import type { Output } from './kernel/outputs.js';
import { accountOf, legOf, type Parameters, positionOf, type Position, type State } from './kernel/state.js';
import { openPool } from './parameters.js';

const borrower = 'borrower';
const [collateralPlace, debtPlace] = [0, 1] as const;
const PERCENT = 10_000n;
const WAD = 1_000_000_000_000_000_000n;
const CLOSE_FACTOR_HEALTH = 950_000_000_000_000_000n;
/** Below this [base currency × 10^8] a leg is small, and may be closed whole; releases before it knew no such thing. */
const SMALL = 200_000_000_000n;

export const nothing: Position = { scaledDeposit: 0n, scaledDebt: 0n, isCollateral: false, isBorrowing: false };

/** The view of a borrower. */
export function viewOf(parameters: Parameters, state: State, name = borrower): View {
  const account = accountOf(state, name);
  const [collateral, debt] = [legOf(parameters, state, collateralPlace), legOf(parameters, state, debtPlace)];
  const held = collateral === null ? 0n : heldOf(parameters, collateral, positionOf(account, collateralPlace)).value;
  const owed = debt === null ? 0n : owedOf(parameters, debt, positionOf(account, debtPlace)).value;
  const standing = assessed(parameters, state, account);
  const health = standing.kind === 'assessment' ? standing.health : 0n;
  const isSmall = standing.kind === 'assessment' && (standing.collateral < SMALL || standing.debt < SMALL);
  const isWhole = health <= CLOSE_FACTOR_HEALTH || (parameters.release.closeFactor === 'halfOfPosition' && isSmall);
  const [pledged, borrowed] = [collateral?.settings, debt?.settings];
  return {
    collateral: held, lot: 0n, returned: 0n, debt: owed, due: 0n, fineDebt: positionOf(account, debtPlace).scaledDebt,
    collateralPrice: (collateral?.reserve.price ?? 0n) * (borrowed?.unit ?? 1n), debtPrice: (debt?.reserve.price ?? 0n) * (pledged?.unit ?? 1n),
    isLiquidatable: owed > 0n && health < WAD, bonus: { over: pledged?.bonus ?? PERCENT, under: PERCENT }, cap: isWhole ? null : (owed + 1n) / 2n, asking: null, isBalanced: null,
  };
}

/** What a call moved for the borrower. */
export function dealOf(outputs: readonly Output[]): Deal {
  const deficits = outputs.map((output) => (output.kind === 'deficitCreated' ? output.amount : 0n));
  const writtenOff = deficits.reduce((sum, amount) => sum + amount, 0n);
  const liquidated = outputs.find(({ kind }) => kind === 'liquidated');
  return liquidated?.kind === 'liquidated' ? { ...noDeal, repaid: liquidated.debt, seized: liquidated.received + liquidated.fee, fee: liquidated.fee, writtenOff } : noDeal;
}

/** Of every account. */
export function termsOf({ reserves }: Parameters): Terms {
  const { threshold = 0n, bonus = PERCENT } = reserves[collateralPlace] ?? {};
  return {
    threshold: { over: threshold, under: PERCENT }, largestPenalty: { over: bonus, under: PERCENT }, target: null, debtRounding: 0n, takesOver: false,
    hasAuction: false, hasSteps: true, hasRepayment: false, hasTotals: false, hasCap: true,
  };
}

/** A pool as one borrower meets it, with one collateral and one debt, and without interest. */
export function emulationOf(parameters: Parameters, opening: Opening): Emulation<State> {
  const positions = [{ ...nothing, scaledDeposit: opening.collateral, isCollateral: true }, { ...nothing, scaledDebt: opening.debt, isBorrowing: true }];
  const state = { ...openPool(parameters, [opening.collateralPrice, opening.debtPrice]), accounts: [{ name: borrower, category: null, positions }] };
  const quote = (current: State, at: bigint, price: bigint): Quote<State> =>
    quoteOf({ at, sender: 'world', request: { type: 'price', reserve: collateralPlace, price } } satisfies Call, (asked) => call(parameters, current, asked));
  const intents = (current: State, at: bigint): readonly Intent<State>[] => {
    const answer = (asked: Call) => call(parameters, current, asked);
    const step = (covered: bigint): Call => ({ at, sender: 'liquidator', request: { type: 'liquidate', account: borrower, collateral: collateralPlace, debt: debtPlace, covered, takesDeposit: false } });
    const portions = portionsOf(viewOf(parameters, current).debt);
    return portions.map(({ name, amount }) => intentOf({ name: `repay ${name}`, deed: 'step', at }, step(amount), answer, dealOf));
  };
  return {
    terms: termsOf(parameters), opening: state, openedAt: 1n, firstPrice: opening.collateralPrice, quote, view: (each) => viewOf(parameters, each), intents,
  };
}
