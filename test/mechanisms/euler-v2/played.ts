import { RAY } from '../../../src/kernel/arithmetic.js';
import { call, type Request } from '../../../src/mechanisms/euler-v2/kernel/call.js';
import type { Output } from '../../../src/mechanisms/euler-v2/kernel/outputs.js';
import type { Account, Fixed, Price, State } from '../../../src/mechanisms/euler-v2/kernel/state.js';
import { accountOf, withAccount } from '../../../src/mechanisms/euler-v2/kernel/state.js';
import { openVault } from '../../../src/mechanisms/euler-v2/parameters.js';

export const WAD = 10n ** 18n;
export const ONE = RAY;

export const quote = (middle: bigint, hard = middle): Price => ({ middle, hard });

/** A vault whose asset counts everything, and two collaterals of four fifths. */
export const parameters: Fixed = {
  maxDiscount: 1_500n, coolOff: 10n, socialises: true, interestFee: 1_000n, isUnitOfAccount: true,
  collaterals: ['one', 'other'].map((name) => ({ name, loanToValue: { borrow: 7_800n, liquidation: 8_000n, initialLiquidation: 0n, target: 1n, rampDuration: 0n } })),
};

/** A sender and what it asks, at a second; the first second is 1. */
export type Played = readonly [sender: string, request: Request, at?: bigint];

export interface Ending {
  readonly state: State;
  /** Of the last call: why it was refused, or `accepted`. */
  readonly verdict: string;
  readonly outputs: readonly Output[];
}

export const opened = openVault(10n ** 12n, quote(WAD), ['one', 'other'].map((name) => ({ name, price: quote(WAD), assets: 1n, shares: 1n })), 1n);

/** Plays calls one after another. Only the last may be refused. */
export function played(calls: readonly Played[], made: Fixed = parameters, from: State = opened): Ending {
  let ending: Ending = { state: from, verdict: 'accepted', outputs: [] };
  for (const [sender, request, at = 1n] of calls) {
    if (ending.verdict !== 'accepted') throw new TypeError(`Only the last call may be refused, not with "${ending.verdict}".`);
    const answer = call(made, ending.state, { at, sender, request });
    ending = answer.kind === 'accepted' ? { state: answer.state, verdict: 'accepted', outputs: answer.outputs } : { state: ending.state, verdict: answer.reason, outputs: [] };
  }
  return ending;
}

export const control = (who: string): Played => [who, { type: 'control' }];
export const pledge = (who: string, shares: bigint, collateral = 'one'): Played => [who, { type: 'pledge', collateral, shares }];
export const release = (who: string, shares: bigint): Played => [who, { type: 'release', collateral: 'one', shares }];
export const borrow = (who: string, assets: bigint): Played => [who, { type: 'borrow', assets }];
export const repay = (who: string, assets: bigint | null): Played => [who, { type: 'repay', assets }];
export const price = (middle: bigint, of = 'one'): Played => ['world', { type: 'price', of, price: quote(middle) }];

/** The liquidator's attempt on the borrower, when it may first be made. */
export const liquidate = (repaid: bigint | null = null, leastSeized = 0n, at = 11n): Played =>
  ['liquidator', { type: 'liquidate', violator: 'borrower', collateral: 'one', repaid, leastSeized }, at];

/** A borrower with 10,000,000 of collateral and this debt, and a liquidator with plenty of another. */
export const owing = (assets: bigint): readonly Played[] =>
  [control('borrower'), control('liquidator'), pledge('borrower', 10_000_000n), pledge('liquidator', 10n ** 12n, 'other'), borrow('borrower', assets)];

/** The state with a part of one account replaced. */
export const withChanged = (state: State, name: string, change: Partial<Account>): State => withAccount(state, { ...accountOf(state, name), ...change });
