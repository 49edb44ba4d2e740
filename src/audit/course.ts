import type { Course, Guarantee } from '../../properties/guarantee.js';
import type { Design } from '../kernel/design.js';
import type { Event } from '../kernel/event.js';
import type { Mechanism } from '../machine/mechanism.js';
import { stepwise } from '../mechanisms/stepwise/mechanism.js';
import type { AuditReport, GuaranteeFinding } from './audit.js';
import { eventsUntilBroken, replayed } from './search/breaking.js';
import { guaranteeOf, traceOf } from './search/hunt.js';
import { probeAt, type Ruling, rulingOnCourse, rulingOnEdge, rulingOnProbe } from './search/judge.js';
import { shortened } from './search/shorten.js';
import type { Trace } from './trace.js';

/** What a guarantee makes of a run that somebody else made. */
export interface CourseJudgement {
  readonly id: string;
  /** Edges, probes or the run itself that were evidence. */
  readonly judged: number;
  /** The place of the edge that breaks it; null where none does. */
  readonly brokenAt: number | null;
}

/** In a long run each state is probed seldom, since a probe asks the machine a dozen times. */
const probeEvery = 16;
const longRun = 200;

function rulingsOf(mechanism: Mechanism<Design>, guarantee: Guarantee<Design>, course: Course<Design>): readonly Ruling[] {
  if (guarantee.scope === 'course') return [...course.edges.slice(1).map((): Ruling => 'unconcerned'), rulingOnCourse(guarantee, course)];
  if (guarantee.scope === 'edge') return course.edges.map((edge) => rulingOnEdge(guarantee, edge));
  const stride = course.edges.length > longRun ? probeEvery : 1;
  return course.edges.map(({ before, event }, place) =>
    (place % stride === 0 ? rulingOnProbe(guarantee, probeAt(mechanism, course.design, before, event)) : 'unconcerned'));
}

/** Judges a run by guarantees, promised or not: how often each was put to the test, and where it broke first. */
export function judgeCourse(course: Course<Design>, guarantees?: readonly string[], mechanism: Mechanism<Design> = stepwise): readonly CourseJudgement[] {
  const chosen = guarantees === undefined ? mechanism.guarantees : guarantees.map((id) => guaranteeOf(mechanism, id));
  return chosen.map((guarantee) => {
    const rulings = rulingsOf(mechanism, guarantee, course);
    const place = rulings.indexOf('broken');
    return { id: guarantee.id, judged: rulings.filter((ruling) => ruling === 'held').length, brokenAt: place < 0 ? null : place };
  });
}

/** The shortest part of a run that breaks a guarantee as the run did. */
function traceOfCourse(mechanism: Mechanism<Design>, guarantee: Guarantee<Design>, { design, start, edges }: Course<Design>, brokenAt: number, seed: number): Trace {
  const events = edges.slice(0, brokenAt + 1).map(({ event }) => event);
  const breaks = (candidate: readonly Event[]): readonly Event[] | null => eventsUntilBroken(mechanism, design, guarantee, replayed(mechanism, design, start, candidate));
  const found = breaks(events);
  return traceOf(guarantee, { design, start, events: found === null ? events : shortened(found, breaks) }, seed);
}

/** A report with one more run counted in: what it put to the test is no longer open, and what it broke is refuted. */
export function withCourse(report: AuditReport, course: Course<Design>, mechanism: Mechanism<Design> = stepwise): AuditReport {
  const judgements = judgeCourse(course, report.findings.map(({ id }) => id), mechanism);
  const joined = (finding: GuaranteeFinding, { judged, brokenAt }: CourseJudgement): GuaranteeFinding => {
    const evidence = { ...finding.evidence, runs: finding.evidence.runs + 1, judged: finding.evidence.judged + judged };
    if (finding.verdict === 'refuted') return { ...finding, evidence };
    if (brokenAt === null) return { ...finding, verdict: evidence.judged > 0 ? 'tested' : 'open', evidence };
    const trace = traceOfCourse(mechanism, guaranteeOf(mechanism, finding.id), course, brokenAt, report.seed);
    return { ...finding, verdict: 'refuted', evidence, trace };
  };
  const findings = report.findings.map((finding, place) => {
    const judgement = judgements[place];
    return judgement === undefined ? finding : joined(finding, judgement);
  });
  return { ...report, runs: report.runs + 1, edges: report.edges + course.edges.length, findings };
}
