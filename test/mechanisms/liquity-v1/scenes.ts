import { type Answer, call, type Request } from '../../../src/mechanisms/liquity-v1/kernel/call.js';
import type { Output } from '../../../src/mechanisms/liquity-v1/kernel/outputs.js';
import { emptySystem, type State } from '../../../src/mechanisms/liquity-v1/kernel/state.js';

export const ONE = 10n ** 18n;

/** A request with who makes it. */
export type Asked = readonly [sender: string, request: Request];

/** A trove with so much debt, gas compensation and fee in it, and so much ether. The fee is 0.5%. */
export function open(name: string, ether: bigint, lusd: bigint): Asked {
  return [name, { type: 'openTrove', opening: { collateral: ether * ONE, lusd: lusd * ONE, maxFee: ONE } }];
}

export const priced = (price: bigint): Asked => ['anyone', { type: 'setPrice', price }];
export const provide = (name: string, amount: bigint): Asked => [name, { type: 'provideToSP', amount }];
export const withdraw = (name: string, amount: bigint): Asked => [name, { type: 'withdrawFromSP', amount }];
export const liquidate = (trove: string): Asked => ['liquidator', { type: 'liquidate', trove }];
export const lowest = (most: bigint): Asked => ['liquidator', { type: 'liquidateTroves', most }];
export const batch = (...troves: readonly string[]): Asked => ['liquidator', { type: 'batchLiquidateTroves', troves }];

/** Answers the last of some requests; those before have to go through. A system begins empty, at 200 USD. */
export function answered(...asked: readonly Asked[]): Answer {
  let state = emptySystem(200n * ONE);
  let answer: Answer = { kind: 'accepted', state, outputs: [] };
  for (const [place, [sender, request]] of asked.entries()) {
    if (answer.kind === 'reverted') throw new TypeError(`Request ${place.toString()} was refused: ${answer.reason}`);
    state = answer.state;
    answer = call(state, { sender, request });
  }
  return answer;
}

/** What the last request comes to: the reason of its refusal, or nothing. */
export const refusalOf = (...asked: readonly Asked[]): string => {
  const answer = answered(...asked);
  return answer.kind === 'reverted' ? answer.reason : '';
};

/** The state after all requests, and what the last one announced. */
export function after(...asked: readonly Asked[]): { readonly state: State; readonly outputs: readonly Output[] } {
  const answer = answered(...asked);
  if (answer.kind === 'reverted') throw new TypeError(`The last request was refused: ${answer.reason}`);
  return answer;
}
