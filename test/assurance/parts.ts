import fc from 'fast-check';
import { assuranceOf, type Found, searched } from '../../src/audit/assurance/assemble.js';
import type { Assurance } from '../../src/audit/assurance/assurance.js';
import { shareOf } from '../../src/audit/assurance/campaign-part.js';
import type { Evidence } from '../../src/audit/assurance/evidence.js';
import { namesOf } from '../../src/audit/assurance/reach.js';
import { explored, file, proof, toxicStep, walked } from './sample.js';

const ids = ['collateral-is-conserved', 'no-toxic-spiral', 'never-stuck'] as const;
const phases = ['atRisk', 'healthy', 'settled', 'unwinding.ready'];

/** Evidence that is not of runs, and that some shard's machine may have made beside them. */
const others: readonly Evidence[] = [explored, { ...explored, stoppedBy: 'memory', states: 7 }, { ...explored, assumptions: ['Another setting.'] }, proof, walked];

/** What one shard of a campaign came to. */
interface Outcome {
  readonly edges: number;
  readonly judged: readonly number[];
  readonly reached: readonly string[];
  readonly others: readonly Evidence[];
  /** How it breaks the guarantee that breaks: by traces that differ in length and text. */
  readonly broken: { readonly repeats: number; readonly seed: number } | null;
}

const outcome: fc.Arbitrary<Outcome> = fc.record({
  edges: fc.nat(1_000),
  judged: fc.tuple(...ids.map(() => fc.nat(3))),
  reached: fc.subarray(phases),
  others: fc.subarray([...others]),
  broken: fc.option(fc.record({ repeats: fc.nat(2), seed: fc.nat(12) })),
});

/** A campaign, and what each of its shards came to. */
export interface Campaigned {
  readonly runs: number;
  readonly outcomes: readonly Outcome[];
}

export const campaigns: fc.Arbitrary<Campaigned> = fc.record({ runs: fc.integer({ min: 5, max: 60 }), outcomes: fc.array(outcome, { minLength: 1, maxLength: 5 }) });

/** The same counterexample after quotes that change nothing. */
function traceOf({ repeats, seed }: NonNullable<Outcome['broken']>) {
  const [quote, ...rest] = toxicStep.events;
  return { ...toxicStep, seed, events: quote === undefined ? rest : [...Array.from({ length: repeats + 1 }, () => quote), ...rest] };
}

/** The report of one shard. */
export function partOf({ runs, outcomes }: Campaigned, index: number): Assurance {
  const { edges, judged, reached, others: beside, broken } = outcomes[index] ?? { edges: 0, judged: [], reached: [], others: [], broken: null };
  const of = outcomes.length;
  const shard = { index, runs: shareOf({ runs, of }, index).count, edges };
  const campaign = { seed: 7, runs, of, shard };
  const none = namesOf([], () => true);
  const findings: readonly Found[] = ids.map((id, place) => ({
    id, evidence: [...beside, searched(campaign, shard, judged[place] ?? 0)], trace: id === 'no-toxic-spiral' && broken !== null ? traceOf(broken) : null,
  }));
  return assuranceOf({ file, campaign, coverage: { phases: namesOf(phases, (name) => reached.includes(name)), transitions: none, guardSides: none, refusals: none }, findings });
}

/** Some reports of shards of one campaign, in any order, some of them more than once. */
export const partsOfOne: fc.Arbitrary<readonly [Assurance, ...Assurance[]]> = campaigns.chain((campaign) => {
  const part = fc.nat(campaign.outcomes.length - 1).map((index) => partOf(campaign, index));
  return fc.tuple(part, fc.array(part, { maxLength: 6 })).map(([first, rest]) => [first, ...rest]);
});
