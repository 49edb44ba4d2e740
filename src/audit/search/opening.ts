import fc from 'fast-check';
import { max, min } from '../../kernel/arithmetic.js';
import type { Event } from '../../kernel/event.js';
import { AMOUNT_LIMIT } from '../../kernel/limits.js';
import { borrowableOf } from './aims/owner.js';
import { unitOf } from './pricing.js';
import { borrowableAssets, collateralAssets, idOf, pickOf, priceOf, type Scene } from './scene.js';

/** How an account begins: prices, what it deposits, and how near to the edge it borrows. Small numbers, resolved against the design. */
export interface Opening {
  readonly prices: readonly number[];
  readonly deposits: readonly { readonly asset: number; readonly size: number; readonly odd: number }[];
  readonly borrows: readonly { readonly asset: number; readonly share: number }[];
}

const drawn = (most: number): fc.Arbitrary<number> => fc.noBias(fc.nat(most));

/** One to three collateral legs, one or two debt legs. */
export const openings: fc.Arbitrary<Opening> = fc.record({
  prices: fc.array(drawn(8), { minLength: 5, maxLength: 5 }),
  deposits: fc.array(fc.record({ asset: drawn(5), size: drawn(9), odd: drawn(999) }), { minLength: 1, maxLength: 3 }),
  borrows: fc.array(fc.record({ asset: drawn(3), share: drawn(9) }), { minLength: 1, maxLength: 2 }),
});

/** Worth of a deposit in units of the numeraire: from one to ten million. */
const worths = [1_000n, 10_000n, 300n, 1n, 100_000n, 30n, 2_500n, 10_000_000n, 5n, 60n] as const;

function depositAmount(scene: Scene, asset: number, size: number, odd: number): bigint {
  const unit = unitOf(scene.design);
  if (unit === 1n) return BigInt(1 + (size % 8)) + (odd > 900 ? 30n : 0n);
  const worth = pickOf(worths, size) ?? 1n;
  return min(AMOUNT_LIMIT / 4n, max(1n, (worth * unit) / max(1n, priceOf(scene, asset))) + BigInt(odd));
}

/** The shares of what may be borrowed: the edge, a unit beside it, and safer places. */
function borrowAmount(edge: bigint, share: number): bigint {
  const amounts = [edge, edge, edge - 1n, edge - edge / 100n, (edge * 9n) / 10n, edge / 2n, edge / 3n, edge / 50n, edge + 1n, 1n];
  return max(1n, pickOf(amounts, share) ?? edge);
}

/** Some accounts are so large that their values no longer fit, once prices rise far enough. */
const isEnormous = ({ prices }: Opening): boolean => (prices[3] ?? 0) > 6 && (prices[4] ?? 0) > 5;

/** The owner's deposits, one event at a time, as the state of the moment allows. */
export const depositOf = (scene: Scene, opening: Opening, { asset, size, odd }: Opening['deposits'][number]): Event | null => {
  const chosen = pickOf(collateralAssets(scene), asset);
  if (chosen === undefined) return null;
  const amount = isEnormous(opening) ? (AMOUNT_LIMIT * 3n) / 4n : depositAmount(scene, chosen, size, odd);
  return { type: 'DEPOSIT', at: scene.world.market.at, asset: idOf(scene, chosen), amount };
};

/** The owner's first loans. */
export const borrowOf = (scene: Scene, { asset, share }: Opening['borrows'][number], isLast: boolean): Event | null => {
  const chosen = pickOf(borrowableAssets(scene), asset);
  if (chosen === undefined) return null;
  const edge = borrowableOf(scene, chosen);
  return { type: 'BORROW', at: scene.world.market.at, asset: idOf(scene, chosen), amount: borrowAmount(isLast ? edge : edge / 2n, share) };
};
