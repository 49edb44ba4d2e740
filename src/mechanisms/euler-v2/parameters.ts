import * as t from 'io-ts';
import { RAY } from '../../kernel/arithmetic.js';
import { TIME_LIMIT } from '../../kernel/limits.js';
import { refuse, under } from '../../machine/input.js';
import { naturalBelow } from '../../machine/integers.js';
import { exact } from '../../machine/records.js';
import type { LoanToValue } from './kernel/loan-to-value.js';
import type { Collateral, Fixed, Price, Recognised, State } from './kernel/state.js';
import { CONFIGURATION_SCALE } from './kernel/word.js';

const ratio = naturalBelow(CONFIGURATION_SCALE + 1n, 'a ratio [10^4] of at most one');
const time = naturalBelow(TIME_LIMIT, 'a time [seconds]');

const plain = exact('a loan-to-value', {
  borrow: ratio, liquidation: ratio, initialLiquidation: ratio, target: time, rampDuration: naturalBelow(4_294_967_296n, 'a duration [seconds] below 2^32'),
});

/** What the vault refuses when a loan-to-value is set, and what its arithmetic takes for granted. */
function problemOf({ borrow, liquidation, rampDuration, initialLiquidation }: LoanToValue): { readonly key: string; readonly expected: string } | null {
  if (borrow > liquidation) return { key: 'borrow', expected: `at most the limit for liquidation, ${liquidation.toString()}` };
  return rampDuration === 0n && initialLiquidation > liquidation ? { key: 'rampDuration', expected: 'a duration above 0 for a limit that falls' } : null;
}

const LoanToValueCodec = new t.Type<LoanToValue, unknown>(
  plain.name, plain.is,
  (value, context) => {
    const read = plain.validate(value, context);
    const problem = read._tag === 'Right' ? problemOf(read.right) : null;
    if (read._tag === 'Left' || problem === null) return read;
    return refuse('OUT_OF_RANGE', problem.expected, value, under(context, problem.key, plain, value));
  },
  plain.encode,
);

const RecognisedCodec: t.Type<Recognised, unknown> = exact('a collateral', { name: t.string, loanToValue: LoanToValueCodec });

/** Parameters as integers in decimal strings. Refused are those that the vault would refuse: above all a discount of one whole, by which it would divide. */
export const ParametersCodec: t.Type<Fixed, unknown> = exact('a vault', {
  maxDiscount: naturalBelow(CONFIGURATION_SCALE, 'a discount [10^4] below one'),
  coolOff: naturalBelow(65_536n, 'a time [seconds] below 2^16'),
  socialises: t.boolean,
  interestFee: ratio,
  isUnitOfAccount: t.boolean,
  collaterals: t.readonlyArray(RecognisedCodec),
});

/**
 * A vault with cash, and as many shares, from which nobody has borrowed.
 * @param cash what lenders have put in [assets], below 2^112
 * @param price of the vault's own asset [unit of account × 10^18]
 * @param at when it begins [seconds]
 */
export function openVault(cash: bigint, price: Price, collaterals: readonly Collateral[], at: bigint): State {
  return { market: { price, cash, totalShares: cash, totalBorrows: 0n, accumulator: RAY, rate: 0n, lastUpdate: at, accumulatedFees: 0n, collaterals }, accounts: [] };
}
