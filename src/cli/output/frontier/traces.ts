import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { right, tryCatch } from 'fp-ts/lib/Either.js';
import type { FrontierTrace } from '../../../audit/frontier/traces.js';
import { encodeTrace } from '../../../audit/trace.js';
import type { Asked } from '../../frontier/asked.js';
import { inputProblem, type Read } from '../../input/text.js';
import { writeWhole } from '../sink.js';
import { columnName, plainValue } from './quantity.js';

/** micro.solvent-within-envelope.bonus-0.05.gap-0.2126.json */
function fileOf(name: string, { question, across, along }: Asked, { value, beyond }: FrontierTrace): string {
  const part = ({ parameter: { name: called, unit } }: Asked['along']['axis'], at: bigint): string => `${columnName(called, unit)}-${plainValue(unit, at)}`;
  return [name, question.id, ...(across === null || value === null ? [] : [part(across.axis, value)]), part(along.axis, beyond), 'json'].join('.');
}

/** Writes the trace of each frontier into a folder, each whole or not at all. */
export async function writeFrontierTraces(folder: string, name: string, asked: Asked, traces: readonly FrontierTrace[]): Promise<Read<void>> {
  const made = tryCatch(() => mkdirSync(folder, { recursive: true }), (cause) => (cause instanceof Error ? cause.message : String(cause)));
  if (made._tag === 'Left') return inputProblem('UNREADABLE', '--traces', 'a folder that can be written', made.left);
  for (const each of traces) {
    const written = await writeWhole(join(folder, fileOf(name, asked, each)), encodeTrace(each.trace));
    if (written._tag === 'Left') return written;
  }
  return right(undefined);
}
