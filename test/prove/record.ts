import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encodeProofRecord, folderCache, invariants, provable, prove, type ProveOptions, recordOf, reportOf, solverVersion, type TransitionProof, usualEffort } from '../../src/audit/index.js';
import { stepwise } from '../../src/mechanisms/stepwise/mechanism.js';
import { loadPreset } from '../support/designs.js';
import { counted, noteColdRun, processorWatch } from './cold.js';
import { everyDesign as everyFolder, proofs as folder } from './recorded.js';

// Run by hand: `npx tsx test/prove/record.ts micro 600`, and with `all-designs` behind it of every design of that shape. What is not proved after so many seconds is not recorded; a later run goes on from the cache.
const [name = 'micro', seconds = '3600', all] = process.argv.slice(2);
/** Seconds for one question: five times as many as usual, so that a busy machine does not leave open what a quiet one proves. */
const patience = 300;
const isForAll = all === 'all-designs';
const design = loadPreset(name).design;
const promised = stepwise.guarantees.filter(({ scope, promisedBy }) => scope === 'edge' && promisedBy(design)).map(({ id }) => id);
const { cache, isCold } = counted(folderCache(process.env['PROOF_CACHE'] ?? join(import.meta.dirname, '../../node_modules/.cache/unwind-proofs')));
const options: ProveOptions = {
  design, isForAll, wanted: [...invariants.map(({ id }) => id), ...promised], names: provable, effort: usualEffort, seconds: patience, node: process.execPath,
  solver: solverVersion() ?? '', jobs: 2, cache, signal: AbortSignal.timeout(Number(seconds) * 1000),
};
const watch = processorWatch();
const finished: TransitionProof[] = [];
for await (const proof of prove(options)) {
  if (proof.shown.some(({ finding }) => finding.kind === 'open' && finding.why === 'closed')) continue;
  finished.push(proof);
  console.log(`${proof.name}: ${proof.ways.toString()} ways`);
}
const taken = watch.stop();
const report = reportOf(options, finished);
writeFileSync(join(isForAll ? everyFolder : folder, `${name}.json`), encodeProofRecord(recordOf(design, report)));
if (isCold() && !isForAll && report.missing.length === 0) noteColdRun(name, report.kernel, taken);
