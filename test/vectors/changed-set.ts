import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { checksumsOf, filesOf } from '../../src/vectors/set/files.js';
import { readSet } from '../../src/vectors/set/read.js';
import { decodedOf } from '../support/designs.js';
import { folder } from '../cli/running.js';

/** The set that ships. */
export const whole = resolve(import.meta.dirname, '../../spec/vectors');
/** A file of every set here. */
export const one = 'stepwise@1/refusal/zero-amount.json';

export type At = (path: string) => string;

/** A set of a few vectors of two dialects, whole in itself: what is wrong with a file shows there as it does among a thousand. */
const few = filesOf(decodedOf(readSet(whole)).vectors.filter(({ id }) => /^(stepwise|compound-v2)@1\/refusal\//.test(id)));

/** The few vectors in a folder of their own, changed by somebody. */
export function changedSet(change: (at: At) => void): string {
  const target = join(folder(), 'vectors');
  for (const { path, text } of few) {
    mkdirSync(dirname(join(target, path)), { recursive: true });
    writeFileSync(join(target, path), text);
  }
  change((path) => join(target, path));
  return target;
}

/** The set that ships, in a folder of its own, changed by somebody. */
export function changedWhole(change: (at: At) => void): string {
  const target = join(folder(), 'vectors');
  cpSync(whole, target, { recursive: true });
  change((path) => join(target, path));
  return target;
}

export const edit = (file: string, how: (text: string) => string): void => writeFileSync(file, how(readFileSync(file, 'utf8')));

/** Somebody who also puts the checksum right. */
export function listedAnew(at: At, path: string): void {
  const line = checksumsOf([{ path, text: readFileSync(at(path), 'utf8') }]).trimEnd();
  edit(at('SHA256SUMS'), (text) => text.split('\n').map((each) => (each.endsWith(`  ${path}`) ? line : each)).join('\n'));
}
