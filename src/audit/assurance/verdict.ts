import type { Assured, Evidence, Verdict } from './evidence.js';

/** What evidence can show by itself; refuting takes a counterexample. */
export type Level = Exclude<Verdict, 'refuted'>;

/** The strongest first. */
const levels: readonly Level[] = ['proved', 'exhausted', 'tested', 'open'];

/** All verdicts, in the order in which counts are told. */
export const verdicts: readonly Verdict[] = ['proved', 'exhausted', 'tested', 'refuted', 'open'];

/** What a piece of evidence shows. Nothing is rounded up: what judged nothing, or did not come to its end, leaves the guarantee open. */
export function levelOf(evidence: Evidence): Level {
  switch (evidence.kind) {
    case 'proof':
      return evidence.isInductive && evidence.obligations > 0 && evidence.paths > 0 && evidence.discharged === evidence.obligations ? 'proved' : 'open';
    case 'exploration':
      return evidence.stoppedBy === null && evidence.judged > 0 ? 'exhausted' : 'open';
    case 'search':
    case 'walk':
      return evidence.judged > 0 ? 'tested' : 'open';
  }
}

export const strengthOf = (evidence: Evidence): number => levels.indexOf(levelOf(evidence));

/** The verdict that evidence amounts to. @param isBroken whether there is a counterexample */
export function verdictOf(evidence: readonly Evidence[], isBroken: boolean): Verdict {
  if (isBroken) return 'refuted';
  return levels.find((level) => evidence.some((each) => levelOf(each) === level)) ?? 'open';
}

/** How many guarantees have a verdict. */
export const countOf = (guarantees: readonly Assured[], verdict: Verdict): number => guarantees.filter((each) => each.verdict === verdict).length;

/** What a piece of evidence assumes. Runs assume nothing: they happened. */
export const assumptionsOf = (evidence: Evidence): readonly string[] => ('assumptions' in evidence ? evidence.assumptions : []);

/** Every assumption behind what evidence shows, each once, in the order in which guarantees first need it. */
export function assumptionsBehind(guarantees: readonly Assured[]): readonly string[] {
  const shown = guarantees.flatMap(({ evidence }) => evidence.filter((each) => levelOf(each) !== 'open'));
  return [...new Set(shown.flatMap(assumptionsOf))];
}
