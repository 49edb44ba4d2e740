export { audit, type AuditOptions, type AuditProgress, type AuditReport, type GuaranteeFinding, type SearchVerdict } from './audit.js';
export { type CourseJudgement, judgeCourse, withCourse } from './course.js';
export { type Replay, replayTrace } from './replay.js';
export type { Coverage, Reached } from './search/coverage.js';
export { type Effort, hunt, huntEverywhere, UnknownGuarantee } from './search/hunt.js';
export type { Moment } from './search/play.js';
export { decodeTrace, encodeTrace, type Trace, traceFormat } from './trace.js';
