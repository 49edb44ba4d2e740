import type { Design } from '../../../kernel/design.js';
import type { Inputs } from '../world/inputs.js';
import { familyKit } from './kit.js';

/** Parameters that are no quantities of the mechanism: what an asset's human unit is no formula knows. */
const unknownToFormulas = /\.decimals$/;

/** An asset that backs nothing is another kind of asset, and not one with another number. */
const isRole = (name: string, value: bigint): boolean => name.endsWith('.threshold') && value === 0n;

function likeIt(name: string, value: unknown, inputs: Inputs): unknown {
  if (typeof value === 'bigint') return unknownToFormulas.test(name) || isRole(name, value) ? value : inputs.integer(name);
  if (Array.isArray(value)) return value.map((each: unknown, place) => likeIt(`${name}.${place.toString()}`, each, inputs));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, likeIt(`${name}.${key}`, each, inputs)]));
}

/** A design of the same shape has the same fields, with other quantities: this is where it is told so. */
const isLikeIt = (shape: Design, value: unknown): value is Design => typeof value === 'object' && value !== null && Object.keys(shape).every((key) => key in value);

/** It was made from a design, and is none: a mistake of ours. */
export class NotADesign extends Error {
  override readonly name = 'NotADesign';
}

/**
 * A design of the same shape as another: the same policies, the same assets in the same roles, as many tiers; every number its own.
 * @param inputs symbolic ones for a proof about all of them, those of a model for one of them
 */
export function designLike(shape: Design, inputs: Inputs): Design {
  const made = likeIt('design', shape, inputs);
  if (!isLikeIt(shape, made)) throw new NotADesign('A design was taken apart and came out as something else.');
  return made;
}

/** Whether a proof about every design of a shape is about this one: whether it keeps what is assumed of their numbers. */
export const keepsAssumptions = (design: Design): boolean => familyKit.conditions.every((holds) => holds(design));
