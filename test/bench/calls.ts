import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import * as t from 'io-ts';
import { parse } from 'smol-toml';
import { call, type Call } from '../../src/mechanisms/aave-v3/kernel/call.js';
import type { Parameters, Position, State } from '../../src/mechanisms/aave-v3/kernel/state.js';
import { openPool, ParametersCodec } from '../../src/mechanisms/aave-v3/parameters.js';

const file = resolve(import.meta.dirname, '../../spec/presets/protocols/aave-v3.3.toml');

const parametersOf = (): Parameters => {
  const read = t.type({ parameters: ParametersCodec }).decode(parse(readFileSync(file, 'utf8')));
  if (read._tag === 'Left') throw new TypeError('The preset aave-v3.3 is no preset.');
  return read.right.parameters;
};

const nothing: Position = { scaledDeposit: 0n, scaledDebt: 0n, isCollateral: false, isBorrowing: false };

/** 10 WETH at 1,700 against 15,000 USDC: health 0.94, and most of the debt repaid in one call. */
const borrower = {
  name: 'borrower', category: null,
  positions: [{ ...nothing, scaledDeposit: 10_000_000_000_000_000_000n, isCollateral: true }, { ...nothing, scaledDebt: 15_000_000_000n, isBorrowing: true }],
};

/** Liquidation calls of Aave v3.3 per second of a core, each of another amount: validation, accounting, sizing, burning and moving. */
export function liquidationCallsPerSecond(calls: number): number {
  const parameters = parametersOf();
  const state: State = { ...openPool(parameters, [170_000_000_000n, 100_000_000n]), accounts: [borrower] };
  const asked = (covered: bigint): Call => ({ at: 1n, sender: 'liquidator', request: { type: 'liquidate', account: 'borrower', collateral: 0, debt: 1, covered, takesDeposit: false } });
  const round = (): number => {
    let accepted = 0;
    for (let place = 0; place < calls; place += 1) if (call(parameters, state, asked(5_000_000_000n + BigInt(place))).kind === 'accepted') accepted += 1;
    return accepted;
  };
  if (round() !== calls) throw new TypeError('Not every call that is measured liquidates.');
  const before = process.cpuUsage();
  round();
  const { user, system } = process.cpuUsage(before);
  return calls / ((user + system) / 1_000_000);
}
