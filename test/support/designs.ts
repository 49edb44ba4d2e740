import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Either } from 'fp-ts/lib/Either.js';
import type { Design } from '../../src/kernel/design.js';
import { decodeDesignFile, type DesignFile } from '../../src/mechanisms/stepwise/parameters/design-file.js';

const folder = resolve(import.meta.dirname, '../../spec/presets');

/** The names of all presets, in alphabetical order. */
export const presetNames: readonly string[] = readdirSync(folder)
  .flatMap((file) => (file.endsWith('.toml') ? [file.slice(0, -'.toml'.length)] : []))
  .sort();

/** The text of a preset. */
export const presetText = (name: string): string => readFileSync(join(folder, `${name}.toml`), 'utf8');

/** A decoding did not end as the test needs. */
export class NotAsExpected extends Error {
  override readonly name = 'NotAsExpected';
}

const spelled = (value: unknown): string => JSON.stringify(value, (_key, inner: unknown) => (typeof inner === 'bigint' ? `${inner}n` : inner), 2);

/** What must have been decoded. */
export function decodedOf<A>(result: Either<unknown, A>): A {
  if (result._tag === 'Right') return result.right;
  throw new NotAsExpected(`refused: ${spelled(result.left)}`);
}

/** What must have been refused. */
export function refusedOf<E>(result: Either<E, unknown>): E {
  if (result._tag === 'Left') return result.left;
  throw new NotAsExpected(`decoded: ${spelled(result.right)}`);
}

/** A preset, decoded. */
export const loadPreset = (name: string): DesignFile => decodedOf(decodeDesignFile(presetText(name), 'toml'));

/** The design that others are variations of: micro-liquidation, without any warning. */
export const usualDesign: Design = loadPreset('micro').design;

/** The usual design with some of its parts replaced. */
export const designWith = (changes: Partial<Design>): Design => ({ ...usualDesign, ...changes });
