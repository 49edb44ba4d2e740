import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { left, right, tryCatch } from 'fp-ts/lib/Either.js';
import { packageRoot } from '../../market/index.js';
import { decodeProtocol, type Protocol } from '../../mechanisms/protocols.js';
import type { Surroundings } from '../surroundings.js';
import { inputProblem, isFile, type Read, textOf, within } from './text.js';

/** A protocol under the name by which it was asked for. */
export interface NamedProtocol extends Protocol {
  readonly name: string;
}

const ending = '.toml';
const folder = (): string => join(packageRoot(import.meta.url) ?? '.', 'spec', 'presets', 'protocols');

/** The deployed protocols that are shipped with parameters, in alphabetical order. */
export function protocolNames(): readonly string[] {
  const files = tryCatch(() => readdirSync(folder()), () => []);
  return files._tag === 'Right' ? files.right.flatMap((file) => (file.endsWith(ending) ? [file.slice(0, -ending.length)] : [])).sort() : [];
}

/** Whether an argument means a protocol: the name of one that is shipped, unless there is a file of this name; or a file that says so. */
export function isProtocol(argument: string, surroundings: Surroundings): boolean {
  if (!isFile(argument)) return protocolNames().includes(argument);
  const text = textOf(argument, surroundings);
  return text._tag === 'Right' && /^protocol\s*=/m.test(text.right);
}

/** The protocol that an argument names: a file, or one that is shipped. */
export function readProtocol(argument: string, surroundings: Surroundings): Read<NamedProtocol> {
  const names = protocolNames();
  if (!isFile(argument) && !names.includes(argument)) return inputProblem('UNREADABLE', argument, `a protocol file or one of ${names.join(', ')}`, 'nothing of this name');
  const text = textOf(isFile(argument) ? argument : join(folder(), `${argument}${ending}`), surroundings);
  if (text._tag === 'Left') return text;
  const read = decodeProtocol(text.right);
  return read._tag === 'Left' ? left(within(argument, read.left)) : right({ ...read.right, name: argument });
}
