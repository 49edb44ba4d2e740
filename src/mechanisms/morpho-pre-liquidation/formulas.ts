import { type Any, type Formula, type Formulas, MOST_AMOUNT } from '../../../properties/protocol/formula.js';
import { type Offer, offerOf } from '../morpho-blue/kernel/pre-liquidation/terms.js';
import { WAD } from '../morpho-blue/kernel/word.js';

const MOST_FACTOR = 2_000_000_000_000_000_000n;
const example = {
  lltv: 860_000_000_000_000_000n, 'terms.preLltv': 800_000_000_000_000_000n, first: 10_000_000_000_000_000n, rise: 100_000_000_000_000_000n, owed: 1_700_000n, worth: 2_000_000n,
};

/** A position between preLltv and lltv, on two lines that rise from `first` by `rise`. */
function offered(any: Any, least: bigint): { readonly offer: Offer; readonly first: bigint; readonly last: bigint } | null {
  const [lltv, preLltv] = [any('lltv', 1n, WAD - 1n), any('terms.preLltv', 0n, WAD - 2n)];
  const [first, rise] = [any('first', least, MOST_FACTOR), any('rise', 0n, MOST_FACTOR)];
  const [owed, worth] = [any('owed', 1n, MOST_AMOUNT), any('worth', 1n, MOST_AMOUNT)];
  if (preLltv >= lltv || owed * WAD <= worth * preLltv || owed * WAD > worth * lltv) return null;
  const line = { first, last: first + rise };
  return { offer: offerOf({ preLltv, closeFactor: line, incentive: line }, lltv, owed, worth), ...line };
}

const formulas: readonly Formula[] = [
  {
    id: 'close-factor-stays-on-its-line', theme: 'cap', claim: 'the share of the debt that may be repaid lies between the first and the last close factor', example,
    holds: (any) => {
      const found = offered(any, 0n);
      if (found === null || found.offer.kind === 'reverted') return null;
      return found.first <= found.offer.closeFactor && found.offer.closeFactor <= found.last;
    },
  },
  {
    id: 'incentive-stays-on-its-line', theme: 'cap', claim: 'the incentive lies between the first and the last', example: { ...example, first: 1_010_000_000_000_000_000n },
    holds: (any) => {
      const found = offered(any, WAD);
      if (found === null || found.offer.kind === 'reverted') return null;
      return found.first <= found.offer.incentive && found.offer.incentive <= found.last;
    },
  },
];

/** The seizure itself is the market's, with the incentive of the offer. */
export const formulasOf = (): Formulas => ({ assumes: ['amounts below 2^112, factors at most 2', 'both lines are one line'], formulas });
