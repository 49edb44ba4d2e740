import type { Reason } from '../../../mechanisms/compound-v3/kernel/reason.js';
import type { Word } from '../../../mechanisms/compound-v3/kernel/word.js';

/** A refusal in the words of the recording. */
export function saidOfReason(reason: Reason): string {
  if (reason === 'arithmetic') return 'Panic:0x11:overflow';
  return reason === 'division by zero' ? 'Panic:0x12:divzero' : `Custom:${reason}`;
}

/** A number, or why there is none. */
export const saidOfWord = ({ value, failure }: Word): string => (failure === null ? value.toString() : saidOfReason(failure));
