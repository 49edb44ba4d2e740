import { existsSync } from 'node:fs';
import type { Hooks } from '../../explore/tracing/arithmetic.js';
import { placeIn } from '../load.js';
import type { FormulaKit } from './kit.js';

/** The instrumented formulas: their values may be symbolic, and their operators tell a listener. */
export interface InstrumentedFormulas {
  readonly formulaKit: FormulaKit;
  readonly listen: (hooks: Hooks) => void;
}

const isInstrumented = (module: unknown): module is InstrumentedFormulas => typeof module === 'object' && module !== null && 'formulaKit' in module && 'listen' in module;

/** Loads the instrumented formulas; null where they were not built, as among bare sources. @param folder where they were built */
export async function loadFormulas(folder?: string): Promise<InstrumentedFormulas | null> {
  const place = placeIn(folder);
  if (!existsSync(place('prove/formula/kit.js'))) return null;
  const kit: unknown = await import(place('prove/formula/kit.js').href);
  const arithmetic: unknown = await import(place('explore/tracing/arithmetic.js').href);
  const both: unknown = { ...(typeof kit === 'object' ? kit : {}), ...(typeof arithmetic === 'object' ? arithmetic : {}) };
  return isInstrumented(both) ? both : null;
}
