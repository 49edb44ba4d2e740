import { RAY, mulDivUp } from './arithmetic.js';

/** The debt index after `elapsed` seconds: ⌈index · (RAY + rate · elapsed) / RAY⌉ [RAY]. Rounded up, in favour of lenders. */
export const accruedIndex = (index: bigint, rate: bigint, elapsed: bigint): bigint => mulDivUp(index, RAY + rate * elapsed, RAY);

/** A debt brought from one index to another: ⌈debt · to / from⌉ [base units]. Rounded up, in favour of lenders. */
export const accruedDebt = (debt: bigint, from: bigint, to: bigint): bigint => (from === to || debt === 0n ? debt : mulDivUp(debt, to, from));
