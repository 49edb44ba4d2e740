import type { Design } from '../../kernel/design.js';
import { assetParameters, auctionParameters, breakerParameters, healthParameters } from './parameters/design.js';
import { ltv, marketParameters } from './parameters/market.js';
import { incentiveParameters, scheduleParameters, sizingParameters } from './parameters/steps.js';
import type { Parameter } from './parameters/varying.js';

export type { Parameter, Unit } from './parameters/varying.js';

/** All that may be varied, in the order in which people are told of it. */
export const parameters: readonly Parameter[] = [
  ...assetParameters, ...healthParameters, ...sizingParameters, ...incentiveParameters, ...scheduleParameters,
  ...auctionParameters, ...breakerParameters, ...marketParameters, ltv,
];

/** The parameters that a design has: a close factor, say, only where its sizing is one. */
export const parametersOf = (design: Design): readonly Parameter[] => parameters.filter(({ isIn }) => isIn(design));
