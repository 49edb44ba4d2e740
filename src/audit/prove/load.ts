import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Hooks } from '../explore/tracing/arithmetic.js';
import type { Kit } from './kit.js';

/** The instrumented machine: its values may be symbolic, and its operators tell a listener. */
export interface Instrumented {
  readonly kit: Kit;
  readonly listen: (hooks: Hooks) => void;
}

/** The instrumented machine is missing: whoever asks for proofs looks first. */
export class NotBuilt extends Error {
  override readonly name = 'NotBuilt';
}

const isInstrumented = (module: unknown): module is Instrumented => typeof module === 'object' && module !== null && 'kit' in module && 'listen' in module;

/** By itself beside `dist/src` in a build, and beside `src` among sources. */
export const placeIn = (folder: string | undefined) => (file: string): URL =>
  (folder === undefined ? new URL(`../../../traced/src/audit/${file}`, import.meta.url) : pathToFileURL(`${folder}/src/audit/${file}`));

/** Whether the instrumented machine was built. */
export const hasInstrumented = (folder?: string): boolean => existsSync(placeIn(folder)('prove/kit.js'));

/**
 * Loads the instrumented machine; null where it was not built, as among bare sources.
 * @param folder where it was built; by default where the build puts it
 */
export async function loadInstrumented(folder?: string): Promise<Instrumented | null> {
  const place = placeIn(folder);
  if (!hasInstrumented(folder)) return null;
  const kit: unknown = await import(place('prove/kit.js').href);
  const arithmetic: unknown = await import(place('explore/tracing/arithmetic.js').href);
  const both: unknown = { ...(typeof kit === 'object' ? kit : {}), ...(typeof arithmetic === 'object' ? arithmetic : {}) };
  return isInstrumented(both) ? both : null;
}
