import type { Envelope } from '../../../kernel/design.js';
import { inDesign, type Parameter, type Unit } from './varying.js';

const ofEnvelope = (name: string, key: keyof Envelope, unit: Unit, meaning: string): Parameter =>
  inDesign(name, unit, meaning, {
    of: ({ envelope }) => envelope[key],
    at: (design, value) => ({ ...design, envelope: { ...design.envelope, [key]: value } }),
  });

export const marketParameters: readonly Parameter[] = [
  ofEnvelope('gap', 'largestDrop', 'ratio', 'largest drop of a collateral per observation'),
  ofEnvelope('rise', 'largestRise', 'ratio', 'largest rise of a debt per observation'),
  ofEnvelope('reaction', 'reaction', 'duration', 'time within which keepers react'),
];

/** Where an account starts: nothing of the design, and so without a value of its own. */
export const ltv: Parameter = {
  name: 'ltv', unit: 'ratio', meaning: 'loan-to-value that the account starts from',
  isIn: () => true,
  of: ({ startLtv }) => startLtv,
  at: (setting, startLtv) => ({ ...setting, startLtv }),
};
