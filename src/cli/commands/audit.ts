import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { left, right, tryCatch } from 'fp-ts/lib/Either.js';
import { audit, type AuditOptions, type AuditReport } from '../../audit/audit.js';
import { encodeTrace } from '../../audit/trace.js';
import { stepwise } from '../../mechanisms/stepwise/mechanism.js';
import { exitCodeOf, joined } from '../audit/verdicts.js';
import { brokenOn, type WalkedPath, walkedPath } from '../audit/walked.js';
import { type NamedDesign, readDesign, usable } from '../input/design.js';
import { countOption } from '../input/options.js';
import { type PriceTexts, readPrices } from '../input/prices.js';
import { inputProblem, type Read } from '../input/text.js';
import { auditLines } from '../output/audit.js';
import { jsonDocument } from '../output/json.js';
import { plainAudit } from '../output/plain-audit.js';
import { writeWhole } from '../output/sink.js';
import { styleOf } from '../output/style.js';
import type { Surroundings } from '../surroundings.js';

/** What the command line says of an audit, unread. */
export interface AuditTexts extends Omit<PriceTexts, 'prices'> {
  readonly prices?: string;
  readonly runs: string;
  readonly seed: string;
  readonly guarantee?: readonly string[];
  readonly promised?: boolean;
  readonly json?: boolean;
  readonly out: string;
}

/** An audit that is ready to go. */
interface Prepared {
  readonly found: NamedDesign;
  readonly walked: WalkedPath | null;
  readonly options: AuditOptions;
}

/** Ids of the guarantees to look at: those that are named, those that the design promises, or all. */
function chosenGuarantees({ design }: NamedDesign, { guarantee = [], promised }: AuditTexts): Read<readonly string[]> {
  const known = stepwise.guarantees.map(({ id }) => id);
  const unknown = guarantee.find((id) => !known.includes(id));
  if (unknown !== undefined) return inputProblem('UNKNOWN_KEY', '--guarantee', known.join(', '), JSON.stringify(unknown));
  const named = guarantee.length === 0 ? known : known.filter((id) => guarantee.includes(id));
  const isPromised = (id: string): boolean => stepwise.guarantees.some((each) => each.id === id && each.promisedBy(design));
  return right(promised === true ? named.filter(isPromised) : named);
}

/** fast-check's seeds are integers of 32 bits. */
const mostSeed = 2_147_483_647;

function prepared(argument: string, texts: AuditTexts, surroundings: Surroundings): Read<Prepared> {
  const read = readDesign(argument, surroundings);
  const found = read._tag === 'Left' ? read : usable(read.right);
  if (found._tag === 'Left') return found;
  const runs = countOption('--runs', texts.runs, 1);
  if (runs._tag === 'Left') return runs;
  const seed = countOption('--seed', texts.seed, 0);
  if (seed._tag === 'Left') return seed;
  if (seed.right > mostSeed) return inputProblem('OUT_OF_RANGE', '--seed', `a whole number up to ${mostSeed.toString()}`, texts.seed);
  const guarantees = chosenGuarantees(found.right, texts);
  if (guarantees._tag === 'Left') return guarantees;
  const options: AuditOptions = { runs: runs.right, seed: seed.right, guarantees: guarantees.right, numeraire: found.right.numeraire };
  if (texts.prices === undefined) return right({ found: found.right, walked: null, options });
  const prices = readPrices(found.right, { ...texts, prices: texts.prices });
  if (prices._tag === 'Left') return prices;
  const walked = walkedPath(found.right, prices.right);
  return walked._tag === 'Left' ? walked : right({ found: found.right, walked: walked.right, options: { ...options, path: walked.right.observations } });
}

/** Tells a terminal how far the search is; nobody waits for it to be written. */
function progressTo({ stderr }: Surroundings): AuditOptions['onProgress'] {
  if (!stderr.isTerminal) return undefined;
  let shown = '';
  return ({ stage, done, total, guarantee }) => {
    const percent = Math.floor((done * 100) / total).toString();
    const text = stage === 'running' ? `${percent} % of ${total.toString()} runs` : `shortening a counterexample to ${guarantee ?? ''}`;
    if (text === shown) return;
    shown = text;
    void stderr.write(`\r\u001B[K${text}`);
  };
}

/** Writes each counterexample into the folder, whole or not at all. */
async function tracesInto(folder: string, { design, findings }: AuditReport): Promise<Read<ReadonlyMap<string, string>>> {
  const files = new Map<string, string>();
  for (const { id, trace } of findings) {
    if (trace === undefined) continue;
    const made = tryCatch(() => mkdirSync(folder, { recursive: true }), (cause) => (cause instanceof Error ? cause.message : String(cause)));
    if (made._tag === 'Left') return inputProblem('UNREADABLE', '--out', 'a folder that can be written', made.left);
    const file = join(folder, `${design}.${id}.json`);
    const written = await writeWhole(file, encodeTrace(trace));
    if (written._tag === 'Left') return left(written.left);
    files.set(id, file);
  }
  return right(files);
}

/** `unwind audit`: walks given prices first, then attacks the design with generated ones, and writes down what breaks it. */
export async function auditCommand(argument: string, texts: AuditTexts, surroundings: Surroundings): Promise<Read<number>> {
  const ready = prepared(argument, texts, surroundings);
  if (ready._tag === 'Left') return ready;
  const { found, walked, options } = ready.right;
  const onProgress = progressTo(surroundings);
  const report = audit(found.design, { ...options, ...(onProgress === undefined ? {} : { onProgress }) });
  if (surroundings.stderr.isTerminal) await surroundings.stderr.write('\r\u001B[K');
  const files = await tracesInto(texts.out, report);
  if (files._tag === 'Left') return files;
  const findings = joined(report, walked === null ? [] : brokenOn(walked.report), files.right);
  const style = styleOf(surroundings, surroundings.stdout);
  const again = `unwind run ${argument} --prices ${texts.prices ?? ''}`;
  const text = texts.json === true
    ? jsonDocument(plainAudit(found.design, report, findings, walked))
    : auditLines(found, report, findings, walked, again, style).map((line) => `${line}\n`).join('');
  await surroundings.stdout.write(text);
  return right(exitCodeOf(findings));
}
