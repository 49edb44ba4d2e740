import { canonical } from '../../../machine/canonical.js';
import type { Plain, PlainRecord, PlainWorld } from '../../../machine/dialect.js';
import { seedOf } from '../../format/digest.js';
import { requiresOfProtocol } from '../judged.js';
import type { ProtocolVector, Recorded } from '../vector.js';
import { coversOfProtocol, executed, type ProtocolWitness } from '../witness.js';

/** What kind of thing a vector is about. */
export type ProtocolFamily = 'lifecycle' | 'oracle' | 'refusal' | 'neighbour' | 'precedence' | 'boundary' | 'rounding' | 'parameter';

/** A vector of which the answers are still to be given. */
export interface ProtocolDraft {
  readonly dialect: string;
  readonly family: ProtocolFamily;
  readonly slug: string;
  readonly comment: string;
  readonly params: Plain;
  readonly init: PlainWorld;
  readonly events: readonly PlainRecord[];
  readonly recorded: Recorded | null;
}

/** A draft that is no case of its dialect: a bug of ours. */
export class Unplayable extends Error {
  override readonly name = 'Unplayable';
}

/** Any change that moves bytes of vectors without a change of behaviour moves this. */
const generatorVersion = '1';

const flagOf: Readonly<Record<ProtocolFamily, string>> = {
  lifecycle: 'Lifecycle', oracle: 'Oracle', refusal: 'Refusal', neighbour: 'Refusal', precedence: 'CheckOrder', boundary: 'GuardBoundary', rounding: 'RoundingDirection', parameter: 'ParameterRange',
};

/** 2^128 and beyond: what an implementation with small integers would lose. */
const isLarge = (text: string): boolean => /"[0-9]{39,}"/.test(text);

/** Two dialects may refuse alike; no two vectors say the same. */
function said(family: ProtocolFamily, dialect: string, comment: string): string {
  const text = family === 'lifecycle' || comment.startsWith(`${dialect}: `) ? comment : `${dialect}: ${comment}`;
  return text.length > 280 ? `${text.slice(0, 277)}...` : text;
}

/** The vector of a draft: executed, and told what it covers. */
export function assembledProtocol(witness: ProtocolWitness, { dialect, family, slug, comment, params, init, events, recorded }: ProtocolDraft): ProtocolVector {
  const id = `${dialect}/${family}/${slug}`;
  const executable = { dialect, params, init, events };
  const execution = executed(witness, executable);
  if (execution === null) throw new Unplayable(id);
  const large = isLarge(canonical([init, events])) ? ['LargeNumbers'] : [];
  const source = { generator: family, seed: seedOf(id), version: generatorVersion };
  return {
    id, dialect, comment: said(family, dialect, comment), flags: [flagOf[family], ...large].sort(), requires: requiresOfProtocol(executable), covers: coversOfProtocol(witness, executable, execution),
    source: recorded === null ? source : { ...source, recorded }, params, init, events, expected: execution.answers,
  };
}
