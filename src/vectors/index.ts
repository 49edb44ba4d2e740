/** The reference test vectors: read and checked, answered by the machine of this package, and put to other implementations. */
export { ownVectors } from './set/own.js';
export { type Defect, readSet, type VectorSet } from './set/read.js';
export { type Disagreement, disagreementOf, lint, soundSet } from './set/verify.js';
export { type AnyVector, caseOfAny, decodeAny, dialectOfAny, encodeAny, expectedOfAny, isOfProtocol, stepwiseAmong, vectorDialects } from './format/any.js';
export type { ProtocolVector, Recorded } from './protocol/vector.js';
export { caseOf, decodeVector, encodeVector, expectedOf, type PlainCase, type Vector, vectorDialect, vectorFormat } from './format/vector.js';
export { conform, conformProcess, type Conformance, type Implementation } from './conform/run.js';
export { NotACase, reference } from './conform/reference.js';
export { type Hello, protocolVersion } from './conform/protocol.js';
export { type Command, type Patience, usualPatience } from './conform/start.js';
export { type Result, type Verdict, verdicts } from './conform/verdict.js';
export type { Difference } from './conform/compare.js';
export { type Known, knownFailures, unexpected } from './conform/known-failures.js';
export { compared, type Outcome, type Pair } from './diff/difference.js';
export { type Compared, diff, type End } from './diff/diff.js';
export { type Question, questionIn, type Unaskable } from './diff/posed.js';
export { type Disagreed, shrunk } from './diff/shrink.js';
export { ownSide, type Said, type Side, startedSide } from './diff/side.js';
