import { mulDivDown, mulDivUp } from '../../../kernel/arithmetic.js';
import type { Account, Market } from './state.js';
import { DEBT_UNIT } from './word.js';

/** Whole assets of an exact debt: who owes, owes the remainder too. */
export const assetsOf = (owed: bigint): bigint => mulDivUp(owed, 1n, DEBT_UNIT);

/** What an account owes now, exactly: ⌊owed · accumulator / accumulator then⌋ [assets · 2^31]. */
export const owedNow = ({ accumulator: now }: Market, { owed, accumulator }: Account): bigint => (owed === 0n ? 0n : mulDivDown(owed, now, accumulator));

/** The account with a debt written down at the accumulator of now. */
export const withDebt = ({ accumulator }: Market, account: Account, owed: bigint): Account => ({ ...account, owed, accumulator });

const isDust = (owed: bigint): boolean => owed < DEBT_UNIT;

/** What a transfer of whole assets takes off an exact debt: all of it where less than one asset would be left, on either side. */
export function takenOff(assets: bigint, owed: bigint): bigint {
  const amount = assets * DEBT_UNIT;
  const distance = amount > owed ? amount - owed : owed - amount;
  return isDust(distance) ? owed : amount;
}
