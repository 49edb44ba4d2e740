import type { Assurance } from '../../../audit/assurance/assurance.js';
import type { Assured, Evidence, Exploration, Proof, Verdict } from '../../../audit/assurance/evidence.js';
import { assumptionsBehind, assumptionsOf, type Level, levelOf } from '../../../audit/assurance/verdict.js';
import type { Trace } from '../../../audit/trace.js';
import { counted, ranges, shortCount } from './counts.js';

const untouched = 'never put to the test';

const stops: Readonly<Record<Exclude<Exploration['stoppedBy'], null>, string>> = {
  states: 'budget spent',
  memory: 'out of memory',
  interrupt: 'interrupted',
  crash: 'a worker crashed',
};

const judgedText = (judged: number): string => (judged === 0 ? untouched : `${shortCount(judged)} judged`);

function explorationText({ states, edges, depth, judged, stoppedBy }: Exploration): string {
  const visited = `${counted(states, 'state')}, ${counted(edges, 'edge')}, depth ${depth.toString()}`;
  if (stoppedBy !== null) return `${visited}; ${stops[stoppedBy]}`;
  return judged === 0 ? `${untouched} in ${counted(states, 'state')}` : visited;
}

function proofText({ obligations, discharged, isInductive, paths }: Proof): string {
  const all = counted(obligations, 'transition');
  const shown = discharged === obligations ? all : `proved on ${discharged.toString()} of ${all}`;
  return `${shown}, ${counted(paths, 'way')}${isInductive ? '' : '; the induction is not whole'}`;
}

/** How much there is of a piece of evidence. */
export function evidenceText(evidence: Evidence): string {
  switch (evidence.kind) {
    case 'proof':
      return proofText(evidence);
    case 'exploration':
      return explorationText(evidence);
    case 'search':
      return `${counted(evidence.runs, 'run')}, ${judgedText(evidence.judged)}, seed ${evidence.seed.toString()}`;
    case 'walk':
      return `${evidence.prices}: ${counted(evidence.observations, 'observation')}, ${judgedText(evidence.judged)}`;
  }
}

/** One line of evidence: what it shows, how much there is of it, and the numbers of what it assumes. */
export interface EvidenceLine {
  readonly level: Verdict;
  readonly text: string;
  readonly isOfRuns: boolean;
}

/** Assumptions are told once; evidence names them by their numbers. */
const markOf = (evidence: Evidence, level: Level, all: readonly string[]): string => {
  const numbers = assumptionsOf(evidence).map((assumption) => all.indexOf(assumption) + 1);
  return level === 'open' || numbers.length === 0 ? '' : ` [${ranges([...numbers].sort((one, other) => one - other))}]`;
};

/** Runs before the one that broke it say nothing more of a refuted guarantee; a proof or an exhausted setting says where it still holds. */
const isTold = ({ verdict }: Assured, level: Level): boolean => verdict !== 'refuted' || level === 'proved' || level === 'exhausted';

const brokenText = ({ events }: Trace): string => `${counted(events.length, 'event')}, ending in ${events[events.length - 1]?.type ?? 'nothing'}`;

/** All that is known of a guarantee; the first line is what its verdict rests on. */
export function evidenceLines(assured: Assured, { guarantees }: Assurance): readonly EvidenceLine[] {
  const all = assumptionsBehind(guarantees);
  const told = assured.evidence.flatMap((evidence) => {
    const level = levelOf(evidence);
    return isTold(assured, level) ? [{ level, text: `${evidenceText(evidence)}${markOf(evidence, level, all)}`, isOfRuns: evidence.kind === 'search' }] : [];
  });
  if (assured.trace !== null) return [{ level: 'refuted', text: brokenText(assured.trace), isOfRuns: false }, ...told];
  return told.length === 0 ? [{ level: 'open', text: 'nothing was tried', isOfRuns: false }] : told;
}
