import type { Either } from 'fp-ts/lib/Either.js';
import type { InputError } from '../../machine/input.js';
import { isPlain } from '../../machine/records.js';
import { dialects } from '../../mechanisms/dialects.js';
import { decodeProtocol, digestOfProtocol, encodeProtocol, protocolCase, protocolFile, type ProtocolVector, readProtocol } from '../protocol/vector.js';
import { caseOf, readVector, decodeVector, digestOfVector, encodeVector, expectedOf, type PlainCase, type Vector, vectorDialect, vectorFile } from './vector.js';

/** A reference vector of any dialect: of `stepwise@1`, whose worlds are those of the machine, or of a deployed protocol. */
export type AnyVector = Vector | ProtocolVector;

export const isOfProtocol = (vector: AnyVector): vector is ProtocolVector => 'dialect' in vector;

/** The mechanism that a vector is about, and the version of its page. */
export const dialectOfAny = (vector: AnyVector): string => (isOfProtocol(vector) ? vector.dialect : vectorDialect);

/** Every dialect that vectors may be about. */
export const vectorDialects: readonly string[] = [vectorDialect, ...dialects.keys()].sort();

/** The case of a vector, as it goes over the wire. */
export const caseOfAny = (vector: AnyVector): PlainCase => (isOfProtocol(vector) ? protocolCase(vector) : caseOf(vector));

/** The expected answers of a vector as plain data. */
export const expectedOfAny = (vector: AnyVector): readonly unknown[] => (isOfProtocol(vector) ? vector.expected : expectedOf(vector));

/** The digest of a vector's meaning. */
export const digestOfAny = (vector: AnyVector): string => (isOfProtocol(vector) ? digestOfProtocol(vector) : digestOfVector(vector));

/** A vector as plain data. */
export const encodeAny = (vector: AnyVector): unknown => (isOfProtocol(vector) ? encodeProtocol(vector) : encodeVector(vector));

/** A vector as its file has it. */
export const fileOfAny = (vector: AnyVector): string => (isOfProtocol(vector) ? protocolFile(vector) : vectorFile(vector));

/** The vector that plain data describes: by its dialect. Refuses with every error found. */
export function decodeAny(data: unknown): Either<readonly InputError[], AnyVector> {
  const dialect = isPlain(data) ? data['dialect'] : undefined;
  return typeof dialect === 'string' && dialects.has(dialect) ? decodeProtocol(data) : decodeVector(data);
}

/** The vectors of `stepwise@1` among others. */
export const stepwiseAmong = (vectors: readonly AnyVector[]): readonly Vector[] => vectors.flatMap((vector) => (isOfProtocol(vector) ? [] : [vector]));

/** A vector that was read, with its digest and the text of its file. */
export interface ReadAny {
  readonly vector: AnyVector;
  readonly digest: string;
  readonly file: string;
}

/** The vector that plain data describes, with what was made of it on the way. */
export function readAny(data: unknown): Either<readonly InputError[], ReadAny> {
  const dialect = isPlain(data) ? data['dialect'] : undefined;
  return typeof dialect === 'string' && dialects.has(dialect) ? readProtocol(data) : readVector(data);
}
