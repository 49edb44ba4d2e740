import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** The heap that a run over a million quotes must fit into [MB]. */
export const heapLimit = 64;

/** What a run over that many quotes measured of itself. */
export interface Streamed {
  readonly quotes: number;
  readonly perSecond: number;
  readonly heapMegabytes: number;
}

const isStreamed = (value: unknown): value is Streamed => typeof value === 'object' && value !== null && 'quotes' in value && 'perSecond' in value && 'heapMegabytes' in value;

/** Runs the reference design over quotes that are made as they are asked for, in a process whose heap is bounded: it ends, or it does not fit. */
export function streamed(quotes: number): Streamed {
  const child = join(import.meta.dirname, 'stream-child.ts');
  const text = execFileSync(process.execPath, [`--max-old-space-size=${heapLimit}`, '--import', 'tsx', child, String(quotes)], { encoding: 'utf8' });
  const result: unknown = JSON.parse(text);
  if (!isStreamed(result)) throw new TypeError(`expected measures, found ${text}`);
  return result;
}
