import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pid } from 'node:process';
import { tryCatch } from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import type { ProofCache } from '../../src/audit/index.js';

const file = join(import.meta.dirname, 'cold.json');

const ColdRuns = t.record(t.string, t.type({ kernel: t.string, processorSeconds: t.Int }));

/** What proving a design from nothing took, by its name: processor seconds of the prover and of its solvers. */
export function coldRuns(): t.TypeOf<typeof ColdRuns> {
  const read = ColdRuns.decode(JSON.parse(readFileSync(file, 'utf8')));
  if (read._tag === 'Left') throw new TypeError(`${file} is not what this file writes.`);
  return read.right;
}

/** Whether anything was recalled: then what a run took says nothing of proving from nothing. */
export function counted(cache: ProofCache): { readonly cache: ProofCache; readonly isCold: () => boolean } {
  let recalled = 0;
  return {
    isCold: () => recalled === 0,
    cache: { ...cache, recall: (key) => {
      const answer = cache.recall(key);
      if (answer !== null) recalled += 1;
      return answer;
    } },
  };
}

/** Clock ticks of the kernel in a second, as Linux has it on every machine. */
const ticks = 100;

/** The fields of a process after its name, as Linux tells them; none once it is gone. */
function fieldsOf(id: string): readonly number[] {
  const stat = tryCatch(() => readFileSync(join('/proc', id, 'stat'), 'utf8'), String);
  return stat._tag === 'Left' ? [] : (stat.right.split(') ')[1] ?? '').split(' ').slice(1).map(Number);
}

const [parent, user, system] = [0, 10, 11] as const;

/** Watches what this process and the solvers that it starts take of processors: a solver that is ended leaves nothing behind to ask. */
export function processorWatch(): { readonly stop: () => number } {
  const self = pid.toString();
  const taken = new Map<string, number>();
  const look = (): void => {
    for (const id of readdirSync('/proc')) {
      const fields = /^\d+$/.test(id) ? fieldsOf(id) : [];
      if (fields.length > 0 && (id === self || fields[parent] === Number(self))) taken.set(id, (fields[user] ?? 0) + (fields[system] ?? 0));
    }
  };
  const clock = setInterval(look, 250);
  return { stop: () => {
    clearInterval(clock);
    look();
    return Math.round([...taken.values()].reduce((sum, each) => sum + each, 0) / ticks);
  } };
}

/** Notes what a run from nothing took. */
export function noteColdRun(design: string, kernel: string, processorSeconds: number): void {
  const runs = { ...coldRuns(), [design]: { kernel, processorSeconds } };
  const lines = Object.entries(runs).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, run]) => `  ${JSON.stringify(name)}: ${JSON.stringify(run)}`);
  writeFileSync(file, `{\n${lines.join(',\n')}\n}\n`);
}
