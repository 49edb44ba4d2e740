import { vectorDialect, type Vector } from '../format/vector.js';
import { HarnessProcess, type Heard } from './process.js';
import { type Hello, protocolVersion, readDialect, readHello } from './protocol.js';

/** A harness to start: a command and its arguments. */
export type Command = readonly [string, ...string[]];

/** How long to wait [milliseconds]. */
export interface Patience {
  readonly start: number;
  readonly run: number;
  readonly stop: number;
}

export const usualPatience: Patience = { start: 30_000, run: 5_000, stop: 5_000 };

/** A harness that has introduced itself, or why it could not. */
export type Started = { readonly harness: HarnessProcess; readonly hello: Hello; readonly declined: string | null } | { readonly harness: null; readonly why: string };

const silence = (heard: Exclude<Heard, { kind: 'line' }>): string => (heard.kind === 'timeout' ? 'no answer in time' : heard.how);

/** Starts a harness and asks who it is and whether it takes the dialect on. */
export async function started([command, ...args]: Command, patience: Patience): Promise<Started> {
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

/** The features that a case needs and a harness has not. */
export function lacking({ requires }: Pick<Vector, 'requires'>, { features }: Hello): readonly string[] {
  const has = features.get(vectorDialect) ?? [];
  return has.includes('*') ? [] : requires.filter((feature) => !has.includes(feature));
}
