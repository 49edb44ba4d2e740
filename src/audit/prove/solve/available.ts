import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tryCatch } from 'fp-ts/lib/Either.js';

const messageOf = (thrown: unknown): string => String(thrown);

/** The version of the solver that is installed; null where it was left out, which an optional dependency may be. */
export function solverVersion(): string | null {
  const read = tryCatch(() => {
    const text: unknown = JSON.parse(readFileSync(createRequire(import.meta.url).resolve('z3-solver/package.json'), 'utf8'));
    return typeof text === 'object' && text !== null && 'version' in text && typeof text.version === 'string' ? text.version : null;
  }, messageOf);
  return read._tag === 'Right' ? read.right : null;
}
