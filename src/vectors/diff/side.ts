import { plainAnswers } from '../format/vector.js';
import type { HarnessProcess } from '../conform/process.js';
import { type Hello, type Reply, readReply } from '../conform/protocol.js';
import { type Command, lacking, type Patience, started } from '../conform/start.js';
import { requiresOf } from '../format/requires.js';
import type { Question } from './posed.js';

/** What a side makes of a question: a reply, that it was not asked, or that it broke. */
export type Said = Reply | { readonly kind: 'unasked'; readonly missing: readonly string[] } | { readonly kind: 'broken'; readonly why: string };

/** One of two implementations. */
export interface Side {
  readonly name: string;
  /** Paths that it cannot report. */
  readonly unobservable: readonly string[];
  readonly answer: (question: Question) => Promise<Said>;
  readonly stop: () => Promise<void>;
}

/** The machine of this package, in this process. @param version of the package */
export const ownSide = (version: string): Side => ({
  name: `unwind ${version} (typescript, in this process)`,
  unobservable: [],
  answer: ({ posed, answers }) => Promise.resolve({ kind: 'steps', steps: plainAnswers(posed.params, answers) }),
  stop: () => Promise.resolve(),
});

/** A harness in a process of its own. Whatever it does that is no reply breaks it: two implementations are compared, and a broken one is none. */
function harnessSide(harness: HarnessProcess, hello: Hello, patience: Patience): Side {
  let seq = 0;
  const answer = async ({ posed, plain }: Question): Promise<Said> => {
    const missing = lacking({ requires: requiresOf(posed.params, posed.events) }, hello);
    if (missing.length > 0) return { kind: 'unasked', missing };
    seq += 1;
    const heard = await harness.ask({ cmd: 'run', seq, case: plain }, patience.run);
    if (heard.kind === 'timeout') return { kind: 'broken', why: `no answer within ${patience.run.toString()} ms` };
    if (heard.kind === 'death') return { kind: 'broken', why: heard.how };
    const reply = readReply(heard.line, seq, posed.events.length);
    return reply._tag === 'Left' ? { kind: 'broken', why: reply.left } : reply.right;
  };
  return { name: `${hello.name} ${hello.version} (${hello.language})`, unobservable: hello.unobservable, answer, stop: () => harness.stop(patience.stop) };
}

/** Starts a harness; a text says why it could not be. */
export async function startedSide(command: Command, patience: Patience): Promise<Side | string> {
  const begun = await started(command, patience);
  if (begun.harness === null) return begun.why;
  if (begun.declined === null) return harnessSide(begun.harness, begun.hello, patience);
  await begun.harness.stop(patience.stop);
  return begun.declined;
}
