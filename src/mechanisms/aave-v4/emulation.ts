import type { Deal, View } from '../../../properties/protocol/view.js';
import { intentOf, portionsOf, quoteOf } from '../../machine/intent.js';
import { noDeal, type Opening } from '../../machine/opening.js';
import type { Emulation, Intent, Quote } from '../../machine/scene.js';
import { assessed } from './kernel/account.js';
import { bonusAt } from './kernel/bonus.js';
import { call, type Call } from './kernel/call.js';
import type { Output } from './kernel/outputs.js';
import { accountOf, legOf, type Parameters, type Position, positionOf, premiumOf, type State, withReserve } from './kernel/state.js';
import { PERCENT, RAY, WAD } from './kernel/word.js';
import { openSpoke } from './parameters.js';

const borrower = 'borrower';
const [collateralPlace, debtPlace] = [0, 1] as const;

/** Debt that has grown by a quarter: a unit is then no whole share. */
const GROWN: bigint = (RAY * 5n) / 4n;

const nothing = (key: string): Position => ({ suppliedShares: 0n, drawnShares: 0n, premiumShares: 0n, premiumOffset: 0n, isCollateral: false, isBorrowing: false, key });

const up = (amount: bigint, unit: bigint): bigint => (amount + unit - 1n) / unit;

function viewOf(parameters: Parameters, state: State): View {
  const account = accountOf(state, borrower);
  const [collateral, debt] = [legOf(parameters, state, collateralPlace), legOf(parameters, state, debtPlace)];
  const [pledged, borrowed] = [positionOf(account, collateralPlace), positionOf(account, debtPlace)];
  const owed = borrowed.drawnShares * (debt?.reserve.drawnIndex ?? RAY) + (debt === null ? 0n : premiumOf(debt, borrowed).value);
  const standing = assessed(parameters, state, account);
  const health = standing.kind === 'assessment' ? standing.health : 0n;
  const isLiquidatable = owed > 0n && health < WAD;
  const largest = parameters.reserves[collateralPlace]?.terms[0]?.largestBonus ?? PERCENT;
  return {
    collateral: pledged.suppliedShares, lot: 0n, returned: 0n, debt: up(owed, RAY), due: 0n, fineDebt: owed,
    collateralPrice: (collateral?.reserve.price ?? 0n) * (debt?.settings.unit ?? 1n), debtPrice: (debt?.reserve.price ?? 0n) * (collateral?.settings.unit ?? 1n),
    isLiquidatable, bonus: isLiquidatable ? { over: bonusAt(parameters, health, largest).value, under: PERCENT } : null, cap: null, asking: null, isBalanced: null,
  };
}

function dealOf(outputs: readonly Output[]): Deal {
  const reported = outputs.map((output) => (output.kind === 'deficitReported' ? output.drawn + up(output.premium.restored, RAY) : 0n));
  const writtenOff = reported.reduce((sum, amount) => sum + amount, 0n);
  const liquidated = outputs.find(({ kind }) => kind === 'liquidated');
  return liquidated?.kind === 'liquidated' ? { ...noDeal, repaid: liquidated.debt, seized: liquidated.shares, fee: liquidated.shares - liquidated.sharesToLiquidator, writtenOff } : noDeal;
}

/** A spoke as one borrower meets it, with one collateral and one debt, at rates that stand still. */
export function emulationOf(parameters: Parameters, opening: Opening): Emulation<State> {
  const keyOf = (place: number): string => parameters.reserves[place]?.terms[0]?.key ?? '';
  const positions = [
    { ...nothing(keyOf(collateralPlace)), suppliedShares: opening.collateral, isCollateral: true },
    { ...nothing(keyOf(debtPlace)), drawnShares: (opening.debt * RAY) / GROWN, isBorrowing: true },
  ];
  const open = withReserve(openSpoke(parameters, [opening.collateralPrice, opening.debtPrice]), debtPlace, { drawnIndex: GROWN });
  const quote = (current: State, at: bigint, price: bigint): Quote<State> =>
    quoteOf({ at, sender: 'world', request: { type: 'price', reserve: collateralPlace, price } } satisfies Call, (asked) => call(parameters, current, asked));
  const intents = (current: State, at: bigint): readonly Intent<State>[] => {
    const answer = (asked: Call) => call(parameters, current, asked);
    const step = (covered: bigint): Call => ({ at, sender: 'liquidator', request: { type: 'liquidate', account: borrower, collateral: collateralPlace, debt: debtPlace, covered, receivesShares: false } });
    return portionsOf(viewOf(parameters, current).debt).map(({ name, amount }) => intentOf({ name: `repay ${name}`, deed: 'step', at }, step(amount), answer, dealOf));
  };
  const { collateralFactor = 0n, largestBonus = PERCENT } = parameters.reserves[collateralPlace]?.terms[0] ?? {};
  return {
    terms: {
      threshold: { over: collateralFactor, under: PERCENT }, largestPenalty: { over: largestBonus, under: PERCENT }, target: { over: parameters.targetHealth, under: WAD },
      debtRounding: 2n, takesOver: false, hasAuction: false, hasSteps: true, hasRepayment: false, hasTotals: false, hasCap: false,
    },
    opening: { ...open, accounts: [{ name: borrower, riskPremium: 0n, positions }] }, openedAt: 1n, firstPrice: opening.collateralPrice, quote, view: (each) => viewOf(parameters, each), intents,
  };
}
