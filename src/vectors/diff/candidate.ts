import { isPlain } from '../../machine/records.js';
import { answersOf } from '../format/answer.js';
import { seedOf } from '../format/digest.js';
import { requiresOf } from '../format/requires.js';
import { vectorDialect, type Vector } from '../format/vector.js';
import { coverageOf } from '../witness/covers.js';
import type { Witness } from '../witness/load.js';
import type { Disagreed } from './shrink.js';
import type { Question } from './posed.js';

/** The machine as it is: it takes transitions and gives codes, and does not tell where it decided or rounded. */
const unwatched: Witness = { answersOf, watched: (run) => ({ result: run(), seen: new Map() }), sites: [] };

const family = 'difference';
const generatorVersion = '1';
const longestComment = 280;

/** The id of a drawn case. @param name in lower case, digits and hyphens */
export const drawnId = (name: string): string => `${vectorDialect}/${family}/${name}`;

/** The type of an event, or that it is none. */
export const typeOf = (event: unknown): string => (isPlain(event) && typeof event['type'] === 'string' ? event['type'] : 'no event');

/** A question as a vector, with the machine's answers. @param witness the watched machine, where it was built: without it, no guards and roundings are covered */
export function asVector({ posed, answers }: Question, comment: string, witness: Witness | null): Vector {
  const { id, params, init, events } = posed;
  return {
    id, comment: comment.slice(0, longestComment), flags: [], requires: requiresOf(params, events), covers: coverageOf(witness ?? unwatched, posed).covers,
    source: { generator: 'diff', seed: seedOf(id), version: generatorVersion },
    params, init, events, expected: answers.map(({ code, flows, world }) => ({ code, flows, world })),
  };
}

/** What a disagreement proposes to the set: what the machine answers where two implementations part. */
export function candidateOf({ question, difference }: Disagreed, names: readonly [string, string], witness: Witness | null): Vector {
  const event = typeOf(question.posed.events[difference.step]);
  return asVector(question, `Event ${(difference.step + 1).toString()}, ${event}: ${names[0]} and ${names[1]} differ at ${difference.path}.`, witness);
}
