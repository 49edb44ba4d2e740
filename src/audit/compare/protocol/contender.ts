import { BPS, PRICE_SCALE } from '../../../kernel/arithmetic.js';
import type { Asset } from '../../../kernel/design.js';
import type { Observation } from '../../../market/index.js';
import type { Fraction } from '../../../../properties/protocol/view.js';
import type { Protocol } from '../../../mechanisms/protocols.js';

/** A deployed protocol that is compared, in its own units. Its debt counts as the numeraire. */
export interface ProtocolContender {
  readonly label: string;
  readonly protocol: Protocol;
  /** The asset of the reference that stands for its collateral. */
  readonly collateral: Asset;
  /** By how much its prices differ from those of the reference. */
  readonly scale: Fraction;
}

export const thresholdOf = ({ protocol }: Pick<ProtocolContender, 'protocol'>): Fraction => protocol.sceneAt(protocol.opening).terms.threshold;

/** What an observation says of its collateral [numeraire per base unit of the reference × 10^36], rounded down; null where it is not quoted. */
export function priceIn({ collateral, scale }: ProtocolContender, { quotes }: Observation): bigint | null {
  const quote = quotes.find(({ asset }) => asset === collateral.id);
  return quote === undefined ? null : (quote.price * scale.over) / scale.under;
}

/** A price as its feed tells it, rounded down. */
export const feedPrice = ({ protocol: { units }, collateral: { decimals } }: ProtocolContender, price: bigint): bigint => (price * 10n ** decimals * units.price) / PRICE_SCALE;

/** Collateral [base units of the reference] in its own. */
export const collateralIn = ({ protocol: { units }, collateral: { decimals } }: ProtocolContender, amount: bigint): bigint => (amount * units.collateral) / 10n ** decimals;

/** The most that it counts as sound at a level [debt units], rounded down. @param worth of the collateral [value] */
export function debtAt(contender: ProtocolContender, worth: bigint, level: bigint): bigint {
  const { over, under } = thresholdOf(contender);
  return (worth * over * BPS * contender.protocol.units.debt) / (under * level * PRICE_SCALE);
}

/** How many decimals its debt has. */
export const debtDecimals = ({ protocol: { units } }: ProtocolContender): bigint => BigInt(units.debt.toString().length - 1);
