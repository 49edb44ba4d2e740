import type { Guarantee } from '../../../properties/guarantee.js';
import type { Design } from '../../kernel/design.js';
import type { InputError } from '../../machine/input.js';
import type { Mechanism } from '../../machine/mechanism.js';
import { stepwise } from '../../mechanisms/stepwise/mechanism.js';
import type { DesignFile } from '../../mechanisms/stepwise/parameters/design-file.js';
import { guaranteeOf } from '../search/hunt.js';
import type { Trace } from '../trace.js';
import { type Assurance, assuranceFormat } from './assurance.js';
import type { Shard } from './campaign-part.js';
import { errorsIn } from './consistency.js';
import type { Assured, Evidence, Searching } from './evidence.js';
import { searchingOf } from './merge.js';
import { evidenceInOrder } from './order.js';
import type { Reach } from './reach.js';
import { verdictOf } from './verdict.js';

/** What was found about one guarantee, by whatever means. */
export interface Found {
  readonly id: string;
  readonly evidence: readonly Evidence[];
  /** The shortest run that breaks it. */
  readonly trace: Trace | null;
}

/** What one audit did: all of a campaign, one shard of it, or nothing of it. */
export interface Audited {
  readonly seed: number;
  /** Runs of all shards. */
  readonly runs: number;
  /** How many shards there are; one where the campaign was not divided. */
  readonly of: number;
  /** The shard that was run; null where nothing was searched. */
  readonly shard: Shard | null;
}

/** All that an audit knows, before it is said what that amounts to. */
export interface AssuranceInput {
  readonly file: DesignFile;
  readonly campaign: Audited;
  readonly coverage: Reach;
  readonly findings: readonly Found[];
}

/** An assurance that contradicts itself, or a counterexample that breaks nothing when it is replayed: a mistake of whoever found it. */
export class Inconsistent extends Error {
  override readonly name = 'Inconsistent';
  constructor(readonly errors: readonly InputError[]) {
    super(errors.map(({ path, expected, found }) => `${path}: expected ${expected}, found ${found}`).join('; '));
  }
}

/** What one shard says of a guarantee. @param judged edges, probes or whole runs that were evidence */
export const searched = ({ seed, of }: Audited, { index, runs }: Shard, judged: number): Searching => searchingOf(seed, [{ index, of, runs, judged }]);

function assured({ design }: DesignFile, guarantee: Guarantee<Design>, { evidence, trace }: Found): Assured {
  const { id, theme, kind, claim, why } = guarantee;
  const verdict = verdictOf(evidence, trace !== null);
  return { id, theme, kind, claim, why, promised: guarantee.promisedBy(design), verdict, evidence: evidenceInOrder(evidence), trace };
}

/**
 * What an audit amounts to: one verdict for each guarantee that has a finding, in the order of the registry.
 * An unknown guarantee, evidence that contradicts the campaign, or a trace that breaks nothing is a mistake of ours and throws.
 */
export function assuranceOf({ file, campaign: { seed, runs, of, shard }, coverage, findings }: AssuranceInput, mechanism: Mechanism<Design> = stepwise): Assurance {
  const found = new Map(findings.map((finding) => [guaranteeOf(mechanism, finding.id).id, finding]));
  const assurance: Assurance = {
    format: assuranceFormat,
    dialect: mechanism.dialect,
    design: file,
    campaign: { seed, runs, of, shards: shard === null ? [] : [shard] },
    coverage,
    guarantees: mechanism.guarantees.flatMap((guarantee) => {
      const finding = found.get(guarantee.id);
      return finding === undefined ? [] : [assured(file, guarantee, finding)];
    }),
  };
  const errors = errorsIn(mechanism, assurance);
  if (errors.length > 0) throw new Inconsistent(errors);
  return assurance;
}
