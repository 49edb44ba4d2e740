import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';
import type { Mutant } from '../../properties/mutants.js';
import type { hunt, huntEverywhere } from '../../src/audit/search/hunt.js';
import type { stepwise } from '../../src/mechanisms/stepwise/mechanism.js';

const root = resolve(import.meta.dirname, '../..');

/** Under `node_modules`, so that a bundle finds the packages that it leaves out, and no tool takes it for a source. */
const folder = join(root, 'node_modules/.cache/unwind-mutants');

/** The hunt and the mechanism that it hunts in, made of the same sources: a mutant of the kernel changes both. */
const entry = `
  export { hunt, huntEverywhere } from './src/audit/search/hunt.js';
  export { stepwise } from './src/mechanisms/stepwise/mechanism.js';
`;

/** What a bundle exports. */
export interface Bundle {
  readonly hunt: typeof hunt;
  readonly huntEverywhere: typeof huntEverywhere;
  readonly stepwise: typeof stepwise;
}

/** A bundle was built that has no hunt in it. */
export class NotABundle extends Error {
  override readonly name = 'NotABundle';
}

const sourceOf = ({ file }: Mutant): string => readFileSync(join(root, file), 'utf8');

/** How often the text that a mutant replaces occurs in its file. */
export const occurrencesOf = (mutant: Mutant): number => sourceOf(mutant).split(mutant.find).length - 1;

function mutated(mutant: Mutant): Plugin {
  const { id, file, find, replace } = mutant;
  return {
    name: id,
    setup: (building) => {
      building.onLoad({ filter: /\.ts$/ }, ({ path }) =>
        path === join(root, file) ? { contents: sourceOf(mutant).replace(find, () => replace), loader: 'ts' } : undefined);
    },
  };
}

const isBundle = (loaded: unknown): loaded is Bundle =>
  typeof loaded === 'object' && loaded !== null && 'hunt' in loaded && 'huntEverywhere' in loaded && 'stepwise' in loaded;

/** Builds the machine and its hunt, with one mistake or none, and loads them beside the real ones. */
export async function bundleWith(mutant: Mutant | null): Promise<Bundle> {
  const outfile = join(folder, `${mutant?.id ?? 'unmutated'}.mjs`);
  await build({
    stdin: { contents: entry, resolveDir: root, loader: 'ts' },
    bundle: true, format: 'esm', platform: 'node', target: 'node20', packages: 'external', outfile, logLevel: 'silent',
    plugins: mutant === null ? [] : [mutated(mutant)],
  });
  const loaded: unknown = await import(/* @vite-ignore */ pathToFileURL(outfile).href);
  if (isBundle(loaded)) return loaded;
  throw new NotABundle(`The bundle of ${mutant?.id ?? 'no mutant'} has no hunt in it.`);
}
