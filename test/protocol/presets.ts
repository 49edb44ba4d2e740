import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { decodeProtocol, type Protocol } from '../../src/mechanisms/protocols.js';

const folder = resolve(import.meta.dirname, '../../spec/presets/protocols');

/** The names of the protocols that are shipped. */
export const presetNames = (): readonly string[] => readdirSync(folder).map((file) => file.replace(/\.toml$/, '')).sort();

/** A protocol that is shipped. */
export function preset(name: string): Protocol {
  const read = decodeProtocol(readFileSync(join(folder, `${name}.toml`), 'utf8'));
  if (read._tag === 'Left') throw new TypeError(JSON.stringify(read.left));
  return read.right;
}
