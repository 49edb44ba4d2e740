import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import * as t from 'io-ts';

const root = resolve(import.meta.dirname, '../..');

export const formulaFile = join(root, 'spec/proofs/formulas/formulas.json');

const Claim = t.type({ id: t.string, ways: t.number, verdict: t.keyof({ proved: null, refuted: null, open: null }), why: t.union([t.string, t.null]), values: t.union([t.record(t.string, t.string), t.null]) });
const Record = t.type({ key: t.string, digest: t.string, solver: t.string, effort: t.number, seconds: t.number, claims: t.readonlyArray(Claim) });
export type FormulaRecord = t.TypeOf<typeof Record>;

/** What the prover was seen to come to, mechanism by mechanism. */
export function decodeRecords(text: string): readonly FormulaRecord[] {
  const read = t.readonlyArray(Record).decode(JSON.parse(text));
  if (read._tag === 'Left') throw new TypeError('The recorded proofs are not what was written: npx tsx test/prove/record-formulas.ts writes them anew.');
  return read.right;
}

export const formulaRecords = (): readonly FormulaRecord[] => (existsSync(formulaFile) ? decodeRecords(readFileSync(formulaFile, 'utf8')) : []);

/** One line for each claim. */
export const recordsText = (records: readonly FormulaRecord[]): string => `[\n${records.map(({ claims, ...rest }) =>
  `  ${JSON.stringify(rest).slice(0, -1)},"claims":[\n${claims.map((claim) => `    ${JSON.stringify(claim)}`).join(',\n')}\n  ]}`).join(',\n')}\n]\n`;

const imported = /^(?:import|export)\b[^'\n]*'(?<file>\.[^']+)\.js';/gm;

/** The claims about a mechanism's formulas and all that they are computed with, from the sources: another text is another thing that was proved. */
export function formulaDigest(key: string): string {
  const texts = new Map<string, string>();
  const visit = (file: string): void => {
    if (texts.has(file)) return;
    const text = readFileSync(file, 'utf8');
    texts.set(file, text);
    for (const { groups } of text.matchAll(imported)) visit(resolve(dirname(file), `${groups?.['file'] ?? ''}.ts`));
  };
  visit(join(root, 'src/mechanisms', key.replace(/@.*$/, ''), 'formulas.ts'));
  const hash = createHash('sha256');
  for (const [file, text] of [...texts].sort()) hash.update(`${relative(root, file)}:${text.length.toString()}:`).update(text);
  return hash.digest('hex').slice(0, 16);
}
