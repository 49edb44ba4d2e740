import { writeFileSync } from 'node:fs';
import { formulaEffort, loadFormulas, proveFormulas, solverFor, solverVersion } from '../../src/audit/index.js';
import { formulas } from '../../src/mechanisms/formulas.js';
import { type FormulaRecord, formulaDigest, formulaFile, formulaRecords, recordsText } from './formulas.js';

// Run by hand: `npx tsx test/prove/record-formulas.ts [KEY...]`, after `npx tsx build/main.ts traced`. What is recorded of the same formulas already is not proved again.
const instrumented = await loadFormulas();
if (instrumented === null) throw new TypeError('The formulas are not built: npx tsx build/main.ts traced.');
const asked = process.argv.slice(2);
const known = new Map<string, FormulaRecord>(formulaRecords().map((record) => [record.key, record]));
for (const key of formulas.keys()) {
  const digest = formulaDigest(key);
  if ((asked.length > 0 && !asked.includes(key)) || known.get(key)?.digest === digest) continue;
  const start = performance.now();
  const shown = await proveFormulas({ instrumented, key, effort: formulaEffort, solver: solverFor({ seconds: 120, node: process.execPath }) });
  known.set(key, {
    key, digest, solver: solverVersion() ?? '', effort: formulaEffort, seconds: Math.round((performance.now() - start) / 1_000),
    claims: shown.map(({ formula: { id }, ways, finding }) => ({
      id, ways, verdict: finding.kind, why: finding.kind === 'open' ? finding.why : null,
      values: finding.kind === 'refuted' ? Object.fromEntries(Object.entries(finding.values).map(([name, value]) => [name, value.toString()])) : null,
    })),
  });
  console.log(key, known.get(key)?.seconds);
  writeFileSync(formulaFile, recordsText([...formulas.keys()].flatMap((each) => known.get(each) ?? [])));
}
