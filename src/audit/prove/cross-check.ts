import type { Shown } from './finding.js';
import type { TransitionProof } from './prove.js';
import { type ScriptFile, scriptFile } from './script-file.js';
import type { Opinion } from './solve/native.js';

/** How often a second solver agreed with the first, how often it did not, and how often it gave no answer. */
export interface CrossCounts {
  readonly agreed: number;
  readonly disagreed: number;
  readonly gaveUp: number;
}

/** A transition as it stands after a second solver was asked. */
export interface CrossChecked {
  /** What is disputed is proved no more. */
  readonly proof: TransitionProof;
  readonly counts: CrossCounts;
  readonly disputed: readonly ScriptFile[];
}

interface Checked {
  readonly shown: Shown;
  readonly file: ScriptFile | null;
  /** Null of what was not proved in the first place. */
  readonly opinion: Opinion | null;
}

/** What the first solver found unsatisfiable: what is vacuous rests on that as well. */
const isClaimed = ({ finding: { kind } }: Shown): boolean => kind === 'proved' || kind === 'vacuous';

/**
 * Asks a second solver for every obligation of a transition that the first one proved.
 * @param atOnce how many it is asked at a time
 */
export async function crossChecked(design: string, proof: TransitionProof, ask: (script: string) => Promise<Opinion>, atOnce: number): Promise<CrossChecked> {
  const checked: Checked[] = [];
  const checkedOf = async (shown: Shown): Promise<Checked> => {
    const file = isClaimed(shown) ? scriptFile(design, proof.name, shown) : null;
    return { shown, file, opinion: file === null ? null : await ask(file.text) };
  };
  for (let first = 0; first < proof.shown.length; first += atOnce) checked.push(...await Promise.all(proof.shown.slice(first, first + atOnce).map(checkedOf)));
  const count = (wanted: Opinion): number => checked.filter(({ opinion }) => opinion === wanted).length;
  return {
    proof: { ...proof, shown: checked.map(({ shown, opinion }) => (opinion === 'disagrees' ? { ...shown, finding: { kind: 'open', why: 'disputed' } } : shown)) },
    counts: { agreed: count('agrees'), disagreed: count('disagrees'), gaveUp: count('gave up') },
    disputed: checked.flatMap(({ file, opinion }) => (opinion === 'disagrees' && file !== null ? [file] : [])),
  };
}
