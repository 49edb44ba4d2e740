import type { Request } from '../../../../mechanisms/maker-clip/kernel/call.js';
import type { Setting } from '../../../../mechanisms/maker-clip/kernel/settings.js';
import type { RecordedOperation } from './row.js';

/** Parameters as `file` names them, under the contract that it is called on. */
const settings: Readonly<Record<string, ((value: bigint) => Setting) | undefined>> = {
  'vat.ilk.dust': (value) => ({ of: 'vat', what: 'dust', value }),
  'vat.ilk.line': (value) => ({ of: 'vat', what: 'ceiling', value }),
  'vat.ilk.spot': (value) => ({ of: 'vat', what: 'safetyPrice', value }),
  'dog.ilk.chop': (value) => ({ of: 'dog', what: 'penalty', value }),
  'dog.ilk.hole': (value) => ({ of: 'dog', what: 'limit', value }),
  'dog.Hole': (value) => ({ of: 'dog', what: 'totalLimit', value }),
  'clip.buf': (value) => ({ of: 'clipper', what: 'buffer', value }),
  'clip.tail': (value) => ({ of: 'clipper', what: 'tail', value }),
  'clip.cusp': (value) => ({ of: 'clipper', what: 'cusp', value }),
  'clip.chip': (value) => ({ of: 'clipper', what: 'chip', value }),
  'clip.tip': (value) => ({ of: 'clipper', what: 'tip', value }),
  'clip.stopped': (value) => ({ of: 'clipper', what: 'stopped', value }),
  'calc.tau': (value) => ({ of: 'curve', what: 'zeroAfter', value }),
  'calc.step': (value) => ({ of: 'curve', what: 'every', value }),
  'calc.cut': (value) => ({ of: 'curve', what: 'cut', value }),
};

/** Names that `file` takes, for a refusal. */
export const settingNames = Object.keys(settings).join(', ');

function shutdownRequest(operation: RecordedOperation): Request | null {
  switch (operation.op) {
    case 'dog.cage': return { type: 'cageDog' };
    case 'end.cage': return { type: 'cage' };
    case 'end.cageIlk': return { type: 'cageCollateral' };
    case 'end.snip': return { type: 'snip', id: operation.args.id };
    case 'end.skim': return { type: 'skim', vault: operation.args.urn };
    default: return null;
  }
}

function auctionRequest(operation: RecordedOperation): Request | null {
  switch (operation.op) {
    case 'bark': return { type: 'bark', vault: operation.args.urn, keeper: operation.args.kpr };
    case 'take': return { type: 'take', id: operation.args.id, amount: operation.args.amt, maxPrice: operation.args.max, receiver: operation.args.who };
    case 'redo': return { type: 'redo', id: operation.args.id, keeper: operation.args.kpr };
    case 'yank': return { type: 'yank', id: operation.args.id };
    case 'kick': return { type: 'kick', due: operation.args.tab, lot: operation.args.lot, owner: operation.args.usr, keeper: operation.args.kpr };
    case 'upchost': return { type: 'upchost' };
    default: return null;
  }
}

/** What a recorded operation asks of the mechanism; null where it sets a parameter that does not exist. */
export function requestOf(operation: RecordedOperation): Request | null {
  switch (operation.op) {
    case 'price': return { type: 'price', feed: { value: operation.args.val, isValid: operation.args.has } };
    case 'poke': return { type: 'poke' };
    case 'fold': return { type: 'fold', change: operation.args.rate };
    case 'frob': return { type: 'frob', change: { vault: operation.args.urn, collateral: operation.args.dink, debt: operation.args.dart } };
    case 'vow.heal': return { type: 'heal', amount: operation.args.rad };
    case 'vow.flog': return { type: 'flog', era: operation.args.era };
    case 'file': {
      const { target, what, data } = operation.args;
      const setting = settings[`${target}.${what}`]?.(data);
      return setting === undefined ? null : { type: 'file', setting };
    }
    default: return auctionRequest(operation) ?? shutdownRequest(operation);
  }
}
