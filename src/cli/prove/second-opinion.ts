import { right } from 'fp-ts/lib/Either.js';
import { type CrossCheck, crossChecked, type NativeSolver, nativeSolver, opinionOf, type ScriptFile, type TransitionProof } from '../../audit/index.js';
import { inputProblem, type Read } from '../input/text.js';
import type { Surroundings } from '../surroundings.js';

/** The solver of this machine that `--cross-check` asks; null where it is not asked for. */
export function secondSolver(isAsked: boolean, { environment }: Surroundings): Read<NativeSolver | null> {
  if (!isAsked) return right(null);
  const found = nativeSolver(environment['PATH'] ?? '');
  return found === null ? inputProblem('MISSING', '--cross-check', 'a program cvc5 or z3 on the PATH, which is asked what Z3 from npm has proved', 'neither') : right(found);
}

/** Gathers what a second solver says, transition by transition. */
export class SecondOpinion {
  readonly disputed: ScriptFile[] = [];
  #counts = { agreed: 0, disagreed: 0, gaveUp: 0 };
  constructor(readonly solver: NativeSolver, private readonly limits: { readonly design: string; readonly seconds: number; readonly jobs: number }) {}

  /** The proof as it stands after the second solver was asked. */
  async of(proof: TransitionProof): Promise<TransitionProof> {
    const { design, seconds, jobs } = this.limits;
    const checked = await crossChecked(design, proof, (script) => opinionOf(this.solver, script, seconds), jobs);
    const { agreed, disagreed, gaveUp } = this.#counts;
    this.#counts = { agreed: agreed + checked.counts.agreed, disagreed: disagreed + checked.counts.disagreed, gaveUp: gaveUp + checked.counts.gaveUp };
    this.disputed.push(...checked.disputed);
    return checked.proof;
  }

  /** What it came to. */
  get summary(): CrossCheck {
    return { solver: this.solver.name, ...this.#counts };
  }
}

/** What a second solver said, for people. @param fileOf where the script of a dispute was written */
export function opinionLines({ solver, summary: { agreed, disagreed, gaveUp }, disputed }: SecondOpinion, version: string, fileOf: (name: string) => string): readonly string[] {
  return [
    `${solver.file} was asked what Z3 ${version} had proved: ${agreed.toString()} agreed, ${disagreed.toString()} disagreed, ${gaveUp.toString()} gave up.`,
    ...disputed.map(({ name }) => `disputed: ${fileOf(name)}`),
  ];
}
