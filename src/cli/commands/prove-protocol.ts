import { right } from 'fp-ts/lib/Either.js';
import { formulaEffort, formulaKey, type FormulaShown, loadFormulas, proveFormulas, solverFor as askingZ3 } from '../../audit/index.js';
import { formulas } from '../../mechanisms/formulas.js';
import { FindingsFolder } from '../audit/findings-folder.js';
import { countOption } from '../input/options.js';
import { readProtocol } from '../input/protocol.js';
import { inputProblem, type Read } from '../input/text.js';
import { formulaDocument, formulaLines, type FormulaReport } from '../output/protocol/formulas.js';
import { writingTo } from '../output/sink.js';
import { styleOf } from '../output/style.js';
import { exitCodes, type Surroundings } from '../surroundings.js';
import type { ProveTexts } from './prove.js';

/** Options that mean nothing for formulas are refused, lest somebody think that they did. */
function uselessOption({ guarantee, transition, cache, allDesigns, crossCheck }: ProveTexts): string | undefined {
  const given: readonly (readonly [string, unknown])[] = [['--guarantee', guarantee], ['--transition', transition], ['--cache', cache], ['--all-designs', allDesigns], ['--cross-check', crossCheck]];
  return given.find(([, value]) => value !== undefined)?.[0];
}

async function shownOf(key: string, seconds: number): Promise<Read<readonly FormulaShown[]>> {
  const instrumented = await loadFormulas();
  if (instrumented === null) return inputProblem('MISSING', 'traced', 'the formulas compiled for the prover (npm run build, or npx tsx build/main.ts traced in a checkout)', 'none');
  return right(await proveFormulas({ instrumented, key, effort: formulaEffort, solver: askingZ3({ seconds, node: process.execPath }) }));
}

const exitCodeOf = (shown: readonly FormulaShown[]): number => {
  const kinds = shown.map(({ finding }) => finding.kind);
  return kinds.includes('refuted') ? exitCodes.refuted : kinds.includes('open') ? exitCodes.open : exitCodes.holds;
};

/** `unwind prove` of a deployed protocol: claims about its pure formulas, for all quantities. @param solver its version */
export async function proveProtocol(argument: string, texts: ProveTexts, solver: string, surroundings: Surroundings): Promise<Read<number>> {
  const protocol = readProtocol(argument, surroundings);
  if (protocol._tag === 'Left') return protocol;
  const useless = uselessOption(texts);
  if (useless !== undefined) return inputProblem('UNKNOWN_KEY', useless, '--seconds, --emit-smt, --json or --out with a deployed protocol', useless);
  const seconds = countOption('--seconds', texts.seconds, 1);
  if (seconds._tag === 'Left') return seconds;
  const key = formulaKey(protocol.right);
  const shown = await shownOf(key, seconds.right);
  if (shown._tag === 'Left') return shown;
  const folder = texts.emitSmt === undefined ? null : new FindingsFolder('--emit-smt', texts.emitSmt);
  for (const { formula: { id }, script } of shown.right) {
    if (script !== null) folder?.write(`${argument}.${id}.smt2`, `; ${key}: ${id}. unsat: it holds.\n(set-logic ALL)\n${script}(check-sat)\n`);
  }
  const scripts = await (folder?.written() ?? right(undefined));
  if (scripts._tag === 'Left') return scripts;
  const report: FormulaReport = { name: argument, key, solver, shown: shown.right, assumes: formulas.get(key)?.().assumes ?? [] };
  const style = styleOf(surroundings, texts.out === undefined ? surroundings.stdout : { ...surroundings.stdout, isTerminal: false });
  const written = await writingTo(surroundings.stdout, texts.out, async (sink) => {
    await sink.write(texts.json === true ? formulaDocument(report) : formulaLines(report, style).map((line) => `${line}\n`).join(''));
    return right(undefined);
  });
  if (written._tag === 'Left') return written;
  return right(exitCodeOf(shown.right));
}
