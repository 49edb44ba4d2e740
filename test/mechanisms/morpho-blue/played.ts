import { call, type Request } from '../../../src/mechanisms/morpho-blue/kernel/call.js';
import type { Output } from '../../../src/mechanisms/morpho-blue/kernel/outputs.js';
import type { State } from '../../../src/mechanisms/morpho-blue/kernel/state.js';
import { openMarket, type Parameters } from '../../../src/mechanisms/morpho-blue/parameters.js';

export const WAD = 10n ** 18n;
export const PAR = 10n ** 36n;

/** A market with round numbers: four fifths may be owed, nothing accrues, one is worth one. */
export const parameters: Parameters = { lltv: (8n * WAD) / 10n, rateModel: 'none', owner: 'owner', feeRecipient: 'treasury', fee: 0n };

/** A sender and what it asks, at a second; the first second is 1. */
export type Played = readonly [sender: string, request: Request, at?: bigint];

export interface Ending {
  readonly state: State;
  /** Of the last call: why it was refused, or `accepted`. */
  readonly verdict: string;
  readonly outputs: readonly Output[];
}

/** Plays calls one after another. Only the last may be refused. */
export function played(calls: readonly Played[], made: Parameters = parameters): Ending {
  let ending: Ending = { state: openMarket(made, { at: 1n, price: PAR, rate: 0n }), verdict: 'accepted', outputs: [] };
  for (const [sender, request, at = 1n] of calls) {
    if (ending.verdict !== 'accepted') throw new TypeError(`Only the last call may be refused, not with "${ending.verdict}".`);
    const answer = call(made, ending.state, { at, sender, request });
    ending = answer.kind === 'accepted' ? { state: answer.state, verdict: 'accepted', outputs: answer.outputs } : { state: ending.state, verdict: answer.reason, outputs: [] };
  }
  return ending;
}

export const supply = (who: string, assets: bigint, shares = 0n): Played => [who, { type: 'supply', onBehalf: who, assets, shares }];
export const withdraw = (who: string, assets: bigint, shares = 0n): Played => [who, { type: 'withdraw', onBehalf: who, receiver: who, assets, shares }];
export const pledge = (who: string, assets: bigint): Played => [who, { type: 'supplyCollateral', onBehalf: who, assets }];
export const release = (who: string, assets: bigint): Played => [who, { type: 'withdrawCollateral', onBehalf: who, receiver: who, assets }];
export const borrow = (who: string, assets: bigint, shares = 0n): Played => [who, { type: 'borrow', onBehalf: who, receiver: who, assets, shares }];
export const repay = (who: string, assets: bigint, shares = 0n): Played => [who, { type: 'repay', onBehalf: who, assets, shares }];
export const price = (quote: bigint): Played => ['world', { type: 'price', price: quote }];
export const seize = (borrower: string, seizedAssets: bigint): Played => ['liquidator', { type: 'liquidate', borrower, seizedAssets, repaidShares: 0n }];
export const buyShares = (borrower: string, repaidShares: bigint): Played => ['liquidator', { type: 'liquidate', borrower, seizedAssets: 0n, repaidShares }];

/** One borrower with 1,000 of collateral who owes the most that it may, 800. */
export const borrowed: readonly Played[] = [supply('lender', 1_000_000n), pledge('borrower', 1_000n), borrow('borrower', 800n)];
