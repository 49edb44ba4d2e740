import { existsSync, readFileSync } from 'node:fs';
import * as t from 'io-ts';
import type { Dialect, PlainAnswer, PlainRecord, PlainWorld, Plain } from '../../machine/dialect.js';
import { isSame } from '../../machine/same.js';
import type { Covers } from '../format/vector.js';
import type { Site } from '../witness/load.js';
import type { Sight, watched } from '../witness/watch.js';

/** The mechanisms of protocols with each decision and rounding of their kernels watched. */
export interface ProtocolWitness {
  readonly dialects: ReadonlyMap<string, Dialect>;
  readonly watched: typeof watched;
  readonly sites: readonly Site[];
}

const isWitness = (parts: unknown): parts is ProtocolWitness => typeof parts === 'object' && parts !== null && 'dialects' in parts && 'watched' in parts && 'sites' in parts;

/** Beside `dist/src` in a build, and beside `src` among sources. */
const place = (file: string): URL => new URL(`../../../traced/witnessed/${file}`, import.meta.url);

const sitesCodec = t.readonlyArray(t.type({ name: t.string, kind: t.keyof({ guard: null, choice: null, rounding: null }) }));

/** Every watched place of protocols, named after its mechanism, in the order of the sources; none where they were not built. */
export function protocolSites(): readonly Site[] {
  if (!existsSync(place('protocol-sites.json'))) return [];
  const sites = sitesCodec.decode(JSON.parse(readFileSync(place('protocol-sites.json'), 'utf8')));
  return sites._tag === 'Right' ? sites.right : [];
}

const partOf = (module: unknown, name: string): unknown => (typeof module === 'object' && module !== null ? Object.entries(module).find(([key]) => key === name)?.[1] : undefined);

/** Loads the watched mechanisms; null where they were not built, as among bare sources. */
export async function loadProtocolWitness(): Promise<ProtocolWitness | null> {
  if (!existsSync(place('protocol-sites.json'))) return null;
  const mechanisms: unknown = await import(place('src/mechanisms/dialects.js').href);
  const watch: unknown = await import(place('src/vectors/witness/watch.js').href);
  const parts: unknown = { dialects: partOf(mechanisms, 'dialects'), watched: partOf(watch, 'watched'), sites: protocolSites() };
  return isWitness(parts) ? parts : null;
}

/** What is executed: a vector without what is said of it. */
export interface Executable {
  readonly dialect: string;
  readonly params: Plain;
  readonly init: PlainWorld;
  readonly events: readonly PlainRecord[];
}

/** What came of an execution, and each place that it met with how it met it. */
export interface Execution {
  readonly answers: readonly PlainAnswer[];
  readonly seen: ReadonlyMap<string, ReadonlySet<Sight>>;
}

/** Executes on the watched mechanism; null where the case is none. Reading is not watched: no answer depends on how a case was read. */
export function executed({ dialects, watched: watching }: ProtocolWitness, { dialect, params, init, events }: Executable, mistake: string | null = null): Execution | null {
  const read = dialects.get(dialect)?.read(params, init, events);
  if (read === undefined || read._tag === 'Left') return null;
  const { result, seen } = watching(read.right.answers, mistake);
  return { answers: result, seen };
}

/** Whether the answers show a mistake at a place that an execution met. */
export function isTold(witness: ProtocolWitness, executable: Executable, { answers, seen }: Execution, { name, kind }: Site): boolean {
  const sights = seen.get(name);
  if (kind === 'choice' || sights === undefined || !sights.has(kind === 'guard' ? 'at' : 'inexact')) return false;
  return !isSame(mistakenly(witness, executable, name), answers);
}

/** What a mistaken mechanism answers; whatever it throws is no answer of the right one. */
function mistakenly(witness: ProtocolWitness, executable: Executable, site: string): readonly PlainAnswer[] | null {
  try {
    return executed(witness, executable, site)?.answers ?? null;
  } catch {
    return null;
  }
}

const sorted = (names: Iterable<string>): readonly string[] => [...new Set(names)].sort();

const typeOf = ({ type }: PlainRecord): string => (typeof type === 'string' ? type : '');

/** What an execution covers: events that were accepted, codes of refusals, and each comparison and rounding of which its answers tell which way it goes. */
export function coversOfProtocol(witness: ProtocolWitness, executable: Executable, execution: Execution): Covers {
  const told = (kind: Site['kind']): readonly string[] => sorted(witness.sites.filter((site) => site.kind === kind && isTold(witness, executable, execution, site)).map(({ name }) => name));
  const { answers } = execution;
  return {
    guards: told('guard'), roundings: told('rounding'),
    refusals: sorted(answers.flatMap(({ code }) => (code === 'OK' ? [] : [code]))),
    transitions: sorted(executable.events.flatMap((event, at) => (answers[at]?.code === 'OK' ? [typeOf(event)] : []))),
  };
}
