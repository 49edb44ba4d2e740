import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { left, right, tryCatch } from 'fp-ts/lib/Either.js';
import {
  decodeProofRecord, designDigest, errorsInRecord, type Found, hasInstrumented, keepsAssumptions, kernelDigest, misfitOf, type Present, type ProofRecord, provedBy, shapeDigest, solverVersion,
} from '../../audit/index.js';
import { levelOf } from '../../audit/assurance/verdict.js';
import type { Design } from '../../kernel/design.js';
import { packageRoot } from '../../market/index.js';
import type { NamedDesign } from '../input/design.js';
import { inputProblem, type Read, textOf, within } from '../input/text.js';
import type { Surroundings } from '../surroundings.js';

/** What proofs show of a design, and why some that ship with the package show nothing of it. */
export interface ProofsFound {
  readonly found: readonly Found[];
  readonly note: string | null;
}

/** A proof that somebody names must be one of this design on this machine, and agree with itself. */
function readRecord(file: string, present: Present, surroundings: Surroundings): Read<ProofRecord> {
  const text = textOf(file, surroundings);
  if (text._tag === 'Left') return text;
  const record = decodeProofRecord(text.right);
  if (record._tag === 'Left') return left(within(file, record.left));
  const misfit = misfitOf(record.right, present);
  const errors = misfit === null ? errorsInRecord(record.right) : [misfit];
  return errors.length > 0 ? left(within(file, errors)) : record;
}

/** Reads every file before it says what is wrong with any. */
function namedProofs(files: readonly string[], design: Design, present: Present, surroundings: Surroundings): Read<ProofsFound> {
  const read = files.map((file) => readRecord(file, present, surroundings));
  const errors = read.flatMap((each) => (each._tag === 'Left' ? each.left : []));
  return errors.length > 0 ? left(errors) : right({ found: provedBy(read.flatMap((each) => (each._tag === 'Right' ? [each.right] : [])), design), note: null });
}

const shippedFolder = (): string => join(packageRoot(import.meta.url) ?? '.', 'spec', 'proofs');

/** Every proof in a folder, which also holds what is no proof of a design. */
function recordsIn(folder: string, surroundings: Surroundings): readonly ProofRecord[] {
  const files = tryCatch(() => readdirSync(folder).filter((file) => file.endsWith('.json')).sort(), () => []);
  return (files._tag === 'Right' ? files.right : []).flatMap((file) => {
    const text = textOf(join(folder, file), surroundings);
    const record = text._tag === 'Left' ? text : decodeProofRecord(text.right);
    return record._tag === 'Right' ? [record.right] : [];
  });
}

/** Those of some proofs that are whole and of this machine, as far as they show anything; and why one of this design is left out. */
function fittingProofs(ofDesign: readonly ProofRecord[], design: Design, present: Present): ProofsFound {
  const misfits = ofDesign.map((record) => misfitOf(record, present));
  const fitting = ofDesign.filter((record, place) => misfits[place] === null && errorsInRecord(record).length === 0);
  const [misfit = null] = misfits.filter((each) => each !== null);
  return {
    found: provedBy(fitting, design).filter(({ evidence }) => evidence.some((each) => levelOf(each) === 'proved')),
    note: misfit === null ? null : `The proof of ${present.design} that ships is left out: expected ${misfit.expected}, found ${misfit.found}.`,
  };
}

/** Of the proofs that ship, those of this design, or else of all of its shape; one that is stale is left out, and one that is not whole is not told of. */
function shippedProofs(folder: string, design: Design, present: Present, surroundings: Surroundings): ProofsFound {
  const own = fittingProofs(recordsIn(folder, surroundings).filter(({ parameters }) => parameters === present.parameters), design, present);
  if (own.found.length > 0) return own;
  const shared = fittingProofs(recordsIn(join(folder, 'all-designs'), surroundings).filter(({ parameters }) => parameters === present.shape), design, present);
  return { ...shared, note: own.note ?? shared.note };
}

/**
 * What is proved of a design: by the files that are named, which are refused where they are of another design, machine or solver; or by those that ship.
 * @param shipped where the proofs that ship are
 */
export function readProofs({ design }: NamedDesign, files: readonly string[] | undefined, surroundings: Surroundings, shipped = shippedFolder()): Read<ProofsFound> {
  if (!hasInstrumented()) {
    const needed = 'the machine compiled for the prover, by which proofs are recognised (npm run build, or npx tsx build/main.ts traced in a checkout)';
    return files === undefined ? right({ found: [], note: null }) : inputProblem('MISSING', '--proofs', needed, 'none');
  }
  const present: Present = { design: design.name, kernel: kernelDigest(), parameters: designDigest(design), shape: keepsAssumptions(design) ? shapeDigest(design) : null, solver: solverVersion() };
  return files === undefined ? right(shippedProofs(shipped, design, present, surroundings)) : namedProofs(files, design, present, surroundings);
}
