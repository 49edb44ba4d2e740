import { type Effort, hunt } from '../../src/audit/search/hunt.js';
import type { Trace } from '../../src/audit/trace.js';
import type { Fault, Subject } from './fault.js';

/** What audits of a fault came to. */
export interface Audited {
  /** The shortest trace; null where no audit found the fault. */
  readonly trace: Trace | null;
  /** What the audits were made with, one after another. */
  readonly efforts: readonly Effort[];
}

/** A search shortens what it happened to find: another seed may begin somewhere plainer. */
const mostSeeds = 6;

const audit = ({ mechanism, design }: Subject, guarantee: string, effort: Effort): Trace | null => hunt(mechanism, design, guarantee, effort);

const isShorter = (trace: Trace | null, than: Trace | null): boolean => trace !== null && (than === null || trace.events.length < than.events.length);

/** Audits a faulty machine with one seed after another, until a trace is as short as the catalogue says. */
export function audited({ faulty, guarantee, events, effort }: Fault): Audited {
  const efforts: Effort[] = [];
  let shortest: Trace | null = null;
  while (efforts.length < mostSeeds && (shortest === null || shortest.events.length > events)) {
    const next = { ...effort, seed: effort.seed + efforts.length };
    efforts.push(next);
    const trace = audit(faulty, guarantee, next);
    if (isShorter(trace, shortest)) shortest = trace;
  }
  return { trace: shortest, efforts };
}

/** The same audits of the sound machine: the first trace that one of them finds. */
export function auditedWithout({ sound, guarantee }: Fault, efforts: readonly Effort[]): Trace | null {
  for (const effort of efforts) {
    const trace = audit(sound, guarantee, effort);
    if (trace !== null) return trace;
  }
  return null;
}
