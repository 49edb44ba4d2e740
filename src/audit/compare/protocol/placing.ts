import { type Either, left, right } from 'fp-ts/lib/Either.js';
import { PRICE_SCALE } from '../../../kernel/arithmetic.js';
import type { InputError } from '../../../machine/input.js';
import type { Scene } from '../../../machine/scene.js';
import { owedOf, worthOf } from '../../../../properties/protocol/measure.js';
import type { Fraction } from '../../../../properties/protocol/view.js';
import { collateralIn, feedPrice, type ProtocolContender } from './contender.js';

/** What one position of a protocol should hold and owe. */
export interface Wanted {
  readonly name: string;
  /** [base units of the reference] */
  readonly collateral: bigint;
  /** [the protocol's debt units] */
  readonly debt: bigint;
}

/** A position at its first prices. */
export interface Placed {
  readonly name: string;
  readonly scene: Scene;
  /** Values of the protocol in the numeraire × 10^36. */
  readonly scale: Fraction;
  readonly owed: bigint;
}

/** A protocol may add fees to what is borrowed, and count a debt in rates and shares: as often as the request is put right. */
const corrections = 8;

const refusal = (label: string, expected: string, found: string): Either<InputError, never> => left({ code: 'OUT_OF_RANGE', path: 'collateral', expected: `${expected} ${label}`, found });

/** Opens a position so that it owes what is wanted, as closely as the protocol can count. @param price [numeraire per base unit of the reference × 10^36] */
export function placed(contender: ProtocolContender, { name, collateral, debt }: Wanted, price: bigint): Either<InputError, Placed> {
  const { label, protocol } = contender;
  const feed = feedPrice(contender, price);
  const want = (debt * PRICE_SCALE) / protocol.units.debt;
  if (feed === 0n || want === 0n) return refusal(label, 'enough to owe something in', 'less');
  let asked = debt;
  for (let attempt = 0; attempt < corrections; attempt += 1) {
    const scene = protocol.sceneAt({ collateral: collateralIn(contender, collateral), debt: asked, collateralPrice: feed, debtPrice: protocol.opening.debtPrice });
    const view = scene.view();
    const worth = worthOf(view);
    if (view.debt === 0n || worth === 0n) return refusal(label, 'enough for a position in', 'less than it opens');
    const scale = { over: collateral * price, under: worth };
    const owed = (owedOf(view) * scale.over) / scale.under;
    const next = (asked * want) / owed;
    if (next === asked || attempt === corrections - 1) return right({ name, scene, scale, owed });
    asked = next;
  }
  return refusal(label, 'a debt that can be opened in', 'none');
}
