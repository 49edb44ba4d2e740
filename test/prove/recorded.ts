import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeProofRecord, type ProofRecord } from '../../src/audit/index.js';

/** Where the proofs are that ship. */
export const proofs = join(import.meta.dirname, '../../spec/proofs');

/** Where the proofs are about every design of a shape. */
export const everyDesign = join(proofs, 'all-designs');

/** The text of a file there. */
export const proofText = (file: string): string => readFileSync(join(proofs, file), 'utf8');

/** Every record of a design, by its name; what the prover made of mutants is no proof of one. */
export const records = (): readonly ProofRecord[] => readdirSync(proofs).filter((file) => file.endsWith('.json') && file !== 'mutants.json').sort().map(recordIn);

/** Every record about all designs of a shape, with the name of one of them. */
export const everyRecords = (): readonly (readonly [string, ProofRecord])[] =>
  readdirSync(everyDesign).sort().map((file) => [file.replace(/\.json$/, ''), recordIn(join('all-designs', file))] as const);

function recordIn(file: string): ProofRecord {
  const record = decodeProofRecord(proofText(file));
  if (record._tag === 'Left') throw new TypeError(`${file}: ${JSON.stringify(record.left)}`);
  return record.right;
}
