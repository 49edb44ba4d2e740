import type { Reason } from '../../../mechanisms/aave-v4/kernel/reason.js';

/** A refusal in the words of the recording. */
export function saidOfReason(reason: Reason): string {
  if (reason === 'arithmetic') return 'Panic:0x11:overflow';
  if (reason === 'division by zero') return 'Panic:0x12:divzero';
  return reason === 'no words' ? 'EmptyRevert' : `Custom:${reason}`;
}
