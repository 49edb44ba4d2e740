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

interface Failed {
  readonly harness: null;
  readonly why: string;
}

/** A harness that has said who it is, or why it could not. */
export type Introduced = { readonly harness: HarnessProcess; readonly hello: Hello } | Failed;

/** A harness that was asked to take a dialect on, and why it does not where it declined; or why it could not be asked. */
export type Started = { readonly harness: HarnessProcess; readonly hello: Hello; readonly declined: string | null } | Failed;

const silence = (heard: Exclude<Heard, { kind: 'line' }>): string => (heard.kind === 'timeout' ? 'no answer in time' : heard.how);

function failed(harness: HarnessProcess, why: string): Failed {
  harness.kill();
  return { harness: null, why };
}

/** Starts a harness and asks who it is. */
export async function introduced([command, ...args]: Command, patience: Patience): Promise<Introduced> {
  const harness = new HarnessProcess(command, args);
  const heard = await harness.ask({ cmd: 'start', protocol: protocolVersion }, patience.start);
  if (heard.kind !== 'line') return failed(harness, `start: ${silence(heard)}`);
  const hello = readHello(heard.line);
  return hello._tag === 'Left' ? failed(harness, `start: ${hello.left}`) : { harness, hello: hello.right };
}

/** Why a harness is not asked about a dialect that it did not say it speaks. */
export const notAdvertised = (dialect: string): string => `${dialect} is not advertised`;

/** Asks a harness to take a dialect on. */
export async function taking(harness: HarnessProcess, hello: Hello, dialect: string, patience: Patience): Promise<Started> {
  if (!hello.features.has(dialect)) return { harness, hello, declined: notAdvertised(dialect) };
  const taken = await harness.ask({ cmd: 'dialect', dialect }, patience.start);
  if (taken.kind !== 'line') return failed(harness, `dialect: ${silence(taken)}`);
  const declined = readDialect(taken.line);
  return declined._tag === 'Left' ? failed(harness, `dialect: ${declined.left}`) : { harness, hello, declined: declined.right };
}

/** Starts a harness and asks who it is and whether it takes a dialect on. */
export async function started(command: Command, patience: Patience, dialect: string = vectorDialect): Promise<Started> {
  const begun = await introduced(command, patience);
  return begun.harness === null ? begun : taking(begun.harness, begun.hello, dialect, patience);
}

/** The features that a case of a dialect needs and a harness has not. */
export function lacking({ requires }: Pick<Vector, 'requires'>, { features }: Hello, dialect: string = vectorDialect): readonly string[] {
  const has = features.get(dialect) ?? [];
  return has.includes('*') ? [] : requires.filter((feature) => !has.includes(feature));
}
