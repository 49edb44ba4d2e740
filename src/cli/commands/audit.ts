import { right } from 'fp-ts/lib/Either.js';
import { assure, type AssureOptions } from '../../audit/assure.js';
import type { AuditProgress } from '../../audit/audit.js';
import type { ExploreProgress } from '../../audit/explore/explore.js';
import { keepEntry } from '../audit/corpus.js';
import { FindingsFolder, traceName, writingTraces } from '../audit/findings-folder.js';
import { type AuditTexts, prepared } from '../audit/prepared.js';
import { isProtocol } from '../input/protocol.js';
import type { Read } from '../input/text.js';
import { rendered } from '../output/assurance/formats.js';
import { walkedLines } from '../output/audit.js';
import { writingTo } from '../output/sink.js';
import { styleOf } from '../output/style.js';
import { exitCodes, type Surroundings } from '../surroundings.js';
import { version } from '../version.js';
import { exitCodeOfAssurance } from './assurance.js';
import { auditProtocol } from './audit-protocol.js';

export type { AuditTexts } from '../audit/prepared.js';

const searchingText = ({ stage, done, total, guarantee }: AuditProgress): string =>
  (stage === 'running' ? `${Math.floor((done * 100) / total).toString()} % of ${total.toString()} runs` : `shortening a counterexample to ${guarantee ?? ''}`);

/** Tells a terminal how far each engine is; nobody waits for it to be written. */
function progressTo({ stderr }: Surroundings): Pick<AssureOptions, 'onExploring' | 'onProgress'> {
  if (!stderr.isTerminal) return {};
  let shown = '';
  const show = (text: string): void => {
    if (text === shown) return;
    shown = text;
    void stderr.write(`\r\u001B[K${text}`);
  };
  let beganAt = 0;
  const onExploring = ({ depth, states, frontier }: ExploreProgress): void => {
    beganAt ||= performance.now();
    const rate = Math.round(states / Math.max(performance.now() - beganAt, 1));
    show(`exploring: depth ${depth.toString()}, ${states.toString()} states, ${frontier.toString()} ahead, ${rate.toString()}k states/s`);
  };
  return { onExploring, onProgress: (progress) => show(searchingText(progress)) };
}

/** `unwind audit`: walks given prices, visits every state of the small setting, attacks the design at full size, and writes down what breaks it. */
export async function auditCommand(argument: string, texts: AuditTexts, surroundings: Surroundings): Promise<Read<number>> {
  if (isProtocol(argument, surroundings)) return await auditProtocol(argument, texts, surroundings);
  const ready = prepared(argument, texts, surroundings);
  if (ready._tag === 'Left') return ready;
  const { found, walked, options, format, note } = ready.right;
  const { name } = found.design;
  const counterexamples = new FindingsFolder('--out', texts.out);
  const plans = new FindingsFolder('--corpus', texts.corpus ?? '');
  if (note !== null && surroundings.stderr.isTerminal) await surroundings.stderr.write(`${note}\n`);
  const onFinding = writingTraces(counterexamples, name);
  for (const { id, trace } of options.known ?? []) if (trace !== null) onFinding(id, trace);
  const { assurance, interrupted } = await assure(found, {
    ...options, ...progressTo(surroundings), onFinding, ...(texts.corpus === undefined ? {} : { onCorpus: (entry) => keepEntry(plans, entry) }),
  });
  // What the engines settled on, where they found several runs for one guarantee.
  for (const { id, trace } of assurance.guarantees) if (trace !== null) onFinding(id, trace);
  if (surroundings.stderr.isTerminal) await surroundings.stderr.write('\r\u001B[K');
  for (const folder of [counterexamples, plans]) {
    const written = await folder.written();
    if (written._tag === 'Left') return written;
  }
  const style = styleOf(surroundings, texts.report === undefined ? surroundings.stdout : { ...surroundings.stdout, isTerminal: false });
  const again = (id: string): string => `unwind run ${counterexamples.file(traceName(name, id))}`;
  const told = await writingTo(surroundings.stdout, texts.report, async (sink) => {
    if (walked !== null && format === 'table') await sink.write(walkedLines(found, walked, style).map((line) => `${line}\n`).join(''));
    await sink.write(rendered(format, assurance, { style, again, designFile: argument, version: version() }));
    return right(undefined);
  });
  if (told._tag === 'Left') return told;
  return right(interrupted ? exitCodes.interrupted : exitCodeOfAssurance(assurance));
}
