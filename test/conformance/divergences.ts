import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { mutants, type Mutant } from '../../properties/mutants.js';
import { NotAsExpected } from '../support/designs.js';
import type { Implementation } from '../../src/vectors/conform/run.js';
import { folder, mutated } from '../mutants/apply.js';

/** A mistake put into the machine, and what finds it that knows nothing of it. */
export interface Divergence {
  /** The id of the named mutant. */
  readonly mutant: string;
  /** A vector whose answers it gets wrong. */
  readonly vector: string;
}

/** Within so many drawn cases of seed 1 the implementation in Python answers otherwise than each mistaken machine. */
export const casesToDraw = 400;

/** Five mistakes of five kinds: a payment, interest, a time, a bonus and a count. */
export const divergences: readonly Divergence[] = [
  { mutant: 'payment-rounds-down', vector: 'stepwise@1/lifecycle/auction-in-two-rounds' },
  { mutant: 'interest-rounds-down', vector: 'stepwise@1/lifecycle/interest-for-a-year' },
  { mutant: 'quote-lives-a-second-longer', vector: 'stepwise@1/boundary/unblocked-step' },
  { mutant: 'bonus-compounded', vector: 'stepwise@1/lifecycle/close-factor-by-health' },
  { mutant: 'one-round-too-many', vector: 'stepwise@1/refusal/rounds-exhausted' },
];

/** What the page says of them. */
export const divergenceRows = (): readonly (readonly string[])[] => divergences.map((each) => {
  const { id, mistake, file } = mutantOf(each);
  return [`\`${id}\``, mistake, `\`${file}\``, `\`${each.vector}\``];
});

/** The named mutant of a divergence. */
export function mutantOf({ mutant }: Divergence): Mutant {
  const found = mutants.find(({ id }) => id === mutant);
  if (found === undefined) throw new NotAsExpected(`no mutant is called ${mutant}`);
  return found;
}

const hasReference = (loaded: unknown): loaded is { readonly reference: Implementation } => typeof loaded === 'object' && loaded !== null && 'reference' in loaded;

/** The machine with one mistake, as an implementation. */
export async function mistakenReference(mutant: Mutant): Promise<Implementation> {
  const root = resolve(import.meta.dirname, '../..');
  const outfile = join(folder, `reference-${mutant.id}.mjs`);
  await build({
    stdin: { contents: "export { reference } from './src/vectors/conform/reference.js';", resolveDir: root, loader: 'ts' },
    bundle: true, format: 'esm', platform: 'node', target: 'node20', packages: 'external', outfile, logLevel: 'silent', plugins: [mutated(mutant)],
  });
  const loaded: unknown = await import(/* @vite-ignore */ pathToFileURL(outfile).href);
  if (hasReference(loaded)) return loaded.reference;
  throw new NotAsExpected(`the bundle of ${mutant.id} has no implementation in it`);
}
