import { existsSync, readFileSync } from 'node:fs';
import * as t from 'io-ts';
import type { Answering } from '../format/answer.js';
import type { SiteKind, watched } from './watch.js';

/** One place in the kernel that decides or rounds. */
export interface Site {
  /** File, function and text, as in `step.exchange: seized <= pair.held`. */
  readonly name: string;
  readonly kind: SiteKind;
}

/** The machine with each decision and rounding of its kernel watched. */
export interface Witness {
  readonly answersOf: Answering;
  readonly watched: typeof watched;
  readonly sites: readonly Site[];
}

const isWitness = (parts: unknown): parts is Witness => typeof parts === 'object' && parts !== null && 'answersOf' in parts && 'watched' in parts && 'sites' in parts;

/** Beside `dist/src` in a build, and beside `src` among sources. */
const place = (file: string): URL => new URL(`../../../traced/witnessed/${file}`, import.meta.url);

const partsOf = (module: unknown): object => (typeof module === 'object' && module !== null ? module : {});

const sitesCodec = t.readonlyArray(t.type({ name: t.string, kind: t.keyof({ guard: null, choice: null, rounding: null }) }));

/** Every place that the watched machine watches, in the order of the sources; none where it was not built. */
export function knownSites(): readonly Site[] {
  if (!existsSync(place('sites.json'))) return [];
  const sites = sitesCodec.decode(JSON.parse(readFileSync(place('sites.json'), 'utf8')));
  return sites._tag === 'Right' ? sites.right : [];
}

/** Loads the watched machine; null where it was not built, as among bare sources. */
export async function loadWitness(): Promise<Witness | null> {
  if (!existsSync(place('sites.json'))) return null;
  const answer: unknown = await import(place('src/vectors/format/answer.js').href);
  const watch: unknown = await import(place('src/vectors/witness/watch.js').href);
  const parts: unknown = { ...partsOf(answer), ...partsOf(watch), sites: knownSites() };
  return isWitness(parts) ? parts : null;
}
