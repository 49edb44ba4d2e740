import { BPS } from '../../kernel/arithmetic.js';
import type { Fraction } from '../../../properties/protocol/view.js';
import type { Contender } from './lending.js';
import type { Pair } from './mapping.js';
import { type ProtocolContender, thresholdOf } from './protocol/contender.js';

const lower = (one: Fraction, other: Fraction): Fraction => (other.over * one.under < one.over * other.under ? other : one);

const ratio = (least: Fraction, own: Fraction): Fraction => ({ over: least.over * own.under, under: least.under * own.over });

/** Contenders whose prices begin where the same collateral and debt come to the same health: those of the strictest as they are, those of others lower by as much as they lend more. */
export function scaledAlike(contenders: readonly Contender[], protocols: readonly ProtocolContender[], { collateral }: Pair): { readonly contenders: readonly Contender[]; readonly protocols: readonly ProtocolContender[] } {
  const designThreshold = ({ found: { design }, mapping }: Contender): Fraction => ({ over: design.assets[mapping.places[collateral] ?? -1]?.threshold ?? BPS, under: BPS });
  const thresholds = [...contenders.map(designThreshold), ...protocols.map(thresholdOf)];
  const least = thresholds.reduce(lower, { over: 1n, under: 1n });
  return {
    contenders: contenders.map((contender) => ({ ...contender, mapping: { ...contender.mapping, scale: { place: collateral, ...ratio(least, designThreshold(contender)) } } })),
    protocols: protocols.map((contender) => ({ ...contender, scale: ratio(least, thresholdOf(contender)) })),
  };
}
