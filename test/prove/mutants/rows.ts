import { mutants, type Mutant } from '../../../properties/mutants.js';
import { kernelDigest } from '../../../src/audit/index.js';
import { isOfSteps } from './of-steps.js';
import { type Attempt, attempts, digestOf } from './attempts.js';

const isRefuted = (attempt: Attempt | undefined): boolean => attempt?.prover?.verdict === 'refuted';

/** Why only the search is known to find a mutant. */
function whyNot(mutant: Mutant, attempt: Attempt | undefined): string {
  if (!isOfSteps(mutant)) return 'not about one step';
  const prover = attempt?.prover ?? null;
  // The machine with the mistake takes one that the sound chart does not have: there is nothing to ask of it.
  if (attempt?.search?.transition === null) return 'no transition of the chart';
  if (prover === null) return 'not run';
  if (prover.verdict === 'refused') return `the build refuses it: ${prover.why ?? ''}`;
  return prover.verdict === 'open' ? `open: ${prover.why ?? ''}` : `${prover.verdict} at \`${prover.transition}\``;
}

/** A row for each guarantee: which of its mutants the prover refutes, where, and why it does not refute the others; and one for all together. */
export function mutantRows(): readonly (readonly string[])[] {
  const [all, kernel] = [attempts(), kernelDigest()];
  const told = mutants.map((mutant) => ({ mutant, attempt: all.get(mutant.id), isRefuted: isRefuted(all.get(mutant.id)) }));
  const refuted = ({ mutant, attempt }: (typeof told)[number]): string => {
    const { design, transition, invariant } = attempt?.prover ?? { design: '', transition: '' };
    const claim = invariant === undefined ? '' : `, where \`${invariant}\` breaks`;
    return `\`${mutant.id}\`: ${transition}${design === 'micro' ? '' : ` of ${design}`}${claim}${attempt?.of === digestOf(mutant, kernel) ? '' : ', of another kernel'}`;
  };
  const count = (some: boolean): string => `${told.filter((each) => each.isRefuted === some).length.toString()} of ${told.length.toString()}`;
  const rows = [...new Set(mutants.map(({ guarantee }) => guarantee))].map((guarantee) => {
    const mine = told.filter(({ mutant }) => mutant.guarantee === guarantee);
    const others = mine.filter((each) => !each.isRefuted).map(({ mutant, attempt }) => `\`${mutant.id}\` (${whyNot(mutant, attempt)})`);
    return [`\`${guarantee}\``, mine.filter((each) => each.isRefuted).map(refuted).join('<br>'), others.join('<br>')];
  });
  return [...rows, ['all', count(true), count(false)]];
}
