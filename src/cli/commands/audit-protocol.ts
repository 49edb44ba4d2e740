import { right } from 'fp-ts/lib/Either.js';
import { protocolClaims } from '../../../properties/protocol.js';
import { assess, type AssessOptions, type ProtocolReport } from '../../audit/protocol/assess.js';
import { encodeProtocolTrace } from '../../audit/protocol/trace.js';
import { FindingsFolder, traceName } from '../audit/findings-folder.js';
import type { AuditTexts } from '../audit/prepared.js';
import { countOption, wordOption } from '../input/options.js';
import { type NamedProtocol, readProtocol } from '../input/protocol.js';
import { inputProblem, type Read } from '../input/text.js';
import { protocolReportJson, protocolReportLines } from '../output/protocol/report.js';
import { writingTo } from '../output/sink.js';
import { styleOf } from '../output/style.js';
import { exitCodes, type Surroundings } from '../surroundings.js';

/** Of the budget of a design's audit, what a protocol takes: every move of it is a whole call. */
const mostStates = 20_000;
const fullShare = 20;
const walkShare = 25;

/** Options that mean nothing for a protocol are refused, lest somebody think that they did. */
function uselessOption(texts: AuditTexts): string | undefined {
  const { prices, shard, corpus, promised, jobs, proofs } = texts;
  const given: readonly (readonly [string, unknown])[] = [['--prices', prices], ['--shard', shard], ['--corpus', corpus], ['--promised', promised], ['--jobs', jobs], ['--proofs', proofs]];
  return given.find(([, value]) => value !== undefined)?.[0];
}

function optionsOf(texts: AuditTexts): Read<AssessOptions> {
  const useless = uselessOption(texts);
  if (useless !== undefined) return inputProblem('UNKNOWN_KEY', useless, '--runs, --seed, --states, --guarantee, --format, --report or --out with a deployed protocol', useless);
  const runs = countOption('--runs', texts.runs, 1);
  if (runs._tag === 'Left') return runs;
  const seed = countOption('--seed', texts.seed, 0);
  if (seed._tag === 'Left') return seed;
  const states = countOption('--states', texts.states, 1);
  if (states._tag === 'Left') return states;
  const known = protocolClaims.map(({ id }) => id);
  const unknown = texts.guarantee?.find((id) => !known.includes(id));
  if (unknown !== undefined) return inputProblem('UNKNOWN_KEY', '--guarantee', known.join(', '), JSON.stringify(unknown));
  const most = Math.min(states.right, mostStates);
  const budget = { states: most, fullStates: Math.ceil(most / fullShare), runs: Math.ceil(runs.right / walkShare), seed: seed.right };
  return right(texts.guarantee === undefined ? budget : { ...budget, guarantees: texts.guarantee });
}

/** Writes what breaks each guarantee into a file of its own. */
async function saved(protocol: NamedProtocol, { findings }: ProtocolReport, folder: FindingsFolder): Promise<Read<void>> {
  for (const { claim: { id, claim }, refutation } of findings) {
    const text = refutation === null ? null : encodeProtocolTrace({ guarantee: id, claim, protocol, setting: refutation.setting, moves: refutation.moves });
    if (text !== null) folder.write(traceName(protocol.name, id), text);
  }
  return await folder.written();
}

/** `unwind audit` of a deployed protocol: what is known of each guarantee, and a file for each that is broken. */
export async function auditProtocol(argument: string, texts: AuditTexts, surroundings: Surroundings): Promise<Read<number>> {
  const protocol = readProtocol(argument, surroundings);
  if (protocol._tag === 'Left') return protocol;
  const options = optionsOf(texts);
  if (options._tag === 'Left') return options;
  const format = wordOption('--format', texts.json === true ? 'json' : (texts.format ?? 'table'), ['table', 'json'] as const);
  if (format._tag === 'Left') return format;
  const report = assess(protocol.right, options.right);
  const folder = new FindingsFolder('--out', texts.out);
  const written = await saved(protocol.right, report, folder);
  if (written._tag === 'Left') return written;
  const style = styleOf(surroundings, texts.report === undefined ? surroundings.stdout : { ...surroundings.stdout, isTerminal: false });
  const again = (id: string): string => `unwind run ${folder.file(traceName(protocol.right.name, id))}`;
  const lines = (): string => protocolReportLines(protocol.right, report, again, style).map((line) => `${line}\n`).join('');
  const told = await writingTo(surroundings.stdout, texts.report, async (sink) => {
    await sink.write(format.right === 'json' ? protocolReportJson(protocol.right, report) : lines());
    return right(undefined);
  });
  if (told._tag === 'Left') return told;
  const verdicts = [...report.findings, ...(report.market?.findings ?? [])].map(({ verdict }) => verdict);
  return right(verdicts.includes('refuted') ? exitCodes.refuted : verdicts.includes('open') ? exitCodes.open : exitCodes.holds);
}
