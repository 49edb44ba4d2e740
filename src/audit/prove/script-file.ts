import type { Shown } from './finding.js';

/** An obligation as a file that any solver reads: it says that a counterexample exists, so that `unsat` proves. */
export interface ScriptFile {
  readonly name: string;
  readonly text: string;
}

/** The file of an obligation; null where its script could not be written. @param transition the name of the transition, or `opening` */
export function scriptFile(design: string, transition: string, { subject, script }: Shown): ScriptFile | null {
  if (script === null) return null;
  const claim = subject.kind === 'ways' ? subject.kind : subject.id;
  return { name: `${transition.replaceAll(': ', '.')}.${claim}.smt2`, text: `; ${design}: ${claim}, at ${transition}. unsat: it holds.\n(set-logic ALL)\n${script}(check-sat)\n` };
}
