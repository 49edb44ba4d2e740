import type { ProtocolCell } from '../cell.js';

/** Two refusals that one event may deserve at once, and which of them it is answered with. */
export interface Pair {
  /** Of the event. */
  readonly type: string;
  readonly earlier: string;
  readonly later: string;
}

/** What a machine gives up on, or a quantity that its word does not hold: nobody wrote a check for it, and nobody could check it earlier or later. */
const failures = /^(?:arithmetic|division by zero|no words|invalid opcode|SafeMath: .*|max uint128 exceeded|InvalidU?Int\d+|E_(?:Debt)?AmountTooLargeToEncode)$/;

/** Whether a code says that a check failed. */
export const isCheck = (code: string): boolean => code !== 'OK' && !failures.test(code);

/** Calls that governance alone may make: whoever branches on a code makes none of them. */
const governing: ReadonlySet<string> = new Set(['cage', 'cageDog', 'file', 'fold', 'kick', 'setFee', 'yank']);

/** Whether a type of event is governance's alone. */
export const isGoverning = (type: string): boolean => governing.has(type);

const between = ' before ';

export const pairName = ({ type, earlier, later }: Pair): string => `${type}: ${earlier}${between}${later}`;

export const cellOfPair = (dialect: string, pair: Pair): ProtocolCell => ({ dialect, kind: 'precedence', name: pairName(pair), how: 'told' });

/** The pair that a name is of. No type has a colon in it, and no code the word between. */
export function pairOfName(name: string): Pair {
  const colon = name.indexOf(': ');
  const [earlier = '', later = ''] = name.slice(colon + 2).split(between);
  return { type: name.slice(0, colon), earlier, later };
}

/** Whether one pair follows another by way of others: if A comes before B, and B before C, then A comes before C. */
function follows(pair: Pair, pairs: readonly Pair[]): boolean {
  const reached = new Set<string>();
  const reach = (code: string): void => {
    for (const { earlier, later } of pairs) {
      const isItself = earlier === pair.earlier && later === pair.later;
      if (earlier !== code || isItself || reached.has(later)) continue;
      reached.add(later);
      reach(later);
    }
  };
  reach(pair.earlier);
  return reached.has(pair.later);
}

/** Pairs without those that follow from others of the same type of event. */
export const neighbouringPairs = (pairs: readonly Pair[]): readonly Pair[] => pairs.filter((pair) => !follows(pair, pairs.filter(({ type }) => type === pair.type)));
