import type { Guarantee } from '../../../properties/guarantee.js';
import type { Design } from '../../kernel/design.js';
import type { GuaranteeFinding, SearchVerdict } from '../audit.js';
import type { Trace } from '../trace.js';
import type { Steering } from './steering.js';

function verdictOf(isBroken: boolean, judged: number): SearchVerdict {
  if (isBroken) return 'refuted';
  return judged > 0 ? 'tested' : 'open';
}

/** What a search says of a guarantee. @param trace the shortest run that breaks it, where one was found */
export function findingOf(design: Design, guarantee: Guarantee<Design>, seed: number, steering: Steering, trace: Trace | undefined): GuaranteeFinding {
  const { id, theme, kind, claim } = guarantee;
  const judged = steering.judgedOf(guarantee);
  const verdict = verdictOf(steering.isBroken(guarantee), judged);
  const finding = { id, theme, kind, claim, promised: guarantee.promisedBy(design), verdict, evidence: { runs: steering.done, judged, seed } };
  return trace === undefined ? finding : { ...finding, trace };
}
