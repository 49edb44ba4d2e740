import { max } from '../../kernel/arithmetic.js';
import type { Observation, PricePath } from '../paths/observation.js';

/** An exact factor on the prices of one asset. */
export interface Factor {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

const scaled = ({ at, quotes }: Observation, factors: ReadonlyMap<string, Factor>): Observation => ({
  at,
  quotes: quotes.map((quote) => {
    const factor = factors.get(quote.asset);
    return factor === undefined ? quote : { ...quote, price: max((quote.price * factor.numerator) / factor.denominator, 1n) };
  }),
});

/** A path whose prices are multiplied, asset by asset, rounded down: the same moves from another start. */
export function rescaled(path: PricePath, factors: ReadonlyMap<string, Factor>): PricePath {
  function* walked(): ReturnType<PricePath[typeof Symbol.iterator]> {
    for (const each of path) yield each._tag === 'Left' ? each : { _tag: 'Right', right: scaled(each.right, factors) };
  }
  return { [Symbol.iterator]: walked };
}
