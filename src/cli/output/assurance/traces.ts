import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { right, tryCatch } from 'fp-ts/lib/Either.js';
import type { Assurance } from '../../../audit/assurance/assurance.js';
import { encodeTrace } from '../../../audit/trace.js';
import { inputProblem, type Read } from '../../input/text.js';
import { writeWhole } from '../sink.js';

/** The file of a guarantee's counterexample in a folder. */
export const traceFile = (folder: string, { design: { design } }: Assurance, id: string): string => join(folder, `${design.name}.${id}.json`);

/** Writes the trace of each refuted guarantee into a folder, whole or not at all. */
export async function writeTraces(folder: string, assurance: Assurance): Promise<Read<void>> {
  const made = tryCatch(() => mkdirSync(folder, { recursive: true }), (cause) => (cause instanceof Error ? cause.message : String(cause)));
  if (made._tag === 'Left') return inputProblem('UNREADABLE', '--traces', 'a folder that can be written', made.left);
  for (const { id, trace } of assurance.guarantees) {
    if (trace === null) continue;
    const written = await writeWhole(traceFile(folder, assurance, id), encodeTrace(trace));
    if (written._tag === 'Left') return written;
  }
  return right(undefined);
}
