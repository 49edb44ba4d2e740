import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';
import type { Mutant } from '../../properties/mutants.js';
import type { replayTrace } from '../../src/audit/replay.js';
import type { hunt, huntEverywhere } from '../../src/audit/search/hunt.js';
import type { edgesOf, rulingOnEdge } from '../../src/audit/search/judge.js';
import type { stepwise } from '../../src/mechanisms/stepwise/mechanism.js';
import type { Answering } from '../../src/vectors/format/answer.js';
import type { firstBreak } from './first-break.js';

const root = resolve(import.meta.dirname, '../..');

/** Under `node_modules`, so that a bundle finds the packages that it leaves out, and no tool takes it for a source. */
export const folder = join(root, 'node_modules/.cache/unwind-mutants');

/** What bundles export: the hunt and the mechanism that it hunts in, or the answers to vectors. All made of the same sources: a mutant of the kernel changes each. */
const entries = {
  hunt: `
    export { firstBreak } from './test/mutants/first-break.js';
    export { hunt, huntEverywhere } from './src/audit/search/hunt.js';
    export { edgesOf, rulingOnEdge } from './src/audit/search/judge.js';
    export { replayTrace } from './src/audit/replay.js';
    export { stepwise } from './src/mechanisms/stepwise/mechanism.js';
  `,
  answers: `export { answersOf } from './src/vectors/format/answer.js';`,
};

/** What a bundle to hunt in exports. */
export interface Bundle {
  readonly firstBreak: typeof firstBreak;
  readonly hunt: typeof hunt;
  readonly huntEverywhere: typeof huntEverywhere;
  readonly edgesOf: typeof edgesOf;
  readonly rulingOnEdge: typeof rulingOnEdge;
  readonly replayTrace: typeof replayTrace;
  readonly stepwise: typeof stepwise;
}

/** What a bundle that answers exports. */
export interface Answers {
  readonly answersOf: Answering;
}

/** A bundle was built that does not export what it should. */
export class NotABundle extends Error {
  override readonly name = 'NotABundle';
}

const sourceOf = ({ file }: Mutant): string => readFileSync(join(root, file), 'utf8');

/** How often the text that a mutant replaces occurs in its file. */
export const occurrencesOf = (mutant: Mutant): number => sourceOf(mutant).split(mutant.find).length - 1;

/** Reads the one file of a mutant with its mistake. */
export function mutated(mutant: Mutant): Plugin {
  const { id, file, find, replace } = mutant;
  return {
    name: id,
    setup: (building) => {
      // Of other files nothing is asked: each question would go from one process to the other and back.
      building.onLoad({ filter: new RegExp(`/${file.replaceAll('.', '\\.')}$`) }, ({ path }) =>
        path === join(root, file) ? { contents: sourceOf(mutant).replace(find, () => replace), loader: 'ts' } : undefined);
    },
  };
}

const isBundle = (loaded: unknown): loaded is Bundle =>
  typeof loaded === 'object' && loaded !== null && 'firstBreak' in loaded && 'hunt' in loaded && 'huntEverywhere' in loaded && 'stepwise' in loaded;

const isAnswers = (loaded: unknown): loaded is Answers => typeof loaded === 'object' && loaded !== null && 'answersOf' in loaded;

/** Builds an entry with one mistake or none, and loads it beside the real one. */
async function loaded(entry: keyof typeof entries, mutant: Mutant | null): Promise<unknown> {
  const outfile = join(folder, entry, `${mutant?.id ?? 'unmutated'}.mjs`);
  await build({
    stdin: { contents: entries[entry], resolveDir: root, loader: 'ts' },
    bundle: true, format: 'esm', platform: 'node', target: 'node20', packages: 'external', outfile, logLevel: 'silent',
    plugins: mutant === null ? [] : [mutated(mutant)],
  });
  return import(/* @vite-ignore */ pathToFileURL(outfile).href);
}

/** The machine and its hunt, with one mistake or none. */
export async function bundleWith(mutant: Mutant | null): Promise<Bundle> {
  const bundle = await loaded('hunt', mutant);
  if (isBundle(bundle)) return bundle;
  throw new NotABundle(`The bundle of ${mutant?.id ?? 'no mutant'} has no hunt in it.`);
}

/** The machine as vectors ask it, with one mistake or none. */
export async function answersWith(mutant: Mutant | null): Promise<Answers> {
  const answers = await loaded('answers', mutant);
  if (isAnswers(answers)) return answers;
  throw new NotABundle(`The bundle of ${mutant?.id ?? 'no mutant'} answers nothing.`);
}
