import type { Any, Formula } from '../../../../properties/protocol/formula.js';
import { hypotheses } from '../obligation/counterclaim.js';
import { doubtsOf } from '../obligation/failures.js';
import type { Answer } from '../solve/protocol.js';
import type { Solver } from '../solve/solver.js';
import { Execution, TooManyPaths } from '../symbolic/execution.js';
import { powerHalfUp } from '../symbolic/power.js';
import { anyOf, rowOfAll } from '../term/alternatives.js';
import { scriptOf } from '../term/smt.js';
import { Terms } from '../term/terms.js';
import { concreteInputs, symbolicInputs } from '../world/inputs.js';
import { formulaKit } from './kit.js';
import type { InstrumentedFormulas } from './load.js';

/** How much the solver spends on one claim, in its own unit: what it does not see by then, it rarely sees later. */
export const formulaEffort = 5_000_000;

/** Quantities by name. */
export type Values = Readonly<Record<string, bigint>>;

/** What is known of one claim. Only `unsat` is a proof, and only what the ordinary function breaks is refuted. */
export type FormulaFinding =
  | { readonly kind: 'proved' }
  | { readonly kind: 'refuted'; readonly values: Values }
  | { readonly kind: 'open'; readonly why: 'effort' | 'time' | 'crash' | 'paths' | 'not-replayed' | 'example-fails' };

/** A claim with what was found of it. */
export interface FormulaShown {
  readonly formula: Formula;
  /** Ways through the function on which the claim says something. */
  readonly ways: number;
  readonly finding: FormulaFinding;
  /** SMT-LIB 2, with which anyone's solver can be asked the same; null where it could not be written. */
  readonly script: string | null;
}

export interface FormulaOptions {
  readonly instrumented: InstrumentedFormulas;
  readonly solver: Solver;
  readonly effort: number;
  /** The mechanism, and its release where it has several: a key of `formulas`. */
  readonly key: string;
}

/** The quantities of a model; what lies outside of its range is no quantity of the claim. */
class OutOfRange extends Error {
  override readonly name = 'OutOfRange';
}

/** What a claim says of some quantities, by the ordinary function; null where it says nothing, or one of them is out of its range. */
export function judged({ holds }: Formula, values: Values): boolean | null {
  const { integer } = concreteInputs((name) => values[name] ?? 0n);
  const any: Any = (name, least, most) => {
    const value = integer(name);
    if (value < least || value > most) throw new OutOfRange(`${name} is out of its range.`);
    return value;
  };
  try {
    return holds(any);
  } catch (thrown) {
    if (thrown instanceof OutOfRange) return null;
    throw thrown;
  }
}

/** The quantities that the claim asked for, with what the solver says of them. */
function valuesFrom({ holds }: Formula, model: Readonly<Record<string, string>>): Values {
  const values: Record<string, bigint> = {};
  holds((name, least) => (values[name] = BigInt(model[name] ?? least.toString())));
  return values;
}

interface Asked {
  readonly ways: number;
  readonly script: string;
}

/** The claim that something breaks the formula, on any of its ways. */
function askedOf({ instrumented }: FormulaOptions, { holds }: Formula): Asked | null {
  const execution = new Execution(new Terms(), instrumented.listen, new Map([['powerHalfUp', powerHalfUp]]));
  const { terms } = execution;
  const { integer } = symbolicInputs(execution);
  const any: Any = (name, least, most) => {
    const quantity = integer(name);
    const term = terms.variable(name);
    execution.assume(terms.every([terms.atMost(terms.constant(least), term), terms.atMost(term, terms.constant(most))]));
    return quantity;
  };
  try {
    const ways = execution.explore(() => holds(any));
    const failing = ways.filter(({ result }) => result === false).map(({ items }) => rowOfAll(hypotheses(items)));
    const doubted = doubtsOf(execution);
    return { ways: ways.filter(({ result }) => result !== null).length, script: scriptOf(anyOf(terms, [...doubted, ...failing])).text };
  } catch (thrown) {
    if (thrown instanceof TooManyPaths) return null;
    throw thrown;
  }
}

function findingOf(formula: Formula, answer: Answer | undefined): FormulaFinding {
  if (answer === undefined) return { kind: 'open', why: 'crash' };
  if (answer.verdict === 'unknown') return { kind: 'open', why: answer.reason };
  // A claim that holds of nothing known would be proved as well.
  if (answer.verdict === 'unsat') return judged(formula, formula.example) === true ? { kind: 'proved' } : { kind: 'open', why: 'example-fails' };
  const values = valuesFrom(formula, answer.values);
  return judged(formula, values) === false ? { kind: 'refuted', values } : { kind: 'open', why: 'not-replayed' };
}

/** Proves the claims about the formulas of a mechanism: each is followed on symbolic integers, asked of the solver, and replayed where that names quantities. */
export async function proveFormulas(options: FormulaOptions): Promise<readonly FormulaShown[]> {
  const symbolic = options.instrumented.formulaKit.formulas.get(options.key)?.().formulas ?? [];
  const followed = (formulaKit.formulas.get(options.key)?.().formulas ?? []).map((formula) => {
    const twin = symbolic.find(({ id }) => id === formula.id);
    return { formula, asked: twin === undefined ? null : askedOf(options, twin) };
  });
  // All at once: to start a solver takes longer than most answers.
  const answers = [...await options.solver.ask(followed.flatMap(({ asked }) => (asked === null ? [] : [{ text: asked.script, effort: options.effort }])))];
  return followed.map(({ formula, asked }): FormulaShown => (asked === null
    ? { formula, ways: 0, finding: { kind: 'open', why: 'paths' }, script: null }
    : { formula, ways: asked.ways, finding: findingOf(formula, answers.shift()), script: asked.script }));
}
