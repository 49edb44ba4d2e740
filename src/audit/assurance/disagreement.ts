import { canonical } from '../../machine/canonical.js';
import { encodeDesignFile } from '../../mechanisms/stepwise/parameters/design-file.js';
import type { Assurance } from './assurance.js';
import type { Assured, Evidence, Exploration, Searching } from './evidence.js';
import { differenceOf, type Disagreement, type MergeCode } from './merge-refusal.js';
import { allOf, type Reach } from './reach.js';

/** What two reports must have in common, and where it stands in them. */
interface Common {
  readonly code: MergeCode;
  readonly path: string;
  readonly of: (report: Assurance) => unknown;
}

const plainOf = (text: string): unknown => JSON.parse(text);

const told = ({ id, theme, kind, claim, why, promised }: Assured) => ({ id, theme, kind, claim, why, promised });

const namesIn = ({ phases, transitions, guardSides, refusals }: Reach) =>
  ({ phases: allOf(phases), transitions: allOf(transitions), guardSides: allOf(guardSides), refusals: allOf(refusals) });

const common: readonly Common[] = [
  { code: 'OTHER_DIALECT', path: 'dialect', of: ({ dialect }) => dialect },
  { code: 'OTHER_DESIGN', path: 'design.name', of: ({ design: { design } }) => design.name },
  { code: 'OTHER_DESIGN', path: 'design', of: ({ design }) => plainOf(encodeDesignFile(design)) },
  { code: 'OTHER_SEED', path: 'campaign.seed', of: ({ campaign }) => campaign.seed },
  { code: 'OTHER_BUDGET', path: 'campaign.runs', of: ({ campaign }) => campaign.runs },
  { code: 'OTHER_BUDGET', path: 'campaign.of', of: ({ campaign }) => campaign.of },
  { code: 'OTHER_GUARANTEES', path: 'guarantees', of: ({ guarantees }) => guarantees.map(({ id }) => id) },
  { code: 'OTHER_GUARANTEES', path: 'guarantees', of: ({ guarantees }) => guarantees.map(told) },
  { code: 'OTHER_NAMES', path: 'coverage', of: ({ coverage }) => namesIn(coverage) },
];

/** Where both speak of one thing, the first about which they say two. */
function firstClash<T>(one: readonly T[], other: readonly T[], isSame: (mine: T, theirs: T) => boolean): readonly [T, T] | null {
  for (const theirs of other) {
    const mine = one.find((each) => isSame(each, theirs));
    if (mine !== undefined && canonical(mine) !== canonical(theirs)) return [mine, theirs];
  }
  return null;
}

const indexed = (one: { readonly index: number }, other: { readonly index: number }): boolean => one.index === other.index;

const shardsOf = (evidence: readonly Evidence[]) => evidence.filter((each): each is Searching => each.kind === 'search').flatMap(({ shards }) => shards);

/** Only what came to its end must agree: budgets end where they end. */
const isFinished = (evidence: Evidence): evidence is Exploration => evidence.kind === 'exploration' && evidence.stoppedBy === null;
const ofOneSetting = (one: Exploration, other: Exploration): boolean => canonical(one.assumptions) === canonical(other.assumptions);

/** What one thing that both speak of is, and in what they differ. */
function clash(code: MergeCode, what: string, [mine, theirs]: readonly [unknown, unknown]): Disagreement | null {
  const found = differenceOf(mine, theirs, '');
  return found === null ? null : { code, ...found, path: `${what}: ${found.path.replace(/^\./, '')}` };
}

function disagreementAbout(one: Assured, other: Assured): Disagreement | null {
  const shards = firstClash(shardsOf(one.evidence), shardsOf(other.evidence), indexed);
  if (shards !== null) return clash('SHARD_DISAGREES', `${one.id}, shard ${shards[1].index.toString()}`, shards);
  const explorations = firstClash(one.evidence.filter(isFinished), other.evidence.filter(isFinished), ofOneSetting);
  return explorations === null ? null : clash('EXPLORATION_DISAGREES', `${one.id}, exploration`, explorations);
}

/**
 * What keeps two reports from being parts of one; null where nothing does. Two traces never disagree: each breaks its guarantee
 * whenever it is replayed.
 */
export function disagreementOf(one: Assurance, other: Assurance): Disagreement | null {
  for (const { code, path, of } of common) {
    const found = differenceOf(of(one), of(other), path);
    if (found !== null) return { code, ...found };
  }
  const shards = firstClash(one.campaign.shards, other.campaign.shards, indexed);
  if (shards !== null) return clash('SHARD_DISAGREES', `shard ${shards[1].index.toString()}`, shards);
  for (const [place, mine] of one.guarantees.entries()) {
    const about = disagreementAbout(mine, other.guarantees[place] ?? mine);
    if (about !== null) return about;
  }
  return null;
}
