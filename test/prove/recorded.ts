import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeProofRecord, type ProofRecord } from '../../src/audit/index.js';

/** Where the proofs are that ship. */
export const proofs = join(import.meta.dirname, '../../spec/proofs');

/** The text of a file there. */
export const proofText = (file: string): string => readFileSync(join(proofs, file), 'utf8');

/** Every record of a design, by its name; what the prover made of mutants is no proof of one. */
export const records = (): readonly ProofRecord[] =>
  readdirSync(proofs).filter((file) => file.endsWith('.json') && file !== 'mutants.json').sort().flatMap((file) => {
    const record = decodeProofRecord(proofText(file));
    if (record._tag === 'Left') throw new TypeError(`${file}: ${JSON.stringify(record.left)}`);
    return [record.right];
  });
