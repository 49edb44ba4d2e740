import { right } from 'fp-ts/lib/Either.js';
import type { AssureOptions } from '../../audit/assure.js';
import type { ShardChoice } from '../../audit/search/steering.js';
import { stepwise } from '../../mechanisms/stepwise/mechanism.js';
import { type NamedDesign, readDesign, usable } from '../input/design.js';
import { countOption, wordOption } from '../input/options.js';
import { type PriceTexts, readPrices } from '../input/prices.js';
import { inputProblem, type Read } from '../input/text.js';
import { type AssuranceFormat, assuranceFormats, formatFor } from '../output/assurance/formats.js';
import type { Surroundings } from '../surroundings.js';
import { readCorpus } from './corpus.js';
import { readProofs } from './proofs.js';
import { type WalkedPath, walkedPath } from './walked.js';

/** What the command line says of an audit, unread. */
export interface AuditTexts extends Omit<PriceTexts, 'prices'> {
  readonly prices?: string;
  readonly runs: string;
  readonly seed: string;
  readonly states: string;
  readonly jobs?: string;
  readonly shard?: string;
  readonly corpus?: string;
  readonly guarantee?: readonly string[];
  readonly promised?: boolean;
  readonly proofs?: readonly string[];
  readonly json?: boolean;
  readonly format?: string;
  readonly report?: string;
  readonly out: string;
}

/** An audit that is ready to go. */
export interface Prepared {
  readonly found: NamedDesign;
  readonly walked: WalkedPath | null;
  readonly options: AssureOptions;
  readonly format: AssuranceFormat;
  /** Why a proof that ships shows nothing here. */
  readonly note: string | null;
}

/** Ids of the guarantees to look at: those that are named, those that the design promises, or all. */
function chosenGuarantees({ design }: NamedDesign, { guarantee = [], promised }: AuditTexts): Read<readonly string[]> {
  const known = stepwise.guarantees.map(({ id }) => id);
  const unknown = guarantee.find((id) => !known.includes(id));
  if (unknown !== undefined) return inputProblem('UNKNOWN_KEY', '--guarantee', known.join(', '), JSON.stringify(unknown));
  const named = guarantee.length === 0 ? known : known.filter((id) => guarantee.includes(id));
  const isPromised = (id: string): boolean => stepwise.guarantees.some((each) => each.id === id && each.promisedBy(design));
  return right(promised === true ? named.filter(isPromised) : named);
}

/** fast-check's seeds are integers of 32 bits. */
const mostSeed = 2_147_483_647;

/** Counts that must fit: each of at least the number beside it. */
function countsOf(texts: AuditTexts): Read<{ readonly runs: number; readonly seed: number; readonly states: number; readonly jobs: number | null }> {
  const runs = countOption('--runs', texts.runs, 1);
  if (runs._tag === 'Left') return runs;
  const seed = countOption('--seed', texts.seed, 0);
  if (seed._tag === 'Left') return seed;
  if (seed.right > mostSeed) return inputProblem('OUT_OF_RANGE', '--seed', `a whole number up to ${mostSeed.toString()}`, texts.seed);
  const states = countOption('--states', texts.states, 0);
  if (states._tag === 'Left') return states;
  const jobs = texts.jobs === undefined ? right(null) : countOption('--jobs', texts.jobs, 1);
  return jobs._tag === 'Left' ? jobs : right({ runs: runs.right, seed: seed.right, states: states.right, jobs: jobs.right });
}

/** "3/16": the third of sixteen. */
function shardOption(text: string | undefined): Read<ShardChoice | null> {
  if (text === undefined) return right(null);
  const [, place, of] = /^([1-9][0-9]{0,6})\/([1-9][0-9]{0,6})$/.exec(text) ?? [];
  const shard = { index: Number(place) - 1, of: Number(of) };
  return shard.index < shard.of ? right(shard) : inputProblem('MALFORMED', '--shard', 'a part of a whole such as 3/16', JSON.stringify(text));
}

function formatOption({ format, json, report }: AuditTexts): Read<AssuranceFormat> {
  if (format !== undefined) return wordOption('--format', format, assuranceFormats);
  return right(json === true ? 'json' : formatFor(report));
}

/** Bytes that the tables of states may take. */
const mostBytes = 2 ** 30;

/** Reads all that an audit needs, and walks the given prices; refuses what cannot be read before anything is written. */
export function prepared(argument: string, texts: AuditTexts, surroundings: Surroundings): Read<Prepared> {
  const read = readDesign(argument, surroundings);
  const found = read._tag === 'Left' ? read : usable(read.right);
  if (found._tag === 'Left') return found;
  const counts = countsOf(texts);
  if (counts._tag === 'Left') return counts;
  const guarantees = chosenGuarantees(found.right, texts);
  if (guarantees._tag === 'Left') return guarantees;
  const shard = shardOption(texts.shard);
  if (shard._tag === 'Left') return shard;
  const format = formatOption(texts);
  if (format._tag === 'Left') return format;
  const corpus = texts.corpus === undefined ? right([]) : readCorpus(texts.corpus);
  if (corpus._tag === 'Left') return corpus;
  const proofs = readProofs(found.right, texts.proofs, surroundings);
  if (proofs._tag === 'Left') return proofs;
  const { runs, seed, states, jobs } = counts.right;
  const options: AssureOptions = {
    runs, seed, guarantees: guarantees.right, known: proofs.right.found, corpus: corpus.right, signal: surroundings.interrupted,
    exploration: states === 0 ? null : { states, bytes: mostBytes },
    ...(jobs === null ? {} : { jobs }), ...(shard.right === null ? {} : { shard: shard.right }),
  };
  const rest = { found: found.right, format: format.right, note: proofs.right.note };
  if (texts.prices === undefined) return right({ ...rest, walked: null, options });
  const prices = readPrices(found.right, { ...texts, prices: texts.prices });
  if (prices._tag === 'Left') return prices;
  const walked = walkedPath(found.right, prices.right);
  if (walked._tag === 'Left') return walked;
  const known = walked.right.found.filter(({ id }) => guarantees.right.includes(id));
  return right({ ...rest, walked: walked.right, options: { ...options, path: walked.right.observations, known: [...known, ...proofs.right.found] } });
}
