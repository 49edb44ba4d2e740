import { chain, type Either, map } from 'fp-ts/lib/Either.js';
import { decodeWith, type InputError, readJson } from '../../machine/input.js';
import { entryShape, planFormat, type WrittenEntry } from './corpus/shape.js';
import type { Draft } from './plan.js';

/** A plan worth keeping, since it reached what none before it had. It speaks of no design, and may be tried on any. */
export interface CorpusEntry {
  readonly plan: Draft;
  /** What it was the first to reach, in the order of code units: transitions, refusals, phases, answers of guards, branches of the kernel. */
  readonly reached: readonly string[];
}

/** An entry with its names in order, each once. */
export const entryOf = (plan: Draft, reached: Iterable<string>): CorpusEntry =>
  ({ plan, reached: [...new Set(reached)].sort((one, other) => (one < other ? -1 : 1)) });

const line = (key: string, value: unknown): string => `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`;

/** An entry as JSON text, one intent a line: equal entries have equal texts. */
export function encodeCorpusEntry({ plan, reached }: CorpusEntry): string {
  const { opening, conditions, allowed, intents } = plan;
  const written = intents.map(({ aim, asset, other, size, nudge, moment }) => `    ${JSON.stringify([aim, asset, other, size, nudge, moment])}`);
  const head = [line('format', planFormat), line('reached', reached), line('opening', opening), line('conditions', conditions), line('allowed', allowed)];
  return `{\n${head.join(',\n')},\n  "intents": [\n${written.join(',\n')}\n  ]\n}\n`;
}

const entryFrom = ({ reached, opening, conditions, allowed, intents }: WrittenEntry): CorpusEntry => entryOf({ opening, conditions, allowed, intents }, reached);

/** The entry that a JSON text describes. Refuses with every error found: another format, unknown or missing keys, numbers out of their ranges. */
export const decodeCorpusEntry = (text: string): Either<readonly InputError[], CorpusEntry> =>
  map(entryFrom)(chain((data: unknown) => decodeWith(entryShape, data))(readJson(text)));
