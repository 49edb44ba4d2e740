import { right } from 'fp-ts/lib/Either.js';
import type { PriceTexts } from '../input/prices.js';
import type { Read } from '../input/text.js';
import type { Surroundings } from '../surroundings.js';
export interface AuditTexts extends Omit<PriceTexts, 'prices'> { readonly prices?: string; readonly runs: string; readonly seed: string; readonly guarantee: readonly string[]; readonly json?: boolean; readonly out: string }
export function auditCommand(_d: string, _t: AuditTexts, _s: Surroundings): Promise<Read<number>> { return Promise.resolve(right(0)); }
