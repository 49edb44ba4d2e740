import { type Either, left, right } from 'fp-ts/lib/Either.js';
import type { Design } from '../../kernel/design.js';
import type { Mechanism } from '../../machine/mechanism.js';
import { stepwise } from '../../mechanisms/stepwise/mechanism.js';
import type { Assurance } from './assurance.js';
import type { CampaignPart, Shard } from './campaign-part.js';
import { disagreementOf } from './disagreement.js';
import type { Assured, Evidence, SearchedShard, Searching } from './evidence.js';
import type { MergeRefusal } from './merge-refusal.js';
import { evidenceInOrder, shorterTrace } from './order.js';
import { joinedReach } from './reach.js';
import { verdictOf } from './verdict.js';

/** Shards by their index; where both have one, they were found to say the same of it. */
function joinedShards<S extends { readonly index: number }>(one: readonly S[], other: readonly S[]): readonly S[] {
  const byIndex = new Map([...one, ...other].map((shard) => [shard.index, shard]));
  return [...byIndex.values()].sort((first, second) => first.index - second.index);
}

const isSearch = (evidence: Evidence): evidence is Searching => evidence.kind === 'search';

/** What shards of one campaign say together. */
export function searchingOf(seed: number, shards: readonly SearchedShard[]): Searching {
  const sum = (of: (shard: SearchedShard) => number): number => shards.reduce((total, shard) => total + of(shard), 0);
  return { kind: 'search', seed, runs: sum(({ runs }) => runs), judged: sum(({ judged }) => judged), shards };
}

function joinedEvidence(one: readonly Evidence[], other: readonly Evidence[]): readonly Evidence[] {
  const all = [...one, ...other];
  const rest = all.filter((evidence) => !isSearch(evidence));
  const searches = all.filter(isSearch);
  const [first] = searches;
  if (first === undefined) return evidenceInOrder(rest);
  const shards = searches.reduce<readonly SearchedShard[]>((sum, search) => joinedShards(sum, search.shards), []);
  return evidenceInOrder([...rest, searchingOf(first.seed, shards)]);
}

function joinedGuarantee(one: Assured, other: Assured, mechanism: Mechanism<Design>): Assured {
  const evidence = joinedEvidence(one.evidence, other.evidence);
  const trace = shorterTrace(one.trace, other.trace, mechanism);
  return { ...one, evidence, trace, verdict: verdictOf(evidence, trace !== null) };
}

const joinedCampaign = (one: CampaignPart, other: CampaignPart): CampaignPart => ({ ...one, shards: joinedShards<Shard>(one.shards, other.shards) });

/** Two reports that do not disagree, as one. */
const joined = (one: Assurance, other: Assurance, mechanism: Mechanism<Design>): Assurance => ({
  ...one,
  campaign: joinedCampaign(one.campaign, other.campaign),
  coverage: joinedReach(one.coverage, other.coverage),
  guarantees: one.guarantees.map((each, place) => joinedGuarantee(each, other.guarantees[place] ?? each, mechanism)),
});

/** Where a report disagrees with those before it: what they say together tells whether, each by itself with which. */
function refusalAt(reports: readonly Assurance[], place: number, sum: Assurance): MergeRefusal | null {
  const report = reports[place];
  const found = report === undefined ? null : disagreementOf(sum, report);
  if (report === undefined || found === null) return null;
  const before = reports.slice(0, place).findIndex((earlier) => disagreementOf(earlier, report) !== null);
  return { ...found, between: [Math.max(before, 0), place] };
}

/**
 * Reports of parts of one campaign as one report: the same whatever their order and however they were merged before, and a part that
 * stands twice counts once. Refuses none at all, reports of other designs, dialects, seeds or budgets, and parts that disagree.
 */
export function mergeAssurance(reports: readonly Assurance[], mechanism: Mechanism<Design> = stepwise): Either<MergeRefusal, Assurance> {
  const [first, ...others] = reports;
  if (first === undefined) return left({ code: 'NOTHING_TO_MERGE', between: [0, 0], path: '', expected: 'a report at least', found: 'none' });
  let sum = first;
  for (const [place, report] of others.entries()) {
    const refusal = refusalAt(reports, place + 1, sum);
    if (refusal !== null) return left(refusal);
    sum = joined(sum, report, mechanism);
  }
  return right(sum);
}
