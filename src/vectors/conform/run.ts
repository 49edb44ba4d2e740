import { type AnyVector, caseOfAny, dialectOfAny } from '../format/any.js';
import type { PlainCase } from '../format/vector.js';
import type { HarnessProcess } from './process.js';
import { type Hello, readReply } from './protocol.js';
import { type Command, introduced, lacking, notAdvertised, type Patience, started, taking, usualPatience } from './start.js';
import { isBroken, judged, result, type Result } from './verdict.js';

/** What a run came to. */
export interface Conformance {
  /** Null where the harness never said who it is. */
  readonly hello: Hello | null;
  readonly results: readonly Result[];
  /** Why the run ended before the last case; null where it did not. */
  readonly ended: string | null;
}

const mostDeaths = 3;

/** How many cases a harness is sent before the first of them is answered: it then never waits for us. */
const mostAhead = 8;

/** What a harness said to some cases, in their order, up to where it broke. */
interface Batch {
  readonly results: readonly Result[];
  /** How it broke while so many cases were unanswered: any of them may be to blame. */
  readonly doubt: { readonly result: Result; readonly unanswered: number } | null;
}

/** What one case came to. */
async function heard(harness: HarnessProcess, vector: AnyVector, seq: number, hello: Hello, patience: Patience): Promise<Result> {
  // The clock of a case runs from the answer to the one before: a harness that answers in order begins with it then, however early it was sent.
  const said = await harness.next(patience.run);
  if (said.kind === 'timeout') return result(vector.id, 'timeout', `no answer within ${patience.run.toString()} ms`);
  if (said.kind === 'death') return result(vector.id, 'crash', said.how);
  const reply = readReply(said.line, seq, vector.events.length);
  return reply._tag === 'Left' ? result(vector.id, 'protocol', reply.left) : judged(vector, reply.right, hello.unobservable);
}

/** Puts cases to a harness, so many ahead of its answers. @param from the seq of the first */
async function put(harness: HarnessProcess, hello: Hello, cases: readonly AnyVector[], from: number, ahead: number, patience: Patience): Promise<Batch> {
  const results: Result[] = [];
  let sent = 0;
  for (const [place, vector] of cases.entries()) {
    for (const next of cases.slice(sent, place + ahead)) {
      harness.send({ cmd: 'run', seq: from + sent, case: caseOfAny(next) });
      sent += 1;
    }
    const each = await heard(harness, vector, from + place, hello, patience);
    if (isBroken(each) && sent > place + 1) return { results, doubt: { result: each, unanswered: sent - place } };
    results.push(each);
    if (isBroken(each)) break;
  }
  return { results, doubt: null };
}

const isWornOut = (results: readonly Result[]): boolean => results.length >= mostDeaths && results.slice(-mostDeaths).every(isBroken);

/** A break while several cases were unanswered: those are asked anew, one by one, to learn which of them it was. */
interface Suspicion {
  readonly at: number;
  readonly until: number;
  readonly result: Result;
}

/** The cases that a harness has the features for, put to it; it is started again where it broke. */
class Questioning {
  readonly results: Result[] = [];
  #live: HarnessProcess | null;
  #ahead = mostAhead;
  #suspicion: Suspicion | null = null;

  constructor(readonly command: Command, readonly patience: Patience, readonly hello: Hello, readonly dialect: string, harness: HarnessProcess) {
    this.#live = harness;
  }

  /** All of them. Returns why it ended before the last; null where it did not. */
  async all(cases: readonly AnyVector[]): Promise<string | null> {
    while (this.results.length < cases.length) {
      const harness = await this.#harness();
      if (typeof harness === 'string') return harness;
      const at = this.results.length;
      const until = this.#suspicion?.until ?? cases.length;
      const { results, doubt } = await put(harness, this.hello, cases.slice(at, until), at, this.#suspicion === null ? this.#ahead : 1, this.patience);
      this.results.push(...results);
      if (doubt !== null || results.some(isBroken)) this.#end();
      if (doubt !== null) this.#suspicion = { at: this.results.length, until: this.results.length + doubt.unanswered, result: doubt.result };
      else this.#cleared();
      if (isWornOut(this.results)) return `${mostDeaths.toString()} ends in a row, the last: ${this.results[this.results.length - 1]?.why ?? ''}`;
    }
    await this.#live?.stop(this.patience.stop);
    return null;
  }

  /** Where none of them alone breaks it, it was the first that was unanswered: no break is lost. A harness that cannot bear to be asked ahead is not any more. */
  #cleared(): void {
    if (this.#suspicion === null || this.results.length < this.#suspicion.until) return;
    const { at, result: suspected } = this.#suspicion;
    this.#suspicion = null;
    if (this.results.slice(at).some(isBroken)) return;
    this.results[at] = suspected;
    this.#ahead = 1;
  }

  #end(): void {
    this.#live?.kill();
    this.#live = null;
  }

  async #harness(): Promise<HarnessProcess | string> {
    if (this.#live !== null) return this.#live;
    const again = await started(this.command, this.patience, this.dialect);
    if (again.harness === null) return again.why;
    if (again.declined !== null) {
      await again.harness.stop(this.patience.stop);
      return again.declined;
    }
    this.#live = again.harness;
    return again.harness;
  }
}

/** The vectors of each dialect, in the order in which they come. */
function byDialect(vectors: readonly AnyVector[]): ReadonlyMap<string, readonly AnyVector[]> {
  const groups = new Map<string, AnyVector[]>();
  for (const vector of vectors) {
    const group = groups.get(dialectOfAny(vector));
    if (group === undefined) groups.set(dialectOfAny(vector), [vector]);
    else group.push(vector);
  }
  return groups;
}

/** What came of the vectors of one dialect; `declined` where the harness does not speak it. */
interface Part {
  readonly results: readonly Result[];
  readonly ended: string | null;
  readonly declined: string | null;
}

const unspoken = (vectors: readonly AnyVector[], why: string): Part => ({ results: vectors.map(({ id }) => result(id, 'skip', why)), ended: null, declined: why });

/** The vectors of one dialect against a harness that is alive, or is started for them. */
async function inDialect(command: Command, patience: Patience, alive: { readonly harness: HarnessProcess; readonly hello: Hello } | null, dialect: string, vectors: readonly AnyVector[]): Promise<Part> {
  const begun = alive === null ? await started(command, patience, dialect) : await taking(alive.harness, alive.hello, dialect, patience);
  if (begun.harness === null) return { results: [], ended: begun.why, declined: null };
  const { harness, hello, declined } = begun;
  if (declined !== null) {
    await harness.stop(patience.stop);
    return unspoken(vectors, declined);
  }
  const questioning = new Questioning(command, patience, hello, dialect, harness);
  const ended = await questioning.all(vectors.filter((vector) => lacking(vector, hello, dialect).length === 0));
  const asked = new Map(questioning.results.map((each) => [each.id, each]));
  const results = vectors.map((vector) => {
    const missing = lacking(vector, hello, dialect);
    return missing.length > 0 ? result(vector.id, 'skip', `needs ${missing.join(', ')}`) : asked.get(vector.id);
  });
  const end = results.indexOf(undefined);
  return { results: results.slice(0, end < 0 ? results.length : end).flatMap((each) => each ?? []), ended, declined: null };
}

/**
 * Every vector against a harness in a process of its own, one dialect after another. Expected values are never sent. Vectors of dialects that
 * it does not speak are skipped. A harness that dies, hangs or talks nonsense is started again, and the run goes on with the next case; three
 * such ends in a row end it.
 */
export async function conformProcess(command: Command, vectors: readonly AnyVector[], patience: Patience = usualPatience): Promise<Conformance> {
  if (vectors.length === 0) return { hello: null, results: [], ended: null };
  const begun = await introduced(command, patience);
  if (begun.harness === null) return { hello: null, results: [], ended: begun.why };
  const { hello } = begun;
  let alive: typeof begun | null = begun;
  const parts: Part[] = [];
  for (const [dialect, some] of byDialect(vectors)) {
    if (!hello.features.has(dialect)) {
      parts.push(unspoken(some, notAdvertised(dialect)));
      continue;
    }
    parts.push(await inDialect(command, patience, alive, dialect, some));
    alive = null;
    if (parts[parts.length - 1]?.ended !== null) break;
  }
  await alive?.harness.stop(patience.stop);
  const declined = parts.flatMap((part) => part.declined ?? []);
  if (declined.length === parts.length) return { hello, results: [], ended: declined.join(', ') };
  return { hello, results: parts.flatMap(({ results }) => results), ended: parts.find(({ ended }) => ended !== null)?.ended ?? null };
}

/** Answers a case in the same process: the steps as plain data. Whatever it throws is an error of that case. */
export type Implementation = (asked: PlainCase) => readonly unknown[];

/** Every vector against a function, where no process is needed. */
export const conform = (implementation: Implementation, vectors: readonly AnyVector[]): readonly Result[] => vectors.map((vector) => {
  try {
    return judged(vector, { kind: 'steps', steps: implementation(caseOfAny(vector)) }, []);
  } catch (cause) {
    return result(vector.id, 'error', cause instanceof Error ? cause.message : String(cause));
  }
});
