import type { Answer, Manner } from '../solve/protocol.js';
import type { Solver } from '../solve/solver.js';
import type { Execution } from '../symbolic/execution.js';
import { Evaluation } from '../term/evaluation.js';
import { type Script, scriptOf, type Sort } from '../term/smt.js';
import type { Claim } from '../term/term.js';
import type { Asked, Values } from './messages.js';

/** Who is asked, and how. */
export interface Asking {
  readonly solver: Solver;
  readonly effort: number;
  readonly execution: Execution;
  /** What the solver was told of functions that stand by their contracts: it grows, and stands in whatever is asked further; null where nothing may be told. */
  readonly told: Claim[] | null;
}

const askedFrom = (answer: Answer | undefined): Asked => {
  if (answer === undefined) return { kind: 'unknown', reason: 'crash' };
  if (answer.verdict === 'unsat') return { kind: 'none' };
  return answer.verdict === 'sat' ? { kind: 'found', values: answer.values } : { kind: 'unknown', reason: answer.reason };
};

/** How much the solver is told before what it finds is taken for what it is. */
const mostTold = 12;

/** What functions that stand by their contracts do return where the solver took them for something else that their contracts allow. */
function corrections(execution: Execution, names: Script['names'], values: Values): readonly Claim[] {
  const { terms } = execution;
  const model = new Evaluation({ variable: (name) => BigInt(values[name] ?? '0'), result: (of, operands) => execution.exactly(of, operands) ?? 0n });
  return [...names].flatMap(([integer, name]) => {
    const { origin } = integer;
    const taken = values[name];
    if (origin.kind !== 'result' || taken === undefined) return [];
    const exact = execution.exactly(origin.of, origin.operands.map((operand) => model.integer(operand)));
    if (exact === null || exact === BigInt(taken)) return [];
    const isElsewhere = origin.operands.map((operand) => terms.not(terms.equal(operand, terms.constant(model.integer(operand)))));
    return [terms.some([...isElsewhere, terms.equal(integer, terms.constant(exact))])];
  });
}

/** How a question is put: it is put anew where that says nothing. */
export interface Attempt {
  readonly manner: Manner;
  /** Seconds that it may take; null for as long as its effort lasts. */
  readonly patience: number | null;
}

/** What the solver says of a script, which it is asked once for each attempt until it knows: as long as it gives up by itself, and was neither lost nor waited for in vain. */
async function answered({ solver, effort }: Asking, text: string, attempts: readonly Attempt[]): Promise<Answer | undefined> {
  let answer: Answer | undefined;
  for (const { manner, patience } of attempts) {
    [answer] = await solver.ask([{ text, effort, manner, ...(patience === null ? {} : { patience }) }]);
    if (answer?.verdict !== 'unknown' || answer.reason !== 'effort') return answer;
  }
  return answer;
}

/** Whether a claim can be, as the solver says. @param sort of numbers: what no numbers at all keep, no integers do */
export async function asked(asking: Asking, claim: Claim, attempts: readonly Attempt[], sort: Sort = 'Int'): Promise<Asked> {
  const { execution, told } = asking;
  const { text, names } = scriptOf(execution.terms.every([claim, ...(told ?? [])]), sort);
  const answer = await answered(asking, text, attempts);
  if (answer?.verdict !== 'sat' || told === null || told.length >= mostTold) return askedFrom(answer);
  const wrong = corrections(execution, names, answer.values);
  told.push(...wrong);
  return wrong.length === 0 ? askedFrom(answer) : asked(asking, claim, attempts);
}
