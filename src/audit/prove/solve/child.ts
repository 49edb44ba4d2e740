import { createReadStream, writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { init } from 'z3-solver';
import { type Answer, isAsking, type Manner, type Question } from './protocol.js';

type Z3 = Awaited<ReturnType<typeof init>>['Z3'];
type Context = ReturnType<Z3['mk_context']>;
type Solver = ReturnType<Z3['mk_solver']>;
type Parameters = ReturnType<Z3['mk_params']>;
type Tactic = ReturnType<Z3['mk_tactic']>;

/** Parameters by their names. */
function parametersIn(z3: Z3, context: Context, values: Readonly<Record<string, boolean | number>>): Parameters {
  const parameters = z3.mk_params(context);
  z3.params_inc_ref(context, parameters);
  for (const [name, value] of Object.entries(values)) {
    const symbol = z3.mk_string_symbol(context, name);
    if (typeof value === 'boolean') z3.params_set_bool(context, parameters, symbol, value);
    else z3.params_set_uint(context, parameters, symbol, value);
  }
  return parameters;
}

/** What Z3 does when nobody asks for anything else. */
const usual: Manner = { branches: true, multipliesOut: true, seed: 0, byCells: false };

/** What it otherwise does with products besides: each finds something sometimes, and takes its time. */
const otherWays = Object.fromEntries(['grobner', 'tangents', 'order', 'horner'].map((name) => [`arith.nl.${name}`, false]));

/** In which order it takes numbers on when it looks for cells: an option that stands for a whole process, and is set before each question. */
const orderings = { usual: '0', ofCells: '5' };

/** Simplifies, and then decides. */
function solverIn(z3: Z3, context: Context, { branches, multipliesOut, seed, byCells }: Manner): Solver {
  z3.global_param_set('nlsat.variable_ordering_strategy', byCells ? orderings.ofCells : orderings.usual);
  const tactic = (name: string, values: Readonly<Record<string, boolean | number>>): Tactic => {
    // Before the tactic: whatever was made last is gone with the next that is made, unless it is counted.
    const parameters = parametersIn(z3, context, values);
    const made = z3.tactic_using_params(context, z3.mk_tactic(context, name), parameters);
    z3.tactic_inc_ref(context, made);
    return made;
  };
  const simplify = tactic('simplify', { som: multipliesOut });
  return z3.mk_solver_from_tactic(context, z3.tactic_and_then(context, simplify, tactic('smt', { 'arith.nl.branching': branches, random_seed: seed, ...(byCells ? otherWays : {}) })));
}

const limited = (z3: Z3, context: Context, solver: Solver, { effort, patience }: Question): void =>
  z3.solver_set_params(context, solver, parametersIn(z3, context, { rlimit: effort, ...(patience === undefined ? {} : { timeout: patience * 1000 }) }));

/** Values of integers, by name, in the text of a model: `name -> 5` or `name -> (- 5)`. */
const valuesIn = (model: string): Readonly<Record<string, string>> =>
  Object.fromEntries([...model.matchAll(/^\|?([^\s|]+)\|? -> (?:\(- (\d+)\)|(\d+))$/gm)].map(([, name = '', negative, positive]) => [name, negative === undefined ? (positive ?? '0') : `-${negative}`]));

async function answerTo(z3: Z3, question: Question): Promise<Answer> {
  // A context of its own for each: what one leaves behind in the fixed heap would bring the next down.
  const configuration = z3.mk_config();
  const context = z3.mk_context(configuration);
  z3.del_config(configuration);
  const solver = solverIn(z3, context, question.manner ?? usual);
  z3.solver_inc_ref(context, solver);
  limited(z3, context, solver, question);
  z3.solver_from_string(context, solver, question.text);
  const verdict: number = await z3.solver_check(context, solver);
  const values = verdict === 1 ? valuesIn(z3.model_to_string(context, z3.solver_get_model(context, solver))) : {};
  z3.solver_dec_ref(context, solver);
  z3.del_context(context);
  return verdict === -1 ? { verdict: 'unsat' } : verdict === 1 ? { verdict: 'sat', values } : { verdict: 'unknown', reason: 'effort' };
}

/** A question took longer than its parent waits for an answer: nobody hears of this child any more, and it ends. */
class OutOfTime extends Error {
  override readonly name = 'OutOfTime';
}

const outOfTime = (): never => {
  throw new OutOfTime('A question took longer than anyone waits for.');
};

/** Whoever asked is gone. */
class Alone extends Error {
  override readonly name = 'Alone';
}

const leave = (): never => {
  throw new Alone('There is nobody to answer.');
};

/** Answers each question on the standard input by a line, and ends with the input: the threads of the solver would keep it waiting for ever. */
async function main(): Promise<void> {
  const { Z3 } = await init();
  Z3.global_param_set('memory_max_size', '1200');
  const answer = async (line: string): Promise<void> => {
    const asked: unknown = JSON.parse(line);
    if (!isAsking(asked)) return;
    const clock = setTimeout(outOfTime, (asked.seconds + 20) * 1000);
    writeSync(1, `${JSON.stringify(await answerTo(Z3, asked.question))}\n`);
    clearTimeout(clock);
  };
  let last = Promise.resolve();
  createInterface({ input: createReadStream('', { fd: 0 }) })
    .on('line', (line) => { last = last.then(() => answer(line)); })
    .on('close', leave);
}

await main();
