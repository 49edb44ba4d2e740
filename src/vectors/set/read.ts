import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { left, map, right, tryCatch, type Either } from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { decodeWith, readJson } from '../../machine/input.js';
import { exact, listOf } from '../../machine/records.js';
import { sha256 } from '../format/digest.js';
import { type AnyVector, readAny } from '../format/any.js';
import { digestCodec, idCodec, names, vectorFormat } from '../format/vector.js';
import { pathOf, type SetFile } from './files.js';

/** Why a set cannot be believed: which file, and what is wrong with it. */
export interface Defect {
  readonly path: string;
  readonly problem: string;
}

/** A set that is whole: every file is the one that was released, and none is missing or more. */
export interface VectorSet {
  readonly vectors: readonly AnyVector[];
  readonly release: string;
  /** SHA-256 of SHA256SUMS, which names the whole set. */
  readonly hash: string;
}

const indexCodec = exact('an index', {
  format: t.literal(vectorFormat),
  release: t.string,
  vectors: listOf(exact('an entry', { id: idCodec, digest: digestCodec, flags: names, requires: names }), 'a list of entries'),
});
const retiredCodec = exact('retired ids', { format: t.literal(vectorFormat), retired: listOf(exact('a retired id', { id: idCodec, reason: t.string }), 'a list of ids') });
const errataCodec = exact('errata', {
  format: t.literal(vectorFormat),
  errata: listOf(exact('an erratum', { id: idCodec, release: t.string, from: digestCodec, to: digestCodec, why: t.string }), 'a list of errata'),
});

const defect = (path: string, problem: string): Either<readonly Defect[], never> => left([{ path, problem }]);

/** Every file below a folder, by path with forward slashes. */
function filesBelow(folder: string): Either<readonly Defect[], ReadonlyMap<string, string>> {
  const prefix = join(folder, '/').length;
  const read = tryCatch(() => new Map(readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => {
    const full = join(entry.parentPath, entry.name);
    return [full.slice(prefix).replaceAll('\\', '/'), readFileSync(full, 'utf8')] as const;
  })), (cause) => (cause instanceof Error ? cause.message : String(cause)));
  return read._tag === 'Right' ? read : defect(folder, read.left);
}

/** The paths and hashes of a list of checksums, in its order. */
function listed(text: string): Either<readonly Defect[], ReadonlyMap<string, string>> {
  const sums = new Map<string, string>();
  for (const line of text.split('\n').slice(0, -1)) {
    const [, hash, path] = /^([0-9a-f]{64})  ([^\s]+)$/.exec(line) ?? [];
    if (hash === undefined || path === undefined) return defect('SHA256SUMS', `not a checksum: ${line.slice(0, 100)}`);
    if (sums.has(path)) return defect('SHA256SUMS', `${path} is listed twice`);
    sums.set(path, hash);
  }
  return text.endsWith('\n') ? right(sums) : defect('SHA256SUMS', 'its last line is cut off');
}

/** What the checksums find: files that are missing, changed, or not listed. */
function unlisted(files: ReadonlyMap<string, string>, sums: ReadonlyMap<string, string>): readonly Defect[] {
  const wrong = [...sums].flatMap(([path, hash]): readonly Defect[] => {
    const text = files.get(path);
    if (text === undefined) return [{ path, problem: 'is listed in SHA256SUMS and is not there' }];
    return sha256(text) === hash ? [] : [{ path, problem: 'is not the file that SHA256SUMS lists: truncated or changed' }];
  });
  const extra = [...files.keys()].filter((path) => path !== 'SHA256SUMS' && !sums.has(path)).map((path): Defect => ({ path, problem: 'is not listed in SHA256SUMS' }));
  return [...wrong, ...extra];
}

function asJson<A>(files: ReadonlyMap<string, string>, path: string, codec: t.Type<A, unknown>): Either<readonly Defect[], A> {
  const data = readJson(files.get(path) ?? '');
  if (data._tag === 'Left') return defect(path, 'is not JSON');
  const decoded = decodeWith(codec, data.right);
  if (decoded._tag === 'Right') return decoded;
  return left(decoded.left.map(({ path: place, expected, found }) => ({ path, problem: `${place}: expected ${expected}, found ${found}` })));
}

/** A vector, and the digest that its file bears. */
interface Digested {
  readonly vector: AnyVector;
  readonly digest: string;
}

function readIn({ path, text }: SetFile): Either<readonly Defect[], Digested> {
  const data = readJson(text);
  if (data._tag === 'Left') return defect(path, 'is not JSON');
  const decoded = readAny(data.right);
  if (decoded._tag === 'Left') return left(decoded.left.map(({ path: place, expected, found }) => ({ path, problem: `${place}: expected ${expected}, found ${found}` })));
  const { vector, digest, file } = decoded.right;
  if (pathOf(vector.id) !== path) return defect(path, `holds the vector ${vector.id}`);
  // Without the text, which is that of the file, and would be held a second time for as long as the set is read.
  return file === text ? right({ vector, digest }) : defect(path, 'is not written as vectors are: keys sorted, two spaces');
}

/** The vector in a file. Refuses what is not canonical to the byte, and an id that is not the path. */
export const vectorIn = (file: SetFile): Either<readonly Defect[], AnyVector> => map(({ vector }: Digested) => vector)(readIn(file));

/** Each vector of a folder that can be read, whatever its lists say: while a set is made, they are not those of its files. */
export function readableIn(folder: string): readonly AnyVector[] {
  const files = filesBelow(folder);
  return files._tag === 'Left' ? [] : [...files.right].filter(([path]) => !ownFiles.has(path)).flatMap(([path, text]) => {
    const read = vectorIn({ path, text });
    return read._tag === 'Left' ? [] : [read.right];
  });
}

const ownFiles = new Set(['index.json', 'flags.json', 'retired.json', 'errata.json', 'SHA256SUMS']);

function consistent(vectors: readonly Digested[], index: t.TypeOf<typeof indexCodec>, retired: t.TypeOf<typeof retiredCodec>): readonly Defect[] {
  const entries = new Map(index.vectors.map((entry) => [entry.id, entry]));
  const gone = new Set(retired.retired.map(({ id }) => id));
  const comments = new Map<string, string>();
  const defects = vectors.flatMap(({ vector, digest }): readonly Defect[] => {
    const path = pathOf(vector.id);
    const alike = comments.get(vector.comment);
    comments.set(vector.comment, vector.id);
    return [
      ...(entries.get(vector.id)?.digest === digest ? [] : [{ path: 'index.json', problem: `does not list ${vector.id} with its digest` }]),
      ...(gone.has(vector.id) ? [{ path, problem: 'has an id that is retired' }] : []),
      ...(alike === undefined ? [] : [{ path, problem: `has the comment of ${alike}` }]),
    ];
  });
  return entries.size === vectors.length ? defects : [...defects, { path: 'index.json', problem: `lists ${entries.size.toString()} vectors of ${vectors.length.toString()}` }];
}

/** The set in a folder. Refused with every defect found: files missing, changed or more, unknown formats and keys, digests that are not theirs. */
export function readSet(folder: string): Either<readonly Defect[], VectorSet> {
  const files = filesBelow(folder);
  if (files._tag === 'Left') return files;
  const checksums = files.right.get('SHA256SUMS');
  if (checksums === undefined) return defect('SHA256SUMS', 'is not there');
  const sums = listed(checksums);
  if (sums._tag === 'Left') return sums;
  const broken = unlisted(files.right, sums.right);
  if (broken.length > 0) return left(broken);
  const index = asJson(files.right, 'index.json', indexCodec);
  const retired = asJson(files.right, 'retired.json', retiredCodec);
  const errata = asJson(files.right, 'errata.json', errataCodec);
  if (index._tag === 'Left') return index;
  if (retired._tag === 'Left') return retired;
  if (errata._tag === 'Left') return errata;
  const read = [...files.right].filter(([path]) => !ownFiles.has(path)).map(([path, text]) => readIn({ path, text }));
  const defects = read.flatMap((each) => (each._tag === 'Left' ? each.left : []));
  const vectors = read.flatMap((each) => (each._tag === 'Right' ? [each.right] : []));
  const all = defects.length > 0 ? defects : consistent(vectors, index.right, retired.right);
  if (all.length > 0) return left(all);
  return right({ vectors: vectors.map(({ vector }) => vector).sort(({ id: one }, { id: other }) => (one < other ? -1 : 1)), release: index.right.release, hash: sha256(checksums) });
}
