import fc from 'fast-check';
import type { Design } from '../../kernel/design.js';
import type { Mechanism } from '../../machine/mechanism.js';
import type { Observation } from '../../market/index.js';
import { Campaign, strideOf } from './campaign.js';
import { type CorpusEntry, entryOf } from './corpus.js';
import { type Counterexample, shortestOf } from './counterexample.js';
import { guaranteeOf } from './hunt.js';
import { type Draft, drafts, type Mix, type Plan, usualMix } from './plan.js';

/** What all batches of a campaign have in common. It can be cloned, so that workers can be told. */
export interface Setup {
  readonly kind: 'search';
  readonly design: Design;
  /** Observations of a given path; a share of the runs follows it where there are any. */
  readonly given: readonly Observation[];
  /** Runs of the whole campaign, all shards. */
  readonly runs: number;
}

/** A few runs, judged together. */
export interface Batch {
  readonly kind: 'batch';
  readonly seed: number;
  /** One for each run; null where it is drawn from the seed. */
  readonly drafts: readonly (Draft | null)[];
  /** Names that earlier runs reached. */
  readonly known: ReadonlySet<string>;
  /** Ids of the guarantees that nothing has broken yet. */
  readonly guarantees: readonly string[];
}

/** A plan that breaks a guarantee, to be made short. */
export interface Shortening {
  readonly kind: 'shortening';
  readonly guarantee: string;
  readonly draft: Draft;
}

export type Job = Batch | Shortening;

/** What a batch says of one guarantee: how often it was put to the test, and the first plan that broke it. */
export interface BatchTally {
  readonly id: string;
  readonly judged: number;
  readonly brokenBy: Draft | null;
}

export interface BatchResult {
  readonly kind: 'batch';
  readonly runs: number;
  readonly edges: number;
  readonly tallies: readonly BatchTally[];
  /** Names that its runs reached, with how many of them did. */
  readonly reached: ReadonlyMap<string, number>;
  /** Plans that reached what was not among the known names, with those names. */
  readonly found: readonly CorpusEntry[];
}

export interface ShorteningResult {
  readonly kind: 'shortening';
  readonly counterexample: Counterexample | null;
}

export type JobResult = BatchResult | ShorteningResult;

/** The conditions of a search: a share of its runs follows a given path where there is one. */
const mixWith = (given: readonly Observation[]): Mix => (given.length === 0 ? usualMix : { ...usualMix, given: 2 });

/** The plans of a batch: those that are given, and the others drawn, the same for the same seed. */
function draftsOf({ seed, drafts: asked }: Batch, given: readonly Observation[]): readonly Draft[] {
  const drawn = fc.sample(drafts(mixWith(given)), { seed, numRuns: asked.length });
  return asked.flatMap((draft, place) => draft ?? drawn[place] ?? []);
}

function resultOf(mechanism: Mechanism<Design>, { design, given, runs }: Setup, batch: Batch, onRun: () => void): BatchResult {
  const guarantees = batch.guarantees.map((id) => guaranteeOf(mechanism, id));
  const campaign = new Campaign(mechanism, guarantees, undefined, batch.known);
  const planned = draftsOf(batch, given);
  const known = new Set(batch.known);
  const found: CorpusEntry[] = [];
  const reached = new Map<string, number>();
  for (const draft of planned) {
    const plan: Plan = { design, ...draft };
    const names = campaign.attempt(plan, given, strideOf(runs));
    for (const name of names) reached.set(name, (reached.get(name) ?? 0) + 1);
    const novel = [...names].filter((name) => !known.has(name));
    if (novel.length > 0) found.push(entryOf(draft, novel));
    for (const name of novel) known.add(name);
    onRun();
  }
  const tallies = guarantees.map((guarantee): BatchTally => {
    const { judged, brokenIn } = campaign.tallyOf(guarantee);
    return { id: guarantee.id, judged, brokenBy: brokenIn === null ? null : (planned[brokenIn] ?? null) };
  });
  return { kind: 'batch', runs: campaign.runs, edges: campaign.edges, tallies, reached, found };
}

/** Does the jobs of one campaign. @param onRun called after each run */
export const answering = (mechanism: Mechanism<Design>, setup: Setup, onRun: () => void = () => undefined) => (job: Job): JobResult => {
  if (job.kind === 'batch') return resultOf(mechanism, setup, job, onRun);
  const { design, given } = setup;
  return { kind: 'shortening', counterexample: shortestOf(mechanism, guaranteeOf(mechanism, job.guarantee), { design, ...job.draft }, given, mixWith(given)) };
};
