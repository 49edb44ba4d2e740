import { describe, expect, it } from 'vitest';
import type { Plain, PlainWorld } from '../../src/machine/dialect.js';
import { dialects } from '../../src/mechanisms/dialects.js';
import { eulerV2Aims } from '../../src/vectors/protocol/generate/aims/euler-v2.js';
import { liquityV1Aims } from '../../src/vectors/protocol/generate/aims/liquity-v1.js';
import { makerClipAims } from '../../src/vectors/protocol/generate/aims/maker-clip.js';
import type { Edge } from '../../src/vectors/protocol/generate/edge.js';
import { changed, placeOf } from '../../src/vectors/protocol/generate/leaves.js';
import { edgeOfAim } from '../../src/vectors/protocol/generate/pool.js';

/** The codes of the errors with which a world is refused; null where it is read. */
function errorsOf({ dialect, params, init, event }: { readonly dialect: string; readonly params: Plain; readonly init: PlainWorld; readonly event: Plain }): readonly string[] | null {
  const read = dialects.get(dialect)?.read(params, init, [event]);
  return read?._tag === 'Left' ? read.left.map(({ code, path }) => `${code} ${path}`) : null;
}

const edges = [...eulerV2Aims, ...liquityV1Aims, ...makerClipAims].map(edgeOfAim);
const standing = (says: string): Edge | undefined => edges.find(({ purpose }) => purpose?.says === says);

/** A world, and what it becomes with another value in one place. */
function withOther(says: string, place: string, value: Plain): readonly (readonly string[] | null)[] {
  const edge = standing(says);
  return edge === undefined ? [] : [errorsOf(edge), errorsOf(changed(edge, placeOf(place), value))];
}

describe('a world of Liquity', () => {
  const trove = 'Debt that was redistributed without collateral is not applied to a trove that stands at the collateral of one stake.';
  const deposit = 'A scale later two units are left, with nothing cut off.';
  const gain = 'The gain is cut off once by the product of the deposit, and a whole wei is missed by that.';

  it.each([
    ['collateral of one stake', trove, 'accounts.borrower.collateralSnapshot', '1'],
    ['debt of one stake', trove, 'accounts.borrower.debtSnapshot', '1000000000000000001'],
    ['epoch of the pool', deposit, 'accounts.depositor.deposit.epoch', '1'],
    ['scale of the pool', deposit, 'accounts.depositor.deposit.scale', '2'],
    ['sum of gains', gain, 'accounts.depositor.deposit.sum', '1000000000000000002'],
  ])('with a snapshot ahead of the %s is refused when it is read', (_what, says, place, value) => {
    expect(withOther(says, place, value)).toEqual([null, ['INCONSISTENT_WORLD init']]);
  });

  it.each([[trove, 'accounts.borrower.debtSnapshot', '1000000000000000000'], [deposit, 'accounts.depositor.deposit.scale', '1'], [gain, 'accounts.depositor.deposit.sum', '1000000000000000001']])('may have one that is just as far: %s %s', (says, place, value) => {
    expect(withOther(says, place, value)).toEqual([null, null]);
  });

  it('with a deposit that was made at no product is refused, since nobody could say what is left of it', () => {
    expect(withOther(deposit, 'accounts.depositor.deposit.product', '0')).toEqual([null, ['INCONSISTENT_WORLD init']]);
  });
});

describe('a world of Maker', () => {
  it.each([['0', ['OUT_OF_RANGE init.market.dog.penalty']], ['999999999999999999', ['OUT_OF_RANGE init.market.dog.penalty']], ['1000000000000000000', null]])('with a penalty of %s is refused where governance could not set it', (penalty, errors) => {
    const edge = standing('A vault may owe just what its collateral carries.');
    expect(edge === undefined ? [] : errorsOf(changed(edge, placeOf('market.dog.penalty'), penalty))).toEqual(errors);
  });
});

describe('a world of Euler', () => {
  it.each(['market.accumulator', 'accounts.borrower.accumulator'])('is refused where debts would be divided by nothing: %s', (place) => {
    expect(withOther('As much as no amount can be is paid back.', place, '0')).toEqual([null, [`OUT_OF_RANGE init.${place}`]]);
  });
});
