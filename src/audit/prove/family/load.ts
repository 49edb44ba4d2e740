import { existsSync } from 'node:fs';
import { placeIn } from '../load.js';
import type { FamilyKit } from './kit.js';

const hasKit = (module: unknown): module is { readonly familyKit: FamilyKit } => typeof module === 'object' && module !== null && 'familyKit' in module;

/** Loads the instrumented conditions on parameters; null where they were not built. @param folder where they were built */
export async function loadFamily(folder?: string): Promise<FamilyKit | null> {
  const place = placeIn(folder)('prove/family/kit.js');
  if (!existsSync(place)) return null;
  const module: unknown = await import(place.href);
  return hasKit(module) ? module.familyKit : null;
}
