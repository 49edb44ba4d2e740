import { caseOf, plainAnswers, vectorDialect, type PlainCase, type Vector } from '../format/vector.js';
import { firstDifference, type Difference } from './compare.js';
import { HarnessProcess, type Heard } from './process.js';
import { type Hello, protocolVersion, readDialect, readHello, readReply, type Reply } from './protocol.js';

/** What a case came to. None of the seven is folded into another. */
export type Verdict = 'pass' | 'fail' | 'skip' | 'error' | 'crash' | 'timeout' | 'protocol';

export const verdicts: readonly Verdict[] = ['pass', 'fail', 'skip', 'error', 'crash', 'timeout', 'protocol'];

/** One case and what it came to. */
export interface Result {
  readonly id: string;
  readonly verdict: Verdict;
  /** Why, where it did not pass. */
  readonly why: string;
  readonly difference: Difference | null;
}

/** What a run came to. */
export interface Conformance {
  /** Null where the harness never said who it is. */
  readonly hello: Hello | null;
  readonly results: readonly Result[];
  /** Why the run ended before the last case; null where it did not. */
  readonly ended: string | null;
}

/** How long to wait [milliseconds]. */
export interface Patience {
  readonly start: number;
  readonly run: number;
  readonly stop: number;
}

export const usualPatience: Patience = { start: 30_000, run: 5_000, stop: 5_000 };

const mostDeaths = 3;

const result = (id: string, verdict: Verdict, why: string, difference: Difference | null = null): Result => ({ id, verdict, why, difference });

/** What a vector makes of a reply. */
function judged(vector: Vector, reply: Reply, unobservable: readonly string[]): Result {
  if (reply.kind === 'skipped') return result(vector.id, 'skip', reply.code);
  if (reply.kind === 'errored') return result(vector.id, 'error', reply.message);
  const difference = firstDifference(plainAnswers(vector.params, vector.expected), reply.steps, unobservable);
  return difference === null ? result(vector.id, 'pass', '') : result(vector.id, 'fail', `event ${(difference.step + 1).toString()}, ${difference.path}`, difference);
}

/** The features that a vector needs and a harness has not. */
const lacking = ({ requires }: Vector, features: readonly string[]): readonly string[] => (features.includes('*') ? [] : requires.filter((feature) => !features.includes(feature)));

/** A harness that has introduced itself, or why it could not. */
type Started = { readonly harness: HarnessProcess; readonly hello: Hello; readonly declined: string | null } | { readonly harness: null; readonly why: string };

const silence = (heard: Exclude<Heard, { kind: 'line' }>): string => (heard.kind === 'timeout' ? 'no answer in time' : heard.how);

async function started([command, ...args]: readonly [string, ...string[]], patience: Patience): Promise<Started> {
  const harness = new HarnessProcess(command, args);
  const fail = (why: string): Started => {
    harness.kill();
    return { harness: null, why };
  };
  const heard = await harness.ask({ cmd: 'start', protocol: protocolVersion }, patience.start);
  if (heard.kind !== 'line') return fail(`start: ${silence(heard)}`);
  const hello = readHello(heard.line);
  if (hello._tag === 'Left') return fail(`start: ${hello.left}`);
  if (!hello.right.features.has(vectorDialect)) return { harness, hello: hello.right, declined: `${vectorDialect} is not advertised` };
  const taken = await harness.ask({ cmd: 'dialect', dialect: vectorDialect }, patience.start);
  if (taken.kind !== 'line') return fail(`dialect: ${silence(taken)}`);
  const declined = readDialect(taken.line);
  return declined._tag === 'Left' ? fail(`dialect: ${declined.left}`) : { harness, hello: hello.right, declined: declined.right };
}

/** What one case came to, and whether the harness can be asked another. */
async function asked(harness: HarnessProcess, vector: Vector, seq: number, hello: Hello, patience: Patience): Promise<Result> {
  const heard = await harness.ask({ cmd: 'run', seq, case: caseOf(vector) }, patience.run);
  if (heard.kind === 'timeout') return result(vector.id, 'timeout', `no answer within ${patience.run.toString()} ms`);
  if (heard.kind === 'death') return result(vector.id, 'crash', heard.how);
  const reply = readReply(heard.line, seq, vector.events.length);
  return reply._tag === 'Left' ? result(vector.id, 'protocol', reply.left) : judged(vector, reply.right, hello.unobservable);
}

const isBroken = ({ verdict }: Result): boolean => verdict === 'crash' || verdict === 'timeout' || verdict === 'protocol';

/**
 * Every vector against a harness in a process of its own. Expected values are never sent. A harness that dies, hangs or talks nonsense is
 * started again, and the run goes on with the next case; three such ends in a row end it.
 */
export async function conformProcess(command: readonly [string, ...string[]], vectors: readonly Vector[], patience: Patience = usualPatience): Promise<Conformance> {
  const results: Result[] = [];
  let hello: Hello | null = null;
  let live: HarnessProcess | null = null;
  let deaths = 0;
  for (const [seq, vector] of vectors.entries()) {
    if (live === null) {
      const begun = await started(command, patience);
      if (begun.harness === null) return { hello, results, ended: begun.why };
      ({ harness: live, hello } = begun);
      if (begun.declined !== null) {
        await live.stop(patience.stop);
        return { hello, results, ended: begun.declined };
      }
    }
    const missing = hello === null ? [] : lacking(vector, hello.features.get(vectorDialect) ?? []);
    if (hello === null || missing.length > 0) {
      results.push(result(vector.id, 'skip', `needs ${missing.join(', ')}`));
      continue;
    }
    const judgement = await asked(live, vector, seq, hello, patience);
    results.push(judgement);
    deaths = isBroken(judgement) ? deaths + 1 : 0;
    if (isBroken(judgement)) {
      live.kill();
      live = null;
    }
    if (deaths >= mostDeaths) return { hello, results, ended: `${mostDeaths.toString()} ends in a row, the last: ${judgement.why}` };
  }
  await live?.stop(patience.stop);
  return { hello, results, ended: null };
}

/** Answers a case in the same process: the steps as plain data. Whatever it throws is an error of that case. */
export type Implementation = (asked: PlainCase) => readonly unknown[];

/** Every vector against a function, where no process is needed. */
export const conform = (implementation: Implementation, vectors: readonly Vector[]): readonly Result[] => vectors.map((vector) => {
  try {
    return judged(vector, { kind: 'steps', steps: implementation(caseOf(vector)) }, []);
  } catch (cause) {
    return result(vector.id, 'error', cause instanceof Error ? cause.message : String(cause));
  }
});
