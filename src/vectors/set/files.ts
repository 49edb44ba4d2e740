import { sha256 } from '../format/digest.js';
import { type AnyVector, digestOfAny, fileOfAny } from '../format/any.js';
import { vectorFormat } from '../format/vector.js';
import { writtenFile } from '../format/written.js';

/** A file of a set: its path below the folder of vectors, with forward slashes, and its text. */
export interface SetFile {
  readonly path: string;
  readonly text: string;
}

/** The release of the set: MAJOR for format and protocol, MINOR for vectors added or retired, PATCH for errata, prose and flags. */
export const release = '1.4.0';

/** What each flag of a vector means for whoever fails it. */
export const flagMeanings: Readonly<Record<string, { readonly description: string; readonly effect: string }>> = {
  CheckOrder: { description: 'An event fails two checks; the page says which comes first.', effect: 'Callers that branch on codes take the wrong branch.' },
  GuardBoundary: { description: 'A comparison stands at its boundary or a unit beside it.', effect: 'Accounts are liquidated, released or let through a unit too early or too late.' },
  LargeNumbers: { description: 'Quantities beyond 128 bits take part.', effect: 'Overflow, or silent loss of digits.' },
  Lifecycle: { description: 'A whole course, from opening to the end.', effect: 'Mistakes in one state surface in another.' },
  ParameterRange: { description: 'A parameter stands at 0, 1, its usual value or its limit.', effect: 'A design that is permitted behaves otherwise than its page says.' },
  Oracle: { description: 'A call that a deployed contract was asked, with what it answered.', effect: 'The implementation is not the protocol that it says it is.' },
  Policy: { description: 'One policy of the design at work.', effect: 'The policy is not the one of the page.' },
  Refusal: { description: 'One check fails, and its nearest accepted neighbour does not.', effect: 'What must be refused is accepted, or the reverse.' },
  RoundingDirection: { description: 'A quotient with a remainder, whose direction the answers show.', effect: 'A unit goes to the wrong side; repeated, it drains an account or the protocol.' },
  Wire: { description: 'Input that is no event at all.', effect: 'Misread input moves money, or ends the program.' },
};

/** Where a vector is kept: its id is its path. */
export const pathOf = (id: string): string => `${id}.json`;

/** What `sha256sum -c SHA256SUMS` reads. */
export const checksumsOf = (files: readonly SetFile[]): string => files.map(({ path, text }) => `${sha256(text)}  ${path}\n`).join('');

/** What an index says of one vector. */
export interface Entry {
  readonly id: string;
  readonly digest: string;
  readonly flags: readonly string[];
  readonly requires: readonly string[];
}

const entryOf = (vector: AnyVector): Entry => ({ id: vector.id, digest: digestOfAny(vector), flags: vector.flags, requires: vector.requires });

const byPath = ({ path: one }: SetFile, { path: other }: SetFile): number => (one < other ? -1 : 1);

/** What a set keeps beside its vectors: ids that may not be reused, and expected values that were put right. */
export interface Kept {
  readonly retired: string;
  readonly errata: string;
}

export const nothingKept: Kept = { retired: writtenFile({ format: vectorFormat, retired: [] }), errata: writtenFile({ errata: [], format: vectorFormat }) };

/** Every file of a set, `SHA256SUMS` last. */
export function filesOf(vectors: readonly AnyVector[], kept: Kept = nothingKept): readonly SetFile[] {
  const sorted = [...vectors].sort(({ id: one }, { id: other }) => (one < other ? -1 : 1));
  const files = [
    ...sorted.map((vector): SetFile => ({ path: pathOf(vector.id), text: fileOfAny(vector) })),
    { path: 'index.json', text: writtenFile({ format: vectorFormat, release, vectors: sorted.map(entryOf) }) },
    { path: 'flags.json', text: writtenFile({ flags: flagMeanings, format: vectorFormat }) },
    { path: 'retired.json', text: kept.retired },
    { path: 'errata.json', text: kept.errata },
  ].sort(byPath);
  return [...files, { path: 'SHA256SUMS', text: checksumsOf(files) }];
}
