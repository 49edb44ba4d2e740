import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Design } from '../../kernel/design.js';
import { designLike } from './family/family.js';
import { placeIn } from './load.js';
import { concreteInputs } from './world/inputs.js';

const imported = /^(?:import|export)\b[^'\n]*'(?<file>\.[^']+)';/gm;

/** A module and all that it imports from its own package. */
function modulesFrom(entry: URL): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  const visit = (module: URL): void => {
    if (texts.has(module.href)) return;
    const text = readFileSync(module, 'utf8');
    texts.set(module.href, text);
    for (const { groups } of text.matchAll(imported)) visit(new URL(groups?.['file'] ?? '', module));
  };
  visit(entry);
  return texts;
}

/** All that an instrumented module is made of, whatever the order in which it imports. */
const textsOf = (folder: string | undefined, module: string): readonly string[] => [...modulesFrom(placeIn(folder)(module)).values()].sort();

const digestOf = (texts: readonly string[]): string => {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(`${text.length.toString()}:`).update(text);
  return hash.digest('hex');
};

/** What is proved: the machine, its guarantees and its invariants, as they are compiled. Two kernels that differ in anything differ here. */
export const kernelDigest = (folder?: string): string => digestOf(textsOf(folder, 'prove/kit.js'));

/** What proves it: a prover that changed proves anew. */
export function proverDigest(): string {
  const folder = dirname(fileURLToPath(import.meta.url));
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /(?<!\.d)\.[jt]s$/.test(file)).sort();
  return digestOf(files.map((file) => readFileSync(`${folder}/${file}`, 'utf8')));
}

const plain = (_key: string, value: unknown): unknown => (typeof value === 'bigint' ? `${value.toString()}n` : value);

/** What a design is, by all of its parameters; whatever it is called. */
export const designDigest = (design: Design): string => digestOf([JSON.stringify({ ...design, name: '' }, plain)]);

/**
 * What all designs have in common that a proof for all numbers is about: their shape, whatever they and their assets are called and whatever a human unit of these is,
 * and what is assumed of their numbers. A proof that assumed more than is asked for today must not be taken for one of today.
 */
export function shapeDigest(design: Design, folder?: string): string {
  const assets = design.assets.map((asset, place) => ({ ...asset, id: place.toString(), decimals: 0n }));
  return digestOf([designDigest(designLike({ ...design, assets }, concreteInputs(() => 1n))), ...textsOf(folder, 'prove/family/kit.js')]);
}
