import type { Reason, Reverted } from '../../../mechanisms/compound-v2/kernel/reason.js';
import type { Word } from '../../../mechanisms/compound-v2/kernel/word.js';

/** The comptroller's numbers for its errors. */
const codes: Readonly<Partial<Record<Reason, bigint>>> = { INSUFFICIENT_SHORTFALL: 3n, MARKET_NOT_LISTED: 9n, PRICE_ERROR: 13n, TOO_MUCH_REPAY: 17n };

/** The comptroller's number for a reason; null where it has none, but reverts. */
export const codeOf = (reason: Reason): bigint | null => codes[reason] ?? null;

const texts: ReadonlySet<Reason> = new Set<Reason>([
  'Can not repay more than the total borrow', 'LIQUIDATE_COMPTROLLER_CALCULATE_AMOUNT_SEIZE_FAILED', 'LIQUIDATE_SEIZE_TOO_MUCH', 'seize is paused',
]);

/** A refusal in the words of the recording. */
export function saidOfReason(reason: Reason): string {
  if (reason === 'arithmetic') return 'Panic:0x11:overflow';
  if (reason === 'division by zero') return 'Panic:0x12:divzero';
  const code = codeOf(reason);
  if (code !== null) return `Custom:LiquidateComptrollerRejection(${code.toString()})`;
  return `${texts.has(reason) ? 'Error' : 'Custom'}:${reason}`;
}

/** What the comptroller says when it is asked whether a liquidation is allowed. */
export function saidOfAllowed(refused: Reverted | null): string {
  if (refused === null) return '0';
  return codeOf(refused.reason)?.toString() ?? saidOfReason(refused.reason);
}

/** A number, or why there is none. */
export const saidOfWord = ({ value, failure }: Word): string => (failure === null ? value.toString() : saidOfReason(failure));
