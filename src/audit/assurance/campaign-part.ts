/** Most runs and shards of a campaign: their product is still an exact number. */
export const mostRuns = 2 ** 32 - 1;
export const mostShards = 2 ** 20;

/** One shard of a campaign, as far as it came. */
export interface Shard {
  /** Counted from zero. */
  readonly index: number;
  /** Runs that it made: fewer than its share where it was interrupted. */
  readonly runs: number;
  /** Accepted steps that it judged. */
  readonly edges: number;
}

/** Which part of a campaign stands behind a report: all of it where every shard is there and came to its end. */
export interface CampaignPart {
  readonly seed: number;
  /** Runs of all shards, done or not. */
  readonly runs: number;
  /** How many shards the campaign has. */
  readonly of: number;
  /** Those that are there, in ascending order; none where nothing was searched. */
  readonly shards: readonly Shard[];
}

/** Which runs of a campaign belong to a shard: `[first, first + count)`. Shards differ by one run at most, and together are the campaign. */
export function shareOf({ runs, of }: Pick<CampaignPart, 'runs' | 'of'>, index: number): { readonly first: number; readonly count: number } {
  const first = Math.floor((runs * index) / of);
  return { first, count: Math.floor((runs * (index + 1)) / of) - first };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

export const runsOf = ({ shards }: CampaignPart): number => sum(shards.map(({ runs }) => runs));
export const edgesOf = ({ shards }: CampaignPart): number => sum(shards.map(({ edges }) => edges));

/** Whether every shard is there and made all of its runs; nothing is missing where no runs were asked for. */
export const isWhole = (part: CampaignPart): boolean =>
  part.runs === 0 || (part.shards.length === part.of && part.shards.every(({ index, runs }) => runs === shareOf(part, index).count));
