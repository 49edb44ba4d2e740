import * as t from 'io-ts';
import type { Kind, Theme } from '../../../properties/guarantee.js';
import type { Design } from '../../kernel/design.js';
import { refuse } from '../../machine/input.js';
import type { Mechanism } from '../../machine/mechanism.js';
import { exact, sum } from '../../machine/records.js';
import { decodeDesignFile, type DesignFile, encodeDesignFile } from '../../mechanisms/stepwise/parameters/design-file.js';
import { decodeTrace, encodeTrace, type Trace, traceFormat } from '../trace.js';
import { type Assurance, assuranceFormat } from './assurance.js';
import { mostRuns, mostShards } from './campaign-part.js';
import { embedded } from './embedded.js';
import type { Assured, Evidence, Exploration, Verdict } from './evidence.js';

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

/** A whole number in [least, most], bare: counts lose no digit in a double. */
function wholeNumber(least: number, most: number): t.Type<number, unknown> {
  const expected = most === Number.MAX_SAFE_INTEGER ? `a whole number of at least ${least.toString()}` : `a whole number in [${least.toString()}, ${most.toString()}]`;
  const is = (value: unknown): value is number => typeof value === 'number' && Number.isSafeInteger(value) && value >= least && value <= most;
  return new t.Type<number, unknown>(expected, is, (value, context) => (is(value) ? t.success(value) : refuse('MALFORMED', expected, value, context)), (number) => number);
}

const count = wholeNumber(0, Number.MAX_SAFE_INTEGER);
const runs = wholeNumber(0, mostRuns);
const index = wholeNumber(0, mostShards - 1);
const shards = wholeNumber(1, mostShards);
const seed = wholeNumber(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
const sentences = t.readonlyArray(t.string, 'a list of sentences');

/** One of a few words; the record makes sure that none is forgotten. */
const word = <W extends string>(words: Readonly<Record<W, null>>): t.Type<W, unknown> =>
  t.keyof(words, Object.keys(words).map((each) => `"${each}"`).join(' or '));

const verdict = word<Verdict>({ proved: null, exhausted: null, tested: null, refuted: null, open: null });
const kind = word<Kind>({ always: null, step: null, eventually: null });
const theme = word<Theme>({
  Conservation: null, 'No liquidation without cause': null, 'No overliquidation': null, Health: null, Solvency: null, Auction: null, Liveness: null,
  'Rounding and determinism': null,
});

const nullOr = <A>(codec: t.Type<A, unknown>): t.Type<A | null, unknown> => new t.Type<A | null, unknown>(
  `${codec.name}, or null`,
  (value): value is A | null => value === null || codec.is(value),
  (value, context) => (value === null ? t.success(null) : codec.validate(value, context)),
  (value) => (value === null ? null : codec.encode(value)),
);

const stop: t.Type<Exploration['stoppedBy'], unknown> = nullOr(word({ states: null, memory: null, interrupt: null, crash: null }));

const evidence: t.Type<Evidence, unknown> = sum('evidence', 'kind', {
  proof: exact('a proof', { kind: t.literal('proof'), assumptions: sentences, obligations: count, discharged: count, isInductive: t.boolean, paths: count }),
  exploration: exact('an exploration', { kind: t.literal('exploration'), assumptions: sentences, states: count, edges: count, depth: count, judged: count, stoppedBy: stop }),
  search: exact('a search', {
    kind: t.literal('search'), seed, runs: count, judged: count,
    shards: t.readonlyArray(exact('what a shard says', { index, of: shards, runs, judged: count }), 'a list of shards'),
  }),
  walk: exact('a walk', { kind: t.literal('walk'), prices: t.string, observations: count, judged: count }),
});

const names = exact('names that were reached or not', { reached: t.readonlyArray(t.string, 'a list of names'), missing: t.readonlyArray(t.string, 'a list of names') });
const coverage = exact('what was reached', { phases: names, transitions: names, guardSides: names, refusals: names });
const campaign = exact('a part of a campaign', {
  seed, runs, of: shards,
  shards: t.readonlyArray(exact('a shard', { index, runs, edges: count }), 'a list of shards'),
});

const design: t.Type<DesignFile, unknown> = embedded('a design file', {
  is: (value): value is DesignFile => isRecord(value) && 'design' in value && 'numeraire' in value,
  decode: (text) => decodeDesignFile(text, 'json'),
  encode: encodeDesignFile,
});

const trace = (mechanism: Mechanism<Design>): t.Type<Trace, unknown> => embedded('a trace', {
  is: (value): value is Trace => isRecord(value) && value['format'] === traceFormat,
  decode: (text) => decodeTrace(text, mechanism),
  encode: (value) => encodeTrace(value, mechanism),
});

const assured = (mechanism: Mechanism<Design>): t.Type<Assured, unknown> => exact('a guarantee', {
  id: t.string, theme, kind, claim: t.string, why: t.string, promised: t.boolean, verdict,
  evidence: t.readonlyArray(evidence, 'a list of evidence'), trace: nullOr(trace(mechanism)),
});

/** The written form of an assurance; whether its parts agree is another question. */
export const assuranceShape = (mechanism: Mechanism<Design>): t.Type<Assurance, unknown> => exact('an assurance', {
  format: t.literal(assuranceFormat), dialect: t.string, design, campaign, coverage, guarantees: t.readonlyArray(assured(mechanism), 'a list of guarantees'),
});
