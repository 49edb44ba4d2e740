import { existsSync } from 'node:fs';
import type { kitOf } from '../kit.js';
import type { Hooks } from './arithmetic.js';

/** The instrumented machine: its values may be traced, and its operators tell a listener. */
export interface Instrumented {
  readonly kitOf: typeof kitOf;
  readonly listen: (hooks: Hooks) => void;
}

const isInstrumented = (module: unknown): module is Instrumented => typeof module === 'object' && module !== null && 'kitOf' in module && 'listen' in module;

/** Beside `dist/src` in a build, and beside `src` among sources. */
const place = (file: string): URL => new URL(`../../../../traced/src/audit/explore/${file}`, import.meta.url);

/** Loads the instrumented machine; null where it was not built, as among bare sources: then every answer is the plain machine's, and slower. */
export async function loadInstrumented(): Promise<Instrumented | null> {
  if (!existsSync(place('kit.js'))) return null;
  const kit: unknown = await import(place('kit.js').href);
  const arithmetic: unknown = await import(place('tracing/arithmetic.js').href);
  const both: unknown = { ...(typeof kit === 'object' ? kit : {}), ...(typeof arithmetic === 'object' ? arithmetic : {}) };
  return isInstrumented(both) ? both : null;
}
