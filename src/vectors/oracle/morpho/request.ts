import type { Request } from '../../../mechanisms/morpho-blue/kernel/call.js';
import type { RecordedMorphoOperation } from './row.js';

/** What a recorded operation asks of the contract; whoever takes something out takes it to itself. */
export function requestOf(operation: RecordedMorphoOperation, sender: string): Request {
  switch (operation.op) {
    case 'supply': return { type: 'supply', ...operation.a };
    case 'withdraw': return { type: 'withdraw', ...operation.a, receiver: sender };
    case 'borrow': return { type: 'borrow', ...operation.a, receiver: sender };
    case 'repay': return { type: 'repay', ...operation.a };
    case 'supplyCollateral': return { type: 'supplyCollateral', ...operation.a };
    case 'withdrawCollateral': return { type: 'withdrawCollateral', ...operation.a, receiver: sender };
    case 'accrueInterest': return { type: 'accrueInterest' };
    case 'setFee': return { type: 'setFee', ...operation.a };
    case 'setRate': return { type: 'rate', ...operation.a };
    case 'liquidate': return { type: 'liquidate', ...operation.a };
  }
}
