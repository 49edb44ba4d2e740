import { tryCatch } from 'fp-ts/lib/Either.js';
import { inconsistenciesOf } from '../../machine/consistency.js';
import { settle } from '../../machine/routing.js';
import { stepwise } from '../../mechanisms/stepwise/mechanism.js';
import { designOf } from './parameters.js';
import type { Posed } from './vector.js';

/** Why no case may begin in a world: its parts contradict each other, or it is not yet where it belongs. Nothing where it may. */
export function errorsInBeginning({ params, init }: Pick<Posed, 'params' | 'init'>): readonly string[] {
  const contradictions = inconsistenciesOf(init).map(({ path, expected }) => `init.${path}: expected ${expected}`);
  if (contradictions.length > 0) return contradictions;
  // Parameters that somebody altered may divide by zero, which says the same of the case.
  const path = tryCatch(() => settle(stepwise, designOf(params), init).path, () => 'undefined');
  return path._tag === 'Right' && path.right.length === 0 ? [] : ['init: is not settled'];
}
