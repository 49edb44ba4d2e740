import { decodeWith } from '../../machine/input.js';
import { answersOf } from '../format/answer.js';
import { designOf, ParametersFromPlain } from '../format/parameters.js';
import { initCodec, plainAnswers, type PlainCase } from '../format/vector.js';

/** A case that is not in the form of one: whoever asks it has a mistake. */
export class NotACase extends Error {
  override readonly name = 'NotACase';
}

/** The answers of the machine of this package to a case, as plain data. Throws `NotACase` where parameters or world are not in the form of a vector's. */
export function reference({ id, params, init, events }: PlainCase): readonly unknown[] {
  const read = decodeWith(ParametersFromPlain, params);
  if (read._tag === 'Left') throw new NotACase(`${id}: its parameters are none`);
  const world = decodeWith(initCodec(read.right.assets.map((asset) => asset.id)), init);
  if (world._tag === 'Left') throw new NotACase(`${id}: its world is none`);
  return plainAnswers(read.right, answersOf(designOf(read.right), world.right, events));
}
