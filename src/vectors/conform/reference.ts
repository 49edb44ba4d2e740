import { decodeWith } from '../../machine/input.js';
import { answersOf } from '../format/answer.js';
import { designOf, ParametersFromPlain } from '../format/parameters.js';
import { dialects } from '../../mechanisms/dialects.js';
import { answersOfProtocol, dialectOfId } from '../protocol/judged.js';
import { initCodec, plainAnswers, type PlainCase } from '../format/vector.js';

/** A case that is not in the form of one: whoever asks it has a mistake. */
export class NotACase extends Error {
  override readonly name = 'NotACase';
}

/** The answers of the machine of this package to a case, as plain data. Throws `NotACase` where parameters or world are not in the form of a vector's. */
export function reference(posed: PlainCase): readonly unknown[] {
  if (!dialects.has(dialectOfId(posed.id))) return ofMachine(posed);
  const answers = answersOfProtocol(posed);
  if (answers._tag === 'Left') throw new NotACase(`${posed.id}: ${answers.left[0]?.path ?? ''} is not as the dialect writes it`);
  return answers.right;
}

function ofMachine({ id, params, init, events }: PlainCase): readonly unknown[] {
  const read = decodeWith(ParametersFromPlain, params);
  if (read._tag === 'Left') throw new NotACase(`${id}: its parameters are none`);
  const world = decodeWith(initCodec(read.right.assets.map((asset) => asset.id)), init);
  if (world._tag === 'Left') throw new NotACase(`${id}: its world is none`);
  return plainAnswers(read.right, answersOf(designOf(read.right), world.right, events));
}
